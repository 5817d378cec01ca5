import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { check, openFindingsAbout } from '../check/check.ts'
import type { Journal } from '../journal.ts'
import { coverage } from './coverage.ts'
import { gaps } from './insight/gaps.ts'
import { matrix } from './matrix.ts'
import { countingEvidence, setAsideBy, synthesesOn } from './synthesis.ts'

const refusal = (journal: Journal, to: object) =>
  carryOut(journal, ana, { do: 'change', changes: [made('synthesis.made', 'syn_1', to)] })
const memo = 'They speak of one thing.'

test('a piece that an adjudication set aside stays and is listed, and counts nowhere; taking the move back counts it again', () => {
  const journal = review()
  const before = coverage(journal.state, 'cmoc_1')
  change(journal, [
    made('synthesis.made', 'syn_1', { move: 'adjudicate', pieces: ['evd_1', 'evd_2'], memo, aside: ['evd_1'] }),
  ])
  const { state } = journal
  expect(setAsideBy(state, 'evd_1')).toBe('syn_1')
  expect(state.evidence.has('evd_1')).toBe(true)
  expect(countingEvidence(state, 'cmoc_1').map(([id]) => id)).not.toContain('evd_1')
  expect(coverage(state, 'cmoc_1')?.words).toBe(
    'One source supports the resource; one qualifies the context; none speaks of the reasoning or the outcome. One piece of evidence is set aside.',
  )
  expect(gaps(state).find((row) => row.configuration === 'cmoc_1' && row.slot === 'O')?.supporting).toBe(0)
  expect(matrix(state).rows.find(({ source }) => source === 'src_adams')?.used).toBe(0)
  const silent = openFindingsAbout(check(state), 'lnk_o').map((one) => one.check)
  expect(silent).toContain('link-without-evidence')
  carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
  expect(coverage(journal.state, 'cmoc_1')).toEqual(before)
})

test('a move is on pieces of one kind, needs a memo, and carries no more than it may', () => {
  const journal = review()
  const codes = [
    { move: 'juxtapose', pieces: ['evd_1', 'evd_2'], memo: ' ' },
    { move: 'juxtapose', pieces: ['evd_1'], memo },
    { move: 'juxtapose', pieces: ['evd_1', 'evd_1'], memo },
    { move: 'juxtapose', pieces: ['evd_1', 'cmoc_1'], memo },
    { move: 'consolidate', pieces: ['cmoc_1', 'cmoc_2'], memo },
    { move: 'adjudicate', pieces: ['cmoc_1', 'cmoc_2'], memo },
    { move: 'reconcile', pieces: ['evd_1', 'evd_2'], memo, aside: ['evd_1'] },
    { move: 'adjudicate', pieces: ['evd_1'], memo, aside: ['evd_2'] },
    { move: 'reconcile', pieces: ['evd_1', 'evd_2'], memo, context: 'cmp_past' },
  ].map((to) => refusal(journal, to)?.code)
  expect(codes).toEqual(['reason-needed', ...Array(8).fill('does-not-fit')])
  expect(refusal(journal, { move: 'situate', pieces: ['cmoc_1', 'cmoc_2'], memo, context: 'cmp_past' })).toBeUndefined()
})

test('a move is listed with the configuration on which its evidence hangs, also after a merge', () => {
  const journal = review()
  change(journal, [made('synthesis.made', 'syn_1', { move: 'reconcile', pieces: ['evd_1', 'evd_2'], memo })])
  expect(synthesesOn(journal.state, 'cmoc_1').map(([id]) => id)).toEqual(['syn_1'])
  expect(synthesesOn(journal.state, 'cmoc_2')).toEqual([])
  const merged = carryOut(journal, ana, {
    do: 'merge',
    parents: ['cmoc_1', 'cmoc_2'],
    child: { id: 'cmoc_both', title: 'Both', template: 'tpl_dalkin', order: 3 },
    grounds: { id: 'rfn_1', basis: 'own', order: 1 },
    why: 'They say the same.',
  })
  expect(merged).toBeUndefined()
  expect(synthesesOn(journal.state, 'cmoc_both').map(([id]) => id)).toEqual(['syn_1'])
})

test('evidence that a move names is not taken away under it', () => {
  const journal = review()
  change(journal, [made('synthesis.made', 'syn_1', { move: 'reconcile', pieces: ['evd_1', 'evd_2'], memo })])
  const from = journal.state.evidence.get('evd_1')
  const said = carryOut(journal, ana, {
    do: 'change',
    changes: [{ type: 'evidence.linked', id: 'evd_1', from: from ?? null, to: null }],
  })
  expect(said).toMatchObject({ code: 'in-use' })
})
