import { delimitedRows } from '../core/record/formats/delimited.ts'
import { startReading } from '../core/record/formats/reading.ts'
import type { Grid, GridRow } from '../core/theory/incoming/table.ts'
import { decoded, encodingOf } from './decode.ts'
import { readWord } from './documents/docx.ts'
import { unreadable } from './documents/reading.ts'
import { columnOf, sheetsOf } from './formats/xlsx.ts'
import { tablesIn } from './html-tables.ts'

/** What a file holds that theory can be made of: tables, and running text beside them or instead. */
export interface Grids {
  tables: Grid[]
  text: string
  /** What was passed over or repaired, in words. */
  problems: string[]
}

/** A theory has hundreds of configurations; what is longer is something else, and is cut off, which is told. */
const mostRows = 20_000
const mostColumns = 200
const mostTables = 200
/** Merges are filled; of more than so many cells they are left as they are. */
const mostFilled = 200_000
const longestText = 20_000_000

/** Reads a workbook, a Word file, a page, or text with separators or without; by what it is, then by its name. */
export async function readGrids(name: string, bytes: Uint8Array): Promise<Grids> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const book = workbook(bytes)
    return book.tables.length > 0 || /\.xls[xm]$/i.test(name) ? book : wordFile(bytes)
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11)
    throw unreadable(
      'unknown-format',
      'It is a Word or Excel file of before 2007.',
      'Open it there, save it as .docx or .xlsx, and bring that in.',
    )
  if (bytes.includes(0) && encodingOf(bytes).encoding.startsWith('utf-8'))
    throw unreadable('unknown-format', 'It is neither a table nor text.', 'Bring in CSV, TSV, .xlsx, .docx or text.')
  const text = [...decoded(bytes, encodingOf(bytes))]
    .map((piece) => piece.text)
    .join('')
    .replace(/^\ufeff/, '')
  if (text.length > longestText)
    throw unreadable('too-large', `It holds more than ${longestText / 1e6} MB of text.`, 'Bring it in in parts.')
  if (/\.html?$/i.test(name)) return page(text, [])
  return /\.(?:csv|tsv|tab)$/i.test(name) || isTabular(text) ? delimited(text) : { tables: [], text, problems: [] }
}

/** Text that was copied out of a table: a tab in nearly every line. */
function isTabular(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.filter((line) => line.includes('\t')).length > lines.length * 0.8
}

function delimited(text: string): Grids {
  const reading = startReading()
  const rows: GridRow[] = []
  const problems: string[] = []
  for (const { cells } of delimitedRows({ text, offset: 0, width: 1 }, reading)) {
    if (rows.length === mostRows) {
      problems.push(`What comes after row ${mostRows} was not read.`)
      break
    }
    rows.push({ at: rows.length + 1, cells: cells.slice(0, mostColumns) })
    if (cells.length > mostColumns) problems.push(`Row ${rows.length} has more than ${mostColumns} cells.`)
  }
  problems.push(...reading.problems.map(({ message, line }) => (line ? `Line ${line}: ${message}` : message)))
  return { tables: isFilled(rows) ? [{ name: 'Table', rows }] : [], text: '', problems: problems.slice(0, 100) }
}

function workbook(bytes: Uint8Array): Grids {
  const reading = startReading()
  const tables: Grid[] = []
  const problems: string[] = []
  let merges: string[] = []
  let computed = 0
  const beside = {
    merged: (range: string) => merges.length < mostFilled && merges.push(range),
    computed: () => void computed++,
  }
  let sheet = 0
  for (const found of sheetsOf(bytes, reading, beside)) {
    sheet++
    merges = []
    const rows: GridRow[] = []
    for (const { cells, lines } of found) {
      if (rows.length === mostRows) {
        problems.push(`Sheet ${sheet}: what comes after row ${lines[0]} was not read.`)
        break
      }
      rows.push({ at: lines[0], cells: cells.slice(0, mostColumns).map((cell) => cell.replace(/\r\n?/g, '\n')) })
    }
    fill(rows, merges)
    if (isFilled(rows) && tables.length < mostTables) tables.push({ name: `Sheet ${sheet}`, rows })
  }
  if (computed > 0)
    problems.push(`${computed === 1 ? 'A cell is' : `${computed} cells are`} computed; the last results were read.`)
  problems.push(...reading.problems.map(({ message }) => message))
  return { tables, text: '', problems }
}

const isFilled = (rows: readonly GridRow[]) => rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))

/** Says what merged cells say in each of their cells. */
function fill(rows: GridRow[], merges: readonly string[]): void {
  const byNumber = new Map(rows.map((row) => [row.at, row]))
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  let left = mostFilled
  for (const range of merges) {
    const [, from = '', first, to = '', last] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? []
    const [start, end] = [columnOf(from), columnOf(to)]
    if (start === undefined || end === undefined) continue
    const words = byNumber.get(Number(first))?.cells[start] ?? ''
    if (words === '') continue
    const wide = Math.min(end, Math.max(width - 1, start), mostColumns - 1)
    if (start === 0 && end >= width - 1 && end > 0 && first === last) {
      const row = byNumber.get(Number(first))
      if (row) row.across = true
      continue
    }
    for (let at = Number(first); at <= Number(last) && left > 0 && byNumber.has(at); at++) {
      const row = byNumber.get(at) as GridRow
      for (let column = start; column <= wide; column++) {
        while (row.cells.length <= column) row.cells.push('')
        row.cells[column] = words
        if (at > Number(first)) row.spanned = [...(row.spanned ?? []), column]
        left--
      }
    }
  }
}

async function wordFile(bytes: Uint8Array): Promise<Grids> {
  const { html, problems } = await readWord(bytes)
  return page(
    html,
    problems.map(({ what }) => what),
  )
}

function page(html: string, problems: string[]): Grids {
  const most = { rows: mostRows, columns: mostColumns, tables: mostTables, filled: mostFilled }
  const { tables, text } = tablesIn(html, most)
  return { tables: tables.map((rows, i) => ({ name: `Table ${i + 1}`, rows })), text, problems }
}
