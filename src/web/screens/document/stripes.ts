/** A stretch of the margin beside marked words, in CSS pixels from the top of the page. */
export interface Stretch {
  id: string
  top: number
  bottom: number
}

/** Where a stripe lies: how many others it steps aside for, and whether its label has room. */
interface Stripe extends Stretch {
  lane: number
  bare: boolean
}

/** From so many on that stand beside each other, stripes have no label until one looks at them. */
const labelled = 2
/** A label takes at least so many CSS pixels. */
export const labelHeight = 36
/** Beyond this lane stripes lie on one another, or a crowded page would push its words away. */
const mostLanes = 12

/**
 * Lays stripes beside a page. What overlaps steps aside by a lane; a label is shown where fewer than three overlap and no
 * label before it stands in its place.
 */
export function stripesOf(stretches: readonly Stretch[]): Stripe[] {
  const lanes: number[] = []
  let until = Number.NEGATIVE_INFINITY
  return [...stretches]
    .sort((a, b) => a.top - b.top || b.bottom - a.bottom)
    .map((stretch) => {
      let lane = lanes.findIndex((low) => low <= stretch.top)
      if (lane < 0) lane = Math.min(lanes.length, mostLanes - 1)
      lanes[lane] = Math.max(lanes[lane] ?? 0, stretch.bottom)
      const bare = lane >= labelled || stretch.top < until
      if (!bare) until = stretch.top + labelHeight
      return { ...stretch, lane, bare }
    })
}
