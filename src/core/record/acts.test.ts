import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { byAct, trail } from '../trail.ts'
import { pairId } from './pair-id.ts'

const material = 'b'.repeat(64)
const reference = { type: 'article-journal', title: 'Trust between partners' }

const imported = (name: string, rows: number): Command => ({
  do: 'import',
  id: `imp_${name}`,
  import: { file: `${name}.ris`, format: 'ris', blob: material, problems: 0, database: name },
  records: Array.from({ length: rows }, (_, i) => ({
    id: `rec_${name}${i}` as Id<'rec'>,
    material,
    source: { id: `src_${name}${i}` as Id<'src'>, kind: 'article', reference },
  })),
})

function withImports(): Journal {
  const journal = founded()
  for (const command of [imported('a', 3), imported('b', 3), imported('c', 2)])
    expect(carryOut(journal, ana, command)).toBeUndefined()
  return journal
}

const counts = ({ state }: Journal) =>
  [...state.import].map(([id, { records }]) => [id, records, state.refs.record.get(id)?.size])

test('every row of an import is a record with a source, in one act', () => {
  const { state, events } = withImports()
  expect(state.record.get('rec_b2')).toEqual({ import: 'imp_b', position: 3, material, source: 'src_b2' })
  expect(state.import.get('imp_a')).toMatchObject({ records: 3, database: 'a' })
  expect(new Set(events.slice(-5).map(({ act }) => act)).size).toBe(1)
})

test('a join moves records, keeps counts, brings studies and tags along, and can be taken back', () => {
  const journal = withImports()
  const ask = (command: Command) => expect(carryOut(journal, ana, command)).toBeUndefined()
  ask({
    do: 'change',
    changes: [
      { type: 'tag.named', id: 'tag_1', from: null, to: { name: 'pilot', order: 1 } },
      { type: 'source.described', id: 'src_b0', from: { tags: null }, to: { tags: ['tag_1'] } },
      {
        type: 'study.clustered',
        id: 'std_1',
        from: null,
        to: { name: 'One', kind: 'siblings', sources: ['src_b0', 'src_c1'] },
      },
      {
        type: 'pair.judged',
        id: pairId('src_a0', 'src_b0'),
        from: null,
        to: { sources: ['src_a0', 'src_b0'], verdict: 'related' },
      },
    ],
  })
  const before = JSON.stringify([...journal.state.source])
  ask({
    do: 'join',
    joins: [
      { into: 'src_a0', from: ['src_b0', 'src_c0'], reference: { ...reference, year: 2021 }, because: 'Same DOI.' },
    ],
  })
  const { state, events } = journal
  expect([...(state.refs.record.get('src_a0') ?? [])].sort()).toEqual(['rec_a0', 'rec_b0', 'rec_c0'])
  expect(state.source.has('src_b0')).toBe(false)
  expect(state.source.get('src_a0')).toMatchObject({ tags: ['tag_1'], reference: { year: 2021 } })
  expect(state.study.get('std_1')?.sources).toEqual(['src_a0', 'src_c1'])
  expect(state.pair.size).toBe(0)
  expect(counts(journal)).toEqual([
    ['imp_a', 3, 3],
    ['imp_b', 3, 3],
    ['imp_c', 2, 2],
  ])
  expect(events.at(-1)?.fact.why).toBe('Same DOI.')
  const said = () => byAct(trail(journal.events, state, new Map(), {})).at(-1)?.words
  expect(said()).toMatch(/ joined two duplicates\.$/)
  ask({ do: 'undo', act: events.at(-1)?.act ?? '' })
  expect(new Set([...journal.state.source].map((one) => JSON.stringify(one)))).toEqual(
    new Set(JSON.parse(before).map((one: object) => JSON.stringify(one))),
  )
  expect(said()).toMatch(/, taking it back, took two duplicates apart\.$/)
})

test('a join is refused where work rests on what would go, and the other way round it is not', () => {
  const journal = withImports()
  carryOut(journal, ana, {
    do: 'change',
    changes: [
      {
        type: 'theme.named',
        id: 'thm_1',
        from: null,
        to: { name: 'Trust', account: 'It grows.', sources: ['src_b0'], order: 1 },
      },
    ],
  })
  if (!journal.state.theme.size) throw new Error('the theme was not admitted')
  expect(carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_a0', from: ['src_b0'] }] })).toMatchObject({
    code: 'in-use',
  })
  expect(carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_b0', from: ['src_a0'] }] })).toBeUndefined()
})

test('records come apart, not all of them, and are kept apart from then on', () => {
  const journal = withImports()
  carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_a0', from: ['src_b0'] }] })
  const source = { id: 'src_new' as Id<'src'>, kind: 'article' as const, reference }
  expect(carryOut(journal, ana, { do: 'apart', records: ['rec_a0', 'rec_b0'], source })).toMatchObject({
    code: 'does-not-fit',
  })
  expect(carryOut(journal, ana, { do: 'apart', records: ['rec_a1', 'rec_b0'], source })).toMatchObject({
    code: 'does-not-fit',
  })
  expect(carryOut(journal, ana, { do: 'apart', records: ['rec_b0'], source, because: 'Two trials.' })).toBeUndefined()
  expect(journal.state.record.get('rec_b0')?.source).toBe('src_new')
  expect(journal.state.pair.get(pairId('src_a0', 'src_new'))).toMatchObject({
    verdict: 'apart',
    because: 'Two trials.',
  })
})

test('whatever is joined, taken apart and undone, each record has one source that is there, and no import loses a row', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }), { maxLength: 25 }), (rolls) => {
      const journal = withImports()
      rolls.forEach(([what = 0, x = 0, y = 0], i) => {
        const sources = [...journal.state.source.keys()]
        const records = [...journal.state.record.keys()]
        const [one, other] = [sources[x % sources.length] as Id<'src'>, sources[y % sources.length] as Id<'src'>]
        const act = journal.events.at(-1 - (y % 5))
        const acts: Command[] = [
          { do: 'join', joins: [{ into: one, from: [other] }] },
          {
            do: 'apart',
            records: [records[x % records.length] as Id<'rec'>],
            source: { id: `src_n${i}`, kind: 'article', reference },
          },
          ...(act && !journal.events.some((event) => event.act === act.act && event.fact.type === 'records.imported')
            ? [{ do: 'undo' as const, act: act.act }]
            : []),
        ]
        carryOut(journal, ana, acts[what % acts.length] as Command)
      })
      expect(counts(journal)).toEqual([
        ['imp_a', 3, 3],
        ['imp_b', 3, 3],
        ['imp_c', 2, 2],
      ])
      for (const record of journal.state.record.values()) expect(journal.state.source.has(record.source)).toBe(true)
    }),
  )
})
