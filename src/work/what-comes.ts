import { type Brought, brought } from '../core/copies/brought.ts'
import type { Id } from '../core/ids.ts'
import { nounWords } from '../core/trail-words.ts'
import { sentenceCase } from '../core/wording.ts'
import { isKeptFor, joinedSealed } from '../store/identities.ts'
import type { Joined } from '../store/merge.ts'
import type { Store } from '../store/store.ts'

/** What a copy would bring into a project, and what one should know before. */
export interface WhatComes extends Omit<Brought, 'people' | 'nouns'> {
  /** By kind, in words. */
  nouns: { words: string; added: number; changed: number; removed: number }[]
  /** What those are called whose acts come. */
  people: string[]
  /** Whether anything comes at all, hidden or not. */
  fresh: boolean
  /** How many sources lose their words here, as they were withdrawn in one of the two. */
  withdrawn: number
  /** Identities of participants that differ, and that stay in the copy as they are under another key. */
  identities: { differ: number; left: number }
}

/** What comes of joining a copy to a project, as far as one person may know it. */
export async function whatComes(
  { journal, known: [known] }: Joined,
  here: Store,
  copy: Store,
  viewer: Id<'per'>,
): Promise<WhatComes> {
  const names = new Map([...(await copy.people()), ...(await here.people())].map(({ id, name }) => [id, name]))
  const { people, nouns, ...came } = brought(journal, known, viewer)
  const withdrawn = journal.events.flatMap(({ id, fact }) =>
    fact.type === 'words.withdrawn' && !known.has(id) && fact.to?.source ? fact.to.source : [],
  )
  const { differ, left } = joinedSealed(await here.sealed(), await copy.sealed(), (id) => isKeptFor(journal.state, id))
  return {
    ...came,
    nouns: nouns.map(({ noun, ...of }) => ({ words: sentenceCase(nounWords(noun, true)), ...of })),
    people: people.map((id) => names.get(id) ?? id),
    fresh: journal.events.length > known.size,
    withdrawn: new Set(withdrawn).size,
    identities: { differ, left },
  }
}
