import type { Range } from './text.ts'

/** The cells of a row of a table, each with the tab behind it: together they are the row, so places in it stay what they are. */
export function cellsOf(text: string, { start, end }: Range): Range[] {
  const cells: Range[] = []
  for (let from = start; from < end; ) {
    const tab = text.indexOf('\t', from)
    const to = tab < 0 || tab >= end ? end : tab + 1
    cells.push({ start: from, end: to })
    from = to
  }
  return cells
}
