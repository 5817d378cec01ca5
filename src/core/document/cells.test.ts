import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'

test('a row is its cells, empty ones too', () => {
  const text = 'before\na\t\tbc\nafter\tmore'
  const words = cellsOf(text, { start: 7, end: 12 }).map(({ start, end }) => text.slice(start, end))
  expect(words).toEqual(['a\t', '\t', 'bc'])
  expect(cellsOf(text, { start: 7, end: 7 })).toEqual([])
})

test('whatever stands in it, cells follow one another without a gap, and hold one tab at most, at their end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\t', '🙂')).map((all) => all.join('')),
      fc.nat(5),
      (row, before) => {
        const text = `${'x'.repeat(before)}${row}\ty`
        const cells = cellsOf(text, { start: before, end: before + row.length })
        expect(cells.map(({ start, end }) => text.slice(start, end)).join('')).toBe(row)
        for (const { start, end } of cells) expect(text.slice(start, end)).toMatch(/^[^\t]+\t?$|^\t$/)
      },
    ),
  )
})
