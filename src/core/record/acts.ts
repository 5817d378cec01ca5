import { type Fact, type FactOf, type NounName, nounNames, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, type Refusal, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'

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

export interface Join {
  into: Id<'src'>
  from: readonly Id<'src'>[]
  /** The merged reference, where it is to change. */
  reference?: Value<'source'>['reference'] | undefined
  because?: string | undefined
}

/**
 * Joins sources into one: their records move, their studies and tags come along, and they are no longer there. Nothing
 * of a record is lost, and undoing the act brings every source back. Refused when something rests on a source that
 * would go: then it is the one to join into.
 */
export function joinFacts(state: State, joins: readonly Join[]): Decision<Fact[]> {
  const facts: Fact[] = []
  const touched = new Set<Id>()
  for (const join of joins) {
    const { into, from, reference, because } = join
    for (const id of [into, ...from]) {
      const refusal = joinable(state, id, touched)
      if (refusal) return { ok: false, refusal }
      touched.add(id)
    }
    const moved = movedFacts(state, join)
    if (!Array.isArray(moved)) return { ok: false, refusal: moved }
    const source = state.source.get(into) as Value<'source'>
    const tags = [...new Set([into, ...from].flatMap((id) => state.source.get(id)?.tags ?? []))]
    const change: { from: Record<string, unknown>; to: Record<string, unknown> } = { from: {}, to: {} }
    if (reference) Object.assign(change, { from: { reference: source.reference }, to: { reference } })
    if (tags.length > (source.tags?.length ?? 0)) {
      change.from.tags = source.tags ?? null
      change.to.tags = tags
    }
    if (Object.keys(change.to).length > 0)
      moved.push({ type: 'source.described', id: into, ...change } as FactOf<'source'>)
    facts.push(...moved.map((fact) => (because ? { ...fact, why: because } : fact)))
  }
  return { ok: true, facts }
}

function joinable(state: State, id: Id<'src'>, touched: ReadonlySet<Id>): Refusal | undefined {
  if (!state.source.has(id))
    return refuse('unknown-thing', `There is no ${id}.`, 'It was joined or removed. Reload and look.', { id })
  if (touched.has(id)) return refuse('malformed', 'One source is named twice.', 'Name each source in one join.', { id })
}

/** What may name a source that goes: these come along. */
const comesAlong: readonly NounName[] = ['record', 'study', 'pair']

function movedFacts(state: State, { into, from }: Join): Fact[] | Refusal {
  const facts: Fact[] = []
  const gone = new Set<Id>(from)
  for (const id of from) {
    for (const name of nounNames)
      if (!comesAlong.includes(name) && (state.refs[name].get(id)?.size ?? 0) > 0)
        return refuse('in-use', `Work rests on ${id}.`, 'Join the other way round, or undo that work first.', { id })
    for (const [record] of referrers(state, 'record', id))
      facts.push({ type: 'record.read', id: record, from: { source: id }, to: { source: into } })
  }
  const studies = new Map(from.flatMap((id) => referrers(state, 'study', id)))
  for (const [id, { sources }] of studies)
    facts.push({
      type: 'study.clustered',
      id,
      from: { sources },
      to: { sources: [...new Set(sources.map((one) => (gone.has(one) ? into : one)))] },
    })
  const pairs = new Map(from.flatMap((id) => referrers(state, 'pair', id)))
  for (const [id, pair] of pairs) {
    const sources = pair.sources.map((one) => (gone.has(one) ? into : one))
    if (sources[0] === sources[1]) facts.push({ type: 'pair.judged', id, from: pair, to: null })
    else facts.push({ type: 'pair.judged', id, from: { sources: pair.sources }, to: { sources } })
  }
  for (const id of from)
    facts.push({ type: 'source.described', id, from: state.source.get(id) as Value<'source'>, to: null })
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

/** The id of what was decided of two sources: the same whoever decides, and in whichever order they are named. */
export const pairId = (a: Id<'src'>, b: Id<'src'>): Id<'pair'> => {
  const [one, other] = [a, b].sort()
  return `pair_${one}.${other}`
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
