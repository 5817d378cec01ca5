import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { Drawing } from '../../../core/diagram/causes/drawing.ts'
import { hit } from './hit.ts'
import { type Stage, stageOn } from './stage.ts'
import { type Thing, thingOf } from './thing.ts'

interface Props {
  drawing: Drawing
  stage: RefObject<Stage | undefined>
  chosen: Thing | undefined
  lit: ReadonlySet<string> | undefined
  choose: (thing: Thing | undefined) => void
  /** Undefined where nothing may be moved. */
  drop: ((thing: Thing, by: { x: number; y: number }) => void) | undefined
}

/** So far a press may stray and still be a press. */
const still = 4

/**
 * The web of causes on a canvas: dragged to look about, wheel or two fingers to go nearer, a press to choose. A box or a
 * title that is dragged is put there by hand; with a finger, only what was chosen before. The tree beside it says the same.
 */
export function Canvas({ drawing, stage, chosen, lit, choose, drop }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const made = stageOn(canvas.current)
    stage.current = made
    return () => {
      made.end()
      stage.current = undefined
    }
  }, [stage])
  useEffect(() => stage.current?.show(drawing), [stage, drawing])
  const id = chosen?.id
  useEffect(() => stage.current?.look({ chosen: id, lit }), [stage, id, lit])

  const at = (event: { clientX: number; clientY: number }) => {
    const { left, top } = canvas.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const thingAt = (point: { x: number; y: number }) => {
    const { x, y, pixel } = stage.current?.under(point) ?? { ...point, pixel: 1 }
    return { thing: hit(drawing, { x, y }, 7 * pixel), pixel }
  }
  const wheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const lines = event.deltaMode === 1 ? 16 : 1
    if (event.ctrlKey || event.metaKey) stage.current?.zoom(Math.exp(-event.deltaY * lines * 0.005), at(event))
    else
      stage.current?.pan(
        -(event.shiftKey ? event.deltaY : event.deltaX) * lines,
        event.shiftKey ? 0 : -event.deltaY * lines,
      )
  })
  // React listens to the wheel passively, and the page would scroll or grow as well.
  useEffect(() => {
    const here = canvas.current
    const turn = (event: WheelEvent) => wheel(event)
    here?.addEventListener('wheel', turn, { passive: false })
    return () => here?.removeEventListener('wheel', turn)
  }, [])

  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const drag = useRef<{ from: { x: number; y: number }; moved: boolean; thing: Thing | undefined; pixel: number }>(
    undefined,
  )
  const movable = (thing: Thing | undefined, touch: boolean) =>
    drop &&
    thing &&
    (thing.as === 'box' || thing.as === 'strip') &&
    !(thing.as === 'box' && thing.box.missing) &&
    (!touch || thing.id === chosen?.id)
      ? thing
      : undefined
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus; the tree beside it says and does the same
    <canvas
      ref={canvas}
      className="causes-canvas"
      aria-hidden="true"
      onPointerDown={(event) => {
        canvas.current?.setPointerCapture(event.pointerId)
        const point = at(event)
        fingers.current.set(event.pointerId, point)
        // Two fingers go nearer, wherever the first one stands.
        if (fingers.current.size > 1) {
          if (drag.current?.thing) stage.current?.look({ dragged: undefined })
          if (drag.current) drag.current = { ...drag.current, thing: undefined }
          return
        }
        const { thing, pixel } = thingAt(point)
        drag.current = { from: point, moved: false, thing: movable(thing, event.pointerType === 'touch'), pixel }
      }}
      onPointerMove={(event) => {
        const point = at(event)
        const before = fingers.current.get(event.pointerId)
        if (!before) {
          if (canvas.current) canvas.current.style.cursor = thingAt(point).thing ? 'pointer' : 'grab'
          return
        }
        const now = drag.current
        fingers.current.set(event.pointerId, point)
        const [one, two] = [...fingers.current]
        if (one && two) {
          const other = one[0] === event.pointerId ? two[1] : one[1]
          const far = (a: { x: number; y: number }) => Math.hypot(a.x - other.x, a.y - other.y)
          const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 }
          stage.current?.pan((point.x - before.x) / 2, (point.y - before.y) / 2)
          stage.current?.zoom(far(point) / Math.max(1, far(before)), middle)
          if (now) now.moved = true
          return
        }
        if (!now || (!now.moved && Math.hypot(point.x - now.from.x, point.y - now.from.y) < still)) return
        now.moved = true
        if (now.thing)
          stage.current?.look({
            chosen: now.thing.id,
            dragged: { id: now.thing.id, x: (point.x - now.from.x) * now.pixel, y: (point.y - now.from.y) * now.pixel },
          })
        else stage.current?.pan(point.x - before.x, point.y - before.y)
      }}
      onPointerUp={(event) => {
        const point = at(event)
        fingers.current.delete(event.pointerId)
        const now = drag.current
        if (!now || fingers.current.size > 0) return
        drag.current = undefined
        if (!now.moved) choose(thingAt(point).thing)
        else if (now.thing) {
          const by = { x: (point.x - now.from.x) * now.pixel, y: (point.y - now.from.y) * now.pixel }
          choose(thingOf(drawing, now.thing.id))
          drop?.(now.thing, by)
          stage.current?.look({ dragged: undefined })
        }
      }}
      onPointerCancel={(event) => {
        fingers.current.delete(event.pointerId)
        drag.current = undefined
        stage.current?.look({ chosen: id, dragged: undefined })
      }}
    />
  )
}
