import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  type Selecting,
  type Stride,
  selected,
  sentenceAt,
  step,
  wholeWords,
  wordAt,
} from '../../../core/document/cursor.ts'
import { placeAt } from '../../../core/document/hit.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import type { Turn } from './layout.ts'
import { firstInSight, nativeRange, selectNatively } from './places-of-words.ts'

interface Options {
  read: DocumentText | undefined
  root: RefObject<HTMLElement | null>
  turn: Turn
  /** Brings the edge that moves into sight. */
  follow: (edge: number) => void
  /** A point of a page was pointed at without selecting, in parts of the unturned page. */
  pointed: (page: number, x: number, y: number) => void
}

/** What is selected in the document, however it was: by mouse, by touch, or by the reading cursor. */
export interface Selection {
  range: Range | undefined
  select: (range: Range | undefined) => void
  onKeyDown: (event: KeyboardEvent) => void
  onMouseDown: (event: MouseEvent) => void
}

export function useSelection({ read, root, turn, follow, pointed }: Options): Selection {
  const [selecting, setSelecting] = useState<Selecting>()
  const range = useMemo(() => (read && selecting ? selected(read, selecting) : undefined), [read, selecting])
  const latest = useRef(range)
  latest.current = range
  const select = useCallback(
    (to: Range | undefined) => setSelecting(to && { anchor: { start: to.start, end: to.start }, edge: to.end }),
    [],
  )

  // The browser's own selection follows, and where a finger or a screen reader selects, ours does.
  useEffect(() => {
    const there = root.current
    if (!there) return
    const now = nativeRange(there)
    if (range && (now?.start !== range.start || now.end !== range.end)) selectNatively(there, range)
    if (!range && now) getSelection()?.removeAllRanges()
  }, [range, root])
  const dragging = useRef(false)
  useEffect(() => {
    let frame = 0
    const changed = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const there = root.current
        const came = there && !dragging.current ? nativeRange(there) : undefined
        const known = latest.current
        if (came && (came.start !== known?.start || came.end !== known.end)) select(came)
      })
    }
    document.addEventListener('selectionchange', changed)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', changed)
    }
  }, [root, select])

  const onKeyDown = (event: KeyboardEvent) => {
    const way = ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 } as const)[event.key as 'ArrowUp']
    if (!read || !root.current || event.target !== root.current || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && selecting) {
      event.preventDefault()
      return setSelecting(undefined)
    }
    if (way === undefined) return
    event.preventDefault()
    const upDown = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    const stride: Stride = upDown ? 'sentence' : event.altKey ? 'letter' : 'word'
    let next: Selecting | undefined
    if (selecting) next = step(read, selecting, stride, way, event.shiftKey)
    else {
      const at = firstInSight(root.current) ?? 0
      const first = upDown ? sentenceAt(read, at) : wordAt(read, at)
      next = first && { anchor: first, edge: first.end }
    }
    if (!next) return
    setSelecting(next)
    follow(next.edge > next.anchor.end || next.edge < next.anchor.start ? next.edge : next.anchor.start)
  }

  // On pages the mouse is followed by the boxes of the words: what it is over counts, in columns and between lines.
  const onMouseDown = (event: MouseEvent) => {
    const box = root.current
    const from = pageUnder(event.target)
    if (!read || !box || !from || event.button !== 0) return
    event.preventDefault()
    box.focus({ preventScroll: true })
    const start = placeUnder(read, from, turn, event.clientX, event.clientY)
    const point = pointOn(from, turn, event.clientX, event.clientY)
    if (start === undefined) return pointed(Number(from.dataset.page), ...point)
    if (event.shiftKey && selecting) return setSelecting({ ...selecting, edge: start })
    if (event.detail > 1) {
      const whole = event.detail === 2 ? wordAt(read, start) : sentenceAt(read, start)
      return setSelecting(whole && { anchor: whole, edge: whole.end })
    }
    dragging.current = true
    let moved = false
    let frame = 0
    const move = (to: globalThis.MouseEvent) => {
      if (!moved && Math.hypot(to.clientX - event.clientX, to.clientY - event.clientY) < 4) return
      moved = true
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const bounds = box.getBoundingClientRect()
        if (to.clientY > bounds.bottom - 24) box.scrollTop += 16
        if (to.clientY < bounds.top + 24) box.scrollTop -= 16
        const page = pageUnder(document.elementFromPoint(to.clientX, to.clientY)) ?? from
        const edge = placeUnder(read, page, turn, to.clientX, to.clientY)
        if (edge === undefined) return
        const range = { start: Math.min(start, edge), end: Math.max(start, edge) }
        // Whole words, unless Alt asks for letters.
        const words = to.altKey ? range : wholeWords(read, range)
        const anchor = edge < start ? { start: words.end, end: words.end } : { start: words.start, end: words.start }
        setSelecting({ anchor, edge: edge < start ? words.start : words.end })
      })
    }
    const up = () => {
      dragging.current = false
      removeEventListener('mousemove', move)
      removeEventListener('mouseup', up)
      if (moved) return
      setSelecting(undefined)
      pointed(Number(from.dataset.page), ...point)
    }
    addEventListener('mousemove', move)
    addEventListener('mouseup', up)
  }
  return { range, select, onKeyDown, onMouseDown }
}

const pageUnder = (target: EventTarget | null): HTMLElement | undefined => {
  if (!(target instanceof Element) || target.closest('.page-link, .link-panel')) return undefined
  return target.closest<HTMLElement>('[data-page]') ?? undefined
}

/** A point of the window, in parts of the unturned page. */
export function pointOn(page: HTMLElement, turn: Turn, x: number, y: number): [x: number, y: number] {
  const box = page.getBoundingClientRect()
  const [a, b] = [(x - box.left) / box.width, (y - box.top) / box.height]
  return turn === 90 ? [b, 1 - a] : turn === 180 ? [1 - a, 1 - b] : turn === 270 ? [1 - b, a] : [a, b]
}

function placeUnder(read: DocumentText, page: HTMLElement, turn: Turn, x: number, y: number): number | undefined {
  return placeAt(read, Number(page.dataset.page), ...pointOn(page, turn, x, y))
}
