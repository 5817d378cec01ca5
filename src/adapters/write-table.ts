import { delimitedLine } from '../core/record/formats/delimited.ts'
import { guarded } from '../core/record/formats/table.ts'
import { workbook } from './formats/xlsx-write.ts'

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

/**
 * A table, its head first, as the bytes of a file. Words that a spreadsheet would take for a formula are guarded by an
 * apostrophe in CSV; in a workbook they are text by their type, and numbers are numbers in both.
 */
export async function writeTable(
  format: TableFormat,
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  const [head = [], ...rest] = rows
  if (format === 'xlsx') return workbook(head.map(String), rest)
  const line = (cells: readonly (string | number)[]) =>
    delimitedLine(
      cells.map((cell) => (typeof cell === 'number' ? String(cell) : guarded(cell))),
      ',',
    )
  return new TextEncoder().encode(`\ufeff${rows.map(line).join('')}`)
}
