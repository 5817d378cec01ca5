import { type NounName, nounNames, nounOfFact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { nounWords } from '../trail-words.ts'
import type { Seen } from '../view/view.ts'
import { sentenceCase } from '../wording.ts'

/** What a journal holds of somebody, as far as the asker may know it. */
export interface Stored {
  id: Id
  /** What they recorded, by kind; none of it says more of them than that they did. */
  recorded: { what: string; count: number }[]
  /** Things that name them: votes, appraisals, comments, consent. */
  about: { what: string; count: number }[]
  /** When the first and the last of what they recorded was. */
  first?: string
  last?: string
}

/** What is stored of a person who works in the project, or of a participant, in words and numbers, the most first. */
export function storedOf(seen: Seen, id: Id): Stored {
  const done = new Map<NounName, number>()
  const own = seen.events().filter(({ actor }) => actor === id)
  for (const { fact } of own) done.set(nounOfFact(fact.type), (done.get(nounOfFact(fact.type)) ?? 0) + 1)
  const about = new Map<NounName, number>()
  for (const noun of nounNames) {
    const count = seen.state.refs[noun].get(id)?.size ?? 0
    if (count > 0) about.set(noun, count)
  }
  const [first, last] = [own[0]?.at, own.at(-1)?.at]
  return { id, recorded: listed(done), about: listed(about), ...(first && { first }), ...(last && { last }) }
}

const listed = (counts: ReadonlyMap<NounName, number>) =>
  [...counts]
    .map(([noun, count]) => ({ what: sentenceCase(nounWords(noun, count !== 1)), count }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1))
