import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { gap, type Place, placesOf, type Size, shownIn, type Turn, zoomOf } from './layout.ts'

/** What the desk with the pages can be asked. */
export interface Desk {
  /** Brings a place of a page into sight: how far down it is, in parts of the page. Without it, the top of the page. */
  reach: (page: number, down?: number) => void
  /** The same, and only if it is not in sight. */
  follow: (page: number, down: number) => void
}

/** A place of a page, how far down it is in parts of the page, and where in the window it is to be: 0 is its top. */
export interface Spot {
  page: number
  down: number
  share: number
}

interface Props {
  desk: RefObject<Desk | null>
  scroll: RefObject<HTMLDivElement | null>
  sizes: readonly Size[]
  turn: Turn
  /** Per cent; undefined fills the width. */
  zoom: number | undefined
  /** CSS pixels kept free beside a page for its stripes. */
  margin: number
  /** Where one comes to. */
  start: Spot
  told: (at: { page: number; zoom: number }) => void
  /** `seen`: whether any of it is in the window, or it is only near. */
  children: (number: number, place: Place, seen: boolean) => ReactNode
}

/** The page that has this part of the window, from its top, is the one that is read. */
const share = 1 / 3

/** A desk with the pages of a file one under another. Only those in sight, and one before and after, are there. */
export function Pages({ desk, scroll, sizes, turn, zoom: asked, margin, start, told, children }: Props) {
  const [width, setWidth] = useState(0)
  const [shown, setShown] = useState({ first: 1, last: 1 })
  const laid = width > 0
  const zoom = !laid ? 100 : zoomOf(sizes, turn, width - margin - 24, asked)
  const places = useMemo(() => placesOf(sizes, turn, zoom), [sizes, turn, zoom])
  const latest = useRef(places)
  const anchor = useRef<Spot>(start)

  const look = useCallback(() => {
    const box = scroll.current
    if (!box) return
    const { first, last } = shownIn(latest.current, box.scrollTop, box.clientHeight)
    setShown((now) => (now.first === first && now.last === last ? now : { first, last }))
    const third = box.scrollTop + share * box.clientHeight
    const page = shownIn(latest.current, third, 1).first
    const place = latest.current[page - 1]
    if (place) anchor.current = { page, down: (third - place.top) / place.height, share }
    return page
  }, [scroll])

  const put = useCallback(() => {
    const box = scroll.current
    const { page, down, share: part } = anchor.current
    const place = latest.current[Math.min(page, latest.current.length) - 1]
    if (place && box) box.scrollTop = place.top + down * place.height - (part === 0 ? gap / 2 : part * box.clientHeight)
  }, [scroll])

  useEffect(() => {
    const box = scroll.current
    // Before the width is known nothing lies where it will, and where one comes to must not be forgotten.
    if (!box || !laid) return
    let frame = 0
    const moved = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const page = look()
        if (page) told({ page, zoom })
      })
    }
    box.addEventListener('scroll', moved, { passive: true })
    moved()
    return () => {
      cancelAnimationFrame(frame)
      box.removeEventListener('scroll', moved)
    }
  }, [scroll, look, told, zoom, laid])

  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const watch = new ResizeObserver(() => setWidth(box.clientWidth))
    watch.observe(box)
    return () => watch.disconnect()
  }, [scroll])

  // What one reads stays where it is when the pages grow, turn, or the window changes.
  useLayoutEffect(() => {
    latest.current = places
    if (!laid) return
    put()
    look()
  }, [places, look, put, laid])

  useImperativeHandle(desk, () => ({
    reach(page, down) {
      anchor.current = down === undefined ? { page, down: 0, share: 0 } : { page, down, share }
      put()
      look()
    },
    follow(page, down) {
      const place = latest.current[page - 1]
      const box = scroll.current
      if (!place || !box) return
      const at = place.top + down * place.height - box.scrollTop
      if (at >= 24 && at <= box.clientHeight - 48) return
      anchor.current = { page, down, share }
      put()
      look()
    },
  }))

  const numbers = []
  for (let n = Math.max(1, shown.first - 1); n <= Math.min(sizes.length, shown.last + 1); n++) numbers.push(n)
  const last = places.at(-1)
  const wide = Math.max(...places.map((place) => place.width), 0) + margin + 24
  return (
    <div className="desk-of-pages" style={{ height: (last ? last.top + last.height : 0) + 32, minWidth: wide }}>
      {laid &&
        numbers.map((n) => {
          const place = places[n - 1]
          return place && children(n, place, n >= shown.first && n <= shown.last)
        })}
    </div>
  )
}
