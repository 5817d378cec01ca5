import { collisionId } from './copies/recorded.ts'
import { type Event, type Fact, type NounName, nounOfFact, refsOf } from './fact.ts'
import type { Id } from './ids.ts'
import { endOfMoment } from './journal.ts'
import { labelOf, labelOfValue } from './label.ts'
import { type State, thing } from './state.ts'
import { changesOf, type FieldChange, fieldWords, type Names, nounWords, verbOf } from './trail-words.ts'
import { counted, ended, listed } from './wording.ts'

export type { Names }

/** One event in plain words. */
export interface TrailEntry {
  seq: number
  at: string
  actor: Id<'per'>
  who: string
  act: string
  /** The act this one took back. */
  undoes?: string
  /** It was taken back later, and that still stands. */
  undone?: true
  noun: NounName
  id: Id
  verb: string
  /** What the thing is called now, or was called when it was removed. */
  label: string
  /** "Ana changed the wording of the component trust between partners." */
  words: string
  changes: FieldChange[]
  why?: string
  evidence?: Id<'evd'>[]
}

interface TrailFilter {
  person?: Id<'per'> | undefined
  noun?: NounName | undefined
  /** Events that tell of this id or name it. */
  about?: Id | undefined
  /** ISO 8601, both ends included; a date alone is the whole day (UTC). */
  since?: string | undefined
  until?: string | undefined
  /** Only events before this `seq`, and of those the newest `most`, made up to whole acts: for reading page by page. */
  before?: number | undefined
  most?: number | undefined
}

/**
 * What happened, oldest first, in plain words. Give events and a state that one viewer may know (`mayRead`, `seenBy`);
 * for the trail of one id give `told(id)`, the events that tell of it or name it.
 */
export function trail(
  events: readonly Event[],
  state: State,
  names: Names = new Map(),
  filter: TrailFilter = {},
): TrailEntry[] {
  const undone = undoneActs(events)
  const removed = new Map<Id, object>()
  for (const { fact } of events) if (fact.to === null && fact.from) removed.set(fact.id, fact.from)
  return pick(events, filter).map((event) => entry(event, state, names, undone, removed))
}

/** The acts that were taken back and not brought again. An undo that was itself undone counts for nothing. */
export function undoneActs(events: readonly Event[]): Set<string> {
  const undone = new Set<string>()
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]
    if (event && takesBack(event) && !undone.has(event.act)) undone.add(event.undoes)
  }
  return undone
}

/** Whether an event takes part of an act back. Where merging found that it collides, it does not. */
export const takesBack = (event: Event): event is Event & { undoes: string } =>
  event.undoes !== undefined && event.fact.id !== collisionId(event)

/** The events that a filter lets through, oldest first. */
export function pick(events: readonly Event[], filter: TrailFilter): Event[] {
  const { person, noun, about, before = Number.POSITIVE_INFINITY, most = Number.POSITIVE_INFINITY } = filter
  const since = filter.since && (filter.since.length > 10 ? new Date(filter.since).toISOString() : filter.since)
  const until = filter.until && endOfMoment(filter.until)
  const picked: Event[] = []
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as Event
    if (picked.length >= most && event.act !== picked.at(-1)?.act) break
    if (event.seq >= before || (person && event.actor !== person)) continue
    if ((since && event.at < since) || (until && event.at > until)) continue
    if (noun && nounOfFact(event.fact.type) !== noun) continue
    if (about && !tellsOf(event.fact, about)) continue
    picked.push(event)
  }
  return picked.reverse()
}

function tellsOf(fact: Fact, about: Id): boolean {
  let told = fact.id === about
  const visit = (id: Id) => {
    if (id === about) told = true
  }
  for (const side of [fact.from, fact.to]) refsOf(nounOfFact(fact.type), side, visit)
  return told
}

function entry(
  { seq, at, actor, act, undoes, fact }: Event,
  state: State,
  names: Names,
  undone: ReadonlySet<string>,
  removed: ReadonlyMap<Id, object>,
): TrailEntry {
  const noun = nounOfFact(fact.type)
  const who = names.get(actor)?.name ?? actor
  const value = thing(state, fact.id)?.value ?? removed.get(fact.id) ?? (fact.from === null ? fact.to : undefined)
  const label = names.get(fact.id as Id<'per'>)?.name ?? (value ? labelOfValue(state, fact.id, noun, value) : fact.id)
  const changes = changesOf(state, names, fact)
  const verb = verbOf(noun, fact)
  return {
    seq,
    at,
    actor,
    who,
    act,
    ...(undoes !== undefined && { undoes }),
    ...(undone.has(act) && { undone: true }),
    noun,
    id: fact.id,
    verb,
    label,
    words: ended(`${who} ${predicate(state, noun, fact, verb, value ? quoted(label, value) : label)}`),
    changes,
    ...(fact.why !== undefined && { why: fact.why }),
    ...(fact.evidence !== undefined && { evidence: fact.evidence }),
  }
}

/** What a thing is called, in quotation marks where that is a sentence of its own words. */
const quoted = (label: string, value: object): string =>
  label.split(' ').length > 5 &&
  Object.values(value).some((part) => typeof part === 'string' && part.startsWith(label.replace(/ …$/, '')))
    ? `“${label}”`
    : label

/** Nouns that are called by what they are of: “the consent of Interview 3”. */
const ofAnother: ReadonlySet<NounName> = new Set(['consent', 'withdrawal', 'encounter'])

function predicate(state: State, noun: NounName, fact: Fact, verb: string, label: string): string {
  if (fact.type === 'theory.refined' && fact.from === null && fact.to) {
    const names = (ids: readonly Id[] | null | undefined) => listed((ids ?? []).map((id) => labelOf(state, id)))
    const into = ['merge', 'split'].includes(fact.to.kind ?? '') ? ` into ${names(fact.to.children)}` : ''
    return `${verb} ${names(fact.to.parents?.length ? fact.to.parents : fact.to.children)}${into}`
  }
  if (fact.type === 'theory.forked' && fact.from === null) return `began with the theory of ${label}`
  const the = `the ${nounWords(noun)} ${ofAnother.has(noun) ? 'of ' : ''}${label}`
  if (!fact.from || !fact.to || verb !== 'changed') return `${verb} ${the}`
  return `changed the ${listed(Object.keys(fact.to).map(fieldWords))} of ${the}`
}

/** The entries of one act, which happened together and are undone together. */
export interface TrailAct {
  act: string
  /** Of its first event. */
  seq: number
  at: string
  actor: Id<'per'>
  who: string
  undoes?: string
  undone?: true
  words: string
  why?: string
  entries: TrailEntry[]
}

/** Entries gathered into acts, in the order given. */
export function byAct(entries: readonly TrailEntry[]): TrailAct[] {
  const acts = new Map<string, TrailEntry[]>()
  for (const one of entries) {
    const known = acts.get(one.act)
    if (known) known.push(one)
    else acts.set(one.act, [one])
  }
  return [...acts].map(([act, all]): TrailAct => {
    const { seq, at, actor, who, undoes, undone } = all[0] as TrailEntry
    const why = all.find((one) => one.why)?.why
    return {
      act,
      seq,
      at,
      actor,
      who,
      ...(undoes !== undefined && { undoes }),
      ...(undone && { undone }),
      words: actWords(who, all, undoes !== undefined),
      ...(why !== undefined && { why }),
      entries: all,
    }
  })
}

/** New words in a slot are a component and a link; the link says both. */
const placing = (entries: readonly TrailEntry[]): TrailEntry | undefined =>
  entries.length === 2 && entries.some(({ noun, verb }) => noun === 'component' && verb === 'wrote')
    ? entries.find(({ noun }) => noun === 'link')
    : undefined

/** Sources that became one, or parted again, by the records that went along. */
function duplicatesIn(tally: ReadonlyMap<string, { n: number }>): string | undefined {
  const [gone, fresh] = [tally.get('removed source')?.n, tally.get('added source')?.n]
  if (!tally.has('moved record') || (gone === undefined) === (fresh === undefined)) return undefined
  return gone === undefined ? `took ${counted(fresh ?? 0, 'duplicate')} apart` : `joined ${counted(gone, 'duplicate')}`
}

/** An act in one sentence: by the origin, lineage act or version in it, else by what it added, changed and removed. */
function actWords(who: string, entries: readonly TrailEntry[], undoing: boolean): string {
  const leading =
    entries.find((one) => one.noun === 'origin') ??
    entries.find((one) => one.noun === 'project' && one.verb === 'began') ??
    entries.find((one) => one.noun === 'refinement' || one.noun === 'version') ??
    placing(entries)
  const [only] = entries
  const single = leading ?? (entries.length === 1 ? only : undefined)
  if (single) return undoing ? `${who}, taking it back, ${single.words.slice(who.length + 1)}` : single.words
  const tally = new Map<string, { verb: string; noun: NounName; n: number }>()
  for (const { verb, noun } of entries) {
    const known = tally.get(`${verb} ${noun}`)
    if (known) known.n++
    else tally.set(`${verb} ${noun}`, { verb, noun, n: 1 })
  }
  const joined = duplicatesIn(tally)
  if (joined) return `${who}${undoing ? ', taking it back,' : ''} ${joined}.`
  let last = ''
  const parts = [...tally.values()].map(({ verb, noun, n }) => {
    const said = `${verb === last ? '' : `${verb} `}${counted(n, nounWords(noun), nounWords(noun, true))}`
    last = verb
    return said
  })
  return `${who}${undoing ? ', taking it back,' : ''} ${listed(parts)}.`
}
