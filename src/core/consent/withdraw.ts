import { hasWordsApart, withdrawn } from '../apart.ts'
import type { Asking } from '../discretion.ts'
import { type Event, type Fact, nounOfFact, refsOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { get, referrers, type State, thing } from '../state.ts'

/**
 * The withdrawal of a source’s words: the fact that names every blob that goes. These are its files and their text, rows
 * it was imported from, and all words ever told of it, of its excerpts, of what was said of those: what was changed or
 * removed since included. A file that another source has too stays with that one.
 */
export function withdrawFacts(
  state: State,
  { who, told }: Asking,
  { source, document, because }: { source: Id<'src'>; document?: Id<'doc'> | undefined; because?: string | undefined },
): Decision<Fact[]> {
  const no = (code: 'unknown-thing' | 'not-allowed', message: string, hint: string) =>
    ({ ok: false, refusal: refuse(code, message, hint, { id: source }) }) as const
  if (!get(state, 'source', source)) return no('unknown-thing', 'There is no such source.', 'Reload and look.')
  const before = referrers(state, 'withdrawal', source)
  if (document && !state.refs.document.get(source)?.has(document))
    return no('unknown-thing', 'There is no such file of it.', 'Reload and look.')
  const known = new Set(before.flatMap(([, { gone }]) => gone))
  const shared = sharedHashes(state, source, document)
  const gone = [...hashesOf(document ? eventsOfFile(told, document) : eventsAbout(state, told, source))].filter(
    (hash) => !known.has(hash) && !shared.has(hash),
  )
  if (before.length > 0 && gone.length === 0)
    return no('not-allowed', 'Its words were withdrawn already.', 'Nothing needs to be done.')
  const id: Id<'wdr'> = before.length === 0 ? `wdr_${source}` : `wdr_${source}.${before.length + 1}`
  const to = { source, ...(document && { document }), ...(because && { because }), by: who, gone: gone.sort() }
  return { ok: true, facts: [{ type: 'words.withdrawn', id, from: null, to }] }
}

/** Every event that told words of a source: of itself, its files and excerpts, and of what was said of those. */
function eventsAbout(state: State, told: Asking['told'], source: Id<'src'>): Set<Event> {
  const about = new Set<Id>([source])
  const found = new Set<Event>()
  // A set is gone through in the order of its growth: what is found leads on.
  for (const one of about)
    for (const event of told(one)) {
      const { id, type } = event.fact
      const noun = nounOfFact(type)
      if (!about.has(id) && !((hasWordsApart(noun) || noun === 'record') && belongs(state, id, about))) continue
      about.add(id)
      found.add(event)
    }
  // What a copy said of any of it and was not taken up when copies were merged.
  for (const [id, { thing: of, said }] of state.collision) {
    let names = about.has(of as Id)
    const { type, to } = said as unknown as Fact
    refsOf(nounOfFact(type), to, (named) => {
      names ||= about.has(named)
    })
    if (names) for (const event of told(id)) found.add(event)
  }
  return found
}

/**
 * Every event that told words of one file: of itself, and of its excerpts up to where they lost their words, to say what a
 * pseudonymised copy says (`excerptsReplaced`). An excerpt that did not keeps what it has.
 */
function eventsOfFile(told: Asking['told'], document: Id<'doc'>): Event[] {
  const named = told(document)
  const found = named.filter(({ fact }) => fact.id === document)
  const excerpts = new Set(named.flatMap(({ fact }) => (fact.type === 'excerpt.made' ? fact.id : [])))
  for (const id of excerpts) {
    const own = told(id).filter(({ fact }) => fact.id === id)
    const last = own.findLastIndex(({ fact }) => fact.to !== null && 'quote' in fact.to && fact.to.quote === withdrawn)
    found.push(...own.slice(0, last + 1))
  }
  return found
}

/** Whether a thing hangs on one of some others now, or is no longer there: what moved to another source stays. */
function belongs(state: State, id: Id, about: ReadonlySet<Id>): boolean {
  const now = thing(state, id)
  if (!now) return true
  if (now.noun === 'source') return false
  let hangs = false
  refsOf(now.noun, now.value, (named) => {
    hangs ||= about.has(named)
  })
  return hangs
}

function hashesOf(events: Iterable<Event>): Set<string> {
  const hashes = new Set<string>()
  for (const { fact, apart } of events) {
    if (apart) hashes.add(apart)
    for (const value of [fact.from, fact.to] as Record<string, unknown>[])
      for (const key of keys[fact.type] ?? []) if (typeof value?.[key] === 'string') hashes.add(value[key])
  }
  return hashes
}
const keys: Partial<Record<Fact['type'], readonly string[]>> = {
  'document.attached': ['blob', 'text'],
  'record.read': ['material'],
}

/** What other sources have too: the same file attached twice is one blob. */
function sharedHashes(state: State, source: Id<'src'>, only?: Id<'doc'>): Set<string> {
  const shared = new Set<string>()
  for (const [id, document] of state.document)
    if (only ? id !== only : document.source !== source)
      for (const hash of [document.blob, document.text]) if (hash) shared.add(hash)
  for (const record of state.record.values()) if (record.source !== source) shared.add(record.material)
  return shared
}
