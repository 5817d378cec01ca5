import { type RefObject, useCallback, useState } from 'react'
import { type Anchor, anchorOf } from '../../../core/coding/anchors.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { setQuery } from '../../routes.ts'
import type { Excerpt } from './answer.ts'
import { domRange } from './places-of-words.ts'

/** The panel that is open, and what it is about. */
export interface Opened {
  passage: Anchor | Excerpt
  at: 'codes' | 'slots'
}

interface Options {
  read: DocumentText | undefined
  desk: RefObject<HTMLElement | null>
  range: Range | undefined
  select: (range: Range | undefined) => void
  current: Excerpt | undefined
  /** The panel was left, done or not. */
  left: () => void
}

/** Opens the link panel on what is selected, else on the excerpt one is at, and goes on when it is done. */
export function useMarking({ read, desk, range, select, current, left }: Options) {
  const [opened, setOpened] = useState<Opened>()
  const open = (at: Opened['at']) => {
    if (read && range) setOpened({ passage: anchorOf(read, range), at })
    else if (current) setOpened({ passage: current, at })
  }
  useAction('mark-words', range || current ? () => open('codes') : undefined)
  const close = useCallback(() => {
    setOpened(undefined)
    left()
    desk.current?.focus({ preventScroll: true })
  }, [desk, left])
  const done = (excerpt: Id<'exc'>) => {
    close()
    select(undefined)
    setQuery({ excerpt })
  }

  /** Where the panel's passage stands, in pixels of the desk. */
  const under = () => {
    const box = desk.current
    if (!box || !opened) return undefined
    const { passage } = opened
    const drawn = [
      ...box.querySelectorAll('id' in passage ? `[data-excerpt="${passage.id}"]` : '.chosen-words rect, .region-drawn'),
    ].map((one) => one.getBoundingClientRect())
    const place = 'id' in passage ? passage : passage.selectors.find((one) => one.type === 'position')
    const words =
      drawn.length === 0 && place?.start !== undefined && place.end !== undefined
        ? domRange(box, { start: place.start, end: place.end })
        : undefined
    const rects = words ? [words.getBoundingClientRect()] : drawn
    if (rects.length === 0) return undefined
    const edge = box.getBoundingClientRect()
    const lies = (at: number, from: number, scrolled: number) => at - from + scrolled
    return {
      top: lies(Math.min(...rects.map(({ top }) => top)), edge.top, box.scrollTop),
      bottom: lies(Math.max(...rects.map(({ bottom }) => bottom)), edge.top, box.scrollTop),
      left: lies(Math.min(...rects.map(({ left }) => left)), edge.left, box.scrollLeft),
    }
  }
  return { opened, open, setOpened, close, done, under }
}
