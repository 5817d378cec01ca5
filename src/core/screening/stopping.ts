import { type Estimate, logFactorials, share } from './share.ts'

/**
 * Whether enough was read. The test is of Callaghan and Müller-Hansen (2020), Statistical stopping criteria for automated
 * screening in systematic reviews, Systematic Reviews 9:273: the last sources that were read are taken as if drawn at
 * random from all that were unread before them. Ranked reading finds more than a random draw would, so the test errs on
 * the side of reading on. It speaks of the label that was given, not of what a theory might have used.
 */

/** What is asked: is the share of relevant sources found at least `recall`, and how sure must one be? */
export interface Asked {
  recall: number
  confidence: number
}
const usual: Asked = { recall: 0.95, confidence: 0.95 }

export interface Test extends Asked {
  /** The chance of finding no more than was found, had less than `recall` been found. Small: it can be ruled out. */
  p: number
  /** Whether recall below the target is rejected at this confidence. */
  rejected: boolean
}

/**
 * The test on `labels` (relevant or not, in the order of reading) of `total` sources. The smallest p over all starts of
 * the sample is taken, as the paper does. With nothing relevant found, or nothing read, nothing is ruled out: p is 1.
 */
export function stoppingTest(labels: readonly boolean[], total: number, asked: Asked = usual): Test {
  const found = labels.filter(Boolean).length
  const unread = total - labels.length
  let p = found === 0 || unread < 0 ? 1 : unread === 0 ? 0 : Number.POSITIVE_INFINITY
  if (p === Number.POSITIVE_INFINITY) {
    const ln = logFactorials(total + 1)
    p = 1
    // Backwards: the sample grows by one source a step. While nothing relevant joins it, a larger one only lowers p, so
    // p is asked just before the next relevant source does, and at the start.
    for (let n = 1, k = 0; n <= labels.length; n++) {
      if (labels[labels.length - n]) k++
      if (n < labels.length && !labels[labels.length - n - 1]) continue
      // The fewest relevant ones that would be left at the sample's start if recall were below the target.
      const left = Math.floor(found / asked.recall - (found - k) + 1)
      p = Math.min(p, atMost(k, unread + n, left, n, ln))
    }
  }
  return { ...asked, p, rejected: p < 1 - asked.confidence }
}

/** The chance that a draw of `n` from `total` with `marked` among them has at most `k` of the marked (hypergeometric). */
export function atMost(k: number, total: number, marked: number, n: number, ln = logFactorials(total)): number {
  if (marked > total) return 0
  const least = Math.max(0, n + marked - total)
  if (k < least) return 0
  const most = Math.min(n, marked)
  if (k >= most) return 1
  const choose = (a: number, b: number) => (ln[a] ?? 0) - (ln[b] ?? 0) - (ln[a - b] ?? 0)
  const all = choose(total, n)
  let sum = 0
  for (let x = least; x <= k; x++) sum += Math.exp(choose(marked, x) + choose(total - marked, n - x) - all)
  return Math.min(1, sum)
}

/**
 * Recall from a random sample of all candidates that was read whole: what was found, against what the sample says there
 * is. Undefined when the sample has nothing relevant, as then it says nothing of recall from below.
 */
export function recallFrom(found: number, total: number, sample: { hits: number; size: number }): Estimate | undefined {
  const part = share(sample.hits, sample.size)
  if (!part || part.value === 0) return undefined
  const of = (relevant: number) => Math.min(1, found / Math.max(found, relevant * total))
  return { value: of(part.value), low: of(part.high), high: of(part.low) }
}

/** How many sources were read since the last relevant one. */
export const sinceLast = (labels: readonly boolean[]): number => labels.length - 1 - labels.lastIndexOf(true)

/** The recall curve: how many relevant sources were found after each step of at most `steps`, for drawing. */
export function curve(labels: readonly boolean[], steps = 200): { read: number; found: number }[] {
  const points = [{ read: 0, found: 0 }]
  const every = Math.max(1, Math.ceil(labels.length / steps))
  let found = 0
  labels.forEach((label, i) => {
    if (label) found++
    if ((i + 1) % every === 0 || i === labels.length - 1) points.push({ read: i + 1, found })
  })
  return points
}

/** What the SAFE procedure looks at. */
export interface Reading {
  labels: readonly boolean[]
  total: number
  /** How many of a random sample were read, and how many of these are relevant. */
  sample?: { size: number; hits: number } | undefined
  /** Sources known to be relevant before, and how many of them were found. */
  key?: { known: number; found: number } | undefined
}

export interface SafeStep {
  stage: 1 | 2 | 3 | 4
  says: string
  /** Undefined: a person has to say. */
  met: boolean | undefined
  /** The figures behind it. */
  figures?: string
}

/**
 * The SAFE procedure (Boetje and van de Schoot 2024, Systematic Reviews 13:81) as a list to go through: a random set, then
 * ranked reading, then another model, then the quality of what was left out. What can be computed is.
 */
export function safe({ labels, total, sample, key }: Reading): SafeStep[] {
  const since = sinceLast(labels)
  const expected = sample && sample.size > 0 ? (sample.hits / sample.size) * total : undefined
  const whole = (n: number) => Math.round(n).toLocaleString('en-GB')
  return [
    {
      stage: 1,
      says: 'A random set of at least one in a hundred was read, with something relevant in it.',
      met: sample !== undefined && sample.size >= total / 100 && sample.hits > 0,
      figures: sample ? `${sample.hits} of ${whole(sample.size)} relevant` : 'no random set was drawn',
    },
    {
      stage: 2,
      says: 'All key sources known before were found.',
      met: key && key.known > 0 ? key.found === key.known : undefined,
      ...(key && key.known > 0 && { figures: `${key.found} of ${key.known}` }),
    },
    {
      stage: 2,
      says: 'At least twice as many were read as the random set lets one expect to be relevant.',
      met: expected === undefined ? undefined : labels.length >= 2 * expected,
      ...(expected !== undefined && { figures: `${whole(labels.length)} read, ${whole(expected)} expected` }),
    },
    {
      stage: 2,
      says: 'At least one in ten was read.',
      met: labels.length >= total / 10,
      figures: `${whole(labels.length)} of ${whole(total)}`,
    },
    {
      stage: 2,
      says: 'The last 50 were not relevant.',
      met: labels.includes(true) && since >= 50,
      figures: `${whole(since)} since the last`,
    },
    { stage: 3, says: 'The queue was read on by the second model, and 50 more were not relevant.', met: undefined },
    { stage: 4, says: 'The likeliest of what was left out were looked at again, 50 without a change.', met: undefined },
  ]
}
