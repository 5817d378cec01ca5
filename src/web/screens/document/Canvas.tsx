import { memo, useEffect, useRef, useState } from 'react'
import type { Pdf } from '../../pdf/open.ts'
import { paintPage } from '../../pdf/paint.ts'

interface Props {
  pdf: Pdf | undefined
  number: number
  /** CSS pixels of the unturned page. */
  width: number
  /** Milliseconds to wait before it is painted: pages that are scrolled past need not be. */
  patience?: number
  /** It was painted, or cannot be. */
  done?: () => void
}

/** The picture of a page. While a new size is painted the old one is stretched, so nothing blinks. */
export const Canvas = memo(function Canvas({ pdf, number, width, patience = 0, done }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const to = canvas.current
    if (!pdf || !to) return
    const left = new AbortController()
    const wait = setTimeout(() => {
      paintPage(pdf, number, to, width, left.signal).then(
        (painted) => {
          if (!painted) return
          to.setAttribute('data-painted', '')
          done?.()
        },
        () => {
          if (left.signal.aborted) return
          setFailed(true)
          done?.()
        },
      )
    }, patience)
    return () => {
      clearTimeout(wait)
      left.abort()
    }
  }, [pdf, number, width, patience, done])
  return (
    <>
      <canvas ref={canvas} />
      {failed && <p className="unpainted soft">This page cannot be drawn. Its words are under Text.</p>}
    </>
  )
})
