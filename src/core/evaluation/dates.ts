const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (n: number): string => String(n).padStart(2, '0')
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

const dayOf = (year: number, month: number, day?: number): string | undefined => {
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  return day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()
    ? undefined
    : `${year}-${two(month)}-${two(day)}`
}

/** In which order a column writes day and month. */
export type DayOrder = 'day first' | 'month first'

/** Dates that a column writes as 03/04/2024; `order` is undefined where both ways are possible and differ. */
export interface Dates {
  order: DayOrder | undefined
  /** What a cell says, as the journal writes days: 2024, 2024-03 or 2024-03-09. Undefined when it is no date. */
  read: (cell: string) => string | undefined
}

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/

/**
 * How a column writes its dates, told from all of its cells: which of two numbers is the day shows where one is over twelve.
 * ISO dates, months in words or numbers, quarters (as their first month), years, and a spreadsheet's day numbers are
 * understood besides, cell by cell.
 */
export function datesOf(cells: readonly string[], told?: DayOrder): Dates {
  const pairs = cells.flatMap((cell) => {
    const [, a, b] = slashed.exec(cell.trim()) ?? []
    return a && b ? [[Number(a), Number(b)] as const] : []
  })
  const dayFirst = pairs.some(([a]) => a > 12)
  const monthFirst = pairs.some(([, b]) => b > 12)
  const same = pairs.every(([a, b]) => a === b)
  const order: DayOrder | undefined =
    told ?? (dayFirst !== monthFirst ? (dayFirst ? 'day first' : 'month first') : same ? 'day first' : undefined)
  return { order, read: (cell) => readDay(cell.trim(), order) }
}

function readDay(cell: string, order: DayOrder | undefined): string | undefined {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d.*)?$/.exec(cell)
  if (iso) {
    const [, year, month, day] = iso
    return month
      ? dayOf(Number(year), Number(month), day ? Number(day) : undefined)
      : dayOf(Number(year), 1)?.slice(0, 4)
  }
  const pair = slashed.exec(cell)
  if (pair && order) {
    const [a, b, year] = [Number(pair[1]), Number(pair[2]), fullYear(pair[3] ?? '')]
    return order === 'day first' ? dayOf(year, b, a) : dayOf(year, a, b)
  }
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(cell)
  if (monthYear) return dayOf(Number(monthYear[2]), Number(monthYear[1]))
  const words =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,\s*)?(\d{4}|\d{2})$/i.exec(
      cell,
    )
  if (words) {
    const month = months.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1
    const day = words[1] ?? words[3]
    return dayOf(fullYear(words[4] ?? ''), month, day ? Number(day) : undefined)
  }
  const quarter = /^(?:q([1-4])[\s-]*(\d{4})|(\d{4})[\s-]*q([1-4]))$/i.exec(cell)
  if (quarter) return dayOf(Number(quarter[2] ?? quarter[3]), Number(quarter[1] ?? quarter[4]) * 3 - 2)
  // Days since the last day of 1899, as spreadsheets count them (ECMA-376 part 1, 18.17.4.1); 1954 to 2119.
  if (/^\d{5}(?:\.\d+)?$/.test(cell) && Number(cell) >= 20_000 && Number(cell) < 80_500)
    return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(cell)))).toISOString().slice(0, 10)
  return undefined
}
