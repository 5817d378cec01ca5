import { type UnzipFileInfo, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { type Reading, tell } from '../../core/record/formats/reading.ts'
import type { Row } from '../../core/record/formats/table.ts'

/** What is opened of an archive: not more than this, however small it says it is. */
const largestMember = 400_000_000
const largestRatio = 200

/** The members of a zip archive whose names are wanted; a bomb and a path that leads out of it are told and left alone. */
export function membersOf(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  reading: Reading,
): Map<string, Uint8Array> {
  const filter = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    if (!wanted(name)) return false
    if (name.includes('..') || name.startsWith('/')) {
      tell(reading, {
        kind: 'lost',
        code: 'unsafe-name',
        message: `“${name}” leads out of the archive and was not opened.`,
      })
      return false
    }
    if (originalSize > largestMember || (originalSize > 10_000_000 && originalSize > size * largestRatio)) {
      tell(reading, {
        kind: 'lost',
        code: 'too-large',
        message: `“${name}” would grow to ${Math.round(originalSize / 1e6)} MB and was not opened.`,
      })
      return false
    }
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })))
  } catch {
    tell(reading, {
      kind: 'lost',
      code: 'broken-archive',
      message: 'The archive is broken and could not be opened. Export it again.',
    })
    return new Map()
  }
}

/** The rows of the first sheet of a workbook (ECMA-376, SpreadsheetML). Dates come as days, numbers as they are written. */
export function* sheetRows(bytes: Uint8Array, reading: Reading): Generator<Row> {
  const members = membersOf(
    bytes,
    (name) => /^xl\/(sharedStrings|workbook|styles|worksheets\/sheet\d+)\.xml$/.test(name),
    reading,
  )
  const sheets = [...members.keys()].filter((name) => name.includes('worksheets/')).sort(byNumber)
  const sheet = members.get(sheets[0] ?? '')
  if (!sheet) return
  if (sheets.length > 1)
    tell(reading, {
      kind: 'noted',
      code: 'more-sheets',
      message: `The workbook has ${sheets.length} sheets; the first was read.`,
    })
  const shared = sharedStrings(members.get('xl/sharedStrings.xml'))
  const dates = dateStyles(members.get('xl/styles.xml'))
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
      row = Number(attributes.r ?? row + 1)
      column = 0
    } else if (name === 'c') {
      column = columnOf(String(attributes.r ?? '')) ?? column
      type = String(attributes.t ?? '')
      style = String(attributes.s ?? '')
      text = ''
    } else if (name === 'v' || name === 't') taking = true
  })
  parser.on('text', (more) => {
    if (taking) text += more
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'v' || name === 't') taking = false
    else if (name === 'c') {
      while (cells.length < column && cells.length < 16_384) cells.push('')
      cells[column++] = wordsOf(text, type, dates.has(style), shared)
    } else if (name === 'row') rows.push({ cells: cells.map((cell) => cell ?? ''), lines: [row, row] })
  })
  const decoder = new TextDecoder()
  for (let at = 0; at < sheet.length; at += 1_000_000) {
    parser.write(decoder.decode(sheet.subarray(at, at + 1_000_000), { stream: true }))
    yield* rows.splice(0)
  }
  parser.close()
  yield* rows.splice(0)
}

const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0])

/** "C7" is the third column: 2. */
function columnOf(cell: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(cell)?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function wordsOf(text: string, type: string, date: boolean, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  const number = Number(text)
  if (!date || type !== '' || text === '' || !Number.isFinite(number))
    return text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  // Day 60 is a 29 February 1900 that never was (Lotus 1-2-3).
  const day = new Date(Date.UTC(1899, 11, 30) + Math.round(number * 86_400_000))
  return Number.isNaN(day.getTime()) ? text : day.toISOString().slice(0, 10)
}

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
    if (taking) text += more
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'si') strings.push(text)
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
