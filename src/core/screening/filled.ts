import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { needed } from './outcome.ts'
import { after, dayOf, sourcesOf } from './standing.ts'

/**
 * The sources that have as many votes as they need at a stage, so that nobody else need be asked. This alone is told of
 * votes that are blinded, and only of sources on which one has not voted: that they are enough, not whose they are or
 * what they say.
 */
export interface Filled {
  has: (source: Id<'src'>) => boolean
  /** Every source of which this has changed since, in order: whoever follows need not ask of all. */
  changes: readonly Id<'src'>[]
}

interface Kept {
  seq: number
  day: string
  full: Set<Id<'src'>>
  changes: Id<'src'>[]
  filled: Filled
}
const known = new WeakMap<State, Map<Id<'stg'>, Kept>>()

/** Hand in the whole state and all events, not a viewer's. Another object is given when all has to be asked anew. */
export function filledAt(state: State, events: readonly Event[], stage: Id<'stg'>): Filled {
  const of = known.get(state) ?? new Map<Id<'stg'>, Kept>()
  known.set(state, of)
  const before = of.get(stage)
  const since = before ? after(events, before.seq) : []
  const anew = since.some(({ fact }) => fact.type === 'stage.set' || fact.type === 'person.joined')
  if (!before || anew || before.day !== dayOf(state)) {
    const full = new Set([...candidates(state, stage)].filter((source) => isFull(state, source, stage)))
    const changes: Id<'src'>[] = []
    const fresh: Kept = {
      seq: state.seq,
      day: dayOf(state),
      full,
      changes,
      filled: { has: (id) => full.has(id), changes },
    }
    of.set(stage, fresh)
    return fresh.filled
  }
  for (const { fact } of since)
    for (const source of sourcesOf(state, fact)) {
      const full = isFull(state, source, stage)
      if (full === before.full.has(source)) continue
      if (full) before.full.add(source)
      else before.full.delete(source)
      before.changes.push(source)
    }
  before.seq = state.seq
  return before.filled
}

function* candidates(state: State, stage: Id<'stg'>): Generator<Id<'src'>> {
  for (const vote of state.refs.vote.get(stage) ?? []) {
    const source = state.vote.get(vote as Id<'vote'>)?.source
    if (source) yield source
  }
}

function isFull(state: State, source: Id<'src'>, stage: Id<'stg'>): boolean {
  const rules = state.stage.get(stage)
  if (!rules || !state.refs.vote.has(source)) return false
  const votes = referrers(state, 'vote', source).filter(([, vote]) => vote.stage === stage)
  return votes.length >= needed(state, source, stage, rules)
}
