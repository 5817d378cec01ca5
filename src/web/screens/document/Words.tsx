import { memo } from 'react'
import { linesOf } from '../../../core/document/hit.ts'
import type { DocumentText } from '../../../core/document/text.ts'
import { inPlace } from '../../parts/in-place.ts'

interface Props {
  read: DocumentText
  number: number
  /** CSS pixels of the unturned page. */
  width: number
  height: number
}

/**
 * The words of a page where they stand, unseen: for selecting, copying and screen readers. They are our own extracted
 * text, so a place in them is a place in the document. Lines are set as wide as they are on the page; within a line the
 * letters are only nearly in their places, which is why what is selected is painted from the boxes of the words.
 */
export const Words = memo(function Words({ read, number, width, height }: Props) {
  return (
    <div className="unseen-words">
      {inPlace(linesOf(read, number), ({ start, end, rect: [x, y, w, h] }) => {
        const size = Math.max(1, h * height * 0.8)
        const words = read.text.slice(start, end)
        const natural = measured(words, size)
        return (
          <span
            data-at={start}
            style={{
              left: x * width,
              top: y * height,
              fontSize: size,
              lineHeight: `${h * height}px`,
              transform: natural > 0 ? `scaleX(${(w * width) / natural})` : undefined,
            }}
          >
            {words}
          </span>
        )
      })}
    </div>
  )
})

let pen: CanvasRenderingContext2D | null | undefined
function measured(words: string, size: number): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  pen.font = '100px sans-serif'
  return (pen.measureText(words).width * size) / 100
}
