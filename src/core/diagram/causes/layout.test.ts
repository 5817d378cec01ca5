import fc from 'fast-check'
import { expect, test } from 'vitest'
import { made } from '../../../../test/support/review.ts'
import { smallReview } from '../../../../test/support/small-review.ts'
import type { Fact } from '../../fact.ts'
import { apply, emptyState, type State } from '../../state.ts'
import { layOut } from './layout.ts'
import { mostStages, stagesOf } from './stages.ts'

const slots = { tpl_cmo: ['C', 'M', 'O'], tpl_dalkin: ['C', 'M-res', 'M-rea', 'O'], tpl_icamo: ['I', 'C', 'A', 'M', 'O'] } // biome-ignore format: a table
type Template = keyof typeof slots
const kinds = ['becomes context of', 'feeds back to', 'embedded in', 'mirrors', 'rivals', 'moderates', 'distinguished from'] // biome-ignore format: a list

interface Row {
  template: Template
  theory: number
  /** For each slot, which of the shared components stand in it. */
  filled: number[][]
}

/** A theory whose configurations share components in any way, in loops too. */
function theoryOf(rows: readonly Row[], relations: readonly [number, number, number][]): State {
  const state = emptyState()
  const facts: Fact[] = [0, 1, 2].map((n) => made('theory.stated', `pt_${n}`, { title: `Theory ${n}`, order: n }))
  for (let n = 0; n < 12; n++) facts.push(made('component.worded', `cmp_${n}`, { text: 'words '.repeat(1 + (n % 9)) }))
  rows.forEach(({ template, theory, filled }, i) => {
    facts.push(
      made('configuration.formed', `cmoc_${i}`, { title: `Number ${i}`, template, theory: `pt_${theory}`, order: i }),
    )
    slots[template].forEach((slot, at) => {
      for (const n of new Set(filled[at]))
        facts.push(
          made('link.placed', `lnk_${i}.${at}.${n}`, {
            configuration: `cmoc_${i}`,
            slot,
            component: `cmp_${n}`,
            order: at * 20 + n,
            status: 'inferred',
          }),
        )
    })
  })
  relations.forEach(([of, to, kind], i) => {
    const ends = { of: `cmoc_${of % rows.length}`, to: `cmoc_${to % rows.length}` }
    facts.push(
      made('relation.drawn', `rel_${i}`, { ...ends, kind: kinds[kind % kinds.length], status: 'hypothesised' }),
    )
  })
  for (const fact of facts) apply(state, fact)
  return state
}

const rows = fc.array(
  fc.record({
    template: fc.constantFrom<Template>('tpl_cmo', 'tpl_dalkin', 'tpl_icamo'),
    theory: fc.nat(2),
    filled: fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 14 },
)
const relations = fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), { maxLength: 20 })
const order = ['c', 'other', 'res', 'rea', 'o']

test('within every configuration C stands left of M left of O, whatever is shared and whatever loops there are', () => {
  fc.assert(
    fc.property(rows, relations, (rows, relations) => {
      const { boxes, arrows } = layOut(theoryOf(rows, relations))
      const at = new Map(boxes.map((box) => [box.id, box]))
      const steps = arrows.filter(({ as }) => as === 'step')
      for (const { from, to } of steps)
        for (const a of from)
          for (const b of to) {
            const [left, right] = [at.get(a), at.get(b)]
            expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0)
          }
      for (const { links, role } of boxes) {
        const slots = links.map((link) => theoryRole(link, rows))
        expect(slots.every((slot) => slot === role || (role === 'o' && slot === 'c'))).toBe(true)
      }
      expect(boxes.every(({ role }) => order.includes(role))).toBe(true)
    }),
  )
})

const theoryRole = (link: string, rows: readonly Row[]): string => {
  const [i = 0, at = 0] = link.replace('lnk_', '').split('.').map(Number)
  const slot = slots[rows[i]?.template ?? 'tpl_cmo'][at]
  return { C: 'c', 'M-res': 'res', 'M-rea': 'rea', M: 'rea', O: 'o' }[slot ?? ''] ?? 'other'
}

test('no two boxes overlap, none leaves the figure, and every link is drawn once, pinned or not', () => {
  const pins = fc.array(fc.tuple(fc.nat(13), fc.integer({ min: -90, max: 90 }), fc.nat(900)), { maxLength: 3 })
  fc.assert(
    fc.property(rows, relations, pins, (rows, relations, pinned) => {
      const state = theoryOf(rows, relations)
      // Strips by hand, far from one another: what was not put by hand makes room for them.
      const put = new Map(pinned.map(([n, x, y], i) => [`cmoc_${n}`, { x, y: 1_000 * (i + 1) + y / 10 }]))
      const { boxes, width, height } = layOut(state, { pins: put })
      for (const [i, a] of boxes.entries()) {
        expect([a.x >= 0, a.y >= 0, a.x + a.width <= width, a.y + a.height <= height]).toEqual([true, true, true, true])
        for (const b of boxes.slice(i + 1))
          expect(
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
            `${a.id} and ${b.id}`,
          ).toBe(true)
      }
      expect(boxes.flatMap(({ links }) => links).sort()).toEqual([...state.link.keys()].sort())
    }),
  )
})

test('a box put by hand stays at its height and in its lane, and the same state gives the same places', () => {
  fc.assert(
    fc.property(rows, relations, fc.integer({ min: -500, max: 500 }), fc.nat(3_000), (rows, relations, x, y) => {
      const state = theoryOf(rows, relations)
      const before = layOut(state)
      const [box] = before.boxes
      const band = before.bands.find(({ id }) => id === box?.band)
      if (!box || !band) return
      const pins = new Map([[box.id, { x, y }]])
      const after = layOut(state, { pins })
      const now = after.boxes.find(({ id }) => id === box.id)
      expect(now).toMatchObject({ pinned: true, y: band.y + 24 + y })
      expect(Math.abs((now?.x ?? 0) - box.x)).toBeLessThanOrEqual(16)
      expect(layOut(state, { pins })).toEqual(after)
    }),
  )
})

test('an outcome that becomes the next context is one box, and the two stand in one line', () => {
  const rows: Row[] = [
    { template: 'tpl_cmo', theory: 0, filled: [[0], [1], [2]] },
    { template: 'tpl_cmo', theory: 0, filled: [[2], [3], [4]] },
  ]
  const { boxes, strips, arrows } = layOut(theoryOf(rows, [[0, 1, 0]]))
  expect(boxes.length).toBe(5)
  const joint = boxes.find(({ component }) => component === 'cmp_2')
  expect(joint).toMatchObject({ role: 'o', links: ['lnk_0.2.2', 'lnk_1.0.2'], configurations: ['cmoc_0', 'cmoc_1'] })
  expect(strips[0]?.middle).toBe(strips[1]?.middle)
  // Their relation is that box, and no line beside it.
  expect(arrows.map(({ as }) => as)).toEqual(['step', 'step', 'step', 'step'])
})

test('a loop is drawn as a loop: from the last outcome back to the first context', () => {
  const rows: Row[] = [
    { template: 'tpl_cmo', theory: 0, filled: [[0], [1], [2]] },
    { template: 'tpl_cmo', theory: 1, filled: [[2], [3], [0]] },
    { template: 'tpl_cmo', theory: 1, filled: [[5], [6], [5]] },
  ]
  const { boxes, arrows } = layOut(theoryOf(rows, [[1, 0, 1]]))
  const loops = arrows.filter(({ as }) => as !== 'step')
  const xOf = (id: string | undefined) => boxes.find((box) => box.id === id)?.x ?? Number.NaN
  expect(loops.map(({ id, says }) => [id, says])).toEqual([
    ['rel_0', '2 feeds back to 1 (hypothesised)'],
    ['again_lnk_2.2.5.lnk_2.0.5', 'outcome of 3 is the context of 3'],
  ])
  for (const { from, to } of loops) expect(xOf(from[0])).toBeGreaterThan(xOf(to[0]))
})

test('a chain of any length and a ring of any length are laid out in a bounded width', () => {
  for (const ring of [false, true]) {
    const n = 300
    const leads = new Map(
      Array.from({ length: n }, (_, i) => [
        String(i),
        { to: i < n - 1 ? [String(i + 1)] : ring ? ['0'] : [], step: 1 as const },
      ]),
    )
    const stages = stagesOf(leads.keys(), leads)
    expect(Math.max(...stages.values())).toBe(mostStages - 1)
    expect(Math.min(...stages.values())).toBeGreaterThanOrEqual(0)
  }
})

test('a folded band stands for its configurations, and what leads across is one arrow', () => {
  const { state } = smallReview()
  const { boxes, strips, bands, arrows } = layOut(state, { folded: (band) => band === 'pt_return' })
  expect(strips.map(({ id }) => id)).toEqual(['cmoc_ask'])
  expect(bands.map(({ id, folded, configurations, bare }) => [id, folded, configurations, bare])).toEqual([
    ['pt_invite', false, 1, 2],
    ['pt_return', true, 1, 6],
  ])
  expect(boxes.every(({ configurations }) => configurations.includes('cmoc_ask'))).toBe(true)
  expect(arrows.filter(({ as }) => as === 'folded').map(({ says }) => says)).toEqual([
    'one outcome of The invitation leads on to Coming back',
    'one outcome of Coming back leads on to The invitation',
  ])
})

test('bands are groups of the framework when that is asked for, and tell the programme theories in them', () => {
  const { state } = smallReview()
  const { bands, strips } = layOut(state, { by: 'framework' })
  expect(bands.map(({ id, title }) => [id, title])).toEqual([
    ['grp_before', 'Before the visit'],
    ['grp_after', 'After the visit'],
  ])
  expect(strips.map(({ heading }) => heading)).toEqual(['The invitation', 'Coming back'])
})
