import { type Block, plain } from './blocks.ts'

type Table = Extract<Block, { as: 'table' }>

/** A table as a spreadsheet has it: words as words; a column that holds nothing but numbers holds them as numbers. */
export function cellsOf({ head, rows }: Table): { heads: string[]; rows: (string | number)[][] } {
  const words = rows.map((row) => row.map((spans) => plain(spans).trim()))
  const counts = head.map((_, i) => {
    const filled = words.flatMap((row) => row[i] || [])
    return filled.length > 0 && filled.every((one) => isNumber.test(one))
  })
  return {
    heads: head,
    rows: words.map((row) =>
      row.map((cell, i) => (counts[i] && cell !== '' ? Number(cell.replaceAll(',', '')) : cell)),
    ),
  }
}

/** A number as the report prints it, thousands apart; not what begins with a nought, like a code. */
const isNumber = /^-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d{1,10})?$/
