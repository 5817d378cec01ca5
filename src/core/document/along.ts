import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { retrievalId } from './retrieval.ts'

/** An excerpt of a source that other work names as evidence from it: that source has to stay. */
export const citedExcerpt = (state: State, source: Id<'src'>): Id<'exc'> | undefined =>
  referrers(state, 'excerpt', source).find(
    ([id]) => (state.refs.evidence.get(id)?.size ?? 0) + (state.refs.appraisal.get(id)?.size ?? 0) > 0,
  )?.[0]

/**
 * The documents of a source that is joined into another go along, with the excerpts in them, in their order of copies; and
 * what was told of its full text, unless more is known of the other's. Whatever else names an excerpt goes on naming it.
 */
export function documentsAlong(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const documents = referrers(state, 'document', from)
  const excerpts = referrers(state, 'excerpt', from)
  const facts: Fact[] = []
  // An excerpt belongs to the source of its document, and a copy to that of the one it replaces: both are let go of first.
  for (const [id, { document }] of excerpts)
    facts.push({
      type: 'excerpt.made',
      id,
      from: { source: from, ...(document && { document }) },
      to: { source: into, ...(document && { document: null }) },
    })
  for (const [id, { replaces }] of documents)
    if (replaces) facts.push({ type: 'document.attached', id, from: { replaces }, to: { replaces: null } })
  for (const [id] of documents)
    facts.push({ type: 'document.attached', id, from: { source: from }, to: { source: into } })
  for (const [id, { replaces }] of documents)
    if (replaces) facts.push({ type: 'document.attached', id, from: { replaces: null }, to: { replaces } })
  for (const [id, { document }] of excerpts)
    if (document) facts.push({ type: 'excerpt.made', id, from: { document: null }, to: { document } })
  const told = state.retrieval.get(retrievalId(from))
  if (!told) return facts
  facts.push({ type: 'retrieval.told', id: retrievalId(from), from: told, to: null })
  if (!state.retrieval.has(retrievalId(into)) && !state.refs.document.has(into))
    facts.push({ type: 'retrieval.told', id: retrievalId(into), from: null, to: { ...told, source: into } })
  return facts
}
