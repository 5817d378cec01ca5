import { Parser } from 'htmlparser2'
import type { GridRow } from '../core/theory/incoming/table.ts'

export interface Most {
  rows: number
  columns: number
  tables: number
  /** Cells that a merge fills. */
  filled: number
}

const noText = /^(?:script|style|head|template|noscript|svg)$/

interface Spanning {
  words: string
  rows: number
  columns: number
}

/**
 * The tables of a page and the words outside them, a line for each paragraph. Merged cells say what they say in each of their
 * places. A table within a cell is words of that cell.
 */
export function tablesIn(html: string, most: Most): { tables: GridRow[][]; text: string } {
  const tables: GridRow[][] = []
  const text: string[] = []
  let depth = 0
  let rows: GridRow[] = []
  let row: Spanning[] | undefined
  let cell: { words: string; rows: number; columns: number } | undefined
  /** By column: what a cell above says here too, and in how many more rows. */
  let above = new Map<number, { words: string; left: number }>()
  let filled = most.filled
  let words = ''
  const flush = () => {
    if (words.trim()) text.push(words.trim())
    words = ''
  }
  const put = (more: string) => {
    if (cell) cell.words += more
    else if (depth === 0) words += more
  }
  const end = () => {
    if (cell) row?.push({ ...cell, words: cell.words.replace(/[ \t]*\n\s*/g, '\n').trim() })
    cell = undefined
  }
  const endRow = () => {
    end()
    if (!row || rows.length >= most.rows) {
      row = undefined
      return
    }
    const cells: string[] = []
    const spanned: number[] = []
    const across = row.length === 1 && (row[0]?.columns ?? 1) > 1
    const takeAbove = () => {
      for (let over = above.get(cells.length); over; over = above.get(cells.length)) {
        if (--over.left === 0) above.delete(cells.length)
        spanned.push(cells.length)
        cells.push(over.words)
        if (--filled < 0) above.clear()
      }
    }
    takeAbove()
    for (const one of row) {
      for (let n = 0; n < one.columns && cells.length < most.columns; n++) {
        if (one.rows > 1) above.set(cells.length, { words: one.words, left: one.rows - 1 })
        cells.push(n === 0 || filled-- > 0 ? one.words : '')
      }
      takeAbove()
    }
    rows.push({
      at: rows.length + 1,
      cells,
      ...(spanned.length > 0 && { spanned }),
      ...(across && spanned.length === 0 && { across: true as const }),
    })
    row = undefined
  }
  /** Within what is no text of the page. */
  let hidden = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (noText.test(name)) hidden++
      else if (name === 'table') {
        depth++
        if (depth === 1) {
          flush()
          rows = []
          above = new Map()
        }
      } else if (depth === 1 && name === 'tr') {
        endRow()
        row = []
      } else if (depth === 1 && (name === 'td' || name === 'th')) {
        end()
        row ??= []
        const span = (said: string | undefined, limit: number) =>
          Math.min(Math.max(Number.parseInt(said ?? '1', 10) || 1, 1), limit)
        cell = {
          words: '',
          rows: span(attributes.rowspan, most.rows),
          columns: span(attributes.colspan, most.columns),
        }
      } else if (name === 'br') put('\n')
      else if (name === 'li') put('\n• ')
      else if (depth > 1 && (name === 'td' || name === 'th')) put(' ')
    },
    ontext: (said) => hidden === 0 && put(said.replace(/\s+/g, ' ')),
    onclosetag(name) {
      if (noText.test(name)) hidden--
      else if (name === 'table') {
        if (depth === 1) {
          endRow()
          if (rows.length > 0 && tables.length < most.tables) tables.push(rows)
        }
        depth = Math.max(0, depth - 1)
      } else if (depth === 1 && (name === 'td' || name === 'th')) end()
      else if (depth === 1 && name === 'tr') endRow()
      else if (/^(?:p|li|h[1-6]|div|tr|blockquote)$/.test(name)) {
        if (depth === 0) flush()
        else put('\n')
      }
    },
  })
  parser.write(html)
  parser.end()
  flush()
  return { tables, text: text.join('\n') }
}
