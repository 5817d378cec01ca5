import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'

type Source = Id<'src'>

/** One person screening for a while: the sources they came past, where among them they are, and what they decided when. */
export interface Sitting {
  readonly walked: readonly Source[]
  /** The place in `walked` of the source on screen; past its end when there was none to show. */
  readonly at: number
  /** Own votes of this sitting, oldest first, with the moment in milliseconds. A vote that was changed counts once. */
  readonly cast: readonly Cast[]
}
export interface Cast {
  source: Source
  verdict: Verdict
  when: number
}

export const newSitting: Sitting = { walked: [], at: 0, cast: [] }

export const onScreen = ({ walked, at }: Sitting): Source | undefined => walked[at]

/**
 * Puts the next of the queue on screen where nothing is. What is on screen stays there: a queue that comes anew in
 * another order must not change the page under a reader's eyes.
 */
export function arrived(sitting: Sitting, queue: readonly Source[]): Sitting {
  const next = onScreen(sitting) ? undefined : queue.find((source) => !sitting.walked.includes(source))
  return next ? { ...sitting, walked: [...sitting.walked, next], at: sitting.walked.length } : sitting
}

/** One step on: to what was walked before, then to the next of the queue. */
export const onward = (sitting: Sitting, queue: readonly Source[]): Sitting =>
  arrived({ ...sitting, at: Math.min(sitting.at + 1, sitting.walked.length) }, queue)

/** One step back. */
export const backward = (sitting: Sitting): Sitting => ({ ...sitting, at: Math.max(0, sitting.at - 1) })

/** To one source, wherever it stands. */
export function goTo(sitting: Sitting, source: Source): Sitting {
  const at = sitting.walked.indexOf(source)
  return at >= 0 ? { ...sitting, at } : { ...sitting, walked: [...sitting.walked, source], at: sitting.walked.length }
}

/** A vote and the step on that follows it. */
export function voted(sitting: Sitting, cast: Cast, queue: readonly Source[]): Sitting {
  const others = sitting.cast.filter(({ source }) => source !== cast.source)
  return onward({ ...sitting, cast: [...others, cast] }, queue)
}

/** A vote that was refused: its source is on screen again. */
export const takenBack = (sitting: Sitting, source: Source): Sitting =>
  goTo({ ...sitting, cast: sitting.cast.filter((one) => one.source !== source) }, source)

/** What was passed over without a vote and is still to be voted on. */
export const passedOver = ({ walked, at, cast }: Sitting, queue: readonly Source[]): Source[] =>
  walked.filter((source, i) => i !== at && queue.includes(source) && !cast.some((one) => one.source === source))

/** A pause longer than this is not work, in milliseconds. */
const pause = 5 * 60_000

/**
 * How fast one decides, in sources an hour: from the middle of the times between votes, pauses left out. Undefined
 * before there are five such times, when it would be chance.
 */
export function pace(cast: readonly Cast[]): number | undefined {
  const between = cast
    .map(({ when }, i) => when - (cast[i - 1]?.when ?? Number.NEGATIVE_INFINITY))
    .filter((time) => time >= 0 && time < pause)
    .sort((a, b) => a - b)
  if (between.length < 5) return undefined
  const middle = between[Math.floor(between.length / 2)] ?? 0
  return middle > 0 ? Math.round(3_600_000 / middle) : undefined
}

/** A time to go, as one would say it. */
export function timeLeft(left: number, anHour: number): string {
  const minutes = (left / anHour) * 60
  if (minutes < 1) return 'under a minute left'
  if (minutes < 90) return `about ${Math.round(minutes)} minutes left`
  const hours = Math.round(minutes / 60)
  return hours < 100 ? `about ${hours} hours left` : `about ${Math.round(hours / 7)} working days left`
}
