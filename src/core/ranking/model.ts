import { type Features, type Rows, weights } from './features.ts'

/** 1 for included, -1 for excluded, 0 for unread: one for each record, in the order of the features. */
export type Votes = Int8Array

/**
 * A linear support vector machine over the terms: a record's score is direction · terms + bias, the higher the more it
 * looks like the included. `pull` is how hard each vote pulls on the direction (the dual variables), so that learning
 * goes on from where it stands when a vote is added.
 */
export interface Model {
  votes: Votes
  pull: Float64Array
  bias: number
  /** Of each record, direction · terms before its scale; kept up to date with the direction. */
  sums: Float64Array
  /** What was known before the first vote, as texts that count as included. */
  prior: Rows | undefined
  priorPull: Float64Array
  room: Room
}

/**
 * Where models are at work, one at a time: what is as long as the terms are many is there once, and not for each of
 * twenty reviewers. A model that comes back finds its direction again from its pulls.
 */
export interface Room {
  holds: Model | undefined
  /** By term, already times its rarity. */
  direction: Float64Array
  /** By how much each term's direction moved and is not yet in the sums; and which terms that are. */
  moved: Float64Array
  terms: Int32Array
  movedTerms: number
}

export const roomFor = ({ rarity }: Features): Room => ({
  holds: undefined,
  direction: new Float64Array(rarity.length),
  moved: new Float64Array(rarity.length),
  terms: new Int32Array(rarity.length),
  movedTerms: 0,
})

export interface Settings {
  /** How much a vote may pull: the cost in the squared hinge loss. */
  cost: number
  /** How many times more all included together weigh than all excluded. */
  balance: number
  /** What is known beforehand weighs as much as this many included records. */
  priorCounts: number
}

/** Cost and balance are those of ASReview's ELAS u4, searched there over many reviews. */
export const settings: Settings = { cost: 0.11, balance: 9.8, priorCounts: 1 }

/** How much is done at once: rounds over those votes that are furthest off, until none is off by more. */
interface Effort {
  rounds: number
  votes: number
  until: number
}
/** After one more vote, or a few. The time does not grow with the votes. */
export const onward: Effort = { rounds: 3, votes: 16, until: 1e-3 }
/** From nothing, until it stands still. */
export const afresh: Effort = { rounds: 200, votes: Number.POSITIVE_INFINITY, until: 1e-3 }

export const untaught = (features: Features, prior?: Rows, room = roomFor(features)): Model => ({
  votes: new Int8Array(features.count),
  pull: new Float64Array(features.count),
  bias: 0,
  sums: new Float64Array(features.count),
  prior,
  priorPull: new Float64Array(prior?.count ?? 0),
  room,
})

/** A model's direction, by term; it is there until another model enters the same room. */
export function directionOf(model: Model, features: Features): Float64Array {
  const { room } = model
  if (room.holds === model) return room.direction
  room.direction.fill(0)
  room.holds = model
  for (let row = 0; row < features.count; row++) {
    const pull = model.pull[row] as number
    if (pull > 0) point(model, features, features, row, (model.votes[row] as number) * pull)
  }
  for (let i = 0; model.prior && i < model.prior.count; i++)
    point(model, features, model.prior, i, model.priorPull[i] as number)
  return room.direction
}

function point({ room: { direction } }: Model, { rarity }: Features, rows: Rows, row: number, pull: number): void {
  const by = pull * (rows.scale[row] as number)
  const end = rows.starts[row + 1] as number
  for (let at = rows.starts[row] as number; at < end; at++) {
    const cell = rows.cells[at] as number
    const term = cell >>> 6
    const step = by * (weights[cell & 63] as number) * (rarity[term] as number)
    direction[term] = (direction[term] as number) + step
  }
}

/** What one vote may pull, by what it says. */
interface Costs {
  included: number
  excluded: number
  prior: number
}

/**
 * Learns from the votes, going on from what the model learnt before. Dual coordinate descent for the squared hinge loss
 * (Hsieh et al. 2008): vote after vote is given the pull that is best while all others stay; those first that are
 * furthest from it.
 */
export function learn(model: Model, features: Features, votes: Votes, effort: Effort, by: Settings = settings): void {
  directionOf(model, features)
  takeOver(model, features, votes)
  const costs = costsOf(model, by)
  const rows = furthestOff(model, features, costs, effort)
  const prior = model.prior?.count ?? 0
  let moving = rows
  for (let round = 0; round < effort.rounds; round++) {
    let most = 0
    for (let i = 0; model.prior && i < prior; i++)
      most = Math.max(most, better(model, features, model.prior, i, 1, costs.prior, model.priorPull))
    const restless: number[] = []
    for (const row of moving) {
      const vote = votes[row] as number
      const off = better(model, features, features, row, vote, costOf(costs, vote), model.pull)
      if (off >= effort.until) restless.push(row)
      most = Math.max(most, off)
    }
    // What stood still is not looked at again until everything does; then all are, once more.
    if (most >= effort.until && restless.length > 0) moving = restless
    else if (moving === rows) break
    else moving = rows
  }
  spread(model, features)
}

const costOf = (costs: Costs, vote: number): number => (vote > 0 ? costs.included : costs.excluded)

/** The included weigh 1 each, the excluded as the balance asks, and all together as many as they are. */
function costsOf({ votes, prior }: Model, by: Settings): Costs {
  let [included, excluded] = [0, 0]
  for (const vote of votes)
    if (vote > 0) included++
    else if (vote < 0) excluded++
  const wanted = Math.max(1, included + (prior ? by.priorCounts : 0))
  const cost = (by.cost * (wanted + excluded)) / (excluded > 0 ? wanted + wanted / by.balance : wanted)
  return {
    included: cost,
    excluded: excluded > 0 ? (cost * wanted) / (by.balance * excluded) : 0,
    prior: prior ? (cost * by.priorCounts) / prior.count : 0,
  }
}

/** Notes the votes; one that changed or went no longer pulls. */
function takeOver(model: Model, features: Features, votes: Votes): void {
  for (let row = 0; row < votes.length; row++) {
    const [before, now] = [model.votes[row] as number, votes[row] as number]
    if (before === now) continue
    const pull = model.pull[row] as number
    if (pull > 0) {
      model.bias -= before * pull
      move(model, features, features, row, -before * pull * (features.scale[row] as number))
      model.pull[row] = 0
    }
    model.votes[row] = now
  }
}

/** The votes whose pull is furthest from the best, in the order of the records. */
function furthestOff(
  { votes, pull, sums, bias }: Model,
  { scale, own }: Features,
  costs: Costs,
  effort: Effort,
): number[] {
  const rows: number[] = []
  const off: number[] = []
  for (let row = 0; row < votes.length; row++) {
    const vote = votes[row] as number
    if (vote === 0) continue
    const now = pull[row] as number
    const score = (scale[row] as number) * (sums[row] as number) + bias + vote * now * (own[row] as number)
    const short = 1 - vote * score - now / (2 * costOf(costs, vote))
    const by = now > 0 ? Math.abs(short) : short
    if (by < effort.until) continue
    rows.push(row)
    off.push(by)
  }
  if (rows.length <= effort.votes) return rows
  const least = Float64Array.from(off).sort()[rows.length - effort.votes] as number
  return rows.filter((_, i) => (off[i] as number) >= least)
}

/** Gives one row the pull that is best while all others stay; answers by how far it was off. */
function better(
  model: Model,
  features: Features,
  rows: Rows,
  row: number,
  vote: number,
  cost: number,
  pulls: Float64Array,
): number {
  const pull = pulls[row] as number
  const scale = rows.scale[row] as number
  const slack = 1 / (2 * cost)
  const score = scale * dot(rows, row, model.room.direction) + model.bias + vote * pull * (rows.own[row] as number)
  // Each row is one long, and the bias is a term that all have.
  const curve = 2 + slack
  const change = Math.max(-pull, (1 - vote * score - slack * pull) / curve)
  if (change === 0) return 0
  pulls[row] = pull + change
  model.bias += vote * change
  move(model, features, rows, row, vote * change * scale)
  return Math.abs(change) * curve
}

/** Sum over a row's terms of weight × direction. */
export function dot({ cells, starts }: Rows, row: number, direction: Float64Array): number {
  const end = starts[row + 1] as number
  let sum = 0
  for (let at = starts[row] as number; at < end; at++) {
    const cell = cells[at] as number
    sum += (weights[cell & 63] as number) * (direction[cell >>> 6] as number)
  }
  return sum
}

/** Moves the direction along a row. */
function move(model: Model, { rarity }: Features, { cells, starts }: Rows, row: number, by: number): void {
  const { room } = model
  const { direction, moved, terms } = room
  const end = starts[row + 1] as number
  for (let at = starts[row] as number; at < end; at++) {
    const cell = cells[at] as number
    const term = cell >>> 6
    const step = by * (weights[cell & 63] as number) * (rarity[term] as number)
    direction[term] = (direction[term] as number) + step
    if (moved[term] === 0) terms[room.movedTerms++] = term
    moved[term] = (moved[term] as number) + step
  }
}

/** Carries what moved to the records that have the terms, and only to them. */
function spread(model: Model, { foundFrom, found }: Features): void {
  const { sums, room } = model
  const { moved, terms } = room
  for (let i = 0; i < room.movedTerms; i++) {
    const term = terms[i] as number
    const by = moved[term] as number
    moved[term] = 0
    const end = foundFrom[term + 1] as number
    for (let at = foundFrom[term] as number; at < end; at++) {
      const cell = found[at] as number
      const row = cell >>> 6
      sums[row] = (sums[row] as number) + by * (weights[cell & 63] as number)
    }
  }
  room.movedTerms = 0
}

/** Records without an abstract are lifted towards those with one: by this share of what their means differ. */
const lifted = 0.8
/** So many of each are needed to say where their means lie. */
const enough = 10

/**
 * Every record's score. A title has few words, so even relevant records without an abstract score lower, and the last
 * relevant ones to be found were of this kind (docs/decisions/0016): they are compared with their like.
 */
export function scoresOf({ sums, bias }: Model, { count, scale, titleOnly }: Features): Float64Array {
  const scores = new Float64Array(count)
  let [all, without, only] = [0, 0, 0]
  for (let row = 0; row < count; row++) {
    const score = (scale[row] as number) * (sums[row] as number) + bias
    scores[row] = score
    all += score
    if (titleOnly[row] === 1) {
      without += score
      only++
    }
  }
  if (only < enough || count - only < enough) return scores
  const lift = lifted * ((all - without) / (count - only) - without / only)
  for (let row = 0; row < count; row++) if (titleOnly[row] === 1) scores[row] = (scores[row] as number) + lift
  return scores
}
