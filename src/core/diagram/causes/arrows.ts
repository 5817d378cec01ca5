import { shorten, textWidth } from '../words.ts'
import type { Arrow, Box, Line, Strip } from './drawing.ts'
import type { Drawn, Joined, Strung } from './join.ts'
import { type Grid, size } from './measure.ts'
import { headingRoom, type Placed, trackRoom } from './place.ts'
import { bracketsOf, type End, type Ends, most, type Tie } from './relate.ts'

type Point = [number, number]

/** The ways of all lines. They run in the gaps between lanes and above strips, so that none crosses a box that was not put there by hand. */
export function arrowsOf(joined: Joined, { ties }: Ends, placed: Placed, grid: Grid): Arrow[] {
  const steps = joined.strips.flatMap((one, i) => stepsOf(one, i, placed, grid))
  return [...steps, ...tiesOf(ties, placed, grid)]
}

/** Within a configuration, from each lane to the next. */
function stepsOf({ told, stacks }: Strung, nth: number, { boxes, strips }: Placed, grid: Grid): Arrow[] {
  const strip = strips.get(told.id)
  if (!strip) return []
  return stacks.slice(1).flatMap((after, i): Arrow[] => {
    const before = stacks[i]
    const placedOf = (drawn: readonly Drawn[] = []) => drawn.flatMap((one) => boxes.get(one) ?? [])
    const [from, to] = [placedOf(before?.boxes), placedOf(after.boxes)]
    if (!before || from.length === 0 || to.length === 0) return []
    const ends = [from, to].map((all) => all.some(({ evidenced }) => evidenced))
    return [
      {
        id: `step_${told.id}.${i}`,
        as: 'step',
        from: from.map(({ id }) => id),
        to: to.map(({ id }) => id),
        configuration: told.id,
        known: ends.every(Boolean),
        carries: true,
        says: 'leads to',
        lines: branches(from, to, {
          row: strip.middle,
          out: grid.x(before.column) + grid.lane + grid.gap / 2 + ((nth % 3) - 1) * 6,
          into: grid.x(after.column) - grid.gap / 2 + ((nth % 3) - 1) * 6,
        }),
      },
    ]
  })
}

/** From every box before to every box after: each way alone where there is one box before, else gathered on the row. */
function branches(
  from: readonly Box[],
  to: readonly Box[],
  { row, out, into }: { row: number; out: number; into: number },
): Line[] {
  const [only] = from
  const middle = ({ y, height }: Box) => y + height / 2
  const next = Math.abs(out - into) < 1
  const leave = (box: Box): Point[] => [
    [box.x + box.width, middle(box)],
    [out, middle(box)],
  ]
  const arrive = (box: Box): Point[] => [
    [into, middle(box)],
    [box.x - 2, middle(box)],
  ]
  const between: Point[] = next
    ? []
    : [
        [out, row],
        [into, row],
      ]
  if (only && from.length === 1)
    return to.map((box) => ({
      points: simple([...leave(only), ...between, ...arrive(box)]),
      head: true,
      dashed: !only.evidenced || !box.evidenced,
    }))
  const known = from.some(({ evidenced }) => evidenced)
  const hub: Point = [out, row]
  return [
    ...from.map((box) => ({ points: simple([...leave(box), hub]), head: false, dashed: !box.evidenced })),
    ...to.map((box) => ({
      points: simple([hub, ...between, ...arrive(box)]),
      head: true,
      dashed: !known || !box.evidenced,
    })),
  ]
}

/** Without points that are on the way anyhow. */
function simple(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const [a, b] = [kept.at(-2), kept.at(-1)]
    if (b && Math.abs(b[0] - point[0]) < 0.01 && Math.abs(b[1] - point[1]) < 0.01) continue
    const straight = (at: 0 | 1) => a && b && Math.abs(a[at] - b[at]) < 0.01 && Math.abs(b[at] - point[at]) < 0.01
    if (straight(0) || straight(1)) kept.pop()
    kept.push(point)
  }
  return kept
}

/**
 * Between configurations. What is carried leaves on the right, runs on a track of its own above the strip it enters, and
 * enters that on the left; brackets stand at the far left.
 */
function tiesOf(ties: readonly Tie[], placed: Placed, grid: Grid): Arrow[] {
  const used = new Map<string, { in: number; out: number }>()
  const usedOf = ({ told }: Strung) => {
    const known = used.get(told.id) ?? { in: 0, out: 0 }
    used.set(told.id, known)
    return known
  }
  const left = grid.x(0)
  const brackets = Math.max(1, bracketsOf(ties))
  let carried = 0
  let told = 0
  return ties.flatMap((tie): Arrow[] => {
    const [from, to] = [placed.strips.get(tie.from.strip.told.id), placed.strips.get(tie.to.strip.told.id)]
    if (!from || !to) return []
    const { id, as, known, carries, says } = tie
    const arrow = {
      id,
      as,
      from: [nameOf(tie.from, placed)],
      to: [nameOf(tie.to, placed)],
      known,
      carries,
      says,
    }
    if (!tie.tracked) {
      const x = 4 + (told++ % brackets) * 9
      const [a, b] = [from.baseline - 4, to.baseline - 4]
      const points: Point[] = [
        [left - 6, a],
        [x, a],
        [x, b],
        [left - 6, b],
      ]
      return [{ ...arrow, lines: [{ points, head: true, dashed: !known }] }]
    }
    const nth = carried++ % most
    const out = spread(usedOf(tie.from.strip).out++)
    const entry = usedOf(tie.to.strip).in++
    const track = to.y + (to.heading ? headingRoom : 0) + 10 + entry * trackRoom
    const start = leaving(tie.from, from, placed, grid)
    const end = entering(tie.to, to, placed, grid)
    const x1 = start.edge + (start.column >= grid.columns - 1 ? 10 + nth * 8 : 8 + (nth % 4) * 6)
    const x2 = end.edge - 9 - (end.column === 0 ? nth * 7 : (nth % 4) * 6)
    const y2 = end.y + spread(entry)
    const points = simple([
      [start.x, start.y + out],
      [x1, start.y + out],
      [x1, track],
      [x2, track],
      [x2, y2],
      [end.x - 2, y2],
    ])
    const [low, high] = [Math.min(x1, x2), Math.max(x1, x2)]
    const words = shorten(says, Math.max(120, high - low - 48), size)
    const room = textWidth(words, size) + 8
    return [
      {
        ...arrow,
        lines: [{ points, head: true, dashed: !known }],
        label: { x: Math.max(left, Math.min(low + 24, high - room)), y: track + 4, words },
      },
    ]
  })
}

const nameOf = ({ box, strip }: End, { boxes }: Placed): string => (box && boxes.get(box)?.id) || strip.told.id

function leaving({ box, strip: { stacks } }: End, strip: Strip, { boxes }: Placed, grid: Grid) {
  const at = box && boxes.get(box)
  const column = box?.column ?? stacks.at(-1)?.column ?? grid.columns - 1
  const edge = grid.x(column) + grid.lane
  return at ? { x: at.x + at.width, y: at.y + at.height / 2, edge, column } : { x: edge, y: strip.middle, edge, column }
}

function entering({ box }: End, strip: Strip, { boxes }: Placed, grid: Grid) {
  const at = box && boxes.get(box)
  const column = box?.column ?? Math.round((strip.x - grid.x(0)) / (grid.lane + grid.gap))
  const edge = grid.x(column)
  return at ? { x: at.x, y: at.y + at.height / 2, edge, column } : { x: strip.x, y: strip.middle, edge, column }
}

/** 0, 5, -5, 10, -10, 0 …: the ends of several lines at one place lie apart. */
const spread = (n: number): number => Math.ceil((n % 5) / 2) * 5 * (n % 2 === 0 ? -1 : 1) + 0
