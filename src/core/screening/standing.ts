import type { Event, Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { journeyOf, type Outcome, stagesOf, untouched } from './outcome.ts'

/** Where a candidate stands: the places, in the order of stages, at which it entered and to which it came, and the outcome there. */
export interface Standing {
  from: number
  at: number
  kind: Outcome['kind']
  /** Nobody has voted on it and nothing was settled about it, at any stage. */
  fresh: boolean
}

/** Standings as small numbers, so that those of 100,000 sources weigh little. The seventh is open and fresh. */
const kinds: readonly Outcome['kind'][] = ['open', 'conflict', 'include', 'exclude', 'maybe', 'background']
const fresh = 6
const packed = (from: number, at: number, kind: number): number => (from * 256 + at) * 8 + kind
/** There are few different ones: of 100,000 sources none is made twice. */
const made = new Map<number, Standing>()
function unpacked(n: number): Standing {
  const before = made.get(n)
  if (before) return before
  const standing = {
    from: n >> 11,
    at: (n >> 3) & 255,
    kind: kinds[n & 7] ?? 'open',
    fresh: (n & 7) === fresh,
  } as const
  made.set(n, standing)
  return standing
}

interface Kept {
  seq: number
  /** The day of the last event: people leave by the day. */
  day: string
  stages: readonly [Id<'stg'>, unknown][]
  /** The place of each stage. */
  places: ReadonlyMap<Id<'stg'>, number>
  standings: Map<Id<'src'>, number>
}
const known = new WeakMap<State, Kept>()

/**
 * Where every candidate stands, as a question to be asked many times. Computed once for a state; afterwards only the
 * sources are looked at again that the events since tell of, so that a vote costs one source and not 100,000.
 */
export function standings(state: State, events: () => readonly Event[]): (source: Id<'src'>) => Standing | undefined {
  const before = known.get(state)
  let kept = before && caughtUp(before, state, events)
  if (!kept) {
    kept = computed(state)
    known.set(state, kept)
  }
  return asked(kept)
}

/** The same for a state that is asked once: nothing of it is kept. */
export const standingsNow = (state: State): ((source: Id<'src'>) => Standing | undefined) => asked(computed(state))

const asked =
  ({ standings }: Kept) =>
  (source: Id<'src'>): Standing | undefined => {
    const found = standings.get(source)
    return found === undefined ? undefined : unpacked(found)
  }

function computed(state: State): Kept {
  const stages = stagesOf(state)
  const places = new Map(stages.map(([stage], i) => [stage, i]))
  const kept: Kept = { seq: state.seq, day: dayOf(state), stages, places, standings: new Map() }
  for (const [source, { entersAt }] of state.source) put(kept, state, source, entersAt)
  return kept
}

/** Follows the events since; undefined when they change what stages there are, or who has left. */
function caughtUp(kept: Kept, state: State, events: () => readonly Event[]): Kept | undefined {
  if (kept.seq === state.seq) return kept
  if (kept.day !== dayOf(state)) return undefined
  const since = after(events(), kept.seq)
  if (since.some(({ fact }) => fact.type === 'stage.set' || fact.type === 'person.joined')) return undefined
  for (const { fact } of since)
    for (const source of sourcesOf(state, fact)) put(kept, state, source, state.source.get(source)?.entersAt)
  kept.seq = state.seq
  return kept
}

/** The events after one: of a narrowed state, those that were not hidden. */
export function after(events: readonly Event[], seq: number): readonly Event[] {
  let from = events.length
  while (from > 0 && (events[from - 1] as Event).seq > seq) from--
  return events.slice(from)
}

export const dayOf = (state: State) => state.at.slice(0, 10)

/** The sources whose standing a fact may change. */
export function sourcesOf(state: State, fact: Fact): Id<'src'>[] {
  switch (fact.type) {
    case 'source.described':
      return [fact.id]
    case 'screening.voted':
      return [fact.from?.source, fact.to?.source, state.vote.get(fact.id)?.source].flatMap((id) => id ?? [])
    case 'conflict.resolved':
      return [fact.from?.source, fact.to?.source, state.resolution.get(fact.id)?.source].flatMap((id) => id ?? [])
    case 'source.reopened':
      return [fact.from?.source, fact.to?.source, state.reopening.get(fact.id)?.source].flatMap((id) => id ?? [])
    case 'appraisal.made':
      return [fact.from?.source, fact.to?.source, state.appraisal.get(fact.id)?.source].flatMap((id) => id ?? [])
    case 'sample.drawn':
      return [fact.from?.sources, fact.to?.sources, state.sample.get(fact.id)?.sources].flatMap((ids) => ids ?? [])
    case 'calibration.held':
      return [fact.from?.sources, fact.to?.sources, state.calibration.get(fact.id)?.sources].flatMap((ids) => ids ?? [])
    default:
      return []
  }
}

function put(
  { stages, places, standings }: Kept,
  state: State,
  source: Id<'src'>,
  entersAt: Id<'stg'> | undefined,
): void {
  const from = entersAt && places.get(entersAt)
  if (from === undefined) return void standings.delete(source)
  if (untouched(state, source)) return void standings.set(source, packed(from, from, fresh))
  const journey = journeyOf(state, source, stages)
  const last = journey.at(-1)
  if (last) standings.set(source, packed(from, from + journey.length - 1, kinds.indexOf(last.outcome.kind)))
}
