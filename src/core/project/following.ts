import { type Event, type Fact, nounOfFact, nouns } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inSilence } from '../prioritising/blind.ts'
import { apply, type State } from '../state.ts'
import type { Table } from '../table.ts'
import { coded, isCoded } from './blind-coding.ts'
import { decisions, mayKnowValue, mayRead, seenBy } from './seen-by.ts'

/** What one viewer may know of a journal, kept up to date as it grows. */
export interface Following {
  /** The same object as long as the blinding stays as it is, so that what was computed of it can be followed on too. */
  state: State
  /** The events that the viewer may read. */
  events: readonly Event[]
  /** How far the journal was followed. */
  seq: number
}

/**
 * `seenBy` and `mayRead` for a journal that grows: what is new costs what it says, and not all that was said before.
 * Begins anew where a change may have lifted or set blinding.
 */
export function followed(
  before: Following | undefined,
  { state, events }: { state: State; events: readonly Event[] },
  viewer: Id<'per'>,
): Following {
  const since = before ? events.slice(before.seq) : []
  if (!before || since.some(({ fact }) => lifts.has(fact.type) || movesCoding(fact) || takesWords(fact)))
    return begun(state, events, viewer)
  if (before.state !== state) {
    for (const { fact } of since)
      for (const name of followedNouns)
        if (fact.type === nouns[name].fact) see(before.state, state, viewer, name, fact.id)
    Object.assign(before.state, { seq: state.seq, at: state.at })
    ;(before.events as Event[]).push(...since.filter(mayRead(state, viewer)))
  }
  before.seq = events.length
  return before
}

/** What a viewer may be shown a part of alone. */
const followedNouns = [...new Set([...decisions, 'answer' as const, ...coded, ...inSilence, 'comment' as const])]

/** What may set or lift blinding. */
const lifts = new Set([
  'stage.set',
  'calibration.held',
  'form.set',
  'field.set',
  'reconciliation.opened',
  'coding.doubled',
  'prioritisation.set',
  'seat.taken',
  'quality.assessed',
  // With the first questionnaire responses are sealed, and whoever leads reads them.
  'questionnaire.made',
  'person.joined',
  // How it was settled may be told to who may know what it is about.
  'collision.found',
])

/** What was coded stands elsewhere, is someone else's or is gone: what was told of it before is read otherwise. */
const movesCoding = ({ type, from, to }: Fact): boolean =>
  from !== null &&
  isCoded(nounOfFact(type)) &&
  (to === null || ['source', 'document', 'by', 'excerpt', 'parts', 'passages'].some((field) => field in to))

/** An idea, a judgement or a comment is gone, or a comment is of something else: parts of it that were told before do not say any more whose it was. */
const takesWords = ({ type, to }: Fact): boolean =>
  ((type === 'idea.put' || type === 'quality.judged') && to === null) ||
  (type === 'comment.made' && (to === null || 'behind' in to || 'about' in to))

function begun(state: State, events: readonly Event[], viewer: Id<'per'>): Following {
  const seq = events.length
  const seen = seenBy(state, viewer)
  return { state: seen, events: seen === state ? events : events.filter(mayRead(state, viewer)), seq }
}

/** Makes one decision in a narrowed state what it is in the whole one, or not there. */
function see(seen: State, state: State, viewer: Id<'per'>, name: (typeof followedNouns)[number], id: Id): void {
  const value = (state[name] as unknown as Table<Id, object>).get(id)
  const before = (seen[name] as unknown as Table<Id, object>).get(id)
  const { fact: type } = nouns[name]
  if (value && mayKnowValue(state, viewer, name, value)) apply(seen, { type, id, from: null, to: value } as Fact)
  else if (before) apply(seen, { type, id, from: before, to: null } as Fact)
}
