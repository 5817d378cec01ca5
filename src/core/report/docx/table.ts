import { xml } from '../../diagram/svg.ts'
import { type Block, plain, type Span } from '../blocks.ts'
import type { Names } from './names.ts'
import { readsFromRight, run, runs } from './words.ts'

type Table = Extract<Block, { as: 'table' }>

/** So many columns still hold words on a wide page; Word itself takes 63 at most. A table that has more is cut. */
const most = 12
/** A row of fewer letters than this is kept on one page. */
const short = 900

/** A table cut so that it fits on a page: its first column, which names the rows, stands in every part. */
export function cut(table: Table): { head: string[]; rows: Span[][][]; from: number; to: number }[] {
  const columns = table.head.length
  if (columns <= most) return [{ head: table.head, rows: table.rows, from: 1, to: columns }]
  const [name = ''] = table.head
  const step = most - 1
  return Array.from({ length: Math.ceil((columns - 1) / step) }, (_, i) => {
    const at = 1 + i * step
    const part = <T>(cells: readonly T[]) => cells.slice(at, at + step)
    return {
      head: [name, ...part(table.head)],
      rows: table.rows.map((row) => [row[0] ?? [], ...part(row)]),
      from: at + 1,
      to: Math.min(columns, at + step),
    }
  })
}

/**
 * A table, row by row: its head is said anew on every page, short rows are not torn apart, and columns are as wide as their words
 * ask for. `width` is in twentieths of a point.
 */
export function* tableXml(
  { head, rows }: { head: readonly string[]; rows: readonly Span[][][] },
  caption: string,
  width: number,
  names: Names,
): Generator<string> {
  const widths = widthsOf(head, rows, width)
  const cell = (content: string, i: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
  const paragraph = (style: string, words: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${names.style(style)}"/>${readsFromRight(text) ? '<w:bidi/>' : ''}</w:pPr>${words}</w:p>`
  const top = head.map((name, i) => cell(paragraph('Table Head', run(name), name), i)).join('')
  yield [
    '<w:tbl><w:tblPr>',
    `<w:tblStyle w:val="${names.style('Report Table')}"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
    `<w:tblCaption w:val="${xml(caption.slice(0, 250))}"/>`,
    `</w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`,
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${top}</w:tr>\n`,
  ].join('\n')
  for (const row of rows) {
    const texts = row.map(plain)
    const whole = texts.reduce((sum, text) => sum + text.length, 0) <= short ? '<w:trPr><w:cantSplit/></w:trPr>' : ''
    const cells = row.map((spans, i) => cell(paragraph('Table Text', runs(spans, names), texts[i] ?? ''), i))
    yield `<w:tr>${whole}${cells.join('')}</w:tr>\n`
  }
  yield '</w:tbl>'
}

/** What a letter of a table takes at most, in twentieths of a point, and the room left and right of a cell. */
const letter = 115
const beside = 114

/**
 * Columns that tear no word apart as far as the page allows it, and share what is left by how much they hold: long texts by
 * the square root of their length.
 */
function widthsOf(head: readonly string[], rows: readonly Span[][][], width: number): number[] {
  const columns = head.map((name, i) => {
    let [longest, sum, filled] = [longestWord(name), 0, 0]
    for (const row of rows.slice(0, 500)) {
      const text = plain(row[i] ?? [])
      if (text === '') continue
      longest = Math.max(longest, longestWord(text))
      sum += Math.min(text.length, 2_000)
      filled++
    }
    const mean = filled === 0 ? 0 : sum / filled
    return { least: beside + Math.max(longest, 3) * letter, weight: 1 + Math.min(mean, 10) + Math.sqrt(mean) * 3 }
  })
  const least = columns.reduce((sum, one) => sum + one.least, 0)
  const weights = columns.reduce((sum, one) => sum + one.weight, 0)
  const rest = Math.max(0, width - least)
  const scale = Math.min(1, width / least)
  const widths = columns.map((one) => Math.floor(one.least * scale + (rest * one.weight) / weights))
  return widths.map((w, i) => (i === 0 ? w + width - widths.reduce((sum, one) => sum + one, 0) : w))
}

/** A word that would make a column too wide for the others is torn apart. */
const longestWord = (text: string): number =>
  Math.min(
    16,
    Math.max(
      0,
      ...text
        .slice(0, 2_000)
        .split(/[\s\u2013/-]+/)
        .map((word) => word.length),
    ),
  )
