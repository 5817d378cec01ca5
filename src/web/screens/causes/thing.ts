import type { Arrow, Band, Box, Drawing, Place, Strip } from '../../../core/diagram/causes/drawing.ts'

/** What can be looked at, told of and gone to. */
export type Thing =
  | { as: 'box'; id: string; box: Box }
  | { as: 'strip'; id: string; strip: Strip }
  | { as: 'arrow'; id: string; arrow: Arrow }
  | { as: 'band'; id: string; band: Band }

/**
 * A thing of the drawing by what it is called in an address: the id of a box, configuration, arrow or band; a component or
 * a link is the first box that shows it.
 */
export function thingOf({ boxes, strips, arrows, bands }: Drawing, id: string | null | undefined): Thing | undefined {
  if (!id) return undefined
  const strip = strips.find((one) => one.id === id)
  if (strip) return { as: 'strip', id, strip }
  const box =
    boxes.find((one) => one.id === id) ??
    boxes.find(({ component, links }) => component === id || (links as string[]).includes(id))
  if (box) return { as: 'box', id: box.id, box }
  const arrow = arrows.find((one) => one.id === id)
  if (arrow) return { as: 'arrow', id, arrow }
  const band = bands.find((one) => one.id === id)
  return band && { as: 'band', id, band }
}

/** Where it stands; an arrow from its beginning to its end. */
export function placeOf(thing: Thing): Place {
  switch (thing.as) {
    case 'box':
      return thing.box
    case 'strip':
      return thing.strip
    case 'band':
      return thing.band.folded ? thing.band : { ...thing.band, height: Math.min(thing.band.height, 300) }
    case 'arrow': {
      const points = thing.arrow.lines.flatMap((line) => line.points)
      const xs = points.map(([x]) => x)
      const ys = points.map(([, y]) => y)
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
    }
  }
}
