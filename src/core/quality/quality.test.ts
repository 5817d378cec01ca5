import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import { qualityCriteria, qualityLevels } from '../choices.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { plain } from '../report/blocks.ts'
import { placeNames } from '../report/place-names.ts'
import { reportPiece } from '../report/report.ts'
import { flow } from '../screening/flow.ts'
import { emptyState } from '../state.ts'
import { quality } from '../view/quality.ts'
import { evaluationCriteria, synthesisCriteria } from './criteria.ts'
import { offersFor } from './offers.ts'
import { judgementId } from './round.ts'
import { judgedIn } from './standing.ts'

const round = 'qrd_1' as Id<'qrd'>
const cem = 'per_cem' as Id<'per'>

function begun(people: readonly Id<'per'>[] = [ana, ben]) {
  const journal = review()
  change(journal, [made('person.joined', cem, { roles: ['auditor'] })])
  const assessors = people.map((person) => ({ person, as: person === ana ? 'self-assessment' : 'review' }))
  change(journal, [made('quality.assessed', round, { name: 'Before submission', assessors, order: 1 })])
  return journal
}
const says = (by: Id<'per'>, criterion: (typeof qualityCriteria)[number], level: string, because = 'So.'): Fact =>
  made('quality.judged', judgementId(round, criterion, by), { round, criterion, level, because, by })
const open: Fact = { type: 'quality.assessed', id: round, from: { opened: null }, to: { opened: true } }

test('each standard has eight criteria with four levels, and leads to parts that reports have', () => {
  for (const criteria of [synthesisCriteria, evaluationCriteria]) {
    expect(criteria).toHaveLength(8)
    for (const { key, levels, pieces } of criteria) {
      expect(qualityCriteria).toContain(key)
      expect(Object.keys(levels)).toEqual([...qualityLevels])
      expect(new Set(Object.values(levels)).size).toBe(4)
      for (const piece of pieces) expect(placeNames).toHaveProperty(piece)
    }
  }
})

test('what the project shows is counted: nothing in an empty one, and what is there in another', () => {
  const { state } = smallReview()
  for (const { key } of [...synthesisCriteria, ...evaluationCriteria]) {
    const empty = offersFor(emptyState(), flow(emptyState()), key)
    expect(empty.length, key).toBeGreaterThan(1)
    expect(empty.filter(({ held }) => held)).toEqual([])
  }
  const shown = offersFor(state, flow(state), 'theory')
  expect(shown.filter(({ held }) => held).map(({ what }) => what)).toContain(
    `${state.version.size === 1 ? 'one version' : 'two versions'} of the theory`,
  )
})

test('two who judge are held side by side, and the report says where they differ and does not add up', () => {
  const journal = begun()
  change(journal, [says(ana, 'focus', 'excellent', 'The board set it.'), says(ana, 'search', 'good')])
  change(journal, [says(ben, 'focus', 'adequate', 'No round is on record.'), says(ben, 'search', 'good')], ben)
  const words = () =>
    (reportPiece(seenIn(journal).state, 'quality') ?? [])
      .flatMap((block) => (block.as === 'table' ? block.rows.flat() : 'spans' in block ? [block.spans] : []))
      .map(plain)
      .join('\n')
  expect(words()).toContain('it is told when that is opened')
  expect(words()).not.toContain('The board')
  change(journal, [open])
  const rows = new Map(judgedIn(journal.state, round).map((row) => [row.criterion.key, row]))
  expect([rows.get('focus')?.apart, rows.get('search')?.apart, rows.get('theory')?.apart]).toEqual([2, 0, undefined])
  expect(words()).toContain('They differ on one criterion')
  expect(words()).toContain('Excellent. The board set it.')
  expect(words()).toContain('Adequate. No round is on record.')
  expect(words()).toContain('Focusing the review. They differ.')
  expect(words()).not.toMatch(/score|total|sum\b/i)
  const shown = quality.answer(seenIn(journal), { id: round })
  expect(shown.chosen?.mayJudge).toBe(false)
  expect(shown.chosen?.criteria.find(({ key }) => key === 'focus')?.said.map(({ given }) => given?.level)).toEqual([
    'excellent',
    'adequate',
  ])
})

test('one judges in one’s own name, where one was named, until it is opened; who leads opens it', () => {
  const journal = begun([ana, cem])
  const refused = (who: Id<'per'>, ...changes: Fact[]) =>
    carryOut(journal, who, { do: 'change', changes: changes as [Fact] })?.code
  expect(refused(ben, says(ben, 'focus', 'good'))).toBe('not-allowed')
  expect(refused(ana, says(cem, 'focus', 'good'))).toBe('not-allowed')
  // An auditor writes nothing else.
  expect(refused(cem, says(cem, 'focus', 'good'))).toBeUndefined()
  expect(refused(cem, made('objective.stated', 'obj_x', { text: 'More.', order: 9 }))).toBe('not-allowed')
  expect(refused(cem, open)).toBe('not-allowed')
  expect(refused(ben, open)).toBe('not-allowed')
  const twice = made('quality.judged', 'qlj_again', { round, criterion: 'focus', because: 'So.', by: ana })
  expect(refused(ana, twice)).toBe('does-not-fit')
  const alone = [{ person: ana, as: 'self-assessment' as const }]
  const both = journal.state.qualityRound.get(round)?.assessors ?? []
  expect(
    refused(ana, { type: 'quality.assessed', id: round, from: { assessors: both }, to: { assessors: alone } }),
  ).toBe('does-not-fit')
  expect(refused(ana, open)).toBeUndefined()
  expect(refused(ana, says(ana, 'search', 'good'))).toBe('not-allowed')
  expect(refused(ana, { ...open, from: { opened: true }, to: { opened: null } } as Fact)).toBe('not-allowed')
})

test('a reviewer may set up a round for themselves alone, and not for others', () => {
  const journal = review()
  const set = (id: string, people: Id<'per'>[]) =>
    carryOut(journal, ben, {
      do: 'change',
      changes: [
        made('quality.assessed', id, {
          name: 'Mine',
          assessors: people.map((person) => ({ person, as: 'self-assessment' })),
          order: 1,
        }),
      ],
    })?.code
  expect(set('qrd_b', [ben])).toBeUndefined()
  expect(set('qrd_c', [ana, ben])).toBe('not-allowed')
  expect(set('qrd_d', [ben, ben])).toBe('does-not-fit')
})
