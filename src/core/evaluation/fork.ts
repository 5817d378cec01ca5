import { reachOf, withinConsent } from '../consent/within.ts'
import { type Event, type Fact, type IdFor, type NounName, nouns, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { stateAt } from '../journal.ts'
import { isMarked, withoutMarked } from '../project/published.ts'
import { seenBy } from '../project/seen-by.ts'
import { type Decision, refuse } from '../refusal.ts'
import { get, inOrder, type State } from '../state.ts'
import { versionsOf } from '../theory/lineage.ts'

/** What an evaluation is called, who begins it, and the cases that are known already. */
export interface Forking {
  version: Id<'ver'>
  title: string
  who: Id<'per'>
  cases?: readonly { id: Id<'cas'>; name: string }[]
}

/**
 * The facts of a new evaluation from a frozen version of a review: the theory as it stood then, with the ids it has there,
 * all that it came from, and the sources that are its evidence. What the team keeps private, what participants did not
 * agree to share, what is blinded to anybody, files, votes and people stay behind.
 */
export function forkFacts(
  { events, state: now }: { events: readonly Event[]; state: State },
  { version, title, who, cases = [] }: Forking,
): Decision<Fact[]> {
  const frozen = events.findLast(({ fact }) => fact.id === version && fact.from === null)
  const [first, last] = [events[0], events.at(-1)]
  if (!frozen || !first || !last || !now.version.has(version))
    return no('unknown-thing', `There is no version ${version}.`, 'Name a frozen version of the theory.')
  const state = handedOut(seenBy(stateAt(events, frozen.seq), undefined, now), now)
  const value = state.version.get(version)
  if (!value?.members.length)
    return no('does-not-fit', 'That version holds no configuration.', 'Freeze one in which there is a theory.')

  const facts: Fact[] = []
  const put = <N extends NounName>(noun: N, id: IdFor<N>, to: Value<N>, why?: string) =>
    void facts.push({ type: nouns[noun].fact, id, from: null, to, ...(why && { why }) } as unknown as Fact)
  const taken = takenOver(state, version, now)
  const { programme, template, framework } = [...state.project.values()][0] ?? {}
  put('person', who, { roles: ['owner'] })
  for (const id of taken.sources) {
    const { kind, reference, evidenceKind, country, setting } = state.source.get(id) as Value<'source'>
    put('source', id, dense({ kind, reference, evidenceKind, country, setting }))
  }
  for (const [id, one] of state.template) put('template', id, one)
  for (const [id, one] of inOrder(state, 'framework')) put('framework', id, one)
  for (const [id, one] of inOrder(state, 'group')) put('group', id, one)
  for (const [id, one] of inOrder(state, 'definition')) put('definition', id, one)
  put('project', 'prj_this', dense({ title, kind: 'realist evaluation' as const, programme, template, framework }))
  for (const [id, one] of state.theory) if (taken.theories.has(id)) put('theory', id, one)
  for (const [id, one] of state.component) if (taken.components.has(id)) put('component', id, one)
  for (const [id, one] of state.configuration) if (taken.configurations.has(id)) put('configuration', id, one)
  for (const [id, one] of state.link) if (taken.configurations.has(one.configuration)) put('link', id, one)
  for (const [id, one] of state.relation)
    if (taken.configurations.has(one.of) && taken.configurations.has(one.to)) put('relation', id, one)
  for (const [id, { source, quote, kind, selectors }] of state.excerpt)
    if (taken.excerpts.has(id)) {
      const pages = selectors?.flatMap((one) => (one.type === 'page' ? [{ type: one.type, page: one.page }] : []))
      put('excerpt', id, dense({ source, quote, kind, selectors: pages?.length ? pages : undefined }))
    }
  for (const id of taken.results) {
    const told = resultGiven(state, id, now)
    if (told) put('result', id, told)
  }
  for (const [id, { by: _, excerpt, result, ...one }] of state.evidence)
    if (taken.evidence.has(id))
      put('evidence', id, {
        ...one,
        ...(excerpt && taken.excerpts.has(excerpt) && { excerpt }),
        ...(result && taken.results.has(result) && { result }),
      })
  for (const [id, { configurations = [], ...one }] of state.substantive) {
    const of = configurations.filter((each) => taken.configurations.has(each))
    const theories = one.theories?.filter((each) => taken.theories.has(each))
    put('substantive', id, dense({ ...one, theories, configurations: of.length > 0 ? of : undefined }))
  }
  facts.push(...lineageFacts(state, events, taken))
  const origin = { title: titleOf(now), project: first.id, version, name: value.name }
  put('origin', 'org_this', { ...origin, hash: frozen.hash, head: last.hash, seq: frozen.seq })
  cases.forEach(({ id, name }, i) => void put('case', id, { name, order: i + 1 }))
  return { ok: true, facts }
}

/** What may leave a project: within what participants agreed to share, and without what the team keeps private. */
export const handedOut = (state: State, now: State): State => withoutMarked(withinConsent(state, 'copy', now), now)

/**
 * What may leave of a figure: what was measured and what it came to, where its source is a publication or is shared. Undefined
 * where the source is kept private, or is what participants said who did not agree to that.
 */
export function resultGiven(state: State, id: Id<'rsl'>, now: State): Value<'result'> | undefined {
  const result = get(state, 'result', id)
  if (!result || isMarked(now, result.source) || reachOf(now, result.source, 'copy') === 'none') return undefined
  const { kind, measure, n, estimate, interval, direction, source, text } = result
  return dense({ kind, measure, n, estimate, interval, direction, source, text })
}

export const titleOf = (state: State): string => [...state.project.values()][0]?.title ?? 'A review'

interface Taken {
  configurations: Set<Id<'cmoc'>>
  theories: Set<Id<'pt'>>
  components: Set<Id<'cmp'>>
  evidence: Set<Id<'evd'>>
  excerpts: Set<Id<'exc'>>
  sources: Set<Id<'src'>>
  results: Set<Id<'rsl'>>
  refinements: Set<Id<'rfn'>>
}

/** The version's configurations, those of versions before it, all they came from, and what hangs on them. */
function takenOver(state: State, version: Id<'ver'>, now: State): Taken {
  const configurations = new Set(
    versionsOf(state).flatMap(([, { members }]) => members.map((one) => one.configuration)),
  )
  for (const { configuration } of state.version.get(version)?.members ?? []) configurations.add(configuration)
  // A set is gone through in the order of its growth: parents lead on to theirs.
  for (const one of configurations)
    for (const rfn of state.refs.refinement.get(one) ?? []) {
      const act = state.refinement.get(rfn as Id<'rfn'>)
      if (act?.children.includes(one)) for (const parent of act.parents) configurations.add(parent)
    }
  const theories = new Set<Id<'pt'>>()
  for (const id of configurations) {
    const theory = state.configuration.get(id)?.theory
    if (theory) theories.add(theory)
  }
  const components = new Set<Id<'cmp'>>()
  for (const link of state.link.values()) if (configurations.has(link.configuration)) components.add(link.component)
  const evidence = new Set<Id<'evd'>>()
  const excerpts = new Set<Id<'exc'>>()
  const sources = new Set<Id<'src'>>()
  const results = new Set<Id<'rsl'>>()
  for (const [id, { configuration, source, excerpt, result }] of state.evidence) {
    if (!configurations.has(configuration)) continue
    evidence.add(id)
    sources.add(source)
    if (result && resultGiven(state, result, now)) {
      results.add(result)
      const of = state.result.get(result)?.source
      if (of) sources.add(of)
    }
    // A passage of which no word may go along says nothing.
    if (excerpt && state.excerpt.get(excerpt)?.quote.trim()) excerpts.add(excerpt)
  }
  const cited = [state.template, state.framework, state.definition, state.substantive] as Iterable<
    readonly [string, { source?: Id<'src'> }]
  >[]
  for (const table of cited) for (const [, { source }] of table) if (source) sources.add(source)
  for (const id of theories) {
    const citation = state.theory.get(id)?.citation
    if (citation) sources.add(citation)
  }
  const refinements = new Set<Id<'rfn'>>()
  for (const [id, { parents, children }] of state.refinement)
    if ([...parents, ...children].every((one) => configurations.has(one))) refinements.add(id)
  for (const { context } of state.synthesis.values()) if (context) components.add(context)
  return { configurations, theories, components, evidence, excerpts, sources, results, refinements }
}

/** Refinements, versions and moves of the synthesis in the order in which they were made: each stands on those before it. */
function lineageFacts(state: State, events: readonly Event[], taken: Taken): Fact[] {
  const why = new Map<Id, string>()
  const made: Event[] = []
  for (const event of events) {
    const { id, type, from } = event.fact
    if (type !== 'theory.refined' && type !== 'version.frozen' && type !== 'synthesis.made') continue
    if (from === null) made.push(event)
    if (event.fact.why) why.set(id, event.fact.why)
  }
  const facts: Fact[] = []
  for (const { fact } of made) {
    const { id } = fact
    if (facts.some((one) => one.id === id)) continue
    if (fact.type === 'theory.refined') {
      const act = state.refinement.get(fact.id)
      if (!act || !taken.refinements.has(fact.id)) continue
      const { by: _, meeting: __, rival, evidence, ...rest } = act
      const rests = evidence?.filter((one) => taken.evidence.has(one))
      const to = dense({
        ...rest,
        evidence: rests?.length ? rests : undefined,
        rival: rival && taken.configurations.has(rival) ? rival : undefined,
      })
      facts.push({ type: fact.type, id: fact.id, from: null, to, why: why.get(id) ?? 'As in the review it came from.' })
    } else if (fact.type === 'version.frozen') {
      const to = state.version.get(fact.id)
      if (to) facts.push({ type: fact.type, id: fact.id, from: null, to })
    } else if (fact.type === 'synthesis.made') {
      const move = state.synthesis.get(fact.id)
      const known = move?.pieces.every(
        (piece) => taken.evidence.has(piece as Id<'evd'>) || taken.configurations.has(piece as Id<'cmoc'>),
      )
      if (!move || !known) continue
      const { by: _, ...to } = move
      facts.push({ type: fact.type, id: fact.id, from: null, to })
    }
  }
  return facts
}

/** A value without the fields that are not there. */
export const dense = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T

const no = (code: 'unknown-thing' | 'does-not-fit', message: string, hint: string) =>
  ({ ok: false, refusal: refuse(code, message, hint) }) as const
