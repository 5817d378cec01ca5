import { answersAlong, answersBring, joinsAnswers } from '../characteristics/along.ts'
import { citedExcerpt, documentsAlong } from '../document/along.ts'
import { type Event, type Fact, type FactOf, type NounName, nounNames, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, type Refusal, refuse } from '../refusal.ts'
import { bringsAlong, decisionsAlong } from '../screening/along.ts'
import { stagesOf } from '../screening/outcome.ts'
import { apply, draft, referrers, type State } from '../state.ts'

export interface Join {
  into: Id<'src'>
  from: readonly Id<'src'>[]
  /** The merged reference, where it is to change. */
  reference?: Value<'source'>['reference'] | undefined
  because?: string | undefined
}

/**
 * Joins sources into one: their records move, their studies, tags, documents with their excerpts, what was decided of them
 * and what was answered of them by forms come along, and they are no longer there. Nothing of a record is lost, and undoing the act brings every source back. Refused when other
 * work rests on a source that would go: then it is the one to join into.
 */
export function joinFacts(state: State, joins: readonly Join[]): Decision<Fact[]> {
  const facts: Fact[] = []
  const touched = new Set<Id>()
  // One study, round or sample may hold sources of several joins, so each is worked out on what the one before left.
  const working = draft(state)
  for (const join of joins) {
    for (const id of [join.into, ...join.from]) {
      const refusal = joinable(state, id, touched)
      if (refusal) return { ok: false, refusal }
      touched.add(id)
    }
    for (const from of join.from) {
      const refusal = resting(working, from) ?? joinsAnswers(working, join.into, from)
      if (refusal) return { ok: false, refusal }
    }
    const described = descriptionFact(working, join)
    for (const from of join.from)
      for (const fact of movedFacts(working, join.into, from)) {
        apply(working, fact)
        facts.push(join.because ? { ...fact, why: join.because } : fact)
      }
    if (!described) continue
    apply(working, described)
    facts.push(join.because ? { ...described, why: join.because } : described)
  }
  return { ok: true, facts }
}

function joinable(state: State, id: Id<'src'>, touched: ReadonlySet<Id>): Refusal | undefined {
  if (!state.source.has(id))
    return refuse('unknown-thing', `There is no ${id}.`, 'It was joined or removed. Reload and look.', { id })
  if (touched.has(id)) return refuse('malformed', 'One source is named twice.', 'Name each source in one join.', { id })
}

/** What may name a source that goes: these come along. */
const comesAlong: readonly NounName[] = [
  'record',
  'study',
  'pair',
  'document',
  'excerpt',
  'retrieval',
  ...bringsAlong,
  ...answersBring,
]

function resting(state: State, id: Id<'src'>): Refusal | undefined {
  // The source is named and not the passage: it may be one that whoever asks may not see.
  if (citedExcerpt(state, id))
    return refuse('in-use', `Work rests on a passage of ${id}.`, 'Join the other way round, or undo that work first.', {
      id,
    })
  for (const name of nounNames)
    if (!comesAlong.includes(name) && (state.refs[name].get(id)?.size ?? 0) > 0)
      return refuse('in-use', `Work rests on ${id}.`, 'Join the other way round, or undo that work first.', { id })
}

/** What the source that stays takes over: tags, the place where it is screened, and a merged reference. */
function descriptionFact(state: State, { into, from, reference }: Join): FactOf<'source'> | undefined {
  const source = state.source.get(into) as Value<'source'>
  const others = from.map((id) => state.source.get(id) as Value<'source'>)
  const tags = [...new Set([source, ...others].flatMap((one) => one.tags ?? []))]
  const stages = stagesOf(state).map(([id]) => id)
  // A source without records would leave no trail by which a late vote could follow it.
  const bare = from.filter((id) => referrers(state, 'record', id).length === 0)
  const entersAt = stages.find((stage) => others.some((one) => one.entersAt === stage))
  const to = {
    ...(reference && { reference }),
    ...(tags.length > (source.tags?.length ?? 0) && { tags }),
    // Else a candidate would leave the screening by being joined into a source that is none.
    ...(!source.entersAt && entersAt && { entersAt }),
    ...(bare.length > 0 && { formerly: [...(source.formerly ?? []), ...bare] }),
  }
  const fields = Object.keys(to) as (keyof typeof to)[]
  if (fields.length === 0) return undefined
  const had = Object.fromEntries(fields.map((field) => [field, source[field] ?? null]))
  return { type: 'source.described', id: into, from: had, to } as FactOf<'source'>
}

/** What a source was joined into, as far as what is told of it leads; itself where nothing says so. */
export function joinedInto(told: (key: string) => readonly Event[], id: Id<'src'>): Id<'src'> {
  const last = told(id).findLast(({ fact }) => fact.id === id)
  if (last?.fact.to !== null) return id
  for (const { act, fact } of told(id))
    if (act === last.act && fact.type === 'record.read' && fact.from?.source === id && fact.to?.source)
      return joinedInto(told, fact.to.source)
  for (const { fact } of told(last.act))
    if (fact.type === 'source.described' && fact.to?.formerly?.includes(id)) return joinedInto(told, fact.id)
  return id
}

function movedFacts(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const facts: Fact[] = referrers(state, 'record', from).map(([id]) => ({
    type: 'record.read',
    id,
    from: { source: from },
    to: { source: into },
  }))
  const renamed = (sources: readonly Id<'src'>[]) => sources.map((one) => (one === from ? into : one))
  for (const [id, { sources }] of referrers(state, 'study', from))
    facts.push({ type: 'study.clustered', id, from: { sources }, to: { sources: [...new Set(renamed(sources))] } })
  for (const [id, pair] of referrers(state, 'pair', from)) {
    const sources = renamed(pair.sources)
    if (sources[0] === sources[1]) facts.push({ type: 'pair.judged', id, from: pair, to: null })
    else facts.push({ type: 'pair.judged', id, from: { sources: pair.sources }, to: { sources } })
  }
  for (const fact of documentsAlong(state, into, from)) facts.push(fact)
  facts.push(...decisionsAlong(state, into, from), ...answersAlong(state, into, from))
  facts.push({ type: 'source.described', id: from, from: state.source.get(from) as Value<'source'>, to: null })
  return facts
}
