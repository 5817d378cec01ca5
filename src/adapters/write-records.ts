import { delimitedLine } from '../core/record/formats/delimited.ts'
import { guarded } from '../core/record/formats/table.ts'
import { type Outgoing, type TextFormat, tableHeads, tableRow, written } from '../core/record/formats/write.ts'
import { workbook } from './formats/xlsx-write.ts'

export const writable = ['ris', 'nbib', 'bibtex', 'csl-json', 'endnote-xml', 'csv', 'tsv', 'xlsx'] as const
export type Writable = (typeof writable)[number]

/** The format that the name of a file asks for. */
export function formatFor(name: string): Writable | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const byEnding: Record<string, Writable> = {
    ris: 'ris',
    nbib: 'nbib',
    bib: 'bibtex',
    json: 'csl-json',
    xml: 'endnote-xml',
    csv: 'csv',
    tsv: 'tsv',
    xlsx: 'xlsx',
  }
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined
}

/** Records as the bytes of a file, in pieces. Cells that a spreadsheet would take for formulas are guarded by an apostrophe. */
export async function* writeRecords(
  format: Writable,
  records: Iterable<Outgoing> | AsyncIterable<Outgoing>,
): AsyncGenerator<Uint8Array | string> {
  if (format === 'xlsx') {
    const rows: string[][] = []
    for await (const record of records) rows.push(guardedRow(record))
    return yield await workbook([...tableHeads], rows)
  }
  if (format !== 'csv' && format !== 'tsv') return yield* written(format as TextFormat, records)
  const separator = format === 'tsv' ? '\t' : ','
  yield `\ufeff${delimitedLine(tableHeads, separator)}`
  for await (const record of records) yield delimitedLine(guardedRow(record), separator)
}

const guardedRow = (record: Outgoing): string[] => tableRow(record).map(guarded)
