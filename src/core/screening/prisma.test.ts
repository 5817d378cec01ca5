import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Fact } from '../fact.ts'
import { flow } from './flow.ts'
import { prismaFlow } from './prisma.ts'
import { brokenSums } from './sums.ts'

const source = (id: string, family: string) =>
  made('source.described', id, {
    kind: 'article',
    reference: { type: 'article-journal', title: family, author: [{ family }], year: 2020 },
    entersAt: 'stg_ta',
  })
const record = (n: number, batch: string, to: string) =>
  made('record.read', `rec_${n}`, { import: batch, position: n, material: 'a'.repeat(64), source: to })
const batch = (id: string, search: string) =>
  made('records.imported', id, {
    search,
    file: `${id}.ris`,
    format: 'ris',
    blob: 'b'.repeat(64),
    records: 1,
    problems: 0,
  })
const settle = (id: string, stage: string, verdict: string) =>
  made('conflict.resolved', `res_${id}.${stage}`, { source: id, stage, verdict, how: 'rule', because: 'Off it' })

/** Four records of a database, two of them of one source; one record from chasing citations; one source of no record. */
function searched() {
  const journal = review()
  const stage = (kind: string, order: number) => ({
    name: kind,
    kind,
    order,
    reviewers: 1,
    blinded: false,
    reasonNeeded: false,
  })
  change(journal, [
    ...[...journal.state.source.keys()].map(
      (id) => ({ type: 'source.described', id, from: { entersAt: 'stg_rel' }, to: { entersAt: null } }) as Fact,
    ),
    made('stage.set', 'stg_ta', stage('title-abstract', -2)),
    made('stage.set', 'stg_ft', stage('full-text', -1)),
    made('search.logged', 'sch_db', { title: 'Main', purpose: 'main', database: 'MEDLINE' }),
    made('search.logged', 'sch_chase', { title: 'Chase', purpose: 'citation chase' }),
    batch('imp_1', 'sch_db'),
    batch('imp_2', 'sch_chase'),
    ...['one', 'two', 'three', 'chased', 'hand'].map((name) => source(`src_${name}`, name)),
    record(1, 'imp_1', 'src_one'),
    record(2, 'imp_1', 'src_two'),
    record(3, 'imp_1', 'src_three'),
    record(4, 'imp_1', 'src_three'),
    record(5, 'imp_2', 'src_chased'),
    settle('src_one', 'stg_ta', 'exclude'),
    settle('src_two', 'stg_ta', 'include'),
    settle('src_two', 'stg_ft', 'exclude'),
    settle('src_chased', 'stg_ta', 'include'),
  ])
  return journal
}

test('what databases brought stands apart from what was found in other ways, and each column adds up', () => {
  const { state } = searched()
  const { databases, other } = prismaFlow(state, flow(state))
  expect(databases).toMatchObject({
    from: [{ name: 'MEDLINE', number: { n: 4 } }],
    duplicates: { n: 1 },
    unaccounted: undefined,
    screened: { n: 3 },
    screenedOut: { n: 1 },
    assessed: { n: 1 },
    gone: [{ stage: 'full-text', reasons: [{ reason: 'Off it', number: 1 }], number: { n: 1 } }],
    waiting: 1,
  })
  expect(other).toMatchObject({
    from: [
      { name: 'Chase', number: { n: 1 } },
      { name: 'Brought in without a record', number: { n: 1 } },
    ],
    screened: { n: 2 },
    assessed: { n: 1 },
  })
})

test('both columns together are what the flow counts', () => {
  const { state } = searched()
  const all = flow(state)
  const { databases, other } = prismaFlow(state, all)
  const entered = all.steps.map(({ number }) => number)
  expect((databases.screened?.n ?? 0) + (other?.screened?.n ?? 0)).toBe(entered[0])
  expect((databases.assessed?.n ?? 0) + (other?.assessed?.n ?? 0)).toBe(entered[1])
})

test('without full texts that were told of, nothing is said of how many were sought', () => {
  const journal = searched()
  expect(prismaFlow(journal.state, flow(journal.state)).databases.sought).toBeUndefined()
  change(journal, [
    made('retrieval.told', 'ret_src_chased', { source: 'src_chased', state: 'not available', reason: 'Lost' }),
  ])
  const { other } = prismaFlow(journal.state, flow(journal.state))
  expect(other).toMatchObject({ sought: { n: 1 }, notRetrieved: { n: 1 }, assessed: { n: 0 } })
})

test('what only a publication says is marked as reported, and what it leaves open is not accounted for', () => {
  const { state } = smallReview()
  const { databases, other } = prismaFlow(state, flow(state))
  expect(other).toBeUndefined()
  expect(databases).toMatchObject({
    from: [{ name: 'Records found', number: { n: 240, reported: true } }],
    unaccounted: { n: 236, why: 'Reasons not published' },
    assessed: { n: 4 },
  })
})

test('duplicates are no step of the flow, and a sum that does not meet is told', () => {
  const count = (id: string, place: string, number: number, order: number) =>
    made('count.reported', `cnt_${id}`, { what: id, number, place, citation: 'src_adams', order })
  const sums = (duplicates: number) => {
    const journal = review()
    change(journal, [
      count('found', 'identified', 100, 1),
      count('same', 'duplicates', duplicates, 2),
      count('read', 'screened', 80, 3),
    ])
    const { steps } = flow(journal.state)
    expect(steps.map(({ label }) => label)).not.toContain('same')
    expect(steps[0]).toMatchObject({ left: 20, why: `Duplicates: ${duplicates}` })
    return brokenSums(journal.state, { steps }).map(({ message, counts }) => [message, ...counts])
  }
  expect(sums(20)).toEqual([])
  expect(sums(30)).toEqual([
    ['100 found less 30 duplicates make 70; 80 are at the next step.', 'cnt_found', 'cnt_same'],
  ])
})

test('what was found at two places goes on together', () => {
  const journal = review()
  const count = (id: string, place: string, number: number, order: number) =>
    made('count.reported', `cnt_${id}`, { what: id, number, place, citation: 'src_adams', order })
  change(journal, [count('a', 'identified', 60, 1), count('b', 'identified', 50, 2), count('read', 'screened', 80, 3)])
  expect(flow(journal.state).steps.slice(0, 3)).toMatchObject([{ left: undefined }, { left: 30 }, {}])
})
