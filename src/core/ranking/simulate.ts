import { shuffled } from '../chance.ts'
import type { Features } from './features.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { learn, onward, scoresOf, untaught, type Votes } from './model.ts'
import { firstOf, ordered } from './order.ts'

/** The ways of ordering that a simulation can compare. */
export const models = ['svm', 'random'] as const
export type ModelName = (typeof models)[number]

/** What was known beforehand, by position. */
export interface Start {
  included: readonly number[]
  excluded: readonly number[]
}

export interface Run extends Metrics {
  /** All records but the ones known beforehand: first as they were read, then what was left when the last relevant one was found. */
  order: number[]
  /** The ranks, from 1, of the relevant records. */
  ranks: number[]
}

interface Simulation {
  model?: ModelName
  /** Seeds the random order. */
  seed?: number
  /** After how many records the model learns; 1 is after each. */
  every?: number
}

/**
 * A reviewer who reads what the ranking puts first, and whose every answer is known: what is included in the published
 * review. Yields how many of the relevant were found after each record; ends when all are.
 */
export function* simulate(
  features: Features,
  relevant: Uint8Array,
  start: Start,
  { model: name = 'svm', seed = 0, every = 1 }: Simulation = {},
): Generator<number, Run> {
  const votes: Votes = new Int8Array(features.count)
  for (const row of start.included) votes[row] = 1
  for (const row of start.excluded) votes[row] = -1
  let left = 0
  for (let row = 0; row < features.count; row++) if (votes[row] === 0) left += relevant[row] as number
  const [total, wanted] = [features.count - start.included.length - start.excluded.length, left]
  const reader = name === 'random' ? byLot(features, votes, seed) : byLearning(features, votes, every)
  const order: number[] = []
  const ranks: number[] = []
  while (left > 0) {
    const row = reader.next()
    order.push(row)
    votes[row] = relevant[row] === 1 ? 1 : -1
    if (relevant[row] === 1) {
      ranks.push(order.length)
      left--
    }
    yield wanted - left
  }
  return { order: [...order, ...reader.rest()], ranks, ...metricsOf(ranks, total) }
}

/** Who says what is read next, and in which order the rest would be. */
interface Reader {
  next: () => number
  rest: () => Iterable<number>
}

function byLearning(features: Features, votes: Votes, every: number): Reader {
  const model = untaught(features)
  let scores = scoresOf(model, features)
  let asked = 0
  return {
    next() {
      if (asked++ % every === 0) {
        learn(model, features, votes, onward)
        scores = scoresOf(model, features)
      }
      return firstOf(scores, votes, features.ids)
    },
    rest: () => ordered(scores, votes, features.ids),
  }
}

function byLot({ ids }: Features, votes: Votes, seed: number): Reader {
  const at = new Map(ids.map((id, row) => [id, row]))
  const lot = shuffled(String(seed), ids).map((id) => at.get(id) as number)
  let next = 0
  return {
    next() {
      while (votes[lot[next] as number] !== 0) next++
      return lot[next++] as number
    },
    rest: () => lot.slice(next).filter((row) => votes[row] === 0),
  }
}
