import type { splits } from '../../choices.ts'

export type Split = (typeof splits)[number]

/** The components of a cell, without the bullets and numbers before them. Words before a first number are one of them. */
export function splitCell(cell: string, by: Split): string[] {
  const parts =
    by === 'lines'
      ? cell.split(/\r\n?|\n/).map(unmarked)
      : by === 'semicolons'
        ? cell.split(/[;；]/)
        : by === 'numbers'
          ? numbered(cell)
          : [cell]
  return parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => /[\p{L}\p{N}]/u.test(part))
}

/** The split that most of the cells are written for; whole where none is plain. */
export function splitOf(cells: readonly string[]): Split {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const most = (fits: (cell: string) => boolean) => filled.filter(fits).length > filled.length / 4
  if (most((cell) => numbered(cell).length > 1)) return 'numbers'
  if (most((cell) => splitCell(cell, 'lines').length > 1)) return 'lines'
  if (most((cell) => splitCell(cell, 'semicolons').length > 1)) return 'semicolons'
  return 'whole'
}

const bullet = /^\s*(?:[-–•*·▪‣◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/u
const unmarked = (line: string): string => line.replace(bullet, '')

/** "1. open books 2. one budget", "(a) … (b) …": a part begins where the next number or letter in turn stands. */
function numbered(cell: string): string[] {
  for (const [first, next] of [
    ['1', (n: number) => String(n + 1)],
    ['a', (n: number) => String.fromCharCode(97 + n)],
    ['i', (n: number) => ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'][n] ?? ''],
  ] as const) {
    const parts: string[] = []
    let from = 0
    let at = 0
    for (let n = 0, sign: string = first; sign !== ''; n++, sign = next(n)) {
      const found = new RegExp(`(?:^|\\s)\\(?${sign}[.)]\\s*(?=\\S)`).exec(cell.slice(at))
      if (!found) break
      if (n > 0 || found.index > 0) parts.push(cell.slice(from, at + found.index))
      at += found.index + found[0].length
      from = at
    }
    if (from > 0) {
      parts.push(cell.slice(from))
      if (parts.filter((part) => part.trim()).length > 1) return parts
    }
  }
  return [cell]
}
