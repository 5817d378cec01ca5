type Point = readonly [number, number]

/** Upright stretches from this length on go past more than one sees at once; so much at either end shows where they lead. */
const long = 480
const end = 72

/**
 * A way in the parts that are drawn plainly and the middles of long upright stretches, which are drawn faintly: many
 * of these side by side would hide what stands between. The parts are the way, end to end.
 */
export function fading(points: readonly Point[]): { plain: Point[][]; faint: Point[][] } {
  const plain: Point[][] = []
  const faint: Point[][] = []
  let part: Point[] = []
  for (const [x, y] of points) {
    const last = part.at(-1)
    if (last && last[0] === x && Math.abs(y - last[1]) >= long) {
      const down = Math.sign(y - last[1])
      const [leaves, comes]: [Point, Point] = [
        [x, last[1] + down * end],
        [x, y - down * end],
      ]
      plain.push([...part, leaves])
      faint.push([leaves, comes])
      part = [comes]
    }
    part.push([x, y])
  }
  if (part.length > 1) plain.push(part)
  return { plain, faint }
}
