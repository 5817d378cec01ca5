import type { Offered } from '../../../work/pseudonymise.ts'

/** What was decided of one candidate: it is replaced by something, or stays as it is. */
export interface Decision {
  by: string
  is: 'replace' | 'keep' | 'open'
}

/** A stretch of the text: plain, or the place of a candidate. */
export interface Stretch {
  text: string
  start: number
  of?: number
}

/** A text as stretches, so that each candidate can be shown wherever it stands. */
export function stretchesOf(text: string, candidates: readonly Offered[]): Stretch[] {
  const places = candidates.flatMap(({ at }, of) => at.map((place) => ({ ...place, of })))
  places.sort((a, b) => a.start - b.start)
  const stretches: Stretch[] = []
  let from = 0
  for (const { start, end, of } of places) {
    if (start > from) stretches.push({ text: text.slice(from, start), start: from })
    stretches.push({ text: text.slice(start, end), start, of })
    from = end
  }
  if (from < text.length) stretches.push({ text: text.slice(from), start: from })
  return stretches
}

/** The next candidate that is not decided, from one on and round again; the one itself where none is. */
export function nextOpen(decisions: readonly Decision[], from: number): number {
  for (let step = 1; step <= decisions.length; step++) {
    const at = (from + step) % decisions.length
    if (decisions[at]?.is === 'open') return at
  }
  return from
}
