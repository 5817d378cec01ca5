import { expect, test } from 'vitest'
import { say } from '../blocks.ts'
import type { Names } from './names.ts'
import { tableXml } from './table.ts'

const names = { style: (name: string) => name } as Names
function widths(head: string[], cells: string[], width: number): number[] {
  const xml = [...tableXml({ head, rows: [cells.map((words) => [say(words)])] }, 'T', width, names)].join('')
  return [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, w]) => Number(w))
}

test('a column is as wide as its longest word, however long the texts beside it are, and together they fill the page', () => {
  const long = 'A sentence of many words that goes on for a while. '.repeat(20)
  const [wanted = 0, heard = 0, why = 0] = widths(['Wanted', 'Heard', 'Why'], ['4', 'few', long], 9_000)
  expect(wanted).toBeGreaterThanOrEqual(114 + 6 * 115)
  expect(heard).toBeGreaterThanOrEqual(114 + 5 * 115)
  expect(why).toBeGreaterThan(4 * wanted)
  expect(wanted + heard + why).toBe(9_000)
})

test('where the page is too narrow for all words each column gives way alike, and none is lost', () => {
  const all = widths(
    Array.from({ length: 12 }, () => 'Configuration'),
    Array.from({ length: 12 }, () => 'contradicted'),
    9_000,
  )
  expect(all).toHaveLength(12)
  expect(all.reduce((sum, one) => sum + one, 0)).toBe(9_000)
  expect(Math.max(...all) - Math.min(...all)).toBeLessThan(13)
})
