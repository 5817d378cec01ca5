import type { Place } from '../../../core/diagram/causes/drawing.ts'

/** From the drawing to the screen: a point is shown at `point × scale + (x, y)`. */
export interface Camera {
  x: number
  y: number
  scale: number
}

export interface Size {
  width: number
  height: number
}

/** The names of lanes stand here, over everything. */
export const headHeight = 26
const least = 0.02
const most = 3

/** Larger or smaller by a factor, with one point of the screen staying where it is. */
export function zoomed({ x, y, scale }: Camera, factor: number, at: { x: number; y: number }): Camera {
  const next = Math.min(most, Math.max(least, scale * factor))
  const by = next / scale
  return { scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }
}

/** The whole of the drawing in sight. */
export function fitted(drawing: Size, screen: Size): Camera {
  const room = { width: Math.max(1, screen.width - 24), height: Math.max(1, screen.height - headHeight - 24) }
  const scale = Math.min(
    1,
    Math.max(least, Math.min(room.width / Math.max(1, drawing.width), room.height / Math.max(1, drawing.height))),
  )
  return { scale, x: Math.max(12, (screen.width - drawing.width * scale) / 2), y: headHeight + 8 }
}

/** As wide as the screen and from the top, and near enough to be read: how a web is met first. */
export function begun(drawing: Size, screen: Size): Camera {
  const scale = Math.min(1, Math.max(0.62, (screen.width - 24) / Math.max(1, drawing.width)))
  return { scale, x: Math.max(12, (screen.width - drawing.width * scale) / 2), y: headHeight - 10 * scale }
}

/** A place in the middle, near enough for its words to be read. */
export function around({ x, y, width, height }: Place, screen: Size, { scale }: Camera): Camera {
  const near = Math.min(1.25, Math.max(scale, 0.85), Math.max(0.2, (screen.width - 40) / Math.max(1, width)))
  return {
    scale: near,
    x: screen.width / 2 - (x + width / 2) * near,
    y: headHeight + (screen.height - headHeight) / 2 - (y + Math.min(height, 400) / 2) * near,
  }
}

/** The point of the drawing that is shown at a point of the screen. */
export const under = ({ x, y, scale }: Camera, at: { x: number; y: number }): { x: number; y: number } => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
})

/** Kept so that some of the drawing stays in sight. */
export function kept(camera: Camera, drawing: Size, screen: Size): Camera {
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
  const edge = 80
  return {
    scale: camera.scale,
    x: clamp(camera.x, edge - drawing.width * camera.scale, screen.width - edge),
    y: clamp(camera.y, headHeight + edge - drawing.height * camera.scale, screen.height - edge),
  }
}
