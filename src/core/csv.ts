/** Rows as comma-separated values (RFC 4180). Numbers stand bare, words in quotes. Nothing is imported here. */
export const csvOf = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows
    .map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(cell ?? ''))).join(','))
    .join('\r\n')

/** In quotes, and behind an apostrophe where a spreadsheet would take it for a formula. */
export const quoted = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`

/** A cell of somebody’s table without the apostrophe that keeps a spreadsheet from taking it for a formula. */
export const unguarded = (cell: string): string => (/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell)

/** Words as two tables may write them alike: whatever the case, the blanks and the forms of letters. */
export const plainWords = (words: string): string => words.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
