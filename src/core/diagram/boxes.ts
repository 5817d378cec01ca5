import type { Box, Lanes, Row } from './lanes.ts'
import { along, type Mark } from './scene.ts'
import { wrap } from './words.ts'

/** The size of the words in a box. */
export const size = 12

/** How wide a lane is, and where each begins. */
export interface Grid {
  lane: number
  x: (lane: number) => number
}

const boxLines = (box: Box, grid: Grid) => wrap(box.words, grid.lane - 22, size, 8)
const boxHeight = (box: Box, grid: Grid) => boxLines(box, grid).length * 16 + 10
/** How high the boxes of one lane stand on each other. */
export const stackHeight = (boxes: readonly Box[], grid: Grid) =>
  boxes.reduce((sum, box) => sum + boxHeight(box, grid) + 4, -4)

/** The boxes of a row, lane by lane, and the threads between them. */
export function stackMarks(row: Row, lanes: Lanes['lanes'], middle: number, grid: Grid): Mark[] {
  const marks: Mark[] = []
  let before: { right: number; known: boolean } | undefined
  lanes.forEach(({ role }, i) => {
    const boxes = row.stacks.get(role)
    if (!boxes) return
    const x = grid.x(i)
    const known = boxes.some(({ evidenced }) => evidenced)
    if (before) {
      const look = known && before.known ? (['thread'] as const) : (['thread', 'dashed'] as const)
      const d = along([[before.right, middle], [x - 2, middle]]) // biome-ignore format: one line
      marks.push({ as: 'path', d, look: [...look], arrow: true })
    }
    let y = middle - stackHeight(boxes, grid) / 2
    for (const box of boxes) {
      marks.push(boxMarks(box, x, y, grid))
      y += boxHeight(box, grid) + 4
    }
    before = { right: x + grid.lane, known }
  })
  return marks
}

function boxMarks(box: Box, x: number, y: number, grid: Grid): Mark {
  const lines = boxLines(box, grid)
  const height = boxHeight(box, grid)
  return {
    as: 'group',
    ...(box.link && { ref: box.link }),
    marks: [
      {
        as: 'rect',
        x,
        y,
        width: grid.lane,
        height,
        round: 2,
        look: box.evidenced ? [box.role, 'tint'] : ['paper', 'edge', 'dashed'],
      },
      { as: 'rect', x, y, width: 3, height, look: [box.role, 'bar'] },
      { as: 'text', x: x + 11, y: y + 17, lines, look: box.missing ? ['small', 'faint'] : ['small'] },
    ],
  }
}
