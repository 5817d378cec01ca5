import { randomBytes } from 'node:crypto'
import { joinWords, partWords, type Words } from '../core/apart.ts'
import type { Fact } from '../core/fact.ts'
import { sha256 } from './chain.ts'
import type { Blob, NewEvent } from './store.ts'

/** What the words of a fact that lie apart are, among the blobs. */
export const wordsType = 'application/vnd.retroduce.words+json'

/** What nobody can guess. */
const newChance = (): string => randomBytes(16).toString('hex')

/** A fact as it lies in a store: it names the blob with its words, where it has any. */
export type StoredFact = Fact & { apart?: string }

/** The text of a blob of words by its hash; undefined once it is withdrawn. */
export type WordsOf = (hash: string) => string | undefined

/**
 * An event as a store keeps it, and the blob of its words. Their hash is over chance too, so that from what is left after
 * a withdrawal nobody can try what was said. What was stored before (an export, another copy) stays as it is.
 */
export function partedEvent(event: NewEvent, chance = newChance): { event: NewEvent; words?: Blob } {
  const fact: StoredFact = event.fact
  const parted = fact.apart === undefined ? partWords(fact) : undefined
  if (!parted) return { event }
  const bytes = new TextEncoder().encode(JSON.stringify({ chance: chance(), ...parted.words }))
  const apart = sha256(bytes)
  const left: StoredFact = { ...parted.left, apart }
  return { event: { ...event, fact: left }, words: { hash: apart, mediaType: wordsType, bytes } }
}

/**
 * A stored fact with its words in their places, as far as they are there, and the hash that names them. So it is with what
 * it says that it was recorded as, or that a copy said, where merging told it otherwise.
 */
export function wholeFact({ apart, ...left }: StoredFact, wordsOf: WordsOf): { fact: Fact; apart?: string } {
  const said = saidIn(left as Fact)
  const inner = said?.apart === undefined ? undefined : wholeFact(said, wordsOf)
  const fact = inner ? withSaid(left as Fact, inner.fact) : (left as Fact)
  if (apart === undefined) return { fact, ...(inner?.apart && { apart: inner.apart }) }
  const text = wordsOf(apart)
  return { fact: text === undefined ? fact : joinWords(fact, sides(text)), apart }
}

/** Whether a fact as it lies in a store is whole as it stands. Nearly all are, and opening a project is mostly this. */
export const isWhole = (stored: StoredFact): boolean =>
  stored.apart === undefined && stored.said === undefined && stored.type !== 'collision.found'

/** What a fact was recorded as, where a merge tells it otherwise: as a store keeps it. */
const saidIn = (fact: Fact): StoredFact | undefined =>
  (fact.said ?? (fact.type === 'collision.found' && fact.from === null ? fact.to?.said : undefined)) as
    | StoredFact
    | undefined

/** The same with something else in the place of what was said. */
export const withSaid = (fact: Fact, said: Fact): Fact =>
  (fact.said ? { ...fact, said } : { ...fact, to: { ...fact.to, said } }) as Fact

function sides(text: string): Words {
  const { from, to } = JSON.parse(text) as Words
  return { ...(from && { from }), ...(to && { to }) }
}

/** The blobs that events do away with: `append` lets go of them with it. */
export const goneWith = (events: readonly NewEvent[]): string[] =>
  events.flatMap(({ fact }) => (fact.type === 'words.withdrawn' ? (fact.to?.gone ?? []) : []))

/** The blob with the words of a stored fact, by its hash: looked for in the text, as most facts have none. */
export const apartIn = (fact: string): string[] => {
  const found = /"apart":"([0-9a-f]{64})"/.exec(fact)?.[1]
  return found === undefined ? [] : [found]
}
