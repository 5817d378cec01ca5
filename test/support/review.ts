import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import { ana, carryOut, founded } from './journal.ts'

export const ben = 'per_ben' as Id<'per'>

/** A fact that something came to be, without the type's ceremony; a wrong one is refused when it is carried out. */
export const made = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact

/** Carries out changes that must be accepted. */
export function change(journal: Journal, changes: readonly Fact[], who: Id<'per'> = ana): void {
  const refusal = carryOut(journal, who, { do: 'change', changes: [...changes] })
  if (refusal) throw new Error(JSON.stringify(refusal))
}

const source = (id: string, family: string, more: object = {}) =>
  made('source.described', id, {
    kind: 'article',
    reference: { type: 'article-journal', title: `What ${family} found`, author: [{ family }], year: 2020 },
    ...more,
  })

const link = (id: string, configuration: string, slot: string, component: string, order: number) =>
  made('link.placed', id, { configuration, slot, component, order, status: 'hypothesised' })

const evidence = (id: string, source: string, stance: string, configuration: string, links: string[]) =>
  made('evidence.linked', id, { source, stance, configuration, links })

/**
 * A small review: two reviewers, one gate, three sources of which two are in, and a programme theory with a full
 * configuration (four slots, evidence on three of them) and one that nothing speaks to.
 */
export function review(): Journal {
  const journal = founded()
  change(journal, [made('person.joined', ben, { roles: ['reviewer'] })])
  change(journal, [
    made('stage.set', 'stg_rel', {
      name: 'Relevance',
      kind: 'relevance',
      order: 1,
      reviewers: 2,
      blinded: true,
      reasonNeeded: true,
    }),
    made('reason.listed', 'rsn_off', { stage: 'stg_rel', text: 'Off the subject', order: 1 }),
    source('src_adams', 'Adams', { entersAt: 'stg_rel', country: 'Scotland', uses: ['theory building'] }),
    source('src_brown', 'Brown', { entersAt: 'stg_rel', country: 'England' }),
    source('src_clark', 'Clark', { entersAt: 'stg_rel' }),
  ])
  for (const who of [ana, ben])
    for (const [id, verdict, reason] of [
      ['src_adams', 'include'],
      ['src_brown', 'include'],
      ['src_clark', 'exclude', 'rsn_off'],
    ] as const) {
      const refusal = carryOut(journal, who, {
        do: 'vote',
        source: id,
        stage: 'stg_rel',
        verdict,
        ...(reason && { reason }),
      })
      if (refusal) throw new Error(refusal.message)
    }
  change(journal, [
    made('theory.stated', 'pt_1', { title: 'Trust', order: 1 }),
    made('configuration.formed', 'cmoc_1', { title: 'Open books', template: 'tpl_dalkin', theory: 'pt_1', order: 1 }),
    made('configuration.formed', 'cmoc_2', { title: 'Bare', template: 'tpl_dalkin', theory: 'pt_1', order: 2 }),
    made('component.worded', 'cmp_past', { text: 'a history of rivalry' }),
    made('component.worded', 'cmp_open', { text: 'open accounts' }),
    made('component.worded', 'cmp_meet', { text: 'monthly meetings' }),
    made('component.worded', 'cmp_trust', { text: 'partners trust one another' }),
    made('component.worded', 'cmp_fast', { text: 'decisions are made sooner' }),
    link('lnk_c', 'cmoc_1', 'C', 'cmp_past', 1),
    link('lnk_open', 'cmoc_1', 'M-res', 'cmp_open', 2),
    link('lnk_meet', 'cmoc_1', 'M-res', 'cmp_meet', 3),
    link('lnk_rea', 'cmoc_1', 'M-rea', 'cmp_trust', 4),
    link('lnk_o', 'cmoc_1', 'O', 'cmp_fast', 5),
    evidence('evd_1', 'src_adams', 'supports', 'cmoc_1', ['lnk_open', 'lnk_o']),
    evidence('evd_2', 'src_brown', 'supports', 'cmoc_1', ['lnk_open', 'lnk_meet']),
    evidence('evd_3', 'src_brown', 'qualifies', 'cmoc_1', ['lnk_c']),
  ])
  return journal
}
