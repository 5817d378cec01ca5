/** A table as it stands in a file: merged cells are filled, and remembered. Nothing is imported here. */
export interface Grid {
  name: string
  rows: GridRow[]
}
export interface GridRow {
  /** The row of the sheet, or its place in the table, from 1. */
  at: number
  cells: string[]
  /** Columns whose words came from the row above, by a merge. */
  spanned?: number[]
  /** One cell over the whole width: a heading between rows. */
  across?: true
}
