import { wrap } from '../words.ts'
import type { Band } from './drawing.ts'
import type { Drawn } from './join.ts'

/** The size of the words in a box, and from one of their lines to the next. */
export const size = 12
export const leading = 16
/** From one box of a stack to the next. */
export const between = 4
const most = 8

/** How wide a lane is, how far apart they are, and where each begins. */
export interface Grid {
  lane: number
  gap: number
  columns: number
  x: (column: number) => number
}

/** The figure's width as far as a page goes; chains of configurations run on to its right. */
const page = 1040

export function gridOf(lanes: number, columns: number, margins: { left: number; right: number }): Grid {
  const gap = lanes > 4 ? 40 : 56
  const room = page - margins.left - margins.right - gap * (lanes - 1)
  const lane = Math.max(96, Math.floor(room / Math.max(1, lanes)))
  return { lane, gap, columns, x: (column) => margins.left + column * (lane + gap) }
}

/** The lines of a box: its words, and in small what is said of it. */
export function linesOf({ part }: Drawn, { lane }: Grid): { lines: string[]; said: string[] } {
  const known = measured.get(part)
  if (known?.lane === lane) return known
  const width = lane - 22
  const lines = wrappedOnce(part.worded ?? part, part.words, width)
  const fresh = { lane, lines, said: wrap(part.said.join(' · '), width, size, 2) }
  measured.set(part, fresh)
  return fresh
}
const measured = new WeakMap<object, { lane: number; lines: string[]; said: string[] }>()

/** Words are wrapped once for as long as the thing that is worded so is not another. */
function wrappedOnce(thing: object, words: string, width: number): string[] {
  const known = wrapped.get(thing)
  if (known?.words === words && known.width === width) return known.lines
  const lines = wrap(words, width, size, most)
  wrapped.set(thing, { words, width, lines })
  return lines
}
const wrapped = new WeakMap<object, { words: string; width: number; lines: string[] }>()

export const heightOf = ({ lines, said }: { lines: string[]; said: string[] }): number =>
  (lines.length + said.length) * leading + 10

/** Where a band's strips begin: under its title. What is put by hand is put so far below it. */
export const topOf = ({ y, title }: Pick<Band, 'y' | 'title'>): number => y + (title ? 24 : 0)
