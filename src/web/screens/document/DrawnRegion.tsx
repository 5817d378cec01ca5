import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Region } from './use-region.ts'

/** The rectangle that is about to be marked, on its page. It has the focus, so that keys move it. */
export function DrawnRegion({ region, onKeyDown }: { region: Region; onKeyDown: (event: KeyboardEvent) => void }) {
  const box = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const [x, y, width, height] = region.rect.map((at) => `${100 * at}%`)
  return (
    <button
      ref={box}
      type="button"
      className="region-drawn"
      style={{ left: x, top: y, width, height }}
      onKeyDown={onKeyDown}
      aria-label="Region to mark. Arrows move it, with Shift they size it, Enter marks it, Escape leaves it."
    />
  )
}
