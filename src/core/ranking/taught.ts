import type { Features, Rows } from './features.ts'
import { afresh, learn, type Model, onward, type Room, roomFor, untaught, type Votes } from './model.ts'

/** Votes that came since: up to so many are learnt one by one, which is sooner than beginning anew. */
const few = 20

interface Taught {
  features: Features
  /** What was known before the first vote; the same object as long as it stays as it is. */
  prior?: Rows | undefined
  votes: Votes
  /** The rows in the order in which they were voted on; absent: as they stand. */
  inOrder?: Iterable<number>
  room?: Room
}

/**
 * A model that has learnt from the votes. One that learnt from nearly the same goes on from there, vote by vote, so that
 * what it comes to follows from the votes in their order and not from how many had come when somebody asked; with no
 * vote changed it stays as it is. Else it learns from nothing until it stands still.
 */
export function taught({ features, prior, votes, inOrder, room }: Taught, before?: Model): Model {
  if (before && before.prior === prior && before.votes.length === votes.length) {
    const changed = changedIn(before.votes, votes, inOrder)
    if (changed.length <= few) {
      const now = before.votes.slice()
      for (const row of changed) {
        now[row] = votes[row] as number
        learn(before, features, now, onward)
      }
      return before
    }
  }
  const model = untaught(features, prior, room ?? roomFor(features))
  learn(model, features, votes, afresh)
  return model
}

/** Rows whose vote changed, as they were voted on; last those whose vote was taken back. */
function changedIn(before: Votes, votes: Votes, inOrder: Iterable<number> = []): number[] {
  const changed = new Set<number>()
  for (let row = 0; row < votes.length; row++) if (votes[row] !== before[row]) changed.add(row)
  if (changed.size < 2 || changed.size > few) return [...changed]
  const sorted: number[] = []
  for (const row of inOrder) if (changed.delete(row)) sorted.push(row)
  return [...sorted, ...changed]
}
