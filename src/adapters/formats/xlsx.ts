import { SaxesParser } from 'saxes'
import { type Reading, tell } from '../../core/record/formats/reading.ts'
import type { Row } from '../../core/record/formats/table.ts'
import { archiveIn } from '../archive.ts'

/** A sheet repeats what it shares: a file of one megabyte can hold a terabyte of cells. So much text is taken out at most. */
const mostText = 1_000_000_000
/** The longest text of a cell (Excel specifications and limits); others write longer ones, and a reference holds this much. */
const longestCell = 100_000

/**
 * The sheets of a workbook, in the order of their numbers (ECMA-376, SpreadsheetML). `beside` hears what stands in a sheet
 * beside its cells, before the sheet ends: which are merged, as "A2:B4", and that a cell is computed.
 */
export function* sheetsOf(bytes: Uint8Array, reading: Reading, beside?: Beside): Generator<Generator<Row>> {
  const archive = archiveIn(bytes, reading)
  if (!archive) return
  const called = (name: RegExp) => archive.names.filter((one) => name.test(one))
  const part = (name: RegExp) => called(name).flatMap((one) => archive.take(one) ?? [])[0]
  const shared = sharedStrings(part(/^xl\/sharedStrings\.xml$/i))
  const dates = dateStyles(part(/^xl\/styles\.xml$/i))
  const budget = { left: mostText }
  for (const name of called(/^xl\/worksheets\/sheet\d+\.xml$/i).sort(byNumber)) {
    const sheet = archive.take(name)
    if (sheet) yield sheetRows(sheet, shared, dates, budget, reading, beside)
  }
}

export interface Beside {
  merged?: (range: string) => unknown
  computed?: () => unknown
}

/** The rows of one sheet. Dates come as days, numbers as they are written. */
function* sheetRows(
  sheet: Uint8Array,
  shared: readonly string[],
  dates: ReadonlySet<string>,
  budget: { left: number },
  reading: Reading,
  beside?: Beside,
): Generator<Row> {
  const rows: Row[] = []
  let cells: string[] = []
  let row = 0
  let column = 0
  let type = ''
  let style = ''
  let text = ''
  let taking = false
  const parser = new SaxesParser({ fragment: true })
  parser.on('error', () => undefined)
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') {
      cells = []
      row = rowOf(String(attributes.r)) ?? row + 1
      column = 0
    } else if (name === 'c') {
      column = columnOf(String(attributes.r ?? '')) ?? column
      type = String(attributes.t ?? '')
      style = String(attributes.s ?? '')
      text = ''
    } else if (name === 'v' || name === 't') taking = true
    else if (name === 'f') beside?.computed?.()
    else if (name === 'mergeCell') beside?.merged?.(String(attributes.ref ?? ''))
  })
  parser.on('text', (more) => {
    if (taking && text.length < longestCell) text += more
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'v' || name === 't') taking = false
    else if (name === 'c' && column < widest) {
      while (cells.length < column) cells.push('')
      const words = wordsOf(text, type, dates.has(style), shared)
      budget.left -= words.length
      cells[column++] = words
    } else if (name === 'row') rows.push({ cells, lines: [row, row] })
  })
  const decoder = new TextDecoder()
  for (let at = 0; at < sheet.length; at += 65_536) {
    parser.write(decoder.decode(sheet.subarray(at, at + 65_536), { stream: true }))
    yield* rows.splice(0)
    if (budget.left > 0) continue
    const message = `The workbook holds more than ${mostText / 1e6} MB of text; what comes after row ${row} was not read.`
    tell(reading, { kind: 'lost', code: 'too-large', message, line: row })
    return
  }
  parser.close()
  yield* rows.splice(0)
}

const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0])
const widest = 16_384

/** A row's number, as far as it is one. */
const rowOf = (written: string): number | undefined => (/^\d{1,7}$/.test(written) ? Number(written) : undefined)

/** "C7" is the third column: 2. */
export function columnOf(cell: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(cell)?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function wordsOf(text: string, type: string, date: boolean, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  const number = Number(text)
  if (!date || type !== '' || text === '' || !Number.isFinite(number)) return unescaped(text)
  // Day 60 is a 29 February 1900 that never was (Lotus 1-2-3).
  const day = new Date(Date.UTC(1899, 11, 30) + Math.round(number * 86_400_000))
  return Number.isNaN(day.getTime()) ? text : day.toISOString().slice(0, 10)
}

/** "_x000D_" is a sign that XML cannot hold, and "_x005F_" the underscore of what only looks so (ECMA-376, ST_Xstring). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = []
  if (!bytes) return strings
  let text = ''
  let taking = false
  let phonetic = false
  const parser = new SaxesParser({ fragment: true })
  parser.on('error', () => undefined)
  parser.on('opentag', ({ name }) => {
    if (name === 'si') text = ''
    else if (name === 'rPh') phonetic = true
    else if (name === 't') taking = !phonetic
  })
  parser.on('text', (more) => {
    if (taking && text.length < longestCell) text += more
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'si') strings.push(unescaped(text))
    else if (name === 'rPh') phonetic = false
    else if (name === 't') taking = false
  })
  parser.write(new TextDecoder().decode(bytes)).close()
  return strings
}

/** The cell styles that show a number as a date: built-in formats 14 to 17 and 22, and own ones with days or years. */
function dateStyles(bytes: Uint8Array | undefined): Set<string> {
  const found = new Set<string>()
  if (!bytes) return found
  const own = new Set<string>()
  let inCells = false
  let at = 0
  const parser = new SaxesParser({ fragment: true })
  parser.on('error', () => undefined)
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'numFmt' && /[dy]/i.test(String(attributes.formatCode).replace(/"[^"]*"|\[[^\]]*\]/g, '')))
      own.add(String(attributes.numFmtId))
    if (name === 'cellXfs') inCells = true
    if (name === 'xf' && inCells) {
      const format = String(attributes.numFmtId)
      if (['14', '15', '16', '17', '22'].includes(format) || own.has(format)) found.add(String(at))
      at++
    }
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'cellXfs') inCells = false
  })
  parser.write(new TextDecoder().decode(bytes)).close()
  return found
}
