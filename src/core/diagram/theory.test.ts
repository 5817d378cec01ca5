import fc from 'fast-check'
import { expect, test } from 'vitest'
import { made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Fact } from '../fact.ts'
import { apply, emptyState, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import type { Mark } from './scene.ts'
import { theoryFigure } from './theory.ts'

const templates = ['tpl_cmo', 'tpl_dalkin', 'tpl_icamo', 'tpl_scmo'] as const
const slots = { tpl_cmo: ['C', 'M', 'O'], tpl_dalkin: ['C', 'M-res', 'M-rea', 'O'], tpl_icamo: ['I', 'C', 'A', 'M', 'O'], tpl_scmo: ['S', 'C', 'M', 'O'] } // biome-ignore format: a table
const kinds = ['becomes context of', 'feeds back to', 'embedded in', 'mirrors', 'rivals', 'moderates', 'distinguished from'] // biome-ignore format: a list

function theoryOf(
  rows: { template: (typeof templates)[number]; filled: number[] }[],
  relations: [number, number, number][],
): State {
  const state = emptyState()
  const facts: Fact[] = rows.flatMap(({ template, filled }, i) => [
    made('configuration.formed', `cmoc_${i}`, { title: `Number ${i}`, template, order: i }),
    ...filled.flatMap((n, at) => {
      const slot = slots[template][n % slots[template].length]
      const id = `${i}.${at}`
      return [
        made('component.worded', `cmp_${id}`, { text: 'words '.repeat(n) }),
        made('link.placed', `lnk_${id}`, {
          configuration: `cmoc_${i}`,
          slot,
          component: `cmp_${id}`,
          order: at,
          status: 'inferred',
        }),
      ]
    }),
  ])
  relations.forEach(([of, to, kind], i) => {
    const ends = { of: `cmoc_${of % rows.length}`, to: `cmoc_${to % rows.length}` }
    facts.push(
      made('relation.drawn', `rel_${i}`, { ...ends, kind: kinds[kind % kinds.length], status: 'hypothesised' }),
    )
  })
  for (const fact of facts) apply(state, fact)
  return state
}

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.as === 'group' ? flat(mark.marks) : [mark]))

/** Where the boxes of a role stand: their coloured bars. */
const bars = (marks: readonly Mark[], role: string) =>
  flat(marks).flatMap((mark) =>
    mark.as === 'rect' && mark.look.includes('bar') && mark.look[0] === role ? [mark] : [],
  )

test('C stands left of M-resource, left of M-reasoning, left of O, whatever relations and loops there are', () => {
  const row = fc.record({ template: fc.constantFrom(...templates), filled: fc.array(fc.nat(12), { maxLength: 8 }) })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), { maxLength: 40 }),
      (rows, relations) => {
        const { marks, width, height } = theoryFigure(theoryOf(rows, relations))
        const places = ['c', 'res', 'rea', 'o'].map((role) => bars(marks, role).map(({ x }) => x))
        const before = places.filter((xs) => xs.length > 0)
        before.slice(1).forEach((xs, i) => {
          expect(Math.min(...xs)).toBeGreaterThan(Math.max(...(before[i] ?? [])))
        })
        for (const mark of flat(marks)) {
          if (mark.as !== 'rect') continue
          expect(mark.x).toBeGreaterThanOrEqual(0)
          expect(mark.x + mark.width).toBeLessThanOrEqual(width)
          expect(mark.y + mark.height).toBeLessThanOrEqual(height)
        }
      },
    ),
  )
})

test('no two boxes overlap', () => {
  const { marks } = theoryFigure(smallReview().state)
  const boxes = flat(marks).flatMap((mark) => (mark.as === 'rect' && mark.round ? [mark] : []))
  expect(boxes.length).toBe(13)
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true)
})

test('what no source speaks to is dashed, and so is the thread to it', () => {
  const { marks } = theoryFigure(smallReview().state)
  const dashed = flat(marks).filter((mark) => mark.as === 'rect' && mark.look.includes('dashed'))
  expect(dashed.length).toBe(8)
})

test('a theory of a thousand configurations and five thousand tangled relations is laid out whole', () => {
  const rows = Array.from({ length: 1_000 }, () => ({ template: 'tpl_dalkin' as const, filled: [0, 1, 2, 3] }))
  const relations = Array.from({ length: 5_000 }, (_, i): [number, number, number] => [i * 7, i * 13, i])
  const state = theoryOf(rows, relations)
  const refsIn = (marks: readonly Mark[]): string[] =>
    marks.flatMap((mark) => (mark.as === 'group' ? [mark.ref ?? '', ...refsIn(mark.marks)] : []))
  const drawn = new Set(refsIn(theoryFigure(state).marks))
  expect(liveConfigurations(state).filter(([id]) => !drawn.has(id))).toEqual([])
})

test('a project without configurations says so', () => {
  expect(JSON.stringify(theoryFigure(emptyState()).marks)).toContain('No configuration yet.')
})
