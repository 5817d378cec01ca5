import { type Event, type Fact, nounOfFact, nouns } from '../core/fact.ts'
import { fits } from '../core/fits.ts'
import { hash as hashSchema } from '../core/noun.ts'
import { emptyState, evolve, type State } from '../core/state.ts'
import { chainHash, origin, sha256 } from './chain.ts'
import { eventOf } from './event-of.ts'
import type { Blob, Head, Row, Store } from './store.ts'
import { goneWith, wordsType } from './words-apart.ts'

/** One thing that is not as it should be, and where. */
export interface Damage {
  where: 'file' | 'event' | 'blob'
  /** The number of the event; for a stretch that cannot be read, the first of it. */
  seq?: number
  /** The thing that the event tells of, or the hash of the blob. */
  id?: string
  what: string
  expected?: string
  found?: string
}

/** What came of looking at everything: `ok` when there is no damage at all. */
export interface Verdict {
  ok: boolean
  events: number
  blobs: number
  head: Head
  damages: Damage[]
  /** The event whose hash was asked for, where there is one. */
  cited?: Cited
}

/** The event that a hash stands for. `sound`: nothing up to it is damaged, so all that came before is what it was then. */
export interface Cited {
  seq: number
  at: string
  fact: string
  id: string
  sound: boolean
}

/** Rows in order; a stretch that cannot be read stands as a damage in its place. */
export type Rows = Iterable<Row | Damage>

/**
 * Recomputes the chain of hashes, folds the journal anew, and checks that every event follows from the ones before it,
 * that everything it names exists, and that every blob is what its hash says. Goes on after the first damage. `hash` is
 * one that somebody cites: the event it stands for is told.
 */
export function verify(rows: Rows, blobs: Iterable<Blob>, hash?: string): Verdict {
  const damages: Damage[] = []
  const material = { blobs: new Set<string>(), words: new Map<string, string>() }
  for (const blob of blobs) damages.push(...took(material, blob))
  return verdictOf(rows, material, damages, hash)
}

/** The same for an open store, one blob after another, while others write to it: as of when it was begun. */
export async function verifyStore(
  store: Store,
  step: (of: number) => void = () => {},
  hash?: string,
): Promise<Verdict> {
  const damages: Damage[] = []
  const material = { blobs: new Set<string>(), words: new Map<string, string>() }
  // Before the blobs: what events name was there before them.
  const rows = await store.rows()
  for (const { hash } of await store.blobs()) {
    const blob = await store.blob(hash)
    damages.push(...(blob ? took(material, blob) : [{ where: 'blob', id: hash, what: 'Its bytes are gone.' } as const]))
  }
  const verdict = verdictOf(stepping(rows, step), material, damages, hash)
  if (verdict.ok) return verdict
  const since = await store.since(rows.at(-1)?.seq ?? 0).catch(() => [])
  const left = notWithdrawn(damages, () => goneWith(since))
  return { ...verdict, ok: left.length === 0, damages: left }
}

/** Damages without those that are none: what was withdrawn since it was begun to look is missing, as it should be. */
export function notWithdrawn(damages: readonly Damage[], withdrawn: () => readonly string[]): Damage[] {
  if (damages.length === 0) return []
  const gone = new Set(withdrawn())
  return damages.filter(({ where, id, expected }) => !gone.has((where === 'blob' ? id : expected) ?? ''))
}

function* stepping(rows: readonly Row[], step: (of: number) => void): Rows {
  for (const row of rows) {
    step(rows.length)
    yield row
  }
}

/** What events may name, and words of theirs that lie apart. */
interface Material {
  blobs: Set<string>
  words: Map<string, string>
}

function took({ blobs, words }: Material, { hash, mediaType, bytes }: Blob): Damage[] {
  blobs.add(hash)
  if (mediaType === wordsType) words.set(hash, new TextDecoder().decode(bytes))
  const found = sha256(bytes)
  return found === hash ? [] : [{ where: 'blob', id: hash, what: 'Its bytes have changed.', expected: hash, found }]
}

function verdictOf(rows: Rows, material: Material, damages: Damage[], hash: string | undefined): Verdict {
  const { events, head, cited } = verifyEvents(rows, material, damages, hash)
  return { ok: damages.length === 0, events, blobs: material.blobs.size, head, damages, ...(cited && { cited }) }
}

function verifyEvents(rows: Rows, { blobs, words }: Material, damages: Damage[], hash: string | undefined) {
  const state = emptyState()
  const ids = new Set<string>()
  const acts = new Set<string>()
  let head = origin
  let events = 0
  let whole = true
  let cited: Cited | undefined
  const missing: (Damage & { expected: string })[] = []
  const gone = new Set<string>()
  for (const row of rows) {
    if ('where' in row) {
      damages.push(row)
      whole = false
      head = { seq: row.seq ?? head.seq, hash: '' }
      continue
    }
    events++
    damages.push(...linkDamages(head, row))
    head = { seq: row.seq, hash: row.hash }
    if (ids.has(row.id)) damages.push(of(row, 'Another event has the same id.', undefined, row.id))
    if (row.undoes !== null && !acts.has(row.undoes))
      damages.push(of(row, 'It undoes an act that is not there.', 'an earlier act', row.undoes))
    ids.add(row.id)
    acts.add(row.act)
    const read = eventOf(row, (apart) => words.get(apart))
    if (!('event' in read)) {
      damages.push(of(row, 'It cannot be read.', 'a fact that docs/format.md tells of', unreadable(read)))
      whole = false
    } else {
      missing.push(...missingBlobs(read.event, blobs))
      if (read.event.fact.type === 'words.withdrawn') for (const one of read.event.fact.to?.gone ?? []) gone.add(one)
      if (whole) damages.push(...follows(state, read.event))
    }
    if (row.hash === hash && 'event' in read) {
      const { type, id } = read.event.fact
      cited = { seq: row.seq, at: row.at, fact: type, id, sound: damages.length === 0 }
    }
  }
  if (!whole)
    damages.push({
      where: 'file',
      what: 'What comes after an event that cannot be read was not folded, only its hashes.',
    })
  // A withdrawal comes after what it does away with.
  const lost = missing.filter(({ expected }) => !gone.has(expected))
  damages.push(...lost)
  const upTo = cited?.seq ?? 0
  if (cited && lost.some(({ seq = 0 }) => seq <= upTo)) cited.sound = false
  for (const one of gone)
    if (blobs.has(one)) damages.push({ where: 'blob', id: one, what: 'It was withdrawn, and is still there.' })
  return { events, head, cited }
}

const unreadable = (read: { unknown: string } | { wrong: string }): string =>
  'wrong' in read ? read.wrong : `the unknown fact ${read.unknown}`

/** Whether an event stands where it should, bound to the one before. An empty hash before it was unreadable. */
function linkDamages(before: Head, row: Row): Damage[] {
  const gap = row.seq !== before.seq + 1 && before.hash !== ''
  if (gap) return [of(row, 'Events before it are missing.', String(before.seq + 1), String(row.seq))]
  const expected = chainHash(before.hash, row)
  if (before.hash === '' || expected === row.hash) return []
  return [of(row, 'Its hash does not fit what it says and the event before it.', expected, row.hash)]
}

/** Whether an event may come after what holds; makes it true of the state in any case. */
function follows(state: State, event: Event): Damage[] {
  const { seq, fact } = event
  const damages: Damage[] = []
  const refusal = fits(state, { told: () => [] }, fact)
  if (refusal) {
    const said = refusal.field && fact.from ? (fact.from as Record<string, unknown>)[refusal.field] : undefined
    const stale = refusal.code === 'changed-since'
    damages.push({
      where: 'event',
      seq,
      id: fact.id,
      what: stale ? `Its from is not what held: ${refusal.field}.` : refusal.message,
      ...(stale && { expected: JSON.stringify(refusal.theirs), found: JSON.stringify(said ?? null) }),
    })
  }
  evolve(state, event)
  return damages
}

/** Blobs that an event names and that are not there. */
function missingBlobs({ seq, fact, apart }: Event, blobs: ReadonlySet<string>): (Damage & { expected: string })[] {
  const named = Object.entries(fact.to ?? {}).flatMap(([field, value]): [string, string][] =>
    isHash(fact, field) && typeof value === 'string' ? [[field, value]] : [],
  )
  if (apart) named.push(['words', apart])
  return named
    .filter(([, hash]) => !blobs.has(hash))
    .map(([field, expected]) => ({
      where: 'event',
      seq,
      id: fact.id,
      what: `The blob of its ${field} is missing.`,
      expected,
    }))
}

function isHash(fact: Fact, field: string): boolean {
  const schema = (nouns[nounOfFact(fact.type)].value.shape as Record<string, unknown>)[field]
  return schema === hashSchema || (schema as { unwrap?: () => unknown })?.unwrap?.() === hashSchema
}

const of = (row: Row, what: string, expected: string | undefined, found: string): Damage => ({
  where: 'event',
  seq: row.seq,
  what,
  ...(expected !== undefined && { expected }),
  found,
})
