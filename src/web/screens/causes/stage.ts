import type { Drawing, Place } from '../../../core/diagram/causes/drawing.ts'
import { around, begun, type Camera, fitted, kept, type Size, under, zoomed } from './camera.ts'
import { themeColours } from './colours.ts'
import { forgetFont, paint, type Shown } from './paint.ts'

/** A canvas with a camera over a drawing. It paints when something has changed, once a frame, and never else. */
export interface Stage {
  /** Shows a drawing; the first one from its top. */
  show: (drawing: Drawing) => void
  look: (what: Partial<Pick<Shown, 'chosen' | 'lit' | 'dragged'>>) => void
  pan: (x: number, y: number) => void
  zoom: (factor: number, at?: { x: number; y: number }) => void
  fit: () => void
  goTo: (place: Place) => void
  /** The point of the drawing under a point of the canvas, and how large a pixel is there. */
  under: (at: { x: number; y: number }) => { x: number; y: number; pixel: number }
  end: () => void
}

/** How long a move takes, in milliseconds: the tokens' --calm. */
const calm = 160

export function stageOn(canvas: HTMLCanvasElement): Stage {
  const context = canvas.getContext('2d', { alpha: false })
  const { colour, turned } = themeColours()
  let drawing: Drawing | undefined
  let camera: Camera | undefined
  let size: Size = { width: 0, height: 0 }
  let looks: Pick<Shown, 'chosen' | 'lit' | 'dragged'> = { chosen: undefined, lit: undefined, dragged: undefined }
  let asked = 0
  const dirty = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0
      if (context && drawing && camera && size.width > 0) {
        paint(context, { drawing, camera, size, ratio: canvas.width / size.width, colour, ...looks })
        canvas.dataset.painted = ''
      }
    })
  }
  const move = (next: Camera) => {
    camera = drawing ? kept(next, drawing, size) : next
    dirty()
  }
  const begin = () => {
    if (drawing && !camera && size.width > 0) camera = begun(drawing, size)
  }
  const sized = new ResizeObserver(([entry]) => {
    if (!entry || !context) return
    const { width, height } = entry.contentRect
    size = { width, height }
    const ratio = Math.min(2, devicePixelRatio)
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    forgetFont(context)
    begin()
    dirty()
  })
  sized.observe(canvas)
  const still = turned(dirty)
  void document.fonts.ready.then(dirty)
  let flight = 0
  const fly = (to: Camera) => {
    const from = camera
    cancelAnimationFrame(flight)
    if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) return move(to)
    const began = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - began) / calm))
      const eased = 1 - (1 - part) ** 3
      const between = (a: number, b: number) => a + (b - a) * eased
      move({ x: between(from.x, to.x), y: between(from.y, to.y), scale: between(from.scale, to.scale) })
      if (part < 1) flight = requestAnimationFrame(step)
    }
    flight = requestAnimationFrame(step)
  }
  return {
    show(next) {
      drawing = next
      begin()
      dirty()
    },
    look(what) {
      looks = { ...looks, ...what }
      dirty()
    },
    pan(x, y) {
      cancelAnimationFrame(flight)
      if (camera) move({ ...camera, x: camera.x + x, y: camera.y + y })
    },
    zoom(factor, at = { x: size.width / 2, y: size.height / 2 }) {
      cancelAnimationFrame(flight)
      if (camera) move(zoomed(camera, factor, at))
    },
    fit: () => drawing && fly(fitted(drawing, size)),
    goTo: (place) => camera && fly(around(place, size, camera)),
    under: (at) => (camera ? { ...under(camera, at), pixel: 1 / camera.scale } : { ...at, pixel: 1 }),
    end() {
      cancelAnimationFrame(asked)
      cancelAnimationFrame(flight)
      sized.disconnect()
      still()
    },
  }
}
