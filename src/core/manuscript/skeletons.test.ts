import { expect, test } from 'vitest'
import { abstractShapes, shaped, shapeOf, wordsIn } from './skeletons.ts'

test('words are counted as word processors count them', () => {
  expect(wordsIn('Design/methodology – a well-kept 5,716 (n = 18).')).toBe(6)
  expect(wordsIn(' \n ')).toBe(0)
})

test('an abstract takes a shape and loses no word', () => {
  const parts = [
    { heading: 'methods', text: 'We read.' },
    { heading: 'Own', text: 'Kept.' },
    { heading: 'Empty', text: ' ' },
  ]
  for (const shape of abstractShapes) {
    const made = shaped(parts, shape)
    expect(made.slice(0, shape.headings.length).map(({ heading }) => heading)).toEqual(shape.headings)
    expect(
      made
        .map(({ text }) => text)
        .filter(Boolean)
        .sort(),
    ).toEqual(['Kept.', 'We read.'])
    expect(shapeOf(made.map(({ heading }) => heading))?.name).toBe(shape.name)
  }
  expect(shapeOf(['Own'])).toBeUndefined()
})
