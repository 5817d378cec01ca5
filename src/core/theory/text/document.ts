import { type NounName, nouns, type Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { orderOf, type State } from '../../state.ts'

/** The nouns that make up a theory, in the order in which its text tells of them. */
export const theoryTextNouns = [
  'template',
  'theory',
  'configuration',
  'link',
  'evidence',
  'relation',
  'component',
  'likeness',
  'synthesis',
  'substantive',
  'meeting',
  'refinement',
  'version',
  'comparison',
] as const satisfies readonly NounName[]
export type TextNoun = (typeof theoryTextNouns)[number]

/** A theory as a structure: each thing whole, by id. Sources, passages and people are named by id and stand elsewhere. */
export type TheoryDocument = { [N in TextNoun]: Map<Id, Value<N>> }

export const emptyDocument = (): TheoryDocument =>
  Object.fromEntries(theoryTextNouns.map((noun) => [noun, new Map()])) as unknown as TheoryDocument

/** The theory of a project, as a viewer may know it. */
export function documentOf(state: State): TheoryDocument {
  const document = emptyDocument()
  for (const noun of theoryTextNouns)
    for (const [id, value] of state[noun]) (document[noun] as Map<Id, object>).set(id, value)
  return document
}

/** The things of one noun by their place, then their id, so that the same theory gives the same text. */
export const listed = <N extends TextNoun>(document: TheoryDocument, noun: N): [Id, Value<N>][] =>
  [...document[noun]].sort(([a, one], [b, other]) => placeOf(one) - placeOf(other) || (a < b ? -1 : Number(a > b)))
const placeOf = (value: object): number => ('order' in value ? orderOf(value as { order: number }) : 0)

/** The word a block begins with: the noun itself. */
export const isTextNoun = (word: string): word is TextNoun => theoryTextNouns.some((noun) => noun === word)

/** How the ids of a noun begin, by which a block is known to be of it. */
export const prefixOf = (noun: TextNoun): string => nouns[noun].prefix
