import type { Value } from '../fact.ts'

type Item = Value<'questionnaire'>['items'][number]
type Answers = Value<'response'>['answers']

/** What some people answered to an item. */
export interface Figures {
  /** Who answered so that it can be counted. */
  n: number
  missing: number
  /** Who answered something that the item does not offer; it is kept as it came. */
  unfit: number
  /** Of a scale: how many gave each point. Of a choice: how many gave each option; together more than n where several may be. */
  counts?: number[]
  /** Of an item on who answers: how many gave answers that are not told apart, as some of them are too few. Their counts are 0. */
  others?: number
  /** Of a scale or a number. */
  median?: number
  /** Of a number: where a tenth, a quarter, three quarters and nine tenths lie below; tenths from ten answers on. */
  spread?: { low?: number; quarter: number; threeQuarters: number; high?: number }
}

/**
 * What answers to an item come to. Medians and quarters are those of Hyndman and Fan (1996, definition 7), as R and
 * spreadsheets have them. The least and the greatest number are somebody’s own and are not told.
 */
export function figuresOf({ key, answer }: Item, rows: readonly Answers[]): Figures {
  if (answer.kind === 'scale') return scaleFigures(key, answer, rows)
  const options = answer.kind === 'choice' ? new Map(answer.options.map((option, i) => [option, i])) : undefined
  const counts = answer.kind === 'choice' ? answer.options.map(() => 0) : []
  const values: number[] = []
  let [n, missing, unfit] = [0, 0, 0]
  for (const answers of rows) {
    const said = answers[key]
    if (said === undefined) missing++
    else if (!fitsItem(answer, said)) unfit++
    else {
      n++
      if (options)
        for (const one of Array.isArray(said) ? said : [said as string]) {
          const at = options.get(one) ?? 0
          counts[at] = (counts[at] ?? 0) + 1
        }
      if (typeof said === 'number') values.push(said)
    }
  }
  values.sort((a, b) => a - b)
  return {
    n,
    missing,
    unfit,
    ...(counts.length > 0 && { counts }),
    ...(values.length > 0 && { median: quantile(values, 0.5) }),
    ...(answer.kind === 'number' &&
      values.length > 0 && {
        spread: {
          ...(values.length >= 10 && { low: quantile(values, 0.1), high: quantile(values, 0.9) }),
          quarter: quantile(values, 0.25),
          threeQuarters: quantile(values, 0.75),
        },
      }),
  }
}

/** The same of a scale, which needs no list of its values: thousands of answers to tens of items are counted at once. */
function scaleFigures(
  key: string,
  { anchors, from = 1 }: Extract<Item['answer'], { kind: 'scale' }>,
  rows: readonly Answers[],
): Figures {
  const counts = anchors.map(() => 0)
  let [n, missing, unfit] = [0, 0, 0]
  for (const answers of rows) {
    const said = answers[key]
    const had = typeof said === 'number' ? counts[said - from] : undefined
    if (said === undefined) missing++
    else if (had === undefined) unfit++
    else {
      counts[(said as number) - from] = had + 1
      n++
    }
  }
  if (n === 0) return { n, missing, unfit, counts }
  // The value that stands at a place in their order.
  const at = (place: number) => {
    let before = 0
    return (
      from +
      counts.findIndex((count) => {
        before += count
        return before > place
      })
    )
  }
  return { n, missing, unfit, counts, median: (at(Math.floor((n - 1) / 2)) + at(Math.ceil((n - 1) / 2))) / 2 }
}

/** Whether an answer is one that the item offers. */
export function fitsItem(answer: Item['answer'], said: Answers[string]): boolean {
  switch (answer.kind) {
    case 'scale': {
      const from = answer.from ?? 1
      return typeof said === 'number' && Number.isInteger(said) && said >= from && said < from + answer.anchors.length
    }
    case 'choice': {
      const given = Array.isArray(said) ? said : [said]
      return (
        (answer.several || !Array.isArray(said)) &&
        given.length > 0 &&
        new Set(given).size === given.length &&
        given.every((one) => typeof one === 'string' && answer.options.includes(one))
      )
    }
    case 'number':
      return (
        typeof said === 'number' &&
        Number.isFinite(said) &&
        said >= (answer.min ?? Number.NEGATIVE_INFINITY) &&
        said <= (answer.max ?? Number.POSITIVE_INFINITY)
      )
    case 'text':
      return typeof said === 'string'
  }
}

/** Definition 7 of Hyndman and Fan (1996), of values in their order. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return below + (above - below) * (at - Math.floor(at))
}
