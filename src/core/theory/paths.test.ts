import fc from 'fast-check'
import { expect, test } from 'vitest'
import { made } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, emptyState, type State } from '../state.ts'
import { pathsBetween } from './paths.ts'

/** Configurations of one context and one outcome each: the arrows of a graph. */
function graphOf(arrows: readonly (readonly [number, number])[]): State {
  const state = emptyState()
  const facts: Fact[] = Array.from({ length: 8 }, (_, n) => made('component.worded', `cmp_${n}`, { text: `part ${n}` }))
  arrows.forEach(([a, b], i) => {
    facts.push(made('configuration.formed', `cmoc_${i}`, { title: `${i}`, template: 'tpl_cmo', order: i }))
    for (const [slot, n] of [
      ['C', a],
      ['O', b],
    ] as const)
      facts.push(
        made('link.placed', `lnk_${i}${slot}`, {
          configuration: `cmoc_${i}`,
          slot,
          component: `cmp_${n}`,
          order: 1,
          status: 'inferred',
        }),
      )
  })
  for (const fact of facts) apply(state, fact)
  return state
}

/** Every simple path, found by trying all. */
function allPaths(arrows: readonly (readonly [number, number])[], from: number, to: number): string[] {
  const found: string[] = []
  const walk = (path: number[]) => {
    const at = path.at(-1) as number
    if (at === to) return void found.push(path.join('>'))
    for (const next of new Set(arrows.filter(([a]) => a === at).map(([, b]) => b)))
      if (!path.includes(next)) walk([...path, next])
  }
  walk([from])
  return found
}
const id = (n: number): Id<'cmp'> => `cmp_${n}`
const said = ({ paths }: ReturnType<typeof pathsBetween>) =>
  paths.map((hops) => [hops[0]?.from, ...hops.map(({ to }) => to)].map((node) => node?.slice(4)).join('>'))

test('all simple paths are found, shortest first, in any graph with loops; of more the shortest', () => {
  const arrow = fc.tuple(fc.nat(7), fc.nat(7))
  fc.assert(
    fc.property(
      fc.array(arrow, { maxLength: 22 }),
      fc.nat(7),
      fc.nat(7),
      fc.integer({ min: 1, max: 6 }),
      (arrows, from, to, most) => {
        fc.pre(from !== to)
        const state = graphOf(arrows)
        const all = allPaths(arrows, from, to)
        const found = pathsBetween(state, [id(from)], [id(to)], 100_000)
        expect(said(found).sort()).toEqual([...all].sort())
        expect(found.more).toBe(false)
        const lengths = found.paths.map((path) => path.length)
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
        const few = pathsBetween(state, [id(from)], [id(to)], most)
        expect(few.paths.map((path) => path.length)).toEqual(lengths.slice(0, most))
        expect(few.more).toBe(all.length > most)
      },
    ),
  )
})

test('from several to several, no path passes another start or goes on beyond an end', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }), (arrows) => {
      const found = pathsBetween(graphOf(arrows), [id(0), id(1)], [id(6), id(7)], 1_000)
      const inner = said(found).map((path) => path.split('>').slice(1, -1))
      expect(inner.flat().filter((node) => ['0', '1', '6', '7'].includes(node))).toEqual([])
      const all = [0, 1].flatMap((from) => [6, 7].flatMap((to) => allPaths(arrows, from, to)))
      const pure = all.filter(
        (path) =>
          !path
            .split('>')
            .slice(1, -1)
            .some((node) => ['0', '1', '6', '7'].includes(node)),
      )
      expect(said(found).sort()).toEqual(pure.sort())
    }),
  )
})

test('a tangle of three thousand components and as many loops gives its twenty shortest paths', () => {
  const state = emptyState()
  for (let n = 0; n < 1_000; n++) {
    apply(state, made('component.worded', `cmp_${n}`, { text: `part ${n}` }))
    apply(state, made('configuration.formed', `cmoc_${n}`, { title: `${n}`, template: 'tpl_cmo', order: n }))
    for (const [slot, to] of [
      ['C', n],
      ['M', (n * 7 + 1) % 1_000],
      ['O', (n * 13 + 5) % 1_000],
    ] as const)
      apply(
        state,
        made('link.placed', `lnk_${n}${slot}`, {
          configuration: `cmoc_${n}`,
          slot,
          component: `cmp_${to}`,
          order: 1,
          status: 'inferred',
        }),
      )
  }
  const { paths, more } = pathsBetween(state, ['cmp_0'], ['cmp_999'])
  expect([paths.length, more]).toEqual([20, true])
})

test('relations between whole configurations lead on, and arrows say what speaks to them', () => {
  const state = graphOf([
    [0, 1],
    [2, 3],
    [4, 5],
  ])
  for (const fact of [
    made('relation.drawn', 'rel_1', { of: 'cmoc_0', to: 'cmoc_1', kind: 'becomes context of', status: 'hypothesised' }),
    made('relation.drawn', 'rel_2', { of: 'cmoc_1', to: 'cmoc_2', kind: 'rivals', status: 'evidenced' }),
    made('evidence.linked', 'evd_1', {
      configuration: 'cmoc_0',
      links: ['lnk_0C', 'lnk_0O'],
      source: 'src_1',
      stance: 'supports',
    }),
    made('evidence.linked', 'evd_2', {
      configuration: 'cmoc_1',
      links: ['lnk_1C'],
      source: 'src_1',
      stance: 'supports',
    }),
  ])
    apply(state, fact)
  const { paths } = pathsBetween(state, ['cmp_0'], ['cmoc_1', 'cmp_3'])
  expect(
    paths.map((hops) => hops.map(({ arrows }) => arrows.map(({ id, spoken, evidence }) => [id, spoken, evidence]))),
  ).toEqual([[[['lnk_0C.lnk_0O', true, 1]], [['rel_1', false, 0]]]])
  expect(said(pathsBetween(state, ['cmp_0'], ['cmp_3']))).toEqual(['0>1>2>3'])
  expect(pathsBetween(state, ['cmp_0'], ['cmp_5']).paths).toEqual([])
})
