import { describe, expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { check } from '../check/check.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { cluster, search, searches } from '../view/searches.ts'
import { bringsNumbers } from './numbered.ts'
import { runsOf } from './runs.ts'
import { aimOf, unsaidOf } from './words.ts'

const material = 'c'.repeat(64)
const sch = 'sch_main' as Id<'sch'>

const pearl = made('source.described', 'src_pearl', {
  kind: 'article',
  reference: { type: 'article-journal', title: 'The pearl', author: [{ family: 'Sims', given: 'A.' }], year: 2021 },
})
const logged = (id: string, to: Partial<Value<'search'>>): Fact =>
  made('search.logged', `sch_${id}`, { title: id, purpose: 'main', ...to })

function imported(journal: Journal, name: string, rows: number, more: object): void {
  const refusal = carryOut(journal, ana, {
    do: 'import',
    id: `imp_${name}` as Id<'imp'>,
    import: { file: `${name}.ris`, format: 'ris', blob: material, problems: 0, ...more },
    records: Array.from({ length: rows }, (_, i) => ({
      id: `rec_${name}${i}` as Id<'rec'>,
      material,
      source: {
        id: `src_${name}${i}` as Id<'src'>,
        kind: 'article' as const,
        reference: { type: 'article-journal', title: `${name} ${i}` },
      },
    })),
  })
  expect(refusal).toBeUndefined()
}

function log(): Journal {
  const journal = founded()
  change(journal, [pearl, logged('main', { on: '2023-10-03', hits: 5, database: 'MEDLINE', platform: 'Ovid' })])
  change(journal, [
    made('search.run', 'run_may', { search: sch, on: '2024-05-01', hits: 2 }),
    made('search.run', 'run_march', { search: sch, on: '2024-03-01', hits: 0 }),
  ])
  imported(journal, 'first', 4, { search: sch })
  imported(journal, 'again', 2, { search: sch, run: 'run_may' })
  return journal
}

describe('runs', () => {
  test('a repeated search is a run of the same entry, by date, each with its own imports', () => {
    expect(runsOf(log().state, sch).map(({ id, on, hits, brought: { records } }) => [id, on, hits, records])).toEqual([
      [undefined, '2023-10-03', 5, 4],
      ['run_march', '2024-03-01', 0, 0],
      ['run_may', '2024-05-01', 2, 2],
    ])
  })

  test('the log adds up all runs, and says where hits and imports differ', () => {
    const journal = log()
    const answer = searches.answer(seenIn(journal), {})
    expect(answer.rows).toMatchObject([
      { id: sch, runs: 3, on: '2024-05-01', hits: 7, records: 6, fresh: 6, differences: ['1 not imported'] },
    ])
    expect(search.answer(seenIn(journal), { id: sch })?.runs.map(({ difference }) => difference)).toEqual([
      '1 not imported',
      undefined,
      undefined,
    ])
    const differ = check(journal.state).filter((found) => found.check === 'hits-differ')
    expect(differ.map(({ message }) => message)).toEqual(['“main”: of five hits, 1 not imported (2023-10-03).'])
  })

  test('a search that found nothing was run, and nothing is missing of it', () => {
    const journal = founded()
    change(journal, [logged('none', { on: '2024-03-01', hits: 0 })])
    expect(searches.answer(seenIn(journal), {}).rows).toMatchObject([{ runs: 1, hits: 0, records: 0, differences: [] }])
  })

  test('an import hangs on a run of its own search, and on no other', () => {
    const journal = log()
    change(journal, [logged('other', {})])
    const hang = (search: string) =>
      carryOut(journal, ana, {
        do: 'change',
        changes: [{ type: 'records.imported', id: 'imp_again', from: { search: sch }, to: { search } } as Fact],
      })
    expect(hang('sch_other')).toMatchObject({ code: 'does-not-fit', message: 'That run is of another search.' })
    const moved = { type: 'search.run', id: 'run_may', from: { search: sch }, to: { search: 'sch_other' } } as Fact
    expect(carryOut(journal, ana, { do: 'change', changes: [moved] })).toMatchObject({ code: 'in-use' })
  })
})

describe('what a search is for', () => {
  const journal = founded()
  change(journal, [pearl])
  const aim = (value: Partial<Value<'search'>>) => aimOf(journal.state, { title: 'x', purpose: 'main', ...value })

  test('is said with what it starts from', () => {
    const source = 'src_pearl' as Id<'src'>
    expect(aim({ purpose: 'citation chase', direction: 'forward', source })).toBe(
      'citation chase, forward from Sims 2021',
    )
    expect(aim({ purpose: 'citation chase', direction: 'backward' })).toBe('citation chase, backward')
    expect(aim({ purpose: 'cluster', source, letter: 'lead authors' })).toBe('cluster from Sims 2021: lead authors')
    expect(aim({ purpose: 'grey' })).toBe('grey')
  })

  test('letters belong to clusters, directions to citations', () => {
    const refused = (to: Partial<Value<'search'>>) =>
      carryOut(journal, ana, { do: 'change', changes: [logged('wrong', to)] })?.field
    expect(refused({ letter: 'theories' })).toBe('letter')
    expect(refused({ direction: 'forward' })).toBe('direction')
    expect(refused({ purpose: 'cluster', letter: 'scholar searches', direction: 'forward' })).toBeUndefined()
  })
})

describe('what is not said yet', () => {
  const unsaid = (value: Partial<Value<'search'>>) => unsaidOf({ title: 'x', purpose: 'main', ...value })

  test('is what a reader needs to repeat the search', () => {
    expect(unsaid({})).toEqual(['the database', 'the strategy', 'the date', 'the hits'])
    const limits = [{ limit: 'in English' }, { limit: 'since 2017', because: 'the programme began then' }]
    expect(unsaid({ database: 'Embase', strategy: 'trust', on: '2024', hits: 0, limits })).toEqual([
      'the platform',
      'why it was limited (in English)',
    ])
    expect(unsaid({ purpose: 'contact', on: '2024', hits: 0 })).toEqual([])
    expect(unsaid({ purpose: 'citation chase', on: '2024', hits: 3 })).toEqual([
      'the source it starts from',
      'forward or backward',
    ])
  })

  test('is nothing where the search was dropped, and is asked about once it was run', () => {
    expect(unsaid({ dropped: 'Too many hits.' })).toEqual([])
    const journal = founded()
    change(journal, [logged('planned', {})])
    expect(check(journal.state)).toEqual([])
    change(journal, [logged('done', { on: '2024-03-01', hits: 3 })])
    expect(check(journal.state).map(({ check, message }) => [check, message])).toEqual([
      ['search-incomplete', '“done” does not tell: the database and the strategy.'],
      ['hits-differ', '“done”: of three hits, nothing imported (2024-03-01).'],
    ])
  })
})

test('a cluster is its key source and seven letters, each with the entries logged for it', () => {
  const journal = founded()
  const source = 'src_pearl' as Id<'src'>
  change(journal, [
    pearl,
    logged('authors', { purpose: 'cluster', source, letter: 'lead authors', hits: 0 }),
    logged('chase', { purpose: 'citation chase', source, direction: 'forward' }),
  ])
  const answer = cluster.answer(seenIn(journal), { id: source })
  expect(answer?.letters.map(({ letter }) => letter[0])).toEqual(['c', 'l', 'u', 's', 't', 'e', 'r'])
  expect(answer?.letters.flatMap(({ searches }) => searches.map(({ title }) => title))).toEqual(['authors'])
  expect(cluster.answer(seenIn(journal), { id: 'src_none' as Id<'src'> })).toBeUndefined()
})

test('numbers that a strategy brings itself are told from those it has not', () => {
  expect(['1 trust\n2 care', '#1 trust\n#2 care', 'S1. trust', ' 3) trust'].map(bringsNumbers)).toEqual(
    Array(4).fill(true),
  )
  expect(['trust\ncare', '1 trust\nand care', '2017', ''].map(bringsNumbers)).toEqual(Array(4).fill(false))
})
