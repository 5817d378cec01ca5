import { type Event, Fact, nounNames, nouns, upcast } from '../core/fact.ts'
import { type Id, idOf } from '../core/ids.ts'
import { damaged, type Row, StoreTrouble } from './store.ts'
import { isWhole, type StoredFact, type WordsOf, wholeFact } from './words-apart.ts'

const known = new Set<string>(nounNames.map((name) => nouns[name].fact))

/** A stored event in today's words; or that it tells of something this version does not know; or what is wrong with it. */
export type Read = { event: Event } | { unknown: string } | { wrong: string }

export function eventOf({ seq, id, at, actor, act, undoes, fact: text, hash }: Row, wordsOf: WordsOf): Read {
  const said = factOf(text)
  if (!said) return { wrong: 'its fact is not JSON that says its type' }
  if (!known.has(said.type)) return { unknown: said.type }
  const { fact, apart } = whole(said as StoredFact, wordsOf) ?? {}
  if (!fact) return { wrong: 'its words are not as they were written' }
  const parsed = Fact.safeParse(fact)
  if (!parsed.success) return wrong(parsed.error.issues)
  // Of the rest the store has seen to the kinds, and a schema for two strings would cost a tenth of an opening.
  const who = actorOf(actor)
  if (!who || !moment.test(at)) return { wrong: who ? `at: ${at}` : `actor: ${actor}` }
  // One string for both where they are the same, which they mostly are.
  const circumstances = { seq, id, at, actor: who, act: act === id ? id : act }
  return { event: { ...circumstances, ...(undoes !== null && { undoes }), fact, hash, ...(apart && { apart }) } }
}

function whole(said: StoredFact, wordsOf: WordsOf) {
  if (isWhole(said)) return { fact: said }
  try {
    return wholeFact(said, wordsOf)
  } catch {
    return undefined
  }
}

/** An event in today's words; refuses what is damaged, and facts of a newer version. `name` is of the store it lies in. */
export function understood(row: Row, name: string, wordsOf: WordsOf): Event {
  const read = eventOf(row, wordsOf)
  if ('event' in read) return read.event
  if ('wrong' in read) throw damaged(name, `event ${row.seq} cannot be read (${read.wrong})`)
  throw new StoreTrouble(
    'newer-file',
    `${name} tells of ${read.unknown} (event ${row.seq}), which this version does not know.`,
    'Update Retroduce and open it again.',
  )
}

/** `Date.prototype.toISOString`, which is how every event is stamped. */
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** People that were checked once; a journal has few of them and many events of each. */
const people = new Map<string, Id<'per'>>()
const Actor = idOf('per')
function actorOf(text: string): Id<'per'> | undefined {
  const known = people.get(text)
  if (known) return known
  const parsed = Actor.safeParse(text)
  if (parsed.success && people.size < 10_000) people.set(text, parsed.data)
  return parsed.data
}

const wrong = ([issue]: readonly { path: PropertyKey[]; message: string }[]): Read => ({
  wrong: `${issue?.path.join('.')}: ${issue?.message}`,
})

function factOf(text: string): { type: string } | undefined {
  try {
    const fact: unknown = JSON.parse(text)
    return typeof fact === 'object' && fact !== null && 'type' in fact ? upcast(fact as { type: string }) : undefined
  } catch {
    return undefined
  }
}
