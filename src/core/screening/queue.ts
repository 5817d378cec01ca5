import { shuffled } from '../chance.ts'
import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { stagesOf, voteId } from './outcome.ts'
import { isRecalled } from './recall.ts'
import { after, dayOf, type Standing, sourcesOf, standings } from './standing.ts'

/** `ranked` is as the ranking says, which is told by whoever asks. */
export const queueOrders = ['added', 'newest', 'oldest', 'random', 'ranked'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** What a queue is asked of: one reviewer's view of a project. */
export interface Asked {
  /** Narrowed by `seenBy`, as are the events: a queue that is made of them cannot tell what others voted. */
  state: State
  events: () => readonly Event[]
  viewer: Id<'per'>
  /** Whether others have voted often enough: see `enoughWithout`. */
  enough: (source: Id<'src'>, stage: Id<'stg'>) => boolean
}

/** What a source is to one reviewer at a stage, leaving aside whether others have voted often enough. */
const codes = { none: 0, vote: 1, again: 2, done: 3 } as const

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
  next: (count: number, order?: readonly Id<'src'>[]) => Id<'src'>[]
}

interface Kept {
  seq: number
  day: string
  list: List
  codes: Uint8Array
}
const known = new WeakMap<State, Map<string, Kept>>()

/** The work of a reviewer at a stage. Computed once for a state, then followed: a vote costs one source and not 100,000. */
export function queueOf(asked: Asked, stage: Id<'stg'>): Queue {
  const { state, enough } = asked
  const { list, codes: at } = kept(asked, stage)
  const rounds = inOrder(state, 'calibration').filter(([, round]) => round.stage === stage)
  const inRounds = new Set(rounds.flatMap(([, round]) => round.sources))
  const samples = [...state.sample.values()].filter((one) => one.stage === stage && one.use === 'recall')
  const sampled = samples.flatMap(({ sources }) => sources)
  const wanted = (i: number, source: Id<'src'>) =>
    at[i] === codes.vote && (inRounds.has(source) || !enough(source, stage))
  let [done, again, toDo] = [0, 0, 0]
  for (let i = 0; i < at.length; i++) {
    if (at[i] === codes.done) done++
    else if (at[i] === codes.again) again++
    else if (wanted(i, list.ids[i] as Id<'src'>)) toDo++
  }
  const next: Queue['next'] = (count, order = []) => {
    const found = new Set<Id<'src'>>()
    const take = (sources: Iterable<Id<'src'>>, may: (i: number, source: Id<'src'>) => boolean) => {
      for (const source of sources) {
        if (found.size >= count) return
        const i = list.at.get(source)
        if (i !== undefined && may(i, source)) found.add(source)
      }
    }
    if (again > 0) take(list.ids, (i) => at[i] === codes.again)
    take(inRounds, wanted)
    take(sampled, wanted)
    take(order, wanted)
    take(list.ids, wanted)
    return [...found]
  }
  return { done, again, toDo: toDo + again, next }
}

function kept(asked: Asked, stage: Id<'stg'>): Kept {
  const { state, events, viewer } = asked
  const of = known.get(state) ?? new Map<string, Kept>()
  known.set(state, of)
  const key = `${viewer} ${stage}`
  const list = listOf(state, events)
  const place = stagesOf(state).findIndex(([id]) => id === stage)
  const standing = standings(state, events)
  const before = of.get(key)
  const look = (into: Kept, i: number | undefined) => {
    if (i !== undefined) into.codes[i] = codeOf(asked, stage, place, standing, list.ids[i] as Id<'src'>)
  }
  const since = before ? after(events(), before.seq) : []
  const anew = since.some(({ fact }) => fact.type === 'stage.set' || fact.type === 'votes.recalled')
  if (before && before.list === list && before.day === dayOf(state) && !anew) {
    for (const { fact } of since) for (const source of sourcesOf(state, fact)) look(before, list.at.get(source))
    before.seq = state.seq
    return before
  }
  const fresh: Kept = { seq: state.seq, day: dayOf(state), list, codes: new Uint8Array(list.ids.length) }
  for (let i = 0; i < list.ids.length; i++) look(fresh, i)
  of.set(key, fresh)
  return fresh
}

function codeOf(
  { state, viewer }: Asked,
  stage: Id<'stg'>,
  place: number,
  standing: (source: Id<'src'>) => Standing | undefined,
  source: Id<'src'>,
): number {
  const own = state.refs.vote.has(source) ? state.vote.get(voteId(source, stage, viewer)) : undefined
  if (own) return isRecalled(state, own) ? codes.again : codes.done
  const stands = standing(source)
  if (stands?.at !== place || stands.kind !== 'open') return codes.none
  const round = state.refs.calibration.has(source) ? roundOf(state, source, stage) : undefined
  return round && !round.people.includes(viewer) ? codes.none : codes.vote
}

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
  order: Exclude<QueueOrder, 'ranked'>,
  seed: string,
): readonly Id<'src'>[] | undefined {
  if (order === 'added') return undefined
  const { orders, ids } = listOf(state, events)
  const key = order === 'random' ? `random ${seed}` : order
  const made = orders.get(key) ?? (order === 'random' ? shuffled(seed, ids) : byYear(state, ids, order))
  orders.delete(key)
  orders.set(key, made)
  const [oldest] = orders.keys()
  if (orders.size > 32 && oldest !== undefined) orders.delete(oldest)
  return made
}

function byYear(state: State, ids: readonly Id<'src'>[], order: 'newest' | 'oldest'): Id<'src'>[] {
  const sign = order === 'newest' ? -1 : 1
  const dated = ids.map((id) => [state.source.get(id)?.reference.year ?? 0, id] as const)
  return dated.sort(([a, one], [b, other]) => sign * (a - b) || (one < other ? -1 : 1)).map(([, id]) => id)
}
