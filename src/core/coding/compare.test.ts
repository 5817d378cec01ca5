import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../ids.ts'
import { type Mark, metPassages } from './compare.ts'

const mark = (excerpt: string, start: number, end: number, ...codes: string[]): Mark => ({
  document: 'doc_1',
  excerpt: excerpt as Id<'exc'>,
  start,
  end,
  codes: codes as Id<'cod'>[],
})

test('what both gave, what one gave, and where the words differ, in the order of the text', () => {
  const met = metPassages(
    [mark('exc_b3', 50, 60, 'cod_x'), mark('exc_b1', 0, 10, 'cod_x', 'cod_y'), mark('exc_b2', 20, 30, 'cod_x')],
    [mark('exc_c1', 0, 10, 'cod_x', 'cod_z'), mark('exc_c2', 20, 34, 'cod_x'), mark('exc_c3', 40, 45, 'cod_y')],
  )
  expect(met.map(({ first, second, spans }) => [first?.excerpt, second?.excerpt, spans])).toEqual([
    ['exc_b1', 'exc_c1', 'same'],
    ['exc_b2', 'exc_c2', 'differ'],
    [undefined, 'exc_c3', 'alone'],
    ['exc_b3', undefined, 'alone'],
  ])
  expect(met[0]).toMatchObject({ both: ['cod_x'], onlyFirst: ['cod_y'], onlySecond: ['cod_z'], differs: true })
  expect(met[1]).toMatchObject({ both: ['cod_x'], onlyFirst: [], onlySecond: [], differs: true, start: 20, end: 34 })
  expect(metPassages([mark('exc_b', 1, 5, 'cod_x')], [mark('exc_c', 1, 5, 'cod_x')])[0]?.differs).toBe(false)
})

const marks = (who: string) =>
  fc
    .array(
      fc.record({
        start: fc.nat(50),
        length: fc.integer({ min: 1, max: 30 }),
        codes: fc.subarray(['cod_x', 'cod_y', 'cod_z'], { minLength: 1 }),
      }),
      { maxLength: 8 },
    )
    .map((all) => all.map(({ start, length, codes }, i) => mark(`exc_${who}${i}`, start, start + length, ...codes)))

test('every passage is there once, every code of it is on one side or on both, and whoever is first, the same differs', () => {
  fc.assert(
    fc.property(marks('b'), marks('c'), (first, second) => {
      const met = metPassages(first, second)
      expect(met.flatMap((one) => one.first ?? []).length).toBe(first.length)
      expect(met.flatMap((one) => one.second ?? []).length).toBe(second.length)
      for (const one of met) {
        expect([...one.both, ...one.onlyFirst].sort()).toEqual([...(one.first?.codes ?? [])].sort())
        expect([...one.both, ...one.onlySecond].sort()).toEqual([...(one.second?.codes ?? [])].sort())
      }
      expect(met.map(({ start }) => start)).toEqual(met.map(({ start }) => start).sort((a, b) => a - b))
      for (const one of metPassages(
        first,
        first.map((each) => ({ ...each })),
      ))
        expect(one.first).toEqual(one.second)
    }),
  )
})
