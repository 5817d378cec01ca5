import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { merged } from '../record/duplicates/merge.ts'
import type { Reference } from '../record/facts.ts'
import { referrers } from '../state.ts'
import type { Seen } from './view.ts'

/** The reference of a source with the long fields that stand in its records, where it has none of its own. */
export function wholeReference({ state, readings }: Seen, id: Id<'src'>, { reference }: Value<'source'>): Reference {
  const parts = referrers(state, 'record', id).flatMap(([record]) => {
    const read = readings?.get(record)
    return read ? [{ id: record, reference: read.reference }] : []
  })
  const { abstract, keywords } = merged(parts).reference
  return { ...(abstract && { abstract }), ...(keywords && { keywords }), ...reference }
}

/** The records that `wholeReference` needs of some sources. */
export const recordsOf = ({ state }: Seen, ids: readonly Id<'src'>[]): Id<'rec'>[] =>
  ids.flatMap((id) => [...(state.refs.record.get(id) ?? [])] as Id<'rec'>[])
