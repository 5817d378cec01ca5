import { unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { packedAt } from '../write-archive.ts'

/** The longest text that a cell of a spreadsheet may hold (Excel specifications and limits). */
const longestCell = 32_767

/** A sheet: its name, its head and its rows. */
interface SheetOf {
  name: string
  heads: readonly string[]
  rows: Iterable<readonly (string | number)[]>
}

/**
 * A workbook of one sheet; words are text and never formulas, numbers are numbers. What does not fit into a cell goes on in a column of the same name with a
 * number, from which the reader puts it together again.
 */
export const workbook = async (
  heads: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Promise<Uint8Array> => writeExcelFile(dataOf(heads, rows), {}).toBuffer()

/**
 * A workbook of several sheets to work with: heads in bold that stay in sight, a filter over them, columns as wide as
 * their words ask for. The same sheets give the same bytes.
 */
export async function workbookOf(sheets: readonly SheetOf[]): Promise<Uint8Array> {
  const names = namesOf(sheets.map(({ name }) => name))
  const written = await writeExcelFile(
    sheets.map(({ heads, rows }, i) => {
      const [head = [], ...rest] = dataOf(heads, rows)
      const bold = head.map((cell) =>
        cell && typeof cell === 'object' && 'value' in cell ? { ...cell, fontWeight: 'bold' as const } : cell,
      )
      const columns = widthsOf([head, ...rest])
      const data = [bold, ...rest.map((row) => wrapped(row, columns))]
      return { data, sheet: names[i] as string, stickyRowsCount: 1, columns }
    }),
    { features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: filtered } } } }] },
  ).toBuffer()
  return zipSync(unzipSync(written), { mtime: packedAt, level: 6 })
}

function dataOf(heads: readonly string[], rows: Iterable<readonly (string | number)[]>): SheetData {
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
  return [
    wide((column, part) => text(part === 0 ? (heads[column] ?? '') : `${heads[column]} (${part + 1})`)),
    ...split.map((cells) => wide((column, part) => text(cells[column]?.[part] ?? ''))),
  ]
}

function cut(cell: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
  const clean = cell.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
  if (clean.length <= longestCell) return [clean]
  const pieces: string[] = []
  for (let at = 0; at < clean.length; at += longestCell) pieces.push(clean.slice(at, at + longestCell))
  return pieces
}

type Row = SheetData[number]
type Cell = Row[number]

const wordsOf = (cell: Cell): string =>
  cell && typeof cell === 'object' && 'value' in cell ? String(cell.value ?? '') : ''

/** A row as high as its words are, up to the most that a row may be: not every program makes room for wrapped words. */
function wrapped(row: Row, columns: readonly { width: number }[]): Row {
  const lines = row.map((cell, i) =>
    wordsOf(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((columns[i]?.width ?? 10) - 2))), 0),
  )
  const height = Math.min(409, Math.max(1, ...lines) * 15)
  return row.map((cell) =>
    cell && typeof cell === 'object' && 'value' in cell
      ? { ...cell, wrap: true, alignVertical: 'top' as const, height }
      : cell,
  )
}

/** Between 8 and 60 letters, by the longest line of each column's first rows. */
function widthsOf(data: SheetData): { width: number }[] {
  return (data[0] ?? []).map((_, i) => {
    const lengths = data.slice(0, 200).map((row) => Math.min(60, wordsOf(row[i]).length))
    return { width: Math.max(8, ...lengths) + 2 }
  })
}

/** Names of sheets: at most 31 letters, none of them with a meaning in a formula, each once. */
function namesOf(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((words) => {
    const plain = words
      .toWellFormed()
      .replace(/[\p{Cc}[\]:*?/\\']/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    let name = plain.slice(0, 31).trim() || 'Table'
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, 26).trim()} ${n}`
    taken.add(name.toLowerCase())
    return name.toWellFormed()
  })
}

/** Filters over the head: the element stands right after the cells (ECMA-376, CT_Worksheet). */
function filtered(sheet: string): string {
  const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)"/g)]
  const columns = cells.filter(([, , row]) => row === '1').at(-1)?.[1]
  const last = cells.at(-1)?.[2]
  return columns && last ? sheet.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${columns}${last}"/>`) : sheet
}
