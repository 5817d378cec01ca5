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
  return { lines: wrap(part.words, lane - 22, size, most), said: wrap(part.said.join(' · '), lane - 22, size, 2) }
}

export const heightOf = ({ lines, said }: { lines: string[]; said: string[] }): number =>
  (lines.length + said.length) * leading + 10

/** Where a band's strips begin: under its title. What is put by hand is put so far below it. */
export const topOf = ({ y, title }: Pick<Band, 'y' | 'title'>): number => y + (title ? 24 : 0)
