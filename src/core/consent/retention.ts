import type { State } from '../state.ts'

/** How many days before the end it is told. */
const early = 60

/** `near`: within sixty days; `past`: it is over. */
type Due = 'far' | 'near' | 'past'

/** Whether a day has come until which something is kept, as exact as it was given. A year or a month is over when it has ended. */
export function dueOn(until: string, today: string): Due {
  const soon = new Date(Date.parse(today.slice(0, 10)) + early * 24 * 3600_000).toISOString()
  const over = (day: string) => day.slice(0, until.length) > until
  return over(today) ? 'past' : over(soon) ? 'near' : 'far'
}

/** Until when who participants are is kept; undefined where no end is set, nobody is enrolled or it was erased. */
export const keptUntil = (state: State): string | undefined =>
  state.participant.size === 0 || state.erasure.size > 0 ? undefined : [...state.project.values()][0]?.keepUntil
