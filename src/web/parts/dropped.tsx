import { type ReactNode, useEffect, useRef, useState } from 'react'
import { filesOf } from '../attaching.ts'

/**
 * Hears of files that are dropped anywhere on the window, and tells whether some are held over it. Without `take` they are
 * not taken; the page stays either way, where a browser would leave it to show the file.
 */
export function useDropped(take: ((files: readonly File[]) => void) | undefined): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(latest.current !== undefined)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(false)
      if (latest.current && event.dataTransfer)
        void filesOf(event.dataTransfer).then((files) => latest.current?.(files))
    }
    addEventListener('dragover', enter)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return over
}

/** What is seen while files are held over the window. */
export const DropHere = ({ children }: { children: ReactNode }) => (
  <div className="drop-here" aria-hidden="true">
    <p>{children}</p>
  </div>
)
