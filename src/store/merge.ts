import { partWords } from '../core/apart.ts'
import { withdrawFacts } from '../core/consent/withdraw.ts'
import { mergeCopies } from '../core/copies/merge.ts'
import { collisionId, recorded } from '../core/copies/recorded.ts'
import type { Event, Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { eventsOf, follow, type Journal } from '../core/journal.ts'
import type { Refusal } from '../core/refusal.ts'
import { joinedBoxes } from './answer-box.ts'
import { carryBlobs } from './carry.ts'
import { understood } from './event-of.ts'
import { isKeptFor, type JoinedSealed, joinedSealed } from './identities.ts'
import { clearParts, partOf, removePart } from './parts.ts'
import { putInPlace } from './replace.ts'
import { createSqlite } from './sqlite.ts'
import { damaged, type Head, type NewEvent, type Person, type Row, type Store } from './store.ts'
import { uuidAfter } from './uuid.ts'
import { verifyStore } from './verify.ts'
import { apartIn, goneWith, type StoredFact, type WordsOf, withSaid } from './words-apart.ts'

/** Two copies as one journal, not yet written anywhere. */
export interface Joined {
  journal: Journal
  /** The ids of the events of the first copy, and of the second. */
  known: readonly [ReadonlySet<string>, ReadonlySet<string>]
  /** What each event said when it was recorded, as a store keeps it: words that lie apart are named by their hash. */
  kept: ReadonlyMap<string, StoredFact>
  /** Blobs that were withdrawn in either copy, and come from neither. */
  gone: ReadonlySet<string>
}

/**
 * What two copies of a project come to, or why they cannot be merged. Both are verified first: throws `StoreTrouble` with
 * the place where one of them was tampered with. Words that were withdrawn in one are withdrawn.
 */
export async function joinCopies(a: Store, b: Store): Promise<{ joined: Joined } | { refusal: Refusal }> {
  for (const store of [a, b]) {
    const [damage] = (await verifyStore(store)).damages
    if (damage) throw damaged(store.name, `${damage.where} ${damage.seq ?? damage.id ?? ''}: ${damage.what}`.trim())
  }
  const [here, there] = [await a.rows(), await b.rows()]
  const kept = new Map<string, StoredFact>()
  for (const { id, fact } of [...here, ...there]) kept.set(id, recorded({ id, fact: JSON.parse(fact) as Fact }))
  const gone = new Set(goneWith([...kept].map(([id, fact]) => ({ id, fact }) as NewEvent)))
  const wordsOf = await wordsIn([a, b], [...here, ...there], gone)
  const [mine, theirs] = [eventsIn(here, a, wordsOf), eventsIn(there, b, wordsOf)]
  const of = mergeCopies(mine, theirs)
  if ('refusal' in of) return of
  for (const event of withdrawOn(of.merged.journal)) {
    kept.set(event.id, event.fact)
    for (const hash of goneWith([event])) gone.add(hash)
  }
  return { joined: { journal: of.merged.journal, known: [idsOf(mine), idsOf(theirs)], kept, gone } }
}

/**
 * Withdraws what one copy still had of words that the other withdrew: marked, written or brought there since. It follows from the
 * two copies alone, so it is the same whoever merges them. Gives the events that it added.
 */
function withdrawOn(journal: Journal): Event[] {
  const added: Event[] = []
  for (const [source, document, who] of new Map(
    [...journal.state.withdrawal.values()].map((one) => [
      `${one.source} ${one.document}`,
      [one.source, one.document, one.by] as const,
    ]),
  ).values()) {
    // What one person answered is told once, and never again in other words.
    if (!source) continue
    const asking = { who, told: (key: string) => eventsOf(journal, key) }
    const because = 'A copy still had words of it.'
    const found = withdrawFacts(journal.state, asking, { source, document, because })
    const [last, fact] = [journal.events.at(-1), found.ok ? found.facts[0] : undefined]
    if (!last || !fact) continue
    const id = uuidAfter(last.id)
    const event = { seq: last.seq + 1, id, at: last.at, actor: who, act: id, fact, hash: '' }
    follow(journal, [event])
    added.push(event)
  }
  return added
}

const idsOf = (events: readonly Event[]) => new Set(events.map(({ id }) => id))
const eventsIn = (rows: readonly Row[], { name }: Store, wordsOf: WordsOf): Event[] =>
  rows.map((row) => understood(row, name, wordsOf))

/** The words that lie apart, from whichever copy has them, without those that were withdrawn. */
async function wordsIn(stores: readonly Store[], rows: readonly Row[], gone: ReadonlySet<string>): Promise<WordsOf> {
  const words = new Map<string, string>()
  for (const hash of new Set(rows.flatMap(({ fact }) => apartIn(fact)))) {
    if (gone.has(hash)) continue
    for (const store of stores) {
      const blob = words.has(hash) ? undefined : await store.blob(hash)
      if (blob) words.set(hash, new TextDecoder().decode(blob.bytes))
    }
  }
  return (hash) => words.get(hash)
}

/** An event as a store keeps it: the words of what was recorded stay where they lie. */
function asKept({ seq: _, hash: __, apart, ...event }: Event, kept: Joined['kept']): NewEvent {
  const said = kept.get(event.id) as Fact
  const { fact } = event
  if (fact.id === collisionId(event)) return { ...event, fact: withSaid(fact, said) }
  if (!fact.said) return { ...event, fact: said }
  const parted = partWords(fact)
  const left: StoredFact = { ...(parted?.left ?? fact), said: said as { type: string; id: string } }
  if (parted && apart) left.apart = apart
  return { ...event, fact: left }
}

/**
 * Writes what two copies come to into an empty store: the journal, chained anew, the blobs, the names and the identities of
 * both, of which it tells what could not be joined. Verifies what it reads back; throws where that is not what was to be
 * written, and the store is then not to be kept.
 */
export async function writeJoined(
  a: Store,
  b: Store,
  { journal, known, kept, gone }: Joined,
  to: Store,
): Promise<JoinedSealed> {
  const there = new Set<string>(gone)
  for (const from of [a, b]) {
    const fresh = (await from.blobs()).flatMap(({ hash }) => (there.has(hash) ? [] : [hash]))
    for (const hash of fresh) there.add(hash)
    await carryBlobs(from, fresh, to)
  }
  for (const person of joinedPeople(await a.people(), await b.people(), journal.events, known))
    await to.putPerson(person)
  const identities = joinedSealed(await a.sealed(), await b.sealed(), (id) => isKeptFor(journal.state, id))
  await to.putSealed(identities.all)
  await to.box.fill(joinedBoxes(await a.box.whole(), await b.box.whole()))
  if (
    !(await to.append(
      0,
      journal.events.map((event) => asKept(event, kept)),
    ))
  )
    throw damaged(to.name, 'there is something in it already')
  const { damages, events } = await verifyStore(to)
  const [damage] = damages
  if (damage || events !== journal.events.length)
    throw damaged(to.name, damage ? `${damage.where} ${damage.seq ?? ''}: ${damage.what}` : 'not all of it was written')
  return identities
}

/** What came of a merge: where the journal ends now, and the name under which what was there is kept, where it was one file. */
export interface Merged {
  head: Head
  identities: JoinedSealed
  kept?: string
}

/**
 * Puts what two copies come to in the place of the file of the first, which is closed for it. Whoever is killed meanwhile leaves the
 * file as it was.
 */
export async function mergeInto(file: string, a: Store, b: Store, joined: Joined): Promise<Merged> {
  clearParts(file)
  const part = partOf(file)
  try {
    const to = createSqlite(part)
    const made = await writeJoined(a, b, joined, to)
      .then(async (identities) => ({ identities, head: await to.head() }))
      .finally(() => to.close())
    await a.close()
    return { ...made, kept: putInPlace(part, file, joined.known[0].size) }
  } finally {
    removePart(part)
  }
}

/**
 * What people are called in either copy. Who is named in one alone was forgotten in the other if the other knows of them,
 * and stays forgotten. Where they are called differently, the fuller entry holds, then the one that comes first in order.
 */
function joinedPeople(
  a: readonly Person[],
  b: readonly Person[],
  events: readonly Event[],
  [here, there]: Joined['known'],
): Person[] {
  const joined = new Map<Id<'per'>, Event>()
  for (const event of events)
    if (event.fact.type === 'person.joined' && event.fact.from === null) joined.set(event.fact.id, event)
  const named = new Map([a, b].map((people) => [people, new Map(people.map((one) => [one.id, one]))]))
  const knows = (ids: ReadonlySet<string>, who: Id<'per'>) => ids.has(joined.get(who)?.id ?? '')
  const all = [...new Set([...a, ...b].map(({ id }) => id))].sort()
  return all.flatMap((who) => {
    const [one, other] = [named.get(a)?.get(who), named.get(b)?.get(who)]
    if (one && other) return [[one, other].sort(fuller)[0] as Person]
    if (one) return knows(there, who) ? [] : [one]
    return other && !knows(here, who) ? [other] : []
  })
}

const fuller = (x: Person, y: Person): number => {
  const [a, b] = [
    JSON.stringify([x.email ?? '', x.name, x.initials]),
    JSON.stringify([y.email ?? '', y.name, y.initials]),
  ]
  return Number(Boolean(y.email)) - Number(Boolean(x.email)) || (a < b ? -1 : 1)
}
