import type { DocumentText } from '../document/text.ts'
import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { anchorOf, findAgain, sought } from './anchors.ts'
import type { Selector } from './facts.ts'

/** Where an excerpt stands in the better copy. */
export interface Moved {
  excerpt: Id<'exc'>
  selectors: Selector[]
  /** How many characters differ there, where it was found only nearly. */
  distance?: number | undefined
}

/** What became of the excerpts of a document in a better copy of it. */
export interface Reanchored {
  moved: Moved[]
  near: Moved[]
  orphans: Id<'exc'>[]
}

/** Looks for every excerpt of a document in the text of another copy. */
export function reanchor(state: State, from: Id<'doc'>, to: DocumentText): Reanchored {
  const document = sought(to)
  const came: Reanchored = { moved: [], near: [], orphans: [] }
  for (const [excerpt, value] of excerptsOf(state, from)) {
    const found = findAgain(document, value)
    if (found.how === 'orphan') {
      came.orphans.push(excerpt)
      continue
    }
    const { selectors } = anchorOf(to, found)
    if (found.how === 'near') came.near.push({ excerpt, selectors, distance: found.distance })
    else came.moved.push({ excerpt, selectors })
  }
  return came
}

/** The excerpts that stand in a document, oldest first. */
export const excerptsOf = (state: State, document: Id<'doc'>): [Id<'exc'>, Value<'excerpt'>][] =>
  referrers(state, 'excerpt', document)

/** Excerpts of a document that a better copy replaced and that were not found in it: their quote and place are as they were. */
export function orphansOf(state: State, document: Id<'doc'>): Id<'exc'>[] {
  const replaced = state.document.get(document)?.replaces
  return replaced ? [...excerptsOf(state, replaced).map(([id]) => id), ...orphansOf(state, replaced)] : []
}

/** The facts that a document was attached, in the place of another one if it says so, and what moved to it. */
export function attachFacts(
  state: State,
  id: Id<'doc'>,
  document: Value<'document'>,
  moved: readonly Moved[],
): (FactOf<'document'> | FactOf<'excerpt'>)[] {
  return [
    { type: 'document.attached', id, from: null, to: document },
    ...moved.map(({ excerpt, selectors, distance }): FactOf<'excerpt'> => {
      const before = state.excerpt.get(excerpt)
      return {
        type: 'excerpt.made',
        id: excerpt,
        from: {
          document: before?.document ?? null,
          selectors: before?.selectors ?? null,
          distance: before?.distance ?? null,
        },
        to: { document: id, selectors, distance: distance ?? null },
      }
    }),
  ]
}
