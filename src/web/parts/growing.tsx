import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { usePrinting } from './printing.ts'

/**
 * Of a list that may be very long the first rows, and what stands at their end: it brings more as one comes near it, and all
 * when it is pressed. On paper all are there.
 */
export function useGrowing<T>(list: readonly T[], most = 30): [shown: readonly T[], more: ReactNode] {
  const [count, show] = useState(most)
  const end = useRef<HTMLSpanElement>(null)
  const printing = usePrinting()
  const left = printing ? 0 : Math.max(0, list.length - count)
  useEffect(() => {
    if (left === 0 || !end.current) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && show((now) => now + most), {
      rootMargin: '400px',
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [left, most])
  const more = left > 0 && (
    <span ref={end}>
      <Button kind="quiet" onClick={() => show(list.length)}>{`${left} more`}</Button>
    </span>
  )
  return [left === 0 ? list : list.slice(0, count), more]
}
