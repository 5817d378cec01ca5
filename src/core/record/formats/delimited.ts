import { bytesOf, type Whole } from './lines.ts'
import { longestValue, type Reading, tell } from './reading.ts'
import { isHead, linesAbove, type Row } from './table.ts'

/** How often a quotation mark that nothing closes is looked for its end; behind that, marks are signs like others. */
const mostStrays = 200

/** Delimited text as RFC 4180 has it, with the separator and line ends that its first line uses. */
interface Dialect {
  separator: string
  lineEnd: string
}

/** The sign that parts the headings of a table, or else stands most often in its first line; and how its lines end. */
function dialectOf(text: string, separator?: string): Dialect {
  const start = /^[\s\ufeff]*/.exec(text)?.[0].length ?? 0
  let quoted = false
  let end = start
  for (; end < text.length; end++) {
    if (text[end] === '"') quoted = !quoted
    else if (!quoted && (text[end] === '\n' || text[end] === '\r')) break
  }
  const lineEnd = text[end] === '\r' && text[end + 1] !== '\n' ? '\r' : '\n'
  if (separator !== undefined) return { separator, lineEnd }
  const signs = [',', ';', '\t', '|']
  for (let at = start, lines = 0; at < text.length && lines < linesAbove; lines++) {
    const rows = signs.map((sign) => readRow(text, at, { separator: sign, lineEnd }, 10_000))
    const found = rows.findIndex(({ cells }) => isHead(cells))
    if (found >= 0) return { separator: signs[found] as string, lineEnd }
    at = readRow(text, at, { separator: '\0', lineEnd }, 0).end
  }
  const first = text.slice(start, end).replace(/"(?:[^"]|"")*"/g, '')
  const times = (sign: string) => first.split(sign).length
  return { separator: signs.reduce((best, sign) => (times(sign) > times(best) ? sign : best)), lineEnd }
}

/**
 * A row that was read, and where it ends in the text. `stray`: a quotation mark opens a cell that nothing closes;
 * `doubtful`: the cell that it opens has a mark in it that is neither doubled nor at its end.
 */
interface Read {
  cells: string[]
  end: number
  stray: boolean
  doubtful: boolean
}

/**
 * The rows of a delimited text with their lines and bytes, one at a time. Quoted line ends and doubled marks are
 * understood. A mark that nothing closes would take all rows behind it into one cell: then its line is read as it stands.
 */
export function* delimitedRows(whole: Whole, reading: Reading, separator?: string): Generator<Row> {
  const { text, offset } = whole
  const dialect = dialectOf(text, separator)
  let width = 0
  let strays = 0
  let line = 1
  let byte = offset
  for (let at = 0; at < text.length; ) {
    let row = readRow(text, at, dialect, strays < mostStrays ? longestValue : 0)
    if (tookOthers(text, at, row, dialect, width)) {
      strays++
      row = readRow(text, at, dialect, 0)
      const message = 'A quotation mark opens a cell and none closes it; the line was read as it stands.'
      tell(reading, { kind: 'repaired', code: 'stray-quote', message, line })
    }
    const lines = lineEndsIn(text, at, row.end, dialect.lineEnd)
    const length = bytesOf(whole, at, row.end)
    const ended = text.endsWith(dialect.lineEnd, row.end)
    if (width === 0 && row.cells.length > 1) width = row.cells.length
    const last = ended ? line + Math.max(0, lines - 1) : line + lines
    yield { cells: row.cells, lines: [line, last], bytes: [byte, length] }
    byte += length
    line += lines
    at = row.end
  }
}

/** Whether an open cell took in rows that are none of its own: lines that are rows by themselves. */
function tookOthers(text: string, from: number, row: Read, dialect: Dialect, width: number): boolean {
  const alone = readRow(text, from, dialect, 0)
  if (alone.end >= row.end) return false
  if (width === 0) return row.stray
  const isRow = ({ cells }: Read) => cells.length === width
  const broken = row.stray || row.doubtful || !isRow(row)
  // A cell of several lines of which each would be a row is believed where a table is too narrow to tell.
  if (!broken && width < 3) return false
  if (!row.stray && !row.doubtful && !isRow(alone)) return false
  for (let at = alone.end, lines = 0; at < row.end && lines < 200; lines++) {
    const quoted = readRow(text, at, dialect, 10_000)
    const line = readRow(text, at, dialect, 0)
    if (isRow(quoted.stray || quoted.end > row.end ? line : quoted) === broken) return broken
    at = line.end
  }
  return !broken || isRow(alone)
}

/** One row; `longest` is how far the end of a quoted cell is looked for, and 0 takes marks for signs like others. */
function readRow(text: string, from: number, { separator, lineEnd }: Dialect, longest: number): Read {
  const cells: string[] = []
  const [part, end] = [separator.charCodeAt(0), lineEnd.charCodeAt(0)]
  let doubtful = false
  for (let at = from; ; at++) {
    if (longest > 0 && text[at] === '"') {
      const close = closing(text, at + 1, separator, longest)
      if (!close) {
        cells.push(text.slice(at + 1))
        return { cells, end: text.length, stray: true, doubtful }
      }
      doubtful ||= close.doubtful
      cells.push(text.slice(at + 1, close.at).replaceAll('""', '"'))
      at = afterBlanks(text, close.at + 1, separator)
      if (text[at] === '\r' && text[at + 1] === lineEnd) at++
      if (text[at] !== separator) return { cells, end: Math.min(at + 1, text.length), stray: false, doubtful }
      continue
    }
    let stop = at
    for (let sign = text.charCodeAt(stop); sign !== part && sign !== end && stop < text.length; )
      sign = text.charCodeAt(++stop)
    const last = text[stop] !== separator
    cells.push(text.slice(at, last && stop > at && text[stop - 1] === '\r' ? stop - 1 : stop))
    if (last) return { cells, end: Math.min(stop + 1, text.length), stray: false, doubtful }
    at = stop
  }
}

/** Where a quoted cell closes: at a mark behind which the cell, the line or the text ends. */
function closing(text: string, from: number, separator: string, longest: number) {
  let doubtful = false
  for (let at = text.indexOf('"', from); at >= 0 && at - from <= longest; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at++
      continue
    }
    const next = text[afterBlanks(text, at + 1, separator)]
    if (next === undefined || next === separator || next === '\n' || next === '\r') return { at, doubtful }
    doubtful = true
  }
  return undefined
}

function afterBlanks(text: string, from: number, separator: string): number {
  let at = from
  while (text[at] === ' ' || (text[at] === '\t' && separator !== '\t')) at++
  return at
}

function lineEndsIn(text: string, from: number, to: number, lineEnd: string): number {
  let found = 0
  for (let at = text.indexOf(lineEnd, from); at >= 0 && at < to; at = text.indexOf(lineEnd, at + 1)) found++
  return found
}

/** A row as a line of delimited text. */
export const delimitedLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(separator) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`
