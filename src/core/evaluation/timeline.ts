import type { ContextHolds } from '../choices.ts'
import { dayNumber } from './chart.ts'
import { firstDay, type Held, lastDay } from './profile.ts'

/** A stretch of a context on a line of time, in parts of the whole from 0 to 1; open where no day bounds it. */
export interface Stretch {
  id: Held['id']
  holds: ContextHolds
  from: number
  to: number
  openAtStart: boolean
  openAtEnd: boolean
}

interface Timeline {
  /** The years along the line, each with where it begins. */
  years: { year: number; at: number }[]
  /** By context. */
  rows: Map<string, Stretch[]>
}

/** More years than this are named a few at a time. */
const mostYears = 12

/**
 * The contexts of a case on one line of time, which goes from the first day that is named to the last, in whole years.
 * Undefined where no day is named.
 */
export function timelineOf(courses: ReadonlyMap<string, readonly Held[]>): Timeline | undefined {
  const days = [...courses.values()]
    .flat()
    .flatMap(({ from, until }) => [from && firstDay(from), until && lastDay(until)])
  const named = days.filter((one) => one !== undefined).sort()
  const [first, last] = [named[0], named.at(-1)]
  if (!first || !last) return undefined
  const begin = Number(first.slice(0, 4))
  const end = Number(last.slice(0, 4)) + 1
  const [start, stop] = [dayNumber(`${begin}-01-01`), dayNumber(`${end}-01-01`)]
  const part = (on: string) => (dayNumber(on) - start) / (stop - start)
  const step = Math.ceil((end - begin) / mostYears)
  const years = Array.from({ length: Math.ceil((end - begin) / step) }, (_, i) => begin + i * step)
  const rows = new Map(
    [...courses].map(([key, course]) => [
      key,
      course.map(({ id, holds, from, until }): Stretch => {
        return {
          id,
          holds,
          from: from ? part(firstDay(from)) : 0,
          to: until ? Math.min(1, part(lastDay(until))) : 1,
          openAtStart: from === undefined,
          openAtEnd: until === undefined,
        }
      }),
    ]),
  )
  return { years: years.map((year) => ({ year, at: part(`${year}-01-01`) })), rows }
}
