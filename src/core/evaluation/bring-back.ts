import { withdrawalOf, withdrawnSources } from '../consent/withdrawal-of.ts'
import { type Fact, type FactOf, type NounName, nouns, type Value } from '../fact.ts'
import { fits } from '../fits.ts'
import type { Id } from '../ids.ts'
import { eventsOf, type Journal } from '../journal.ts'
import { configurationLabel, labelOf, sourceLabel } from '../label.ts'
import { seenBy } from '../project/seen-by.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { allowed } from '../rules.ts'
import { apply, draft, get, referrers, type State, thing } from '../state.ts'
import { refinementsOf, retiredBy } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { compared, consentFor, given, ofThing } from './back-values.ts'
import { handedOut, titleOf } from './fork.ts'

/** What comes back of one configuration and of all that it came from and became. */
export interface Group {
  configurations: { id: Id<'cmoc'>; label: string }[]
  facts: Fact[]
  /** Steps of refinement that the review does not have. */
  refinements: { kind: string; why: string }[]
  /** New pieces of evidence, and from how many sources. */
  evidence: number
  sources: number
  /** How many of the pieces come without the words or figures they rest on, which may not leave the evaluation. */
  wordless: number
  /** What the review says otherwise by itself: it stays. */
  differs: { id: Id; label: string; fields: string[] }[]
  /** What does not stand in the review, and why. */
  left: { id: Id; message: string }[]
}

export interface Back {
  groups: Group[]
  /** Sources whose words were withdrawn in the evaluation and still stand in the review. */
  withdrawn: { id: Id<'src'>; label: string }[]
}

/**
 * What an evaluation has to give back to the review that it was forked from: refinements, new configurations, wordings, and
 * evidence with its sources, by groups of configurations of which some may be `chosen`. What was brought
 * before is not brought again. What people said who took part comes with their words only where they agreed to share them.
 * Refused for a project that was not forked from this one.
 */
export function bringBack(
  evaluation: Journal,
  review: Journal,
  who: Id<'per'>,
  chosen?: readonly Id<'cmoc'>[],
): { back: Back } | { refusal: Refusal } {
  const stranger = notOf(evaluation.state, review)
  if (stranger) return { refusal: stranger }
  const state = handedOut(seenBy(evaluation.state), evaluation.state)
  const families = familiesOf(state)
  /** Of what is chosen together the later stands on the earlier; looked at one by one, each stands by itself. */
  const shared = chosen && draft(review.state)
  const groups = families
    .filter((family) => !chosen || family.some((id) => chosen.includes(id)))
    .map((family) => groupOf({ evaluation, review, state, who }, family, shared ?? draft(review.state)))
    .filter(({ facts, differs, left }) => facts.length + differs.length + left.length > 0)
  const withdrawn = [...withdrawnSources(evaluation.state)].flatMap((source) =>
    review.state.source.has(source) && !withdrawalOf(review.state, source)
      ? [{ id: source, label: sourceLabel(review.state, source) }]
      : [],
  )
  return { back: { groups, withdrawn } }
}

/** Why a project is none of this review; undefined where it was forked from it. */
function notOf({ origin }: State, review: Journal): Refusal | undefined {
  const [from] = origin.values()
  if (!from)
    return refuse('does-not-fit', 'It was not forked from a review.', 'Name an evaluation that was made by fork.')
  if (review.events[0]?.id !== from.project || !review.state.version.has(from.version))
    return refuse(
      'does-not-fit',
      `It was forked from “${from.title}”, version “${from.name}”, which is another project.`,
      'Name the review that it was forked from.',
    )
}

/** Configurations by lineage: which came from which, whether in one step or several. */
function familiesOf(state: State): Id<'cmoc'>[][] {
  const of = new Map<Id<'cmoc'>, Set<Id<'cmoc'>>>()
  for (const id of state.configuration.keys()) of.set(id, new Set([id]))
  for (const { parents, children } of state.refinement.values()) {
    const all = new Set([...parents, ...children].flatMap((id) => [...(of.get(id) ?? [])]))
    for (const id of all) of.set(id, all)
  }
  return [...new Set(of.values())].map((family) => [...family])
}

interface Between {
  evaluation: Journal
  review: Journal
  /** What of the evaluation may be handed out. */
  state: State
  who: Id<'per'>
}

function groupOf(between: Between, family: readonly Id<'cmoc'>[], working: State): Group {
  const { evaluation, review, state, who } = between
  const title = titleOf(state)
  const group: Group = {
    configurations: [],
    facts: [],
    refinements: [],
    evidence: 0,
    sources: 0,
    wordless: 0,
    differs: [],
    left: [],
  }
  const put = (fact: Fact): boolean => {
    const refusal = fits(working, { told: () => [] }, fact) ?? allowed(working, who, fact)
    if (refusal) group.left.push({ id: fact.id, message: `${refusal.message} ${refusal.hint}` })
    else {
      apply(working, fact)
      group.facts.push(fact)
    }
    return !refusal
  }
  const bring = (id: Id, more: object = {}): boolean => {
    const told = given(state, title, id)
    if (!told) return false
    const why = whyOf(evaluation, id, title)
    if (!thing(working, id)) {
      // What the review had and took away is not brought again.
      if (ofThing(review, id).length > 0) return false
      return put({ type: nouns[told.noun].fact, id, from: null, to: { ...told.value, ...more }, why } as Fact)
    }
    if (kept.includes(told.noun)) return false
    const { from, to, differs } = compared(evaluation, review, id, told.noun, told.value)
    if (differs.length > 0) group.differs.push({ id, label: labelOf(review.state, id), fields: differs })
    if (Object.keys(to).length > 0) put({ type: nouns[told.noun].fact, id, from, to, why } as unknown as Fact)
    return false
  }
  const evidence = family.flatMap((id) => referrers(state, 'evidence', id))
  const links = family.flatMap((id) => linksOf(state, id))
  for (const id of family) {
    const { theory, template } = get(state, 'configuration', id) ?? {}
    if (theory) bring(theory)
    if (template) bring(template)
  }
  for (const source of new Set(evidence.map(([, piece]) => piece.source))) {
    if (!bring(source)) continue
    group.sources++
    const consent = consentFor(state, source)
    if (consent) bring(consent)
  }
  for (const [, { excerpt, result }] of evidence) {
    const of = get(state, 'result', result)?.source
    if (of && given(state, title, result as Id)) bring(of)
    if (excerpt) bring(excerpt)
    if (result) bring(result)
  }
  for (const [, { component }] of links) bring(component)
  for (const id of family) bring(id)
  for (const [id] of links) bring(id)
  for (const [id, piece] of evidence) {
    if (!bring(id)) continue
    group.evidence++
    const came = get(working, 'evidence', id)
    const said = get(evaluation.state, 'excerpt', piece.excerpt)?.quote.trim()
    if ((said && !came?.excerpt) || (piece.result && !came?.result)) group.wordless++
  }
  for (const id of goneFrom(between, working, family)) {
    const value = get(working, 'link', id)
    if (value)
      put({ type: 'link.placed', id, from: value, to: null, why: whyOf(evaluation, id, title) } as FactOf<'link'>)
  }
  let order = Math.max(0, ...[...working.refinement.values()].map((act) => act.order))
  for (const [id, act] of refinementsOf(state)) {
    if (!act.parents.concat(act.children).some((one) => family.includes(one))) continue
    const there = (act.evidence ?? []).filter((one) => working.evidence.has(one))
    const rival = act.rival && working.configuration.has(act.rival) ? act.rival : null
    const more = { order: ++order, evidence: there.length > 0 ? there : null, rival }
    if (bring(id, more)) group.refinements.push({ kind: act.kind, why: whyOf(evaluation, id, title) })
  }
  for (const [id, { pieces, context }] of state.synthesis) {
    const named = (piece: Id) => family.includes(piece as Id<'cmoc'>) || evidence.some(([one]) => one === piece)
    if (!pieces.some(named)) continue
    if (context) bring(context)
    bring(id)
  }
  for (const [id, { of, to }] of state.relation) if (family.includes(of) || family.includes(to)) bring(id)
  const living = family.filter((id) => !retiredBy(state, id))
  group.configurations = (living.length > 0 ? living : family).map((id) => ({
    id,
    label: configurationLabel(state, id),
  }))
  return group
}

/** Of these the review keeps its own: what went out with the fork was narrowed. */
const kept: readonly NounName[] = ['source', 'consent', 'excerpt', 'result', 'theory', 'template']

/** Links that the evaluation took out of configurations, and the review has as they were. */
function goneFrom({ evaluation, state }: Between, working: State, family: readonly Id<'cmoc'>[]): Id<'lnk'>[] {
  return family.flatMap((id) =>
    linksOf(working, id).flatMap(([link, value]) => {
      const taken = ofThing(evaluation, link).at(-1)?.fact
      const had = taken?.to === null ? (taken.from as Partial<Value<'link'>>) : undefined
      const same = had?.component === value.component && had.slot === value.slot
      return same && !state.link.has(link) ? [link] : []
    }),
  )
}

/** Why it was changed in the evaluation, and that it comes from there. */
function whyOf(evaluation: Journal, id: Id, title: string): string {
  const why = eventsOf(evaluation, id).findLast(({ fact }) => fact.id === id && fact.why)?.fact.why
  return why ? `${why} (${cameFrom(title)})` : cameFrom(title)
}
const cameFrom = (title: string): string => `From the evaluation “${title}”.`

/** The reason alone that was given in the evaluation, for where it is said already whence it comes; undefined where none was. */
export const whyThere = (why: string, title: string): string | undefined =>
  why === cameFrom(title) ? undefined : why.replace(` (${cameFrom(title)})`, '') || undefined
