import { along, type Mark } from './scene.ts'
import { wrap } from './words.ts'

/** A box of a flow chart: a first line that stands out, and lines below it. Dashed where a publication says the number. */
export interface ChartBox {
  title: string
  lines?: string[]
  reported?: boolean
}

/** A box in its place. */
export interface Placed {
  box: ChartBox
  x: number
  y: number
  width: number
  height: number
}

const inside = 12
const titleSize = 13
const lineSize = 12

const wordsOf = ({ title, lines = [] }: ChartBox, width: number) => ({
  title: wrap(title, width - 2 * inside, titleSize),
  lines: lines.flatMap((line) => wrap(line, width - 2 * inside, lineSize)),
})

/** How high a box must be for its words. */
export function heightOf(box: ChartBox, width: number): number {
  const { title, lines } = wordsOf(box, width)
  return title.length * 18 + lines.length * 16 + 16
}

export function boxMarks({ box, x, y, width, height }: Placed): Mark[] {
  const { title, lines } = wordsOf(box, width)
  return [
    {
      as: 'rect',
      x,
      y,
      width,
      height,
      round: 2,
      look: ['paper', 'edge', ...(box.reported ? (['dashed'] as const) : [])],
    },
    { as: 'text', x: x + inside, y: y + 21, lines: title, leading: 18, look: ['medium'] },
    { as: 'text', x: x + inside, y: y + 20 + title.length * 18, lines, look: ['small', 'soft'] },
  ]
}

/** From the foot of one box to the head of another below it; where they are not above each other, by a step. */
export function down(from: Placed, to: Placed): Mark {
  const start = [from.x + from.width / 2, from.y + from.height] as const
  const end = [to.x + Math.min(to.width / 2, Math.max(16, start[0] - to.x)), to.y - 2] as const
  const straight = start[0] >= to.x + 16 && start[0] <= to.x + to.width - 16
  const foot = straight ? ([start[0], to.y - 2] as const) : end
  const middle = to.y - 14
  const points = straight ? [start, foot] : [start, [start[0], middle] as const, [foot[0], middle] as const, foot]
  return { as: 'path', d: along(points), look: ['thread'], arrow: true }
}

/** From the side of a box to the one beside it. */
export const across = (from: Placed, to: Placed): Mark => {
  const y = Math.min(from.y + from.height, to.y + to.height) - Math.min(from.height, to.height) / 2
  return {
    as: 'path',
    d: along([
      [from.x + from.width, y],
      [to.x - 2, y],
    ]),
    look: ['thread'],
    arrow: true,
  }
}
