import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, type Refusal, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { pairId } from './pair-id.ts'

type Import = Omit<Value<'import'>, 'records'>
type NewSource = Value<'source'> & { id: Id<'src'> }

/** A row of an import: its material, and the source it makes or belongs to. */
export interface NewRecord {
  id: Id<'rec'>
  material: string
  source: NewSource | Id<'src'>
}

/** A whole import in one act: the file, every row of it, and the sources they make. */
export function importFacts(id: Id<'imp'>, value: Import, records: readonly NewRecord[]): Fact[] {
  const facts: Fact[] = [{ type: 'records.imported', id, from: null, to: { ...value, records: records.length } }]
  records.forEach(({ id: record, material, source }, i) => {
    const owner = typeof source === 'string' ? source : source.id
    if (typeof source !== 'string') {
      const { id: _, ...described } = source
      facts.push({ type: 'source.described', id: owner, from: null, to: described })
    }
    facts.push({
      type: 'record.read',
      id: record,
      from: null,
      to: { import: id, position: i + 1, material, source: owner },
    })
  })
  return facts
}

/** Takes records out of the source they were joined into, to a source of their own. At least one record stays. */
export function apartFacts(
  state: State,
  records: readonly Id<'rec'>[],
  { id, ...described }: NewSource,
  because?: string,
): Decision<Fact[]> {
  const owners = new Set(records.map((record) => state.record.get(record)?.source))
  const [owner] = owners
  if (owners.size !== 1 || !owner)
    return no(refuse('does-not-fit', 'These are not records of one source.', 'Name records that are joined.'))
  if ((state.refs.record.get(owner)?.size ?? 0) <= new Set(records).size)
    return no(
      refuse('does-not-fit', 'No record would stay.', 'Leave at least one record with the source.', { id: owner }),
    )
  const facts: Fact[] = [{ type: 'source.described', id, from: null, to: described }]
  for (const record of new Set(records))
    facts.push({ type: 'record.read', id: record, from: { source: owner }, to: { source: id } })
  // So that the next search for duplicates does not join them again.
  facts.push({
    type: 'pair.judged',
    id: pairId(owner, id),
    from: null,
    to: { sources: [owner, id].sort() as Id<'src'>[], verdict: 'apart', ...(because && { because }) },
  })
  return { ok: true, facts: because ? facts.map((fact) => ({ ...fact, why: because })) : facts }
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
