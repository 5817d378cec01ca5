import { explaining, termNames } from '../../core/ranking/explain.ts'
import type { Features, Rows } from '../../core/ranking/features.ts'
import { type Model, roomFor, type Votes } from '../../core/ranking/model.ts'
import { orderOf, type RankedOrder } from '../../core/ranking/modes.ts'
import { probability } from '../../core/ranking/probability.ts'
import { rowsOf } from '../../core/ranking/rows.ts'
import { taught } from '../../core/ranking/taught.ts'
import type { Readable } from '../../core/ranking/texts.ts'
import { remember } from '../../core/remember.ts'

/** An order that is asked for, told in the numbers of the texts alone: nothing of the project is needed to answer it. */
export interface Asked {
  /** Whose order at which stage it is: it goes on from what was learnt under the same key. */
  key: string
  order: RankedOrder
  votes: Votes
  /** Of the texts that were voted on since it was asked before, the order in which they were last decided. */
  inOrder: readonly number[]
  /** 1 for each text that stands at the stage. */
  open: Uint8Array
  /** What was known beforehand; under the same number it is the same. */
  prior: { number: number; texts: readonly Readable[] }
  /** The parts of the theory that little speaks to. */
  lacking: readonly Readable[]
}

export interface Sorted {
  /** The numbers of those at the stage that nobody voted on, first the one to read first. */
  rows: Int32Array<ArrayBuffer>
  /** Of the first of them, why they stand where they do, by numbers of texts and of what is lacking. */
  why: { terms: string[]; like?: number; part?: number; probability?: number }[]
}

/** Of so many at the head of the queue it is said why: more than anybody holds ready. */
const explained = 40

/** Of so many reviewers at a stage it is kept what the model learnt. */
export const kept = 32

/** Orders texts for whoever asks, each going on from what was learnt for them before. */
export function sorterOf(features: Features): (asked: Asked) => Sorted {
  const names = termNames(features)
  const room = roomFor(features)
  const warm = new Map<string, { model: Model; prior: { number: number; rows: Rows | undefined } }>()
  return ({ key, order, votes, inOrder, open, prior: { number, texts }, lacking }) => {
    const before = warm.get(key)
    const prior =
      before?.prior.number === number
        ? before.prior
        : { number, rows: texts.length > 0 ? rowsOf(features, texts) : undefined }
    const model = taught({ features, prior: prior.rows, votes, inOrder, room }, before?.model)
    remember(warm, key, { model, prior }, kept)
    const ordered = orderOf(order, { features, votes, prior: [], lacking }, model)
    const sorted = ordered.rows.filter((row) => open[row] === 1)
    const explain = explaining(ordered, features, names)
    const why = Array.from(sorted.subarray(0, explained), (row) => ({
      ...explain(row),
      ...(ordered.part && { part: ordered.part[row] as number }),
      ...(ordered.calibration && { probability: probability(ordered.calibration, ordered.scores[row] as number) }),
    }))
    return { rows: sorted, why }
  }
}
