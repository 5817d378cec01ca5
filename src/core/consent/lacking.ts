import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { withdrawalOf, withdrawnSources } from './withdrawal-of.ts'

/** A configuration that has lost words it rested on. */
export interface Lacking {
  configuration: Id<'cmoc'>
  /** Links for which every piece of evidence has lost its words. */
  links: Id<'lnk'>[]
  /** Pieces of evidence on it whose words still stand. */
  left: number
  /** Pieces of evidence on it that were withdrawn. */
  withdrawn: number
}

/**
 * Which configurations rested on words that were withdrawn, and which of their links now have nothing else: of one source,
 * or of all. A withdrawn piece of evidence still stands in the theory, without words; whether it may carry a claim is for
 * people to say.
 */
export function lacking(state: State, source?: Id<'src'>): Lacking[] {
  const gone = withdrawnSources(state)
  if (gone.size === 0 || (source && !withdrawalOf(state, source))) return []
  return without(state, gone, source ? [source] : gone)
}

/** The same for a source that is not withdrawn yet: what would have lost words if it were. */
export const wouldLack = (state: State, source: Id<'src'>): Lacking[] =>
  without(state, withdrawnSources(state).add(source), [source])

function without(state: State, gone: ReadonlySet<Id<'src'>>, sources: Iterable<Id<'src'>>): Lacking[] {
  const touched = new Set<Id<'cmoc'>>()
  for (const one of sources)
    for (const [, { configuration }] of referrers(state, 'evidence', one)) touched.add(configuration)
  return [...touched].map((configuration): Lacking => {
    const evidence = referrers(state, 'evidence', configuration)
    const left = evidence.filter(([, piece]) => !gone.has(piece.source))
    const carried = new Set(left.flatMap(([, { links }]) => links))
    const links = new Set(evidence.flatMap(([, piece]) => piece.links).filter((link) => !carried.has(link)))
    return { configuration, links: [...links], left: left.length, withdrawn: evidence.length - left.length }
  })
}
