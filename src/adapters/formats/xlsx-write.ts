import writeExcelFile, { type SheetData } from 'write-excel-file/node'

/** The longest text that a cell of a spreadsheet may hold (Excel specifications and limits). */
const longestCell = 32_767

/**
 * A workbook of one sheet; words are text and never formulas, numbers are numbers. What does not fit into a cell goes on in a column of the same name with a
 * number, from which the reader puts it together again.
 */
export async function workbook(
  heads: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Promise<Uint8Array> {
  const split: (readonly (string | number)[])[][] = []
  const parts = heads.map(() => 1)
  for (const row of rows) {
    const cells = row.map((cell) => (typeof cell === 'number' ? [cell] : cut(cell)))
    for (const [i, pieces] of cells.entries()) parts[i] = Math.max(parts[i] ?? 1, pieces.length)
    split.push(cells)
  }
  const text = (value: string | number) =>
    value === ''
      ? null
      : typeof value === 'number'
        ? { value, type: Number as NumberConstructor }
        : { value, type: String as StringConstructor }
  const wide = <T>(each: (column: number, part: number) => T): T[] =>
    parts.flatMap((many, column) => Array.from({ length: many }, (_, part) => each(column, part)))
  const data: SheetData = [
    wide((column, part) => text(part === 0 ? (heads[column] ?? '') : `${heads[column]} (${part + 1})`)),
    ...split.map((cells) => wide((column, part) => text(cells[column]?.[part] ?? ''))),
  ]
  return await writeExcelFile(data, {}).toBuffer()
}

function cut(cell: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
  const clean = cell.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
  if (clean.length <= longestCell) return [clean]
  const pieces: string[] = []
  for (let at = 0; at < clean.length; at += longestCell) pieces.push(clean.slice(at, at + longestCell))
  return pieces
}
