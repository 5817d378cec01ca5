import type { Value } from '../core/fact.ts'
import { nounNames } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { explained, relationSaid } from '../core/record/duplicates/explain.ts'
import { type Found, findDuplicates } from '../core/record/duplicates/find.ts'
import type { Relation } from '../core/record/duplicates/judge.ts'
import { merged, type Part, shown } from '../core/record/duplicates/merge.ts'
import type { Comparable } from '../core/record/duplicates/prepare.ts'
import type { Reference } from '../core/record/facts.ts'
import type { Join } from '../core/record/join.ts'
import type { RecordRead } from '../core/record/read.ts'
import type { State } from '../core/state.ts'
import type { Store } from '../store/store.ts'
import { breathe, type Told } from './job.ts'

type Source = Id<'src'>

/** Two sources that may be one, and why it is asked. */
export interface Likely {
  sources: [Source, Source]
  why: string
}
/** Two sources that are reports of one study or work. */
export interface Kin {
  sources: [Source, Source]
  relation: Relation
  why: string
}
export interface Duplicates {
  joins: Join[]
  likely: Likely[]
  related: Kin[]
  compared: number
}

/**
 * Compares the records of a project, those of `imports` with all others or, without it, all with all. Says which
 * sources are one, which may be, and which are related; what was decided of two sources before is not asked again.
 */
export async function duplicatesIn(
  store: Store,
  state: State,
  told: Told,
  imports?: ReadonlySet<Id<'imp'>>,
): Promise<Duplicates> {
  const { records, sourceOf } = await comparable(store, state, told)
  const apart = [...state.pair.values()].flatMap(({ sources: [a, b] }) => (a && b ? [...across(state, a, b)] : []))
  const fresh =
    imports && new Set([...state.record].filter(([, record]) => imports.has(record.import)).map(([id]) => id as string))
  const joined = [...state.source.keys()]
    .map((id) => [...(state.refs.record.get(id) ?? [])])
    .filter((ids) => ids.length > 1)
  const found = await steps(findDuplicates(records, { joined, apart, ...(fresh && { fresh }) }), told)
  const between = (ids: readonly [string, string]): [Source, Source] => [sourceOf(ids[0]), sourceOf(ids[1])]
  const likely: Likely[] = found.questions.map(({ ids, evidence }) => ({
    sources: between(ids),
    why: explained(evidence),
  }))
  const references = new Map(records.map(({ id, reference }) => [id, reference]))
  const joins: Join[] = []
  for (const group of found.groups) {
    const sources = [...new Set(group.map(sourceOf))]
    if (sources.length < 2) continue
    const because = reasonOf(found, sourceOf, sources)
    const worked = sources.filter((id) => rested(state, id))
    const into = worked[0] ?? (sources[0] as Source)
    // Where work rests on more than one, a person decides what becomes of it.
    for (const other of worked.slice(1)) likely.push({ sources: [into, other], why: because })
    const from = sources.filter((id) => id !== into && !worked.includes(id))
    if (from.length === 0) continue
    joins.push({ into, from, because, reference: mergedReference(state, [into, ...from], references) })
  }
  return {
    joins,
    likely,
    related: found.related.map(({ ids, kind, evidence }) => ({
      sources: between(ids),
      relation: kind,
      why: `${relationSaid(kind)} ${explained(evidence)}`,
    })),
    compared: found.compared,
  }
}

/** Records as they were read; and sources that were described by hand, which have none. */
async function comparable(store: Store, state: State, told: Told) {
  const records: Comparable[] = []
  const total = state.record.size
  for (const [id, { material }] of state.record) {
    const reference = await referenceOf(store, material)
    if (reference) records.push({ id, reference })
    if (records.length % 2_000 === 0) {
      told.step('reading', records.length, total)
      await breathe(told)
    }
  }
  for (const [id, { reference }] of state.source) if (!state.refs.record.has(id)) records.push({ id, reference })
  const sourceOf = (id: string): Source => state.record.get(id as Id<'rec'>)?.source ?? (id as Source)
  return { records, sourceOf }
}

const decoder = new TextDecoder()

/** What a record says, from its material; undefined where the material is not there. */
export async function readingOf(store: Store, material: string): Promise<RecordRead | undefined> {
  const blob = await store.blob(material)
  return blob && (JSON.parse(decoder.decode(blob.bytes)) as RecordRead)
}
const referenceOf = async (store: Store, material: string): Promise<Reference | undefined> =>
  (await readingOf(store, material))?.reference

async function steps(work: Generator<number, Found>, told: Told): Promise<Found> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value
    told.step('comparing', Math.round(next.value * 100), 100)
    await breathe(told)
  }
}

function* across(state: State, a: Source, b: Source): Generator<[string, string]> {
  const of = (id: Source) => [...(state.refs.record.get(id) ?? [id])]
  for (const one of of(a)) for (const other of of(b)) yield [one, other]
}

/** Whether work rests on a source: then it is the one that stays. */
const rested = (state: State, id: Source): boolean =>
  nounNames.some((name) => !['record', 'study', 'pair'].includes(name) && (state.refs[name].get(id)?.size ?? 0) > 0)

function reasonOf({ matches }: Found, sourceOf: (id: string) => Source, sources: readonly Source[]): string {
  const own = matches.find(
    ({ ids: [a, b] }) => sourceOf(a) !== sourceOf(b) && sources.includes(sourceOf(a)) && sources.includes(sourceOf(b)),
  )
  return own ? explained(own.evidence) : 'Its records agree with one another.'
}

/** The best of all records; what a person wrote into the first source's reference stays as it is. */
function mergedReference(
  state: State,
  sources: readonly Source[],
  references: ReadonlyMap<string, Reference>,
): Reference {
  const parts = (ids: readonly Source[]): Part[] =>
    ids.flatMap((id) =>
      [...(state.refs.record.get(id) ?? [id])].flatMap(
        (one) => ({ id: one, reference: references.get(one) ?? [] }) as Part | [],
      ),
    )
  const own = state.source.get(sources[0] as Source) as Value<'source'>
  const expected = merged(parts(sources.slice(0, 1))).reference
  const { abstract: _, keywords: __, ...best } = merged(parts(sources)).reference
  const byHand = Object.entries(own.reference).filter(
    ([field, value]) => shown(value) !== shown(expected[field as keyof Reference]),
  )
  return { ...best, ...Object.fromEntries(byHand) }
}
