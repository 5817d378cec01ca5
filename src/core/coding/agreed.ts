import { documentsOf } from '../document/retrieval.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { marksOf, metPassages, passagesOf, sameThings } from './compare.ts'
import { codedBefore, openedAt } from './second.ts'

/** Whether there is a second coding that was opened, so that something can be agreed. */
export const isCompared = (state: State): boolean => [...state.secondCoding.values()].some(({ opened }) => opened)

/**
 * The codes that two people agree on, by passage: what both gave before their second coding was opened, and where they
 * reconciled a passage, what they agreed of it instead. Words that several marked are one passage, the first coder's,
 * unless the words of another were agreed. What one person coded alone, outside any second coding, is not there.
 */
export function agreedCodes(
  state: State,
  { events, told }: { events: () => readonly Event[]; told: (key: string) => readonly Event[] },
): Map<Id<'exc'>, Set<Id<'cod'>>> {
  const found = new Map<Id<'exc'>, Set<Id<'cod'>>>()
  /** What stands for a passage that is the same words as another's. */
  const stands = new Map<Id<'exc'>, Id<'exc'>>()
  const give = (excerpt: Id<'exc'>, codes: readonly Id<'cod'>[]) => {
    const known = found.get(excerpt) ?? new Set()
    for (const code of codes) if (state.code.has(code)) known.add(code)
    if (known.size > 0 && state.excerpt.has(excerpt)) found.set(excerpt, known)
  }
  for (const [id, round] of inOrder(state, 'secondCoding')) {
    const opening = round.opened ? openedAt(told(id), id) : undefined
    if (!opening) continue
    const then = codedBefore(events(), opening.seq)
    const settled = referrers(state, 'agreedCoding', id)
    const documents = round.sources.flatMap((source) => documentsOf(state, source).map(([document]) => document))
    for (const [i, a] of round.coders.entries())
      for (const b of round.coders.slice(i + 1))
        for (const document of documents)
          for (const met of metPassages(
            marksOf(then, state, round, a, document),
            marksOf(then, state, round, b, document),
          )) {
            const passages = passagesOf(met)
            const agreed = settled.find(([, value]) => sameThings(value.passages, passages))?.[1]
            const [own] = agreed?.words.length ? agreed.words : passages
            if (!own) continue
            const one = stands.get(own) ?? own
            for (const passage of passages) if (!stands.has(passage)) stands.set(passage, one)
            give(one, agreed ? agreed.codes : met.both)
          }
  }
  return found
}
