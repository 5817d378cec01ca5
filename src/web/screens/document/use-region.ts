import { type KeyboardEvent, type PointerEvent, useCallback, useState } from 'react'
import type { Anchor } from '../../../core/coding/anchors.ts'
import type { Rect } from '../../../core/document/boxes.ts'
import { useAction } from '../../acting.ts'
import type { Turn } from './layout.ts'
import { pointOn } from './use-selection.ts'

/** A rectangle of a page that is about to be marked, in parts of the unturned page. */
export interface Region {
  page: number
  rect: Rect
}

/** One press of an arrow, in parts of the page; with Alt a tenth of it. */
const stride = 0.01
/** Smaller is a slip of the hand. */
const least = 0.005

interface Options {
  /** Whether a region may be marked here and now, and on which page by keys. */
  page: number | undefined
  turn: Turn
  /** Whether a page has words: where it has none, dragging draws. */
  hasWords: (page: number) => boolean
  mark: (passage: Anchor) => void
}

/** Marks a figure, a table or a scanned page by a rectangle: dragged by mouse, or placed, moved and sized by keys. */
export function useRegion({ page, turn, hasWords, mark }: Options) {
  const [region, setRegion] = useState<Region>()
  const clear = useCallback(() => setRegion(undefined), [])
  useAction('mark-region', page === undefined ? undefined : () => setRegion({ page, rect: [0.25, 0.3, 0.5, 0.2] }))
  const done = (drawn: Region) => mark(anchorOfRegion(drawn))

  const onKeyDown = (event: KeyboardEvent) => {
    if (!region) return
    const step = event.altKey ? stride / 10 : stride
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (way)
      setRegion({ ...region, rect: moved(region.rect, seenAs(way as [number, number], turn), step, event.shiftKey) })
    else if (event.key === 'Enter') done(region)
    else if (event.key === 'Escape') clear()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the mouse draws here: while a region is placed, and on pages without words. */
  const draws = (target: EventTarget | null): HTMLElement | undefined => {
    if (page === undefined || !(target instanceof Element) || target.closest('.link-panel, .page-link'))
      return undefined
    const on = target.closest<HTMLElement>('[data-page]') ?? undefined
    return on && (region || !hasWords(Number(on.dataset.page))) ? on : undefined
  }
  const onPointerDown = (event: PointerEvent): void => {
    const on = event.button === 0 ? draws(event.target) : undefined
    // A finger scrolls, unless a region is placed.
    if (!on || (event.pointerType === 'touch' && !region)) return
    // Without the mouse event that would follow, which selects.
    event.preventDefault()
    const number = Number(on.dataset.page)
    const [x, y] = pointOn(on, turn, event.clientX, event.clientY)
    let drawn: Region | undefined
    const move = (to: globalThis.PointerEvent) => {
      const [u, v] = pointOn(on, turn, to.clientX, to.clientY).map((at) => Math.min(1, Math.max(0, at))) as [
        number,
        number,
      ]
      const rect: Rect = [Math.min(x, u), Math.min(y, v), Math.abs(u - x), Math.abs(v - y)]
      if (rect[2] < least || rect[3] < least) return
      drawn = { page: number, rect }
      setRegion(drawn)
    }
    const up = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      if (drawn) done(drawn)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
  }
  return { region, clear, onKeyDown, onPointerDown }
}

/** A direction on the screen as it is on the unturned page. */
const seenAs = ([x, y]: readonly [number, number], turn: Turn): [number, number] =>
  turn === 90 ? [y, -x] : turn === 180 ? [-x, -y] : turn === 270 ? [-y, x] : [x, y]

/** A rectangle moved, or sized at its far edge, and never off the page or too small to see. */
export function moved([x, y, w, h]: Rect, [dx, dy]: readonly [number, number], step: number, size: boolean): Rect {
  const within = (at: number, low: number, high: number) => Math.min(high, Math.max(low, at))
  if (size) return [x, y, within(w + dx * step, least, 1 - x), within(h + dy * step, least, 1 - y)]
  return [within(x + dx * step, 0, 1 - w), within(y + dy * step, 0, 1 - h), w, h]
}

const anchorOfRegion = ({ page, rect }: Region): Anchor => ({
  quote: '',
  selectors: [{ type: 'page', page, rects: [rect.map((at) => Math.round(at * 1e5) / 1e5)] }],
})
