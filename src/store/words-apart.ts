import { randomBytes } from 'node:crypto'
import { joinWords, partWords, type Words } from '../core/apart.ts'
import type { Fact } from '../core/fact.ts'
import { sha256 } from './chain.ts'
import type { Blob, NewEvent } from './store.ts'

/** What the words of a fact that lie apart are, among the blobs. */
export const wordsType = 'application/vnd.retroduce.words+json'

/** What nobody can guess. */
export const newChance = (): string => randomBytes(16).toString('hex')

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

/** A stored fact with its words in their places, as far as they are there, and the hash that names them. */
export function wholeFact({ apart, ...left }: StoredFact, wordsOf: WordsOf): { fact: Fact; apart?: string } {
  if (apart === undefined) return { fact: left as Fact }
  const text = wordsOf(apart)
  return { fact: text === undefined ? (left as Fact) : joinWords(left as Fact, sides(text)), apart }
}

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
