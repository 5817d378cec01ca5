import { posix } from 'node:path'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { rolls } from '../../../test/support/arbitrary.ts'
import { knight } from '../../../test/support/knight.ts'
import { grown } from '../../../test/support/laws.ts'
import { change, made, review } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import { shortened } from '../project/published.ts'
import { type SiteFile, site } from './site.ts'

/** Every address on a page that leads within the site, and every place it may be led to. */
function placesOf({ text }: SiteFile) {
  const [leads, anchors] = [[] as string[], [] as string[]]
  const parser = new Parser({
    onopentag(_, { href, src, id }) {
      for (const to of [href, src]) if (to !== undefined && !/^[a-z]+:/.test(to)) leads.push(to)
      if (id !== undefined) anchors.push(id)
    },
  })
  parser.end(text)
  return { leads, anchors }
}

/** Addresses of a site that lead nowhere, and places that are there twice on one page. */
function astray(files: readonly SiteFile[]): string[] {
  const places = new Map(
    files.map((file) => [file.path, file.path.endsWith('.html') ? placesOf(file) : { leads: [], anchors: [] }]),
  )
  return [...places].flatMap(([path, { leads, anchors }]) => [
    ...anchors.filter((id, i) => anchors.indexOf(id) !== i).map((id) => `${path}: ${id} twice`),
    ...leads.flatMap((to) => {
      const [page = '', place] = to.split('#')
      const target = places.get(page === '' ? path : posix.join(posix.dirname(path), page))
      if (!target) return [`${path}: ${to}`]
      return place === undefined || target.anchors.includes(place) ? [] : [`${path}: ${to}`]
    }),
  ])
}
const pagesOf = (files: readonly SiteFile[]) => files.filter(({ path }) => path.endsWith('.html'))

test('every address leads somewhere, in the founding review', async () => {
  const { state, events } = await knight()
  const files = site(state, { events })
  expect(astray(files)).toEqual([])
  expect(pagesOf(files).length).toBeGreaterThan(60)
  expect(files.find(({ path }) => path === 'configuration/cmoc_final-2.html')?.text).toContain('../source/')
})

test('every address leads somewhere, in any project', () => {
  fc.assert(
    fc.property(rolls(40), (asked) => {
      const { state, events } = grown(asked)
      expect(astray(site(state, { events }))).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('the same project gives the same bytes', async () => {
  const { state, events } = await knight()
  expect(site(state, { events })).toEqual(site((await knight()).state, { events }))
})

/** The small review in which every word that is not to be published begins with `zz`. */
function withPrivate() {
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

test('nothing that is private is anywhere on the site, and what is counted still counts', () => {
  const { state, events } = withPrivate()
  const files = site(state, { events })
  const found = files.flatMap(({ path, text }) => [...text.matchAll(/zz\w+/g)].map(([word]) => `${path}: ${word}`))
  expect(found).toEqual([])
  const page = files.find(({ path }) => path === 'configuration/cmoc_1.html')?.text ?? ''
  expect(page).toContain('one two three four five …')
  expect(page).toContain('Interview 1')
  expect(page.match(/kept private/g)?.length).toBe(4)
  expect(page).toMatch(/[Tt]hree sources? support the context/)
})

test('without the marks the same words are there, so the test above can fail', () => {
  const journal = withPrivate()
  change(journal, [
    ...[...journal.state.project.keys()].map(
      (id): Fact => ({ type: 'project.described', id, from: { quoteWords: 5 }, to: { quoteWords: null } }),
    ),
    ...[...journal.state.withheld].map(([id, from]): Fact => ({ type: 'words.withheld', id, from, to: null })),
  ])
  const { state, events } = journal
  const all = site(state, { events })
    .map(({ text }) => text)
    .join('')
  expect(all).toContain('zztitle')
  expect(all).toContain('zzsix')
  expect(all).toContain('First round')
})

test('nobody of the team is named unless it is asked for', () => {
  const { state, events } = review()
  const names = new Map([['per_ana', { name: 'Ana Author', initials: 'AA' }]] as const)
  const all = (files: readonly SiteFile[]) => files.map(({ text }) => text).join('')
  expect(all(site(state, { events }))).not.toContain('per_ana')
  expect(all(site(state, { events, names }))).not.toContain('per_ana')
})

test('a passage is cut after as many words as the team publishes, and never in the middle of one', () => {
  expect(shortened('one two three', 3)).toBe('one two three')
  expect(shortened('one two three.', 3)).toBe('one two three.')
  expect(shortened('one two three', 2)).toBe('one two …')
  expect(shortened('one two three', 0)).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(12), (quote, most) => {
      const short = shortened(quote, most)
      expect(short === quote || quote.startsWith(short.replace(/ …$/, ''))).toBe(true)
    }),
  )
})
