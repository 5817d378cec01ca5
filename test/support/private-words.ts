import type { Fact } from '../../src/core/fact.ts'
import { change, made, review } from './review.ts'

/** The small review in which every word that is not to be published begins with `zz`. */
export function withPrivate() {
  const journal = review()
  const source = (id: string, kind: string, more: object = {}) =>
    made('source.described', id, { kind, reference: { type: 'document', title: `${id} as titled` }, ...more })
  change(journal, [
    source('src_talk', 'interview', {
      reference: {
        type: 'interview',
        title: 'zzperson speaks',
        author: [{ family: 'zzfamily' }],
        url: 'https://zz.example',
      },
      country: 'zzcountry',
      setting: 'zzsetting',
      note: 'zznote',
    }),
    made('consent.recorded', 'cns_src_talk', { source: 'src_talk', uses: ['quoting with role'] }),
    made('encounter.held', 'enc_src_talk', { source: 'src_talk', setting: 'zzward' }),
    made('theory.answered', 'rpl_src_talk.cmoc_1', {
      source: 'src_talk',
      configuration: 'cmoc_1',
      says: 'refines',
      note: 'zzreply',
      by: 'per_ana',
    }),
    made('prompt.noted', 'pno_src_talk.a', {
      source: 'src_talk',
      prompt: 'a',
      asked: 'Does it work like this?',
      text: 'zzprompt',
      by: 'per_ana',
    }),
    source('src_shy', 'report', { reference: { type: 'report', title: 'zztitle', abstract: 'zzabstract' } }),
    source('src_open', 'report', { note: 'zzinner' }),
    made('meeting.held', 'mtg_1', {
      name: 'First round',
      date: '2024-01-02',
      people: ['per_ana'],
      guests: 'zzguests',
      notes: 'zzminutes',
      order: 1,
    }),
    made('document.attached', 'doc_1', {
      source: 'src_open',
      file: 'zzfile.pdf',
      mediaType: 'application/pdf',
      blob: 'a'.repeat(64),
    }),
    made('excerpt.made', 'exc_talk', { source: 'src_talk', quote: 'zzquote of a participant', memo: 'zzmemo' }),
    made('excerpt.made', 'exc_shy', { source: 'src_shy', quote: 'zzquote of a private source' }),
    made('excerpt.made', 'exc_one', {
      source: 'src_open',
      quote: 'zzquote marked private',
      selectors: [{ type: 'quote', exact: 'zzexact', prefix: 'zzprefix' }],
    }),
    made('excerpt.made', 'exc_long', {
      source: 'src_open',
      quote: 'one two three four five zzsix zzseven',
      memo: 'zzmemo',
    }),
    ...['talk', 'shy', 'one', 'long'].map((id) =>
      made('evidence.linked', `evd_${id}`, {
        configuration: 'cmoc_1',
        links: ['lnk_c'],
        source: id === 'talk' ? 'src_talk' : id === 'shy' ? 'src_shy' : 'src_open',
        excerpt: `exc_${id}`,
        stance: 'supports',
        ...(id !== 'long' && { memo: `zzmemo on ${id}`, locator: id === 'one' ? 'p. 3' : 'zzplace' }),
      }),
    ),
  ])
  change(journal, [
    ...[...journal.state.project.keys()].map(
      (id): Fact => ({ type: 'project.described', id, from: { quoteWords: null }, to: { quoteWords: 5 } }),
    ),
    {
      ...made('theory.refined', 'rfn_1', {
        kind: 'support',
        parents: ['cmoc_1'],
        children: ['cmoc_1'],
        basis: 'reported',
        meeting: 'mtg_1',
        order: 1,
      }),
      why: 'It held.',
    },
    made('words.withheld', 'wth_1', { thing: 'src_shy', by: 'per_ana' }),
    made('words.withheld', 'wth_2', { thing: 'exc_one', because: 'zzbecause', by: 'per_ana' }),
    made('version.frozen', 'ver_1', {
      name: 'First',
      kind: 'IRPT',
      order: 1,
      members: [{ configuration: 'cmoc_1', number: '1' }],
    }),
  ])
  return journal
}
