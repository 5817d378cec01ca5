import { equal } from '../equal.ts'
import { type Event, Fact } from '../fact.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { collisionId, recorded } from './recorded.ts'

/** An event without its place in a chain. */
export type Told = Omit<Event, 'seq' | 'hash'>

/** All that two copies tell, each event once and as it was recorded, in the order that any two copies agree on. */
interface Union {
  events: Told[]
  /** So many of the first are in both copies, told alike. */
  shared: number
}

/**
 * The union of the events of two copies by id, in the order of acts and then of events: ids grow along a journal, so
 * this keeps the order of either copy and does not depend on which is first. Refused where the copies are of different
 * projects, tell one event in two ways, have ids that do not grow, or a collision before what it stands for.
 */
export function unionOf(a: readonly Event[], b: readonly Event[]): { union: Union } | { refusal: Refusal } {
  const [first, other] = [a[0], b[0]]
  if (!first || !other) return { refusal: empty }
  if (first.id !== other.id || !sameEvent(toldOf(first), toldOf(other))) return { refusal: strangers }
  const disorder = unordered(a) ?? unordered(b)
  if (disorder) return { refusal: jumbled(disorder) }
  let shared = 0
  for (; shared < Math.min(a.length, b.length); shared++) {
    const [x, y] = [a[shared] as Event, b[shared] as Event]
    if (!equal(withoutPlace(x), withoutPlace(y))) break
  }
  const events: Told[] = []
  const found = new Set<string>()
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]]
    const one = x && (!y || !follows(x, y)) ? x : (y as Event)
    const told = toldOf(one)
    if (!Fact.safeParse(told.fact).success) return { refusal: unheard(one) }
    // In its place a collision may have to stand, which nobody can have found before it.
    if (found.has(collisionId(told))) return { refusal: foretold(one) }
    if (told.fact.type === 'collision.found' && told.fact.from === null) found.add(told.fact.id)
    events.push(told)
    if (x?.id === y?.id) {
      if (i >= shared && !sameEvent(toldOf(x as Event), toldOf(y as Event))) return { refusal: twice(one) }
      i++
      j++
    } else if (one === x) i++
    else j++
  }
  return { union: { events, shared } }
}

/** Whether an event comes after another, whichever copy they are in. */
const follows = (x: Event, y: Event): boolean => x.act > y.act || (x.act === y.act && x.id > y.id)

const unordered = (events: readonly Event[]): Event | undefined =>
  events.find((event, i) => i > 0 && !follows(event, events[i - 1] as Event))

const withoutPlace = ({ seq: _, hash: __, ...told }: Event): Told => told
const toldOf = (event: Event): Told => ({ ...withoutPlace(event), fact: recorded(event) })
const sameEvent = (x: Told, y: Told): boolean => equal(x, y)

const empty = refuse('does-not-fit', 'A copy is empty.', 'Name two copies in which something was recorded.')
const strangers = refuse(
  'does-not-fit',
  'These are two projects, not two copies of one.',
  'Copies of one project begin with the same event. A copy that was handed out is taken back: retroduce take-back.',
)
const jumbled = ({ seq }: Event) =>
  refuse(
    'does-not-fit',
    `The ids of its events are out of order (event ${seq}).`,
    'Copies made by this version can be merged.',
    {
      seq,
    },
  )
const twice = ({ seq, id }: Event) =>
  refuse(
    'does-not-fit',
    `Event ${id} says one thing in one copy and another in the other.`,
    'One of them was altered.',
    {
      seq,
    },
  )
const unheard = ({ seq }: Event) =>
  refuse('malformed', `What event ${seq} said before it was merged cannot be read.`, 'The copy was altered.', { seq })
const foretold = ({ seq }: Event) =>
  refuse('malformed', `A collision stands before event ${seq}, which it is to stand for.`, 'The copy was altered.', {
    seq,
  })
