import { beforeAll, expect, test } from 'vitest'
import { knight } from '../../../test/support/knight.ts'
import { type Journal, stateAt } from '../journal.ts'
import { frozenAt } from '../theory/compare.ts'
import { check } from './check.ts'

let journal: Journal
beforeAll(async () => {
  journal = await knight()
})

/** The parts of the final configurations, by their initial or final ids. */
const six = [
  'cmoc_initial-1',
  'cmoc_final-2',
  'cmoc_initial-6',
  'cmoc_initial-7',
  'cmoc_initial-8',
  'cmoc_final-6',
] as const

/**
 * What the article leaves out or leaves unclear, item by item. The numbers are those of the list of gaps that the
 * founding review was read for; "beyond" marks what the checks find besides.
 */
const gaps: [gap: string, check: string, about: string[]][] = [
  // 5: thirteen policy documents are counted and eleven cited. All other counts agree with their lists.
  ['5 thirteen documents, eleven listed', 'count-differs', ['cnt_policy-documents']],
  // 5 again, where the methods say it in words of their own.
  ['5 thirteen documents in the methods', 'text-differs', ['psc_scoping']],
  // 3: no reasons for those screened out by title and abstract, nor for the 77 by full text.
  ['3 no reasons for 5,617', 'loss-without-reason', ['cnt_screened']],
  ['3 no reasons for 77', 'loss-without-reason', ['cnt_full-text']],
  // 3: databases, dates, duplicates and grey routes are not in the text, for the scoping nor for the main search.
  ['3 scoping not repeatable', 'search-incomplete', ['sch_scoping']],
  ['3 search not repeatable', 'search-incomplete', ['sch_main']],
  // 4: no agreement, no blinding, no count of conflicts, at any gate.
  ['4 no agreement', 'agreement-unknown', ['stg_relevance', 'stg_richness', 'stg_rigour']],
  // 6: eight of the eighteen also built the theory.
  [
    '6 built and tested',
    'built-and-tested',
    [
      'src_aunger-2022b',
      'src_bell-2022',
      'src_gordon-2020',
      'src_martin-2021',
      'src_miller-2020',
      'src_nicholson-2018',
      'src_round-2018',
      'src_urtaran-laresgoiti-2018',
    ],
  ],
  // 7: a realist review among the studies. Realist evaluations have data of their own and are no finding.
  ['7 a review among studies', 'secondary-as-primary', ['src_sims-2021']],
  // Beyond: the article cites papers and quotes none of them, for any of the six.
  ['beyond: no passage', 'no-passage', [...six]],
  // 11, and the reason why evidence hangs on links: parts that no citation group speaks to.
  ['11 context and reasoning of 1', 'link-without-evidence', ['cmoc_initial-1', 'lnk_1.C.1', 'lnk_1.M-rea.1']],
  ['beyond: outcomes of 2', 'link-without-evidence', ['cmoc_final-2', 'lnk_2.O.1', 'lnk_2.O.2']],
  ['beyond: parts of 3', 'link-without-evidence', ['cmoc_initial-6', 'lnk_3.M-res.1', 'lnk_3.M-rea.2', 'lnk_3.O.1']],
  [
    'beyond: reasoning of 4',
    'link-without-evidence',
    ['cmoc_initial-7', 'lnk_4.M-rea.1', 'lnk_4.M-rea.2', 'lnk_4.O.2'],
  ],
  [
    '11 context and reasoning of 5',
    'link-without-evidence',
    ['cmoc_initial-8', 'lnk_5.C.1', 'lnk_5.C.2', 'lnk_5.M-rea.1', 'lnk_5.O.2'],
  ],
  ['11 context of 6', 'link-without-evidence', ['cmoc_final-6', 'lnk_6.C.1']],
  // 2: the words of those that were merged or dropped are nowhere. Those that were refined have their final words now;
  // that their first ones are unpublished as well is found by looking at the initial theory (below).
  [
    '2 wording not given',
    'wording-unpublished',
    ['cmoc_initial-2', 'cmoc_initial-3', 'cmoc_initial-4', 'cmoc_initial-5', 'cmoc_initial-9'],
  ],
  // 11: contexts that are a stage of the project, an activity, an intervention or an aim. Those of 3 and 4 are circumstances.
  ['11 a project stage', 'context-as-intervention', ['cmoc_initial-1', 'lnk_1.C.1']],
  ['11 an activity', 'context-as-intervention', ['cmoc_final-2', 'lnk_2.C.1']],
  ['11 an intervention', 'context-as-intervention', ['cmoc_initial-8', 'lnk_5.C.2']],
  ['11 an aim', 'context-as-intervention', ['cmoc_final-6', 'lnk_6.C.1']],
  // 8: the claim is about England; titles name Ontario, Scotland and the Basque Country.
  [
    '8 claims and settings',
    'wider-than-settings',
    ['src_embuldeniya-2018', 'src_pearson-2018', 'src_urtaran-laresgoiti-2018', 'stm_england'],
  ],
  // 10: opposites are asserted in one sentence, and nothing in the theory is negative.
  ['10 opposites asserted', 'mirror-asserted', [...six, 'stm_mirrors']],
  ['10 nothing negative', 'nothing-against', [...six]],
  // 1: which became which. The drop of 3 has no pairing to infer.
  ['1 lineage', 'pairing-inferred', ['rfn_1', 'rfn_2', 'rfn_4', 'rfn_5', 'rfn_6', 'rfn_7']],
  // 9: two words for the initial theory.
  ['9 IRPT and IPT', 'terms-mixed', ['ver_irpt']],
]

test('the founding review’s own gaps are found: these and no others', () => {
  const found = check(journal.state).map(({ check, about }) => [check, [...about].sort()])
  expect(found).toEqual(gaps.map(([, name, about]) => [name, [...about].sort()]))
})

test('every gap of the list is found by some check', () => {
  const numbers = gaps.flatMap(([gap]) => Number.parseInt(gap, 10) || [])
  expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('as the initial theory was frozen, none of its nine configurations had words', () => {
  const initial = stateAt(journal.events, frozenAt(journal.events, 'ver_irpt') ?? 0)
  const found = check(initial).find(({ check }) => check === 'wording-unpublished')
  expect(found?.about).toHaveLength(9)
})

test('no mechanism of the six reads like an activity: their reasoning is what people think or feel', () => {
  expect(check(journal.state).filter(({ check }) => check === 'mechanism-as-activity')).toEqual([])
})

test('what a finding says can be checked against the article', () => {
  const says = check(journal.state).map(({ message }) => message)
  expect(says).toContain('“Policy and guidance documents analysed” is reported as 13; the project lists 11.')
  expect(says).toContain('77 records did not go on from “Screened by full text”; no reason is reported.')
  expect(says).toContain('None of the 59 pieces of evidence for six configurations comes with the words it rests on.')
  expect(says).toContain('Sims 2021 is a synthesis of others’ data and is evidence for five configurations.')
  expect(says).toContain(
    'Six lineage acts have parents or children that no publication names: 1 became 1, 2 and 9 became 6, 4 and 5 became 2, 6 became 3, 7 became 4 and 8 became 5.',
  )
})
