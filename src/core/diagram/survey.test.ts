import { expect, test } from 'vitest'
import type { Item } from '../survey/facts.ts'
import { figuresOf } from '../survey/figures.ts'
import { itemFigure } from './survey.ts'
import { svg } from './svg.ts'

const figureOf = (answer: Item['answer'], rows: { all: object[]; groups?: [string, object[]][] }, text = 'We trust each other.') => {
  const item = { key: 'q', text, part: 'context', answer } as Item
  const groups = rows.groups ?? []
  return itemFigure(
    { item, all: figuresOf(item, rows.all as never), groups: groups.map(([, own]) => (own.length < 5 ? undefined : figuresOf(item, own as never))) },
    groups.map(([name, own]) => ({ name, n: own.length < 5 ? undefined : own.length })),
  )
} // biome-ignore format: short
const said = (...counts: number[]) => counts.flatMap((n, i) => Array.from({ length: n }, () => ({ q: i + 1 })))
const anchors = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree']

test.each([
  [
    'survey-scale',
    figureOf(
      { kind: 'scale', anchors },
      {
        all: said(2, 5, 6, 12, 5),
        groups: [
          ['North system', said(2, 4, 3, 1)],
          ['South system', said(0, 1, 3, 11, 5)],
          ['West', said(1)],
        ],
      },
    ),
  ],
  [
    'survey-options',
    figureOf({ kind: 'choice', options: ['A & B', 'C'] }, { all: [{ q: 'A & B' }, { q: 'C' }, { q: 'C' }] }, '<What>?'),
  ],
  [
    'survey-numbers',
    figureOf(
      { kind: 'number', unit: 'years' },
      { all: Array.from({ length: 12 }, (_, i) => ({ q: i * i })) },
      'Years here',
    ),
  ],
])('%s is drawn as it was looked at', async (name, scene) => {
  await expect(scene && svg(scene)).toMatchFileSnapshot(`../../../test/golden/${name}.svg`)
})

test('what a figure shows is said in words, group by group, and a group that is kept back is in neither', () => {
  const scene = figureOf(
    { kind: 'scale', anchors },
    {
      all: said(1, 2, 0, 4, 3),
      groups: [
        ['North', said(1, 2, 0, 1, 1)],
        ['Tiny', said(0, 0, 0, 0, 2)],
      ],
    },
  )
  expect(scene?.title).toBe('We trust each other.')
  expect(scene?.desc).toContain('All: n 10: Strongly disagree 1, Disagree 2, Agree 4, Strongly agree 3; median 4.')
  expect(scene?.desc).toContain('North: n 5:')
  expect(JSON.stringify(scene)).not.toContain('Tiny')
})

test('bars part at the middle: as much lies left of it as said no, with half of those between', () => {
  const scene = figureOf({ kind: 'scale', anchors }, { all: said(1, 1, 2, 1, 3) })
  const rects =
    scene?.marks
      .flatMap((mark) => (mark.as === 'group' ? mark.marks : []))
      .flatMap((mark) => (mark.as === 'rect' ? [mark] : [])) ?? []
  const first = scene?.marks[0]
  const zero = Number(first?.as === 'path' && /^M([\d.]+)/.exec(first.d)?.[1])
  const [least, most] = [rects[0]?.x ?? 0, (rects.at(-1)?.x ?? 0) + (rects.at(-1)?.width ?? 0) + 1]
  expect((zero - least) / (most - least)).toBeCloseTo(3 / 8, 2)
})

test('nothing is drawn of nothing', () => {
  const item = { key: 'q', text: 'Q', part: 'context', answer: { kind: 'scale', anchors } } as Item
  expect(itemFigure({ item, all: undefined, groups: [undefined] }, [{ name: 'A', n: undefined }])).toBeUndefined()
})
