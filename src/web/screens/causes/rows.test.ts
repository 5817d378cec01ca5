import { expect, test } from 'vitest'
import { smallReview } from '../../../../test/support/small-review.ts'
import { layOut } from '../../../core/diagram/causes/layout.ts'
import { rowsOf } from './rows.ts'

test('the tree says what the canvas shows: bands, configurations, components lane by lane, and every arrow', () => {
  const drawing = layOut(smallReview().state)
  const rows = rowsOf(drawing, new Set(['cmoc_ask']))
  expect(rows.map(({ level, words }) => [level, words]).slice(0, 6)).toEqual([
    [1, 'The invitation'],
    [2, '1 Asked by name, people come'],
    [3, 'people who have not been seen for years'],
    [3, 'a letter signed by someone they know'],
    [3, 'a call two days before'],
    [3, 'feeling expected'],
  ])
  expect(rows.filter(({ id }) => id.startsWith('step_')).map(({ words, note }) => [words, note])[0]).toEqual([
    'people who have not been seen for years → a letter signed by someone they know + a call two days before',
    'without evidence at an end',
  ])
  expect(rows.map(({ words }) => words)).toContain('outcome of 1 becomes the context of 2')
  const all = rowsOf(drawing, new Set(drawing.strips.map(({ id }) => id)))
  const shown = [...drawing.bands, ...drawing.strips, ...drawing.boxes, ...drawing.arrows].map(({ id }) => id)
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(shown))
})
