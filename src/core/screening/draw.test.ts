import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { cem, screening, stage, votes } from '../../../test/support/screening.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { drawn } from './draw.ts'
import { outcome } from './outcome.ts'

/** Sources 1 … n come from databases of these sizes. */
function fromDatabases(journal: Journal, sizes: readonly number[]): void {
  let n = 0
  sizes.forEach((size, i) => {
    const about = { file: `${i}.ris`, format: 'ris', blob: 'a'.repeat(64), problems: 0, records: size }
    change(journal, [made('records.imported', `imp_${i}`, { ...about, database: `Database ${i}` })])
    for (let at = 1; at <= size; at++) {
      const to = { import: `imp_${i}`, position: at, material: 'b'.repeat(64), source: `src_${++n}` }
      change(journal, [made('record.read', `rec_${n}`, to)])
    }
  })
}

test('the same seed draws the same sources, another one others; the number asked for is the number drawn', () => {
  const { state } = screening(40)
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (seed, size) => {
      const one = drawn(state, { stage, size, seed })
      expect(one).toEqual(drawn(state, { stage, size, seed }))
      expect(new Set(one.sources).size).toBe(Math.min(size, 40))
      expect(one.among).toBe(40)
    }),
  )
  expect(drawn(state, { stage, size: 10, seed: 'a' })).not.toEqual(drawn(state, { stage, size: 10, seed: 'b' }))
})

test('over many seeds every source is drawn as often as any other', () => {
  const { state } = screening(20)
  const often = new Map<Id, number>()
  for (let seed = 0; seed < 2_000; seed++)
    for (const id of drawn(state, { stage, percent: 25, seed: `${seed}` }).sources)
      often.set(id, (often.get(id) ?? 0) + 1)
  // 500 are expected of each, with a standard deviation of 19.
  for (const count of often.values()) expect(Math.abs(count - 500)).toBeLessThan(5 * 19)
})

test('by database, each is drawn from in proportion, and the shares add up', () => {
  const journal = screening(60)
  fromDatabases(journal, [40, 15, 5])
  const { sources } = drawn(journal.state, { stage, percent: 20, seed: 'x', by: 'database' })
  const at = (from: number, to: number) =>
    sources.filter((id) => Number(id.slice(4)) > from && Number(id.slice(4)) <= to)
  expect([at(0, 40).length, at(40, 55).length, at(55, 60).length]).toEqual([8, 3, 1])
})

test('a second draw adds to the first up to the same share, from what was not drawn', () => {
  const journal = screening(20, { reviewers: 1 })
  const draw = (id: Id<'smp'>) =>
    carryOut(journal, ana, { do: 'draw', id, use: 'second reviewer', stage, percent: 50, seed: id })
  expect(draw('smp_1')).toBeUndefined()
  const reference = { type: 'article-journal', title: 'Later' }
  change(
    journal,
    Array.from(
      { length: 10 },
      (_, i): Fact => made('source.described', `src_late.${i}`, { kind: 'article', reference, entersAt: stage }),
    ),
  )
  expect(draw('smp_2')).toBeUndefined()
  const [first, second] = [...journal.state.sample.values()].map(({ sources }) => sources)
  expect([first?.length, second?.length]).toEqual([10, 5])
  expect(second?.some((id) => first?.includes(id))).toBe(false)
})

test('what was drawn for a second reviewer needs a second vote, and the rest does not', () => {
  const journal = screening(4, { reviewers: 1, blinded: false })
  carryOut(journal, ana, { do: 'draw', id: 'smp_1', use: 'second reviewer', stage, size: 2, seed: 's' })
  carryOut(journal, ana, { do: 'draw', id: 'smp_2', use: 'recall', stage, size: 4, seed: 's' })
  const second = new Set(journal.state.sample.get('smp_1')?.sources)
  votes(journal, ana, 'iiii')
  for (const id of journal.state.source.keys())
    expect(outcome(journal.state, id, stage).kind).toBe(second.has(id) ? 'open' : 'include')
  votes(journal, ben, 'eeee')
  for (const id of second) expect(outcome(journal.state, id, stage).kind).toBe('conflict')
})

test('a calibration round needs the votes of all its people, and no longer those of one who left', () => {
  const journal = screening(3)
  const calibrate = (id: Id<'cal'>, size?: number) =>
    carryOut(journal, ana, { do: 'calibrate', id, name: 'Pilot', stage, people: [ana, ben, cem], seed: id, size })
  expect(calibrate('cal_1')).toMatchObject({ code: 'malformed', id: 'cal_1' })
  expect(calibrate('cal_1', 3)).toBeUndefined()
  expect(calibrate('cal_2', 3)).toMatchObject({ code: 'does-not-fit' })
  votes(journal, ana, 'iii')
  votes(journal, ben, 'iii')
  expect(outcome(journal.state, 'src_1', stage)).toEqual({ kind: 'open', votes: 2 })
  change(journal, [{ type: 'person.joined', id: cem, from: { until: null }, to: { until: '1990' } }])
  expect(outcome(journal.state, 'src_1', stage)).toMatchObject({ kind: 'include' })
})
