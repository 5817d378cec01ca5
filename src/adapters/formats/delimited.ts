import Papa from 'papaparse'
import { utf8Bytes } from '../../core/record/formats/lines.ts'
import type { Row } from '../../core/record/formats/table.ts'

/** What papaparse's own parser gives, which its types leave open. */
interface Batch {
  data: string[][]
  meta: { cursor: number }
}
type Parser = new (config: object) => { parse(text: string, base: number, ignoreLast: boolean): Batch }

/** The sign that parts the cells of a table: the one that stands most often between its headings. */
export function delimiterOf(text: string): string {
  const head = text.replace(/^[\s\ufeff]+/, '').split(/[\r\n]/, 1)[0] ?? ''
  const bare = head.replace(/"(?:[^"]|"")*"/g, '')
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: bare.split(sign).length - 1 }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign
}

/** The rows of a delimited text with their lines and bytes, one at a time. Quoted line ends and doubled quotes are understood. */
export function* delimitedRows(text: string, offset: number, delimiter = delimiterOf(text)): Generator<Row> {
  const newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n'
  let at = 0
  let byte = offset
  let line = 1
  while (at < text.length) {
    const rows: { cells: string[]; end: number }[] = []
    const rest = text.slice(at)
    ;new (Papa.Parser as unknown as Parser)({
      delimiter,
      newline,
      preview: 500,
      step: ({ data, meta }: Batch) => {
        rows.push({ cells: data[0] ?? [], end: meta.cursor })
      },
    }).parse(rest, 0, false)
    let start = 0
    for (const { cells, end } of rows) {
      const length = utf8Bytes(rest, start, end)
      const lines = count(rest, start, end, newline)
      const last = rest.endsWith(newline, end) ? line + lines - 1 : line + lines
      yield {
        cells: cells.map((cell) => cell.replace(/\r$/, '')),
        lines: [line, Math.max(line, last)],
        bytes: [byte, length],
      }
      byte += length
      line += lines
      start = end
    }
    if (start === 0) return
    at += start
  }
}

function count(text: string, from: number, to: number, newline: string): number {
  let found = 0
  for (let at = text.indexOf(newline, from); at >= 0 && at < to; at = text.indexOf(newline, at + 1)) found++
  return found
}
