import { beforeAll, describe, expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { knight } from '../../../test/support/knight.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { biography } from './biography.ts'
import { components, configuration, configurations } from './configuration.ts'
import { lineage } from './lineage.ts'
import { matrix } from './matrix.ts'
import { source } from './source.ts'
import { theory } from './theory.ts'
import { comparison, versions } from './versions.ts'
import type { Seen } from './view.ts'
import { web } from './web.ts'

const six = 'cmoc_final-6' as Id<'cmoc'>
let journal: Journal
let seen: Seen
beforeAll(async () => {
  journal = await knight()
  seen = seenIn(journal, 'per_knight' as Id<'per'>)
})

describe('of the founding review', () => {
  test('the board has four theories with six configurations, and says which slots nothing speaks to', () => {
    const board = theory.answer(seen, {})
    expect(board.theories.map((one) => one.configurations.length)).toEqual([1, 1, 1, 3])
    expect(board.theories.flatMap((one) => one.configurations).map((card) => card.sources)).toEqual([
      10, 11, 12, 8, 6, 10,
    ])
    expect(board.loose).toEqual([])
    const last = board.theories.at(-1)?.configurations.at(-1)
    expect(last?.slots.map((slot) => [slot.key, slot.spoken])).toContainEqual(['C', false])
  })

  test('a configuration holds its slots, its evidence by slot, and what it says of itself in words', () => {
    const answer = configuration.answer(seen, { id: six })
    expect(answer?.label).toBe('CMOC 6')
    expect(answer?.slots.map((slot) => [slot.key, slot.links.length])).toEqual([
      ['C', 1],
      ['M-res', 3],
      ['M-rea', 1],
      ['O', 1],
    ])
    expect(new Set(answer?.evidence.map((piece) => piece.value.source)).size).toBe(10)
    expect(answer?.evidence.filter((piece) => piece.value.stance === 'qualifies').map((piece) => piece.source)).toEqual(
      ['Pearson & Watson 2018'],
    )
    expect(answer?.words).toContain('none speaks of the context')
    expect(answer?.frozen).toBe(true)
    expect(answer?.history.at(-1)?.words).toMatch(/./)
    expect(answer?.findings.length).toBeGreaterThan(0)
  })

  test('a configuration that was merged says into what', () => {
    const answer = configuration.answer(seen, { id: 'cmoc_initial-9' as Id<'cmoc'> })
    expect(answer?.retired?.kind).toBe('merge')
    expect(answer?.retired?.into.map((one) => one.label)).toEqual(['CMOC 6'])
    expect(answer?.next).toBeUndefined()
  })

  test('acts number their configurations as the versions around them did', () => {
    const { acts, versions } = lineage.answer(seen, { zoom: 1 })
    expect(versions.map((one) => one.number)).toEqual([9, 6])
    const merged = acts.filter((act) => act.kind === 'merge').map((act) => act.parents.map((one) => one.number))
    expect(merged.map((numbers) => [...numbers].sort()).sort()).toEqual([
      ['2', '9'],
      ['4', '5'],
    ])
    expect(acts.find((act) => act.kind === 'drop')?.parents.map((one) => one.number)).toEqual(['3'])
  })

  test('a biography follows the family: parents and the act that joined them', () => {
    const life = biography.answer(seen, { id: 'cmoc_initial-2' as Id<'cmoc'> })
    expect(life?.retired).toBe(true)
    expect(life?.acts.map((act) => [act.kind, act.own])).toEqual([['merge', true]])
    expect(life?.versions.map((one) => one.number)).toEqual(['2'])
  })

  test('a biography tells act by act what was written, reworded, evidenced and numbered', () => {
    const life = biography.answer(seen, { id: 'cmoc_initial-1' as Id<'cmoc'> })
    const told = life?.chapters.map(({ born, words, evidence, refinements, versions }) => [
      ...(born ? ['born'] : words ? ['reworded'] : []),
      ...(evidence.came > 0 ? [`${evidence.came} pieces`] : []),
      ...refinements,
      ...versions.map(({ number }) => `number ${number}`),
    ])
    expect(told?.[0]).toEqual(['born'])
    expect(told?.[1]).toEqual(['number 1'])
    expect(told?.[2]).toEqual(['reworded'])
    expect(told?.flat()).toContain('rfn_1')
    expect(told?.at(-1)).toEqual(['number 1'])
  })

  test('the matrix has 18 sources, six columns and 57 filled cells', () => {
    const { rows, columns, links } = matrix.answer(seen, { from: 0 })
    expect([rows.length, columns.length, links]).toEqual([18, 6, 57])
    expect(columns.map((column) => column.sources)).toEqual([10, 11, 12, 8, 6, 10])
    expect(rows.filter((row) => row.built).length).toBe(8)
  })

  test('a source shows every stage it reached and what it says to each configuration', () => {
    const answer = source.answer(seen, { id: 'src_gordon-2020' as Id<'src'> })
    expect(answer?.stages.map((stage) => [stage.kind, stage.outcome?.kind])).toEqual([
      ['relevance', 'include'],
      ['richness', 'include'],
      ['rigour', 'include'],
    ])
    expect(answer?.evidence.map((one) => one.label)).toEqual(['CMOC 2', 'CMOC 3', 'CMOC 4', 'CMOC 5', 'CMOC 6'])
    expect(answer?.trail.length).toBeGreaterThan(0)
  })

  test('versions are cited by the hash of their event, and compared', () => {
    const { versions: all } = versions.answer(seen, {})
    const [first, last] = all.map((one) => one.id)
    if (!first || !last) throw new Error('two versions were expected')
    expect(all.map((one) => one.members.length)).toEqual([9, 6])
    const changes = comparison.answer(seen, { a: first, b: last })?.changes ?? []
    const tally = (kind: string) => changes.filter((one) => one.change === kind).length
    expect([tally('changed'), tally('added'), tally('gone')]).toEqual([4, 2, 5])
    const same = comparison.answer(seen, { a: last, b: last })
    expect(same?.changes.every((one) => one.change === 'kept')).toBe(true)
    expect(comparison.answer(seen, { a: 'ver_none', b: 'now' })).toBeUndefined()
  })

  test('an earlier moment has the board of then', () => {
    const frozen = journal.events.find((event) => event.fact.type === 'version.frozen')?.seq ?? 0
    const then = theory.answer(seenIn(journal, 'per_knight' as Id<'per'>, frozen), {})
    expect(then.theories.flatMap((one) => one.configurations).length).toBe(9)
    expect(configuration.answer(seenIn(journal, 'per_knight' as Id<'per'>, frozen), { id: six })).toBeUndefined()
  })

  test('components are found by any of their words, the most used first', () => {
    const found = components.answer(seen, components.params.parse({ text: 'TRUST' }))
    expect(found.map((one) => one.text)).toContain('trust')
    expect(configurations.answer(seen, {}).map((one) => one.label)).toContain('CMOC 6')
  })
})

test('an empty project answers with nothing, and breaks nothing', () => {
  const empty = seenIn(founded())
  expect(theory.answer(empty, {}).theories).toEqual([])
  expect(matrix.answer(empty, { from: 0 }).rows).toEqual([])
  expect(lineage.answer(empty, { zoom: 1 }).acts).toEqual([])
  expect(versions.answer(empty, {}).versions).toEqual([])
  expect(configuration.answer(empty, { id: six })).toBeUndefined()
  expect(source.answer(empty, { id: 'src_none' as Id<'src'> })).toBeUndefined()
})

test('links of slots that a template does not have are kept aside', () => {
  const own = founded()
  const refusal = carryOut(own, ana, {
    do: 'change',
    changes: [
      {
        type: 'configuration.formed',
        id: 'cmoc_1',
        from: null,
        to: { title: 'One', template: 'tpl_dalkin', order: 1 },
      },
      { type: 'component.worded', id: 'cmp_1', from: null, to: { text: 'open books' } },
      {
        type: 'link.placed',
        id: 'lnk_1',
        from: null,
        to: { configuration: 'cmoc_1', slot: 'M-res', component: 'cmp_1', order: 1, status: 'hypothesised' },
      },
      { type: 'configuration.formed', id: 'cmoc_1', from: { template: 'tpl_dalkin' }, to: { template: 'tpl_cmo' } },
    ],
  })
  expect(refusal).toBeUndefined()
  const answer = configuration.answer(seenIn(own), { id: 'cmoc_1' })
  expect(answer?.aside.map((part) => part.text)).toEqual(['open books'])
  expect(answer?.slots.every((slot) => slot.links.length === 0)).toBe(true)
})

test('of a theory with more configurations than can be looked at, board, web and matrix show it part by part', () => {
  const large = review()
  change(large, [
    made('theory.stated', 'pt_2', { title: 'Second', order: 2 }),
    ...Array.from({ length: 130 }, (_, i) =>
      made('configuration.formed', `cmoc_x${i}`, {
        title: `Number ${i}`,
        template: 'tpl_dalkin',
        theory: 'pt_2',
        order: 10 + i,
      }),
    ),
    made('evidence.linked', 'evd_x', { source: 'src_adams', stance: 'supports', configuration: 'cmoc_x70', links: [] }),
  ])
  const all = seenIn(large)
  const first = matrix.answer(all, { from: 0 })
  expect(first.folded).toMatchObject({ theory: 'pt_1', from: 0, of: 2 })
  const second = matrix.answer(all, { theory: 'pt_2', from: 60 })
  expect(second.folded).toMatchObject({ from: 60, of: 130 })
  expect([second.columns.length, second.columns[0]?.id, second.links]).toEqual([60, 'cmoc_x60', 1])
  expect(matrix.answer(all, { theory: 'pt_2', from: 999 }).columns.length).toBe(1)
  const drawn = (open?: string) => {
    const { bands, strips } = web.answer(all, { by: 'theory', open })
    return [bands.filter(({ folded }) => folded).map(({ id }) => id), strips.length]
  }
  expect(drawn()).toEqual([['pt_1', 'pt_2'], 0])
  expect(drawn('pt_2')).toEqual([['pt_1'], 130])
  expect(drawn('all')).toEqual([[], 132])
  expect(theory.answer(all, {}).theories.map(({ configurations }) => configurations.length)).toEqual([2, 130])
})
