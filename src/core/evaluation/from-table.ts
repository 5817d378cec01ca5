import type { NotTaken } from '../characteristics/from-table.ts'
import { plainWords, unguarded } from '../csv.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'
import { type DayOrder, datesOf } from './dates.ts'

/** What columns are called here, and elsewhere. */
const columns = {
  date: ['date', 'on', 'day', 'week', 'week ending', 'month', 'quarter', 'period', 'year', 'time'],
  value: ['value', 'result', 'measurement', 'count', 'rate', 'score'],
  indicator: ['indicator', 'measure', 'metric', 'name'],
  case: ['case', 'site', 'place', 'system', 'team', 'organisation', 'organization', 'area'],
  note: ['note', 'notes', 'comment', 'comments'],
} as const

type Point = NonNullable<Value<'indicator'>['series']>[number]

interface Given {
  row: number
  name: string
  case: string
  on: string
  value: string
  note: string
}

/** So many rows a table may have above the one that names its columns: a title, a date, a note. */
const aboveHead = 10

/**
 * Series of indicators from a table. A row that names its columns comes first, or after some lines of title: a row for each value (`date`, `value`, and where
 * there are several `indicator` and `case`), or a row for each date and a column for each indicator. An indicator that is
 * here already, by its name and case, gets the dates it has not; a value that differs stays as it is here and is listed
 * with its row, as is what is no date or no number. An empty cell is a gap.
 */
export function seriesFrom(
  state: State,
  all: readonly (readonly string[])[],
  newId: () => Id<'ind'>,
  told?: DayOrder,
): { facts: Fact[]; left: NotTaken[] } {
  const placeIn = (names: readonly string[], what: keyof typeof columns) =>
    names.findIndex((name) => (columns[what] as readonly string[]).includes(name))
  // One cell alone is a title, whatever it is called.
  const top = all
    .slice(0, aboveHead + 1)
    .findIndex(
      (row) => row.filter((cell) => cell.trim() !== '').length > 1 && placeIn(row.map(plainWords), 'date') >= 0,
    )
  const head = all[top]
  if (!head)
    return { facts: [], left: [{ row: 1, message: 'No column is called date, month, week, quarter or year.' }] }
  const names = head.map(plainWords)
  const at = (what: keyof typeof columns) => placeIn(names, what)
  const cellsOf = all.slice(top + 1).map((cells) => cells.map((cell) => unguarded(cell).trim()))
  const dates = datesOf(
    cellsOf.map((cells) => cells[at('date')] ?? ''),
    told,
  )
  const left: NotTaken[] = []
  const touched = new Map<
    string,
    { id: Id<'ind'>; before: Value<'indicator'> | undefined; points: Map<string, Point> }
  >()
  const here = new Map(
    inOrder(state, 'indicator').map(([id, value]) => [keyOf(value.name, caseName(state, value)), { id, value }]),
  )
  const cases = new Map(inOrder(state, 'case').map(([id, { name }]) => [plainWords(name), id]))
  let order = Math.max(0, ...inOrder(state, 'indicator').map(([, one]) => one.order ?? 0))

  for (const given of givenIn(head, names, at, cellsOf, top + 2)) {
    const { row, name } = given
    const said = (message: string) => left.push({ row, message })
    if (given.value === '') continue
    const on = dates.read(given.on)
    if (!on) {
      said(
        dates.order === undefined && /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(given.on)
          ? `Nothing tells which number of ${given.on} is the day; write 2024-03-09, or say that the day, or the month, comes first.`
          : given.on === ''
            ? 'It has no date.'
            : `${given.on} is no date.`,
      )
      continue
    }
    if (name === '') {
      said('It names no indicator.')
      continue
    }
    const value = numberOf(given.value)
    if (value === undefined) {
      said(`${name}, ${on}: “${given.value}” is no number.`)
      continue
    }
    if (given.case && !cases.has(plainWords(given.case))) {
      said(`There is no case called ${given.case}; add it under Cases first.`)
      continue
    }
    const key = keyOf(name, given.case)
    let one = touched.get(key)
    if (!one) {
      const known = here.get(key)
      const points = new Map((known?.value.series ?? []).map((point) => [point.on, point]))
      one = { id: known?.id ?? newId(), before: known?.value, points }
      touched.set(key, one)
    }
    const there = one.points.get(on)
    if (there && there.value !== value) said(`${name}, ${on}: it is ${there.value} already, and ${value} in this row.`)
    if (!there) one.points.set(on, { on, value, ...(given.note && { note: given.note }) })
  }

  const facts: Fact[] = []
  for (const [key, { id, before, points }] of touched) {
    const series = [...points.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
    if (before && series.length === (before.series?.length ?? 0)) continue
    const { name, place } = partsOf(key)
    const of = cases.get(plainWords(place))
    facts.push(
      before
        ? { type: 'indicator.set', id, from: { series: before.series ?? null }, to: { series } }
        : {
            type: 'indicator.set',
            id,
            from: null,
            to: { name, ...(of && { case: of }), series, order: ++order },
          },
    )
  }
  return { facts, left }
}

/** The values of a table one by one, whichever way it is laid out. */
function* givenIn(
  head: readonly string[],
  names: readonly string[],
  at: (what: keyof typeof columns) => number,
  rows: readonly (readonly string[])[],
  first: number,
): Generator<Given> {
  const [date, value, indicator, of, note] = [at('date'), at('value'), at('indicator'), at('case'), at('note')]
  const wide =
    value < 0 || (indicator < 0 && names.length > 2 && !names.every((_, i) => [date, value, of, note].includes(i)))
  const measures = names.flatMap((name, i) => (name !== '' && ![date, of, note].includes(i) ? [i] : []))
  for (const [i, cells] of rows.entries()) {
    const shared = { row: first + i, on: cells[date] ?? '', case: cells[of] ?? '', note: cells[note] ?? '' }
    if (cells.every((cell) => cell === '')) continue
    if (wide)
      for (const column of measures) yield { ...shared, name: head[column]?.trim() ?? '', value: cells[column] ?? '' }
    else yield { ...shared, name: indicator < 0 ? 'Indicator' : (cells[indicator] ?? ''), value: cells[value] ?? '' }
  }
}

const parted = '\u0000'
const keyOf = (name: string, place: string): string =>
  `${name.trim().replace(/\s+/g, ' ')}${parted}${plainWords(place)}`
const partsOf = (key: string): { name: string; place: string } => {
  const [name = '', place = ''] = key.split(parted)
  return { name, place }
}
const caseName = (state: State, { case: of }: Value<'indicator'>): string => (of && state.case.get(of)?.name) || ''

/** A number as tables write it: 1,234.5 and 1 234.5; 12,5; 12 %; −3. Undefined when it is none. */
export function numberOf(cell: string): number | undefined {
  const plain = cell
    .replace(/(?<!\s)\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replace(/[\s\u00a0\u202f](?=\d{3})/g, '')
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^[-+]?\d+,\d+$/.test(plain)) return Number(plain.replace(',', '.'))
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i.test(plain) ? Number(plain) : undefined
}
