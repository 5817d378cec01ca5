import { expect, test } from 'vitest'
import { smallReview } from '../../../test/support/small-review.ts'
import { emptyState } from '../state.ts'
import { flowFigure } from './flow.ts'
import { matrixFigure } from './matrix.ts'
import { phasesFigure } from './phases.ts'
import type { Mark, Scene } from './scene.ts'
import { svg } from './svg.ts'
import { themesFigure } from './themes.ts'

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.as === 'group' ? flat(mark.marks) : [mark]))
const words = ({ marks }: Scene): string[] => flat(marks).flatMap((mark) => (mark.as === 'text' ? mark.lines : []))
const { state } = smallReview()

test('reported counts are hollow, computed ones are not, and exclusions stand with their reasons', () => {
  const scene = flowFigure(state)
  const numbers = flat(scene.marks).flatMap((mark) =>
    mark.as === 'text' && mark.look.includes('figure') ? [mark] : [],
  )
  expect(numbers.map(({ lines, look }) => [lines[0], look.includes('hollow')])).toEqual([
    ['240', true],
    ['4', false],
    ['3', false],
    ['3', false],
  ])
  expect(words(scene)).toContain('Off the subject: Cedar 2018')
  expect(words(scene)).toContain('Reasons not published')
  expect(scene.desc).toContain('Records found: 240, reported by Dogwood 2015.')
})

test('a planned phase is dashed', () => {
  const dashed = flat(phasesFigure(state).marks).filter((mark) => mark.as === 'path' && mark.look.includes('dashed'))
  expect(dashed).toHaveLength(1)
})

test('the matrix shows each stance by its own shape and counts what it shows', () => {
  const scene = matrixFigure(state)
  const labels = scene.marks.flatMap((mark) => (mark.as === 'group' && mark.label ? [mark.label] : []))
  expect(labels).toContain('Ash 2019, 2: refutes O')
  expect(labels).toContain('Birch 2021b, 2: qualifies C')
  expect(labels).toContain('Ash 2019, also used to build the theory')
  expect(scene.desc).toContain('Three sources by two configurations, four pairs.')
})

test('every figure of an empty project is a figure that says what is missing', () => {
  for (const figure of [flowFigure, phasesFigure, themesFigure, matrixFigure]) {
    const scene = figure(emptyState())
    expect(words(scene).join(' ')).toMatch(/^No .* yet\./)
    expect(svg(scene)).toContain('<title')
  }
})

test('the same state gives the same figure', () => {
  for (const figure of [flowFigure, phasesFigure, themesFigure, matrixFigure])
    expect(svg(figure(smallReview().state))).toBe(svg(figure(state)))
})
