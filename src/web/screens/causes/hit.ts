import type { Drawing } from '../../../core/diagram/causes/drawing.ts'
import { type Thing, thingOf } from './thing.ts'

type Point = { x: number; y: number }

/** The thing of the drawing at a point: a box, a title, an arrow within `reach`, a band. */
export function hit(drawing: Drawing, { x, y }: Point, reach: number): Thing | undefined {
  const within = (one: { x: number; y: number; width: number; height: number }) =>
    x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height
  const box = drawing.boxes.find(within)
  if (box) return thingOf(drawing, box.id)
  const strip = drawing.strips.find((one) => within({ x: one.x, y: one.baseline - 14, width: one.width, height: 20 }))
  if (strip) return thingOf(drawing, strip.id)
  let nearest: { id: string; away: number } | undefined
  for (const { id, lines } of drawing.arrows)
    for (const { points } of lines) {
      const away = awayFrom(points, x, y)
      if (away <= reach && away < (nearest?.away ?? Number.POSITIVE_INFINITY)) nearest = { id, away }
    }
  if (nearest) return thingOf(drawing, nearest.id)
  const band = drawing.bands.find((one) => within(one.folded ? one : { ...one, height: 24 }))
  return band && thingOf(drawing, band.id)
}

/** How far a point is from a way of straight parts. */
function awayFrom(points: readonly (readonly [number, number])[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY
  points.slice(1).forEach(([bx, by], i) => {
    const [ax, ay] = points[i] ?? [bx, by]
    const [dx, dy] = [bx - ax, by - ay]
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  })
  return least
}
