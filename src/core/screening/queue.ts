import { shuffled } from '../chance.ts'
import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type RankedOrder, rankedOrders } from '../ranking/modes.ts'
import { remember } from '../remember.ts'
import { inOrder, referrers, type State } from '../state.ts'
import type { Filled } from './filled.ts'
import { besideFrom, hasLeftAt, outcome, stagesOf, voteId } from './outcome.ts'
import { isRecalled } from './recall.ts'
import { after, dayOf, type Standing, sourcesOf, standings } from './standing.ts'

/** The ranked ones are worked out apart, from texts and votes, and told by whoever asks. */
export const queueOrders = ['added', 'newest', 'oldest', 'random', ...rankedOrders] as const
export type QueueOrder = (typeof queueOrders)[number]

/** What a queue is asked of: one reviewer's view of a project. */
export interface Asked {
  /** Narrowed by `seenBy`, as are the events: a queue that is made of them cannot tell what others voted. */
  state: State
  events: () => readonly Event[]
  viewer: Id<'per'>
  filled: (stage: Id<'stg'>) => Filled
}

/** What a source is to one reviewer at a stage. `vote` says that others may have voted, but not as often as needed. */
const codes = { none: 0, vote: 1, again: 2, done: 3, filled: 4 } as const

/** One reviewer's work at a stage. */
export interface Queue {
  done: number
  /** What is to be voted on, and of these how much again. */
  toDo: number
  again: number
  /**
   * The next sources to vote on, each once: those to be voted on again, then calibration rounds, then what was
   * drawn to estimate recall, then the rest in the order given. What an order leaves out comes last, as it was added.
   */
  next: (count: number, order?: Iterable<Id<'src'>>) => Id<'src'>[]
}

interface Kept {
  seq: number
  day: string
  list: List
  filled: Filled
  /** How many of the changes of `filled` were followed. */
  followed: number
  codes: Uint8Array
  /** How many sources have each code. */
  counts: number[]
}
const known = new WeakMap<State, Map<string, Kept>>()

/** The work of a reviewer at a stage. Computed once for a state, then followed: a vote costs one source and not 100,000. */
export function queueOf(asked: Asked, stage: Id<'stg'>): Queue {
  const { list, codes: at, counts } = kept(asked, stage)
  const again = counts[codes.again] ?? 0
  const samples = [...asked.state.sample.values()].filter((one) => one.stage === stage && one.use === 'recall')
  const next: Queue['next'] = (count, order = []) => {
    const found = new Set<Id<'src'>>()
    const take = (sources: Iterable<Id<'src'>>, code: number) => {
      for (const source of sources) {
        if (found.size >= count) return
        const i = list.at.get(source)
        if (i !== undefined && at[i] === code) found.add(source)
      }
    }
    if (again > 0) take(list.ids, codes.again)
    for (const [, round] of inOrder(asked.state, 'calibration'))
      if (round.stage === stage) take(round.sources, codes.vote)
    for (const { sources } of samples) take(sources, codes.vote)
    take(order, codes.vote)
    take(list.ids, codes.vote)
    return [...found]
  }
  return { done: counts[codes.done] ?? 0, again, toDo: again + (counts[codes.vote] ?? 0), next }
}

function kept(asked: Asked, stage: Id<'stg'>): Kept {
  const { state, events, viewer } = asked
  const of = known.get(state) ?? new Map<string, Kept>()
  known.set(state, of)
  const key = `${viewer} ${stage}`
  const before = of.get(key)
  const list = listOf(state, events)
  const filled = asked.filled(stage)
  const stages = stagesOf(state)
  const place = { from: besideFrom(stages, stage), at: stages.findIndex(([id]) => id === stage) }
  const standing = standings(state, events)
  const look = ({ codes: at, counts }: Kept, i: number | undefined) => {
    if (i === undefined) return
    const was = at[i] as number
    const is = codeOf(asked, stage, place, standing, filled, list.ids[i] as Id<'src'>)
    counts[was] = (counts[was] ?? 0) - 1
    counts[is] = (counts[is] ?? 0) + 1
    at[i] = is
  }
  const since = before ? after(events(), before.seq) : []
  const anew = since.some(({ fact }) => fact.type === 'stage.set' || fact.type === 'votes.recalled')
  if (before && before.list === list && before.filled === filled && before.day === dayOf(state) && !anew) {
    for (const { fact } of since) for (const source of sourcesOf(state, fact)) look(before, list.at.get(source))
    for (const source of filled.changes.slice(before.followed)) look(before, list.at.get(source))
    Object.assign(before, { seq: state.seq, followed: filled.changes.length })
    return before
  }
  const { length } = list.ids
  const fresh: Kept = {
    seq: state.seq,
    day: dayOf(state),
    list,
    filled,
    followed: filled.changes.length,
    codes: new Uint8Array(length),
    counts: [length, 0, 0, 0, 0],
  }
  for (let i = 0; i < length; i++) look(fresh, i)
  of.set(key, fresh)
  return fresh
}

function codeOf(
  { state, viewer }: Asked,
  stage: Id<'stg'>,
  place: { from: number; at: number },
  standing: (source: Id<'src'>) => Standing | undefined,
  filled: Filled,
  source: Id<'src'>,
): number {
  const own = state.refs.vote.has(source) ? state.vote.get(voteId(source, stage, viewer)) : undefined
  if (own) return isRecalled(state, own) ? codes.again : codes.done
  const stands = standing(source)
  if (!stands || !(stands.at === place.at ? stands.kind === 'open' : isAhead(state, source, stage, place, stands)))
    return codes.none
  const round = state.refs.calibration.has(source) ? roundOf(state, source, stage) : undefined
  if (round) return round.people.includes(viewer) ? codes.vote : codes.none
  return filled.has(source) ? codes.filled : codes.vote
}

/** Whether a source that is still at an earlier stage may be decided on at this one, and is not yet. */
const isAhead = (
  state: State,
  source: Id<'src'>,
  stage: Id<'stg'>,
  place: { from: number; at: number },
  { at, kind }: Standing,
): boolean => at >= place.from && at < place.at && !hasLeftAt({ kind }) && outcome(state, source, stage).kind === 'open'

/** The calibration round that a source is in at a stage. */
export const roundOf = (state: State, source: Id<'src'>, stage: Id<'stg'>): Value<'calibration'> | undefined =>
  referrers(state, 'calibration', source).find(([, round]) => round.stage === stage)?.[1]

/** All sources as they were added, where each stands in that list, and the list in other orders as they were asked for. */
interface List {
  seq: number
  ids: Id<'src'>[]
  at: Map<Id<'src'>, number>
  orders: Map<string, Id<'src'>[]>
}
const lists = new WeakMap<object, List>()

function listOf(state: State, events: () => readonly Event[]): List {
  const before = lists.get(state.source)
  const changed = before ? after(events(), before.seq).flatMap(({ fact }) => sourceIn(fact)) : []
  if (before && !changed.some(({ from, to }) => from === null || to === null)) {
    if (changed.some(({ to }) => to && 'reference' in to)) before.orders.clear()
    before.seq = state.seq
    return before
  }
  const ids = [...state.source.keys()]
  const list: List = { seq: state.seq, ids, at: new Map(ids.map((id, i) => [id, i])), orders: new Map() }
  lists.set(state.source, list)
  return list
}
const sourceIn = (fact: Event['fact']) => (fact.type === 'source.described' ? [fact] : [])

/** All sources in an order that needs no ranking; undefined where it is as they were added. Ids decide between equal years. */
export function ordered(
  { state, events }: Pick<Asked, 'state' | 'events'>,
  order: Exclude<QueueOrder, RankedOrder>,
  seed: string,
): readonly Id<'src'>[] | undefined {
  if (order === 'added') return undefined
  const { orders, ids } = listOf(state, events)
  const key = order === 'random' ? `random ${seed}` : order
  const made = orders.get(key) ?? (order === 'random' ? shuffled(seed, ids) : byYear(state, ids, order))
  remember(orders, key, made, 32)
  return made
}

function byYear(state: State, ids: readonly Id<'src'>[], order: 'newest' | 'oldest'): Id<'src'>[] {
  const sign = order === 'newest' ? -1 : 1
  const dated = ids.map((id) => [state.source.get(id)?.reference.year ?? 0, id] as const)
  return dated.sort(([a, one], [b, other]) => sign * (a - b) || (one < other ? -1 : 1)).map(([, id]) => id)
}
