import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'

/** There is one for each source, so its id is made of the source's. */
export const retrievalId = (source: Id<'src'>): Id<'ret'> => `ret_${source}`

/** Documents of a source that no better copy has replaced, oldest first. */
export const documentsOf = (state: State, source: Id<'src'>): [Id<'doc'>, Value<'document'>][] =>
  referrers(state, 'document', source).filter(([id]) => !replacedBy(state, id))

/** The better copy of a document, if there is one. */
export const replacedBy = (state: State, id: Id<'doc'>): Id<'doc'> | undefined =>
  referrers(state, 'document', id).find(([, { replaces }]) => replaces === id)?.[0]

/** Where the search for a source's full text stands. A document that is here is retrieved, whatever was said before. */
export function retrievalOf(state: State, source: Id<'src'>): Value<'retrieval'>['state'] | undefined {
  for (const id of state.refs.document.get(source) ?? [])
    if (get(state, 'document', id as Id<'doc'>)?.source === source) return 'retrieved'
  return state.refs.retrieval.has(source) ? state.retrieval.get(retrievalId(source))?.state : undefined
}

/** Whether anything is known here of full texts; without it the flow says nothing of them. */
export const retrievalTold = (state: State): boolean => state.document.size + state.retrieval.size > 0

/**
 * The stage for which full texts are sought: the first that is not decided on title and abstract (PRISMA 2020's "reports
 * sought for retrieval" stand before "reports assessed").
 */
export const soughtFor = (stages: readonly [Id<'stg'>, Pick<Value<'stage'>, 'kind'>][]): Id<'stg'> | undefined =>
  stages.find(([, { kind }]) => kind !== 'title-abstract')?.[0]
