import { memo } from 'react'
import type { Rect } from '../../../core/document/boxes.ts'
import type { Excerpt } from './answer.ts'

/** An excerpt where it stands on one page. */
export interface Placed {
  excerpt: Excerpt
  rects: readonly Rect[]
}

/**
 * What is marked on a page, behind its words: a tint in the colour of its role, and the role's own underline, so that the
 * hue is never alone. Two paths for an excerpt, however many lines it has, so that a crowded page still scrolls.
 */
export const Marks = memo(function Marks({
  placed,
  current,
}: {
  placed: readonly Placed[]
  current: string | undefined
}) {
  return (
    <svg className="over marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {placed.map(({ excerpt, rects }) => (
        <g
          key={excerpt.id}
          data-excerpt={excerpt.id}
          className={lookOf(excerpt, excerpt.id === current)}
          style={colourOf(excerpt)}
        >
          <path className="tint" d={rects.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}z`).join('')} />
          {excerpt.quote !== '' && (
            <path className="underline" d={rects.map(([x, y, w, h]) => `M${x} ${y + h * 1.05}h${w}`).join('')} />
          )}
          {excerpt.quote !== '' && excerpt.slot?.role === 'o' && (
            <path className="underline" d={rects.map(([x, y, w, h]) => `M${x} ${y + h * 1.2}h${w}`).join('')} />
          )}
        </g>
      ))}
    </svg>
  )
})

export const lookOf = ({ slot, quote }: Excerpt, current: boolean): string =>
  ['mark-of', slot?.role ?? 'plain', quote === '' && 'region', current && 'current'].filter(Boolean).join(' ')

/** Where no slot colours it, its first code does. */
export const colourOf = ({ slot, codings }: Excerpt): Record<string, string> | undefined => {
  const colour = slot && slot.role !== 'other' ? undefined : codings.find((one) => one.colour)?.colour
  return colour ? { '--role': colour, '--role-tint': `color-mix(in srgb, ${colour} 22%, var(--paper))` } : undefined
}

/** What a person reads of an excerpt's margin: its codes, else what it says, else its kind. */
export const labelOf = ({ codings, evidence, kind, quote }: Excerpt): string => {
  const names = [...new Set(codings.map(({ name }) => name))]
  const [first] = evidence
  return (
    names.join(', ') ||
    (first ? `${first.stance} ${first.configuration.label}` : (kind ?? (quote === '' ? 'region' : 'excerpt')))
  )
}

/** Those of a list that stand on a page. */
export function placedOn(excerpts: readonly Excerpt[], number: number): Placed[] {
  return excerpts.flatMap((excerpt) => {
    const rects = excerpt.pages.flatMap(({ page, rects }) => (page === number ? rects : []))
    return rects.length > 0 ? [{ excerpt, rects }] : []
  })
}

/** The excerpt that holds a point of a page, given in parts of it; of several the shortest. */
export function excerptAt(placed: readonly Placed[], x: number, y: number): Excerpt | undefined {
  const under = placed.filter(({ rects }) => rects.some(([a, b, w, h]) => x >= a && x <= a + w && y >= b && y <= b + h))
  const size = ({ rects }: Placed) => rects.reduce((sum, [, , w, h]) => sum + w * h, 0)
  return under.sort((a, b) => size(a) - size(b))[0]?.excerpt
}
