import { type ReactNode, useEffect, useRef, useState } from 'react'

/** What is larger than its place scrolls by itself; then it can be reached and moved by keys alone, and says what it holds. */
export function Scrolling({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [large, setLarge] = useState(false)
  useEffect(() => {
    const { current } = box
    if (!current) return
    const look = () =>
      setLarge(current.scrollWidth > current.clientWidth || current.scrollHeight > current.clientHeight)
    const watch = new ResizeObserver(look)
    watch.observe(current)
    if (current.firstElementChild) watch.observe(current.firstElementChild)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} className={className} {...(large && { role: 'region', 'aria-label': label, tabIndex: 0 })}>
      {children}
    </div>
  )
}
