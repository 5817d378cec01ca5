import { shuffled } from '../chance.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { stagesOf, voteId } from './outcome.ts'
import { isRecalled } from './recall.ts'
import type { Standing } from './standing.ts'

export const queueOrders = ['added', 'newest', 'oldest', 'random', 'ranked'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** What a queue is asked of: one reviewer's view of a project, and where sources stand in it. */
export interface Asked {
  /** Narrowed by `seenBy`: a queue that is made of it cannot tell what others voted. */
  state: State
  viewer: Id<'per'>
  stage: Id<'stg'>
  standing: (source: Id<'src'>) => Standing | undefined
  /** Whether others have voted often enough: see `enoughWithout`. */
  enough: (source: Id<'src'>, stage: Id<'stg'>) => boolean
}

/** What a source is to one reviewer at a stage: still to be voted on, to be voted on again, voted on, or not asked of them. */
export type Asks = 'vote' | 'again' | 'done' | undefined

export function asks({ state, viewer, stage, standing, enough }: Asked, place: number, source: Id<'src'>): Asks {
  const own = state.refs.vote.has(source) ? state.vote.get(voteId(source, stage, viewer)) : undefined
  if (own) return isRecalled(state, own) ? 'again' : 'done'
  const stands = standing(source)
  if (stands?.at !== place || stands.kind !== 'open') return undefined
  const round = state.refs.calibration.has(source) ? roundOf(state, source, stage) : undefined
  if (round) return round.people.includes(viewer) ? 'vote' : undefined
  return enough(source, stage) ? undefined : 'vote'
}

const roundOf = (state: State, source: Id<'src'>, stage: Id<'stg'>): Value<'calibration'> | undefined =>
  referrers(state, 'calibration', source).find(([, round]) => round.stage === stage)?.[1]

/** One reviewer's work at a stage. */
export interface Queue {
  /** What to vote on, in the order it is handed out: votes to give again, then calibration rounds, then the rest. */
  toDo: Id<'src'>[]
  again: number
  done: number
}

/**
 * The queue of one reviewer: every source that needs their vote, each once. `order` gives the ids of the sources in the
 * order wanted; what it leaves out comes last, as it was added.
 */
export function queueOf(asked: Asked, order?: readonly Id<'src'>[]): Queue {
  const { state, stage } = asked
  const place = stagesOf(state).findIndex(([id]) => id === stage)
  const again: Id<'src'>[] = []
  const rest: Id<'src'>[] = []
  let done = 0
  const look = (source: Id<'src'>) => {
    const found = asks(asked, place, source)
    if (found === 'again') again.push(source)
    else if (found === 'vote') rest.push(source)
    else if (found === 'done') done++
  }
  const seen = new Set<Id<'src'>>()
  for (const source of order ?? [])
    if (state.source.has(source) && !seen.has(source)) {
      seen.add(source)
      look(source)
    }
  for (const source of state.source.keys()) if (!seen.has(source)) look(source)
  const inRounds = new Set(inOrder(state, 'calibration').flatMap(([, round]) => round.sources))
  const first = inRounds.size === 0 ? [] : rest.filter((source) => inRounds.has(source))
  const then = inRounds.size === 0 ? rest : rest.filter((source) => !inRounds.has(source))
  return { toDo: [...again, ...first, ...then], again: again.length, done }
}

/** All sources in one of the orders that need no ranking. Ids decide where years are equal. */
export function ordered(state: State, order: Exclude<QueueOrder, 'ranked'>, seed: string): Id<'src'>[] | undefined {
  if (order === 'added') return undefined
  if (order === 'random') return shuffled(seed, state.source.keys())
  const sign = order === 'newest' ? -1 : 1
  const dated = Array.from(state.source, ([id, { reference }]) => [reference.year ?? 0, id] as const)
  return dated.sort(([a, one], [b, other]) => sign * (a - b) || (one < other ? -1 : 1)).map(([, id]) => id)
}
