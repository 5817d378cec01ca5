import { bayes } from './bayes.ts'
import type { Features } from './features.ts'
import { directionOf, type Model, scoresOf, type Votes } from './model.ts'
import { ordered } from './order.ts'
import { type Calibration, calibrated } from './probability.ts'
import { along, directionTo, rowsOf } from './rows.ts'
import { taught } from './taught.ts'
import type { Readable } from './texts.ts'

/**
 * Orders that are worked out from what was learnt: likeliest first, least certain first, richest for the theory, and both;
 * and likeliest first by a second model, to see what the first one may have missed.
 */
export const rankedOrders = ['ranked', 'uncertain', 'theory', 'blend', 'second'] as const
export type RankedOrder = (typeof rankedOrders)[number]

/** What an order is worked out from. */
export interface Grounds {
  features: Features
  votes: Votes
  /** Texts that count as included before anybody votes. */
  prior: readonly Readable[]
  /** Texts of the parts of the theory that little speaks to. */
  lacking: readonly Readable[]
}

export interface Ordered {
  /** The numbers of the unread records, first the one to read first; of equals the one with the lesser id. */
  rows: Int32Array
  model: Model
  /** What each term says for a record's place, by the number of the term. */
  direction: Float64Array
  /** What the score was that a record has. */
  scores: Float64Array
  /** What turns a score into a probability; undefined while there are too few votes to say. */
  calibration: Calibration | undefined
  /** Where an order asks for the theory: which of the lacking parts each record speaks to most. */
  part?: Int32Array
}

/**
 * The unread records in an order. It follows from the grounds alone and not from what was asked before, so every machine
 * and every server gives the same. With neither votes nor prior knowledge all scores are equal, and ids decide. Who asks
 * after every vote hands in a model that was `taught` on.
 */
export function orderOf(order: RankedOrder, { features, votes, prior, lacking }: Grounds, by?: Model): Ordered {
  const model = by ?? taught({ features, prior: prior.length > 0 ? rowsOf(features, prior) : undefined, votes })
  const scores = scoresOf(model, features)
  const direction = directionOf(model, features)
  const sorted = (wanted: Float64Array) => ordered(wanted, votes, features.ids)
  const calibration = calibrated(model, features)
  const learnt = { model, direction, scores, calibration }
  if (order === 'second') {
    const towards = bayes(features, votes, model.prior)
    return { rows: sorted(along(features, towards)), ...learnt, direction: towards }
  }
  if (order === 'uncertain' && calibration) {
    // As probable as not is where slope × score + level is nought; the machine's own nought lies far below.
    const { slope, level } = calibration
    return { rows: sorted(scores.map((score) => -Math.abs(slope * score + level))), ...learnt }
  }
  if (order === 'ranked' || order === 'uncertain' || lacking.length === 0) return { rows: sorted(scores), ...learnt }
  const rich = richness(features, lacking)
  if (order === 'theory') return { rows: sorted(rich.most), ...learnt, direction: rich.direction, part: rich.part }
  return { rows: sorted(mean(standard(scores), standard(rich.most))), ...learnt, part: rich.part }
}

/** How much each record speaks to what is lacking: to the part that it is most like, and which that is. */
function richness(features: Features, lacking: readonly Readable[]) {
  const rows = rowsOf(features, lacking)
  const most = new Float64Array(features.count)
  const part = new Int32Array(features.count)
  const direction = new Float64Array(features.rarity.length)
  for (let row = 0; row < rows.count; row++) {
    const towards = directionTo(features, rows, row)
    for (let term = 0; term < towards.length; term++)
      direction[term] = (direction[term] as number) + (towards[term] as number)
    const alike = along(features, towards)
    for (let i = 0; i < most.length; i++)
      if ((alike[i] as number) > (most[i] as number)) {
        most[i] = alike[i] as number
        part[i] = row
      }
  }
  return { most, part, direction }
}

/** Each number as its distance from the middle in standard deviations, so that two kinds of number can be added. */
function standard(numbers: Float64Array): Float64Array {
  const middle = sum(numbers) / Math.max(1, numbers.length)
  const spread = Math.sqrt(sum(numbers.map((n) => (n - middle) * (n - middle))) / Math.max(1, numbers.length))
  return numbers.map((n) => (spread > 0 ? (n - middle) / spread : 0))
}

const sum = (numbers: Float64Array): number => {
  let all = 0
  for (const n of numbers) all += n
  return all
}

const mean = (a: Float64Array, b: Float64Array): Float64Array => a.map((n, i) => (n + (b[i] as number)) / 2)
