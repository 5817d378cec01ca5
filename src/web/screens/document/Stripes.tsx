import { memo } from 'react'
import { Role } from '../../parts/Role.tsx'
import type { Excerpt } from './answer.ts'
import type { Turn } from './layout.ts'
import { colourOf, labelOf, type Placed } from './Marks.tsx'
import { stripesOf } from './stripes.ts'

/** An excerpt and where it stands beside the words, in CSS pixels from the top. */
export interface Beside {
  excerpt: Excerpt
  top: number
  bottom: number
}

interface Props {
  beside: readonly Beside[]
  current: string | undefined
  choose: (excerpt: Excerpt['id']) => void
}

/** Stripes in the margin, one beside each excerpt: coloured by role, with its codes and who marked it. */
export const Stripes = memo(function Stripes({ beside, current, choose }: Props) {
  const by = new Map(beside.map(({ excerpt }) => [excerpt.id as string, excerpt]))
  const stripes = stripesOf(beside.map(({ excerpt, top, bottom }) => ({ id: excerpt.id, top, bottom })))
  return stripes.map(({ id, top, bottom, lane, bare }) => {
    const excerpt = by.get(id)
    if (!excerpt) return null
    const { slot } = excerpt
    const label = labelOf(excerpt)
    const who = excerpt.by?.initials ?? ''
    return (
      <button
        key={id}
        type="button"
        className={['stripe', slot?.role ?? 'plain', bare && 'bare', id === current && 'current']
          .filter(Boolean)
          .join(' ')}
        style={{ top, height: Math.max(12, bottom - top), right: 7 * lane, ...colourOf(excerpt) }}
        aria-pressed={id === current}
        // Without a label of its own the name is said; the label then is not laid out, five hundred of them cost a frame.
        aria-label={bare ? [slot?.label, label, who].filter(Boolean).join(' ') : undefined}
        onClick={() => choose(excerpt.id)}
      >
        <span className="said">
          {slot && <Role slot={slot} />} <span className="words">{label}</span> <span className="faint">{who}</span>
        </span>
      </button>
    )
  })
})

/** Where excerpts stand beside a page as it lies, so many CSS pixels high. */
export const besidePage = (placed: readonly Placed[], turn: Turn, height: number): Beside[] =>
  placed.map(({ excerpt, rects }) => {
    const spans = rects.map((rect) => spanOf(rect, turn))
    return {
      excerpt,
      top: Math.min(...spans.map(([from]) => from)) * height,
      bottom: Math.max(...spans.map(([, to]) => to)) * height,
    }
  })

/** From where to where a rectangle goes down a page as it lies. */
function spanOf([x, y, w, h]: Placed['rects'][number], turn: Turn): [from: number, to: number] {
  if (turn === 90) return [x, x + w]
  if (turn === 180) return [1 - y - h, 1 - y]
  return turn === 270 ? [1 - x - w, 1 - x] : [y, y + h]
}
