import { delimitedRows } from '../core/record/formats/delimited.ts'
import { startReading } from '../core/record/formats/reading.ts'
import type { Row } from '../core/record/formats/table.ts'
import { decoded, encodingOf } from './decode.ts'
import { sheetsOf } from './formats/xlsx.ts'

/** A table of answers is one of hundreds of sources; what is longer is something else, and is cut off. */
const mostRows = 20_000

/** The cells of a delimited file, or of the first sheet of a workbook, row by row; what is broken is read as far as it goes. */
export function readTable(bytes: Uint8Array): string[][] {
  const reading = startReading()
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  const rows = zipped ? firstSheet(bytes) : delimitedRows({ text: textOf(bytes), offset: 0, width: 1 }, reading)
  const cells: string[][] = []
  for (const row of rows) {
    cells.push([...row.cells])
    if (cells.length > mostRows) break
  }
  return cells
}

function firstSheet(bytes: Uint8Array): Iterable<Row> {
  for (const sheet of sheetsOf(bytes, startReading())) return sheet
  return []
}

const textOf = (bytes: Uint8Array): string =>
  [...decoded(bytes, encodingOf(bytes))]
    .map((piece) => piece.text)
    .join('')
    .replace(/^\ufeff/, '')
