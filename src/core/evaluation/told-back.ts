import { type DiffPiece, diffWords } from '../diff.ts'
import type { Fact, FactOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { labelOf } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import type { Stance } from '../theory/facts.ts'
import { numberOf } from '../theory/lineage.ts'
import { type Back, type Group, whyThere } from './bring-back.ts'
import { titleOf } from './fork.ts'

/** What a person reads of one group before they choose it. */
export interface ToldGroup extends Omit<Group, 'facts' | 'configurations'> {
  configurations: { id: Id<'cmoc'>; label: string; title: string; fresh: boolean }[]
  /** Words that change, with why; `of` says whose they are. */
  wordings: { id: Id; of: string; pieces: DiffPiece[]; why?: string }[]
  /** Parts that come into a configuration that the review has, and that leave it. */
  parts: { id: Id; slot: string; text: string; gone: boolean }[]
  /** New pieces of evidence by what they do to the theory. */
  stances: { stance: Stance; n: number }[]
  /** How many facts would be recorded: none where all of it stays. */
  facts: number
}

export interface ToldBack {
  title: string
  /** The version of the review that it was forked from. */
  version: string
  groups: ToldGroup[]
  withdrawn: Back['withdrawn']
}

/** What an evaluation would bring, in words for who chooses: wordings before and after, parts, evidence by stance, what stays. */
export function toldBack({ groups, withdrawn }: Back, evaluation: Journal, review: Journal): ToldBack {
  const [origin] = evaluation.state.origin.values()
  const told = groups.map((group) => toldGroup(group, review.state, evaluation.state))
  const place = ({ configurations: [first] }: ToldGroup) =>
    Number((first && numberOf(review.state, first.id)) ?? Infinity)
  told.sort((a, b) => place(a) - place(b) || 0)
  return { title: titleOf(evaluation.state), version: origin?.name ?? '', groups: told, withdrawn }
}

function toldGroup(
  { facts, configurations, refinements, ...rest }: Group,
  review: State,
  evaluation: State,
): ToldGroup {
  const from = titleOf(evaluation)
  const stances = new Map<Stance, number>()
  for (const fact of facts)
    if (fact.type === 'evidence.linked' && fact.to?.stance && fact.from === null)
      stances.set(fact.to.stance, (stances.get(fact.to.stance) ?? 0) + 1)
  return {
    ...rest,
    refinements: refinements.map(({ kind, why }) => ({ kind, why: whyThere(why, from) ?? '' })),
    configurations: configurations.map(({ id, label }) => {
      const known = review.configuration.get(id)
      const numbered = known && numberOf(review, id) !== undefined
      const title = (evaluation.configuration.get(id) ?? known)?.title ?? ''
      return { id, label: numbered ? label : title, title: numbered ? title : '', fresh: !known }
    }),
    wordings: facts.flatMap((fact) => wordingsOf(fact, review, from)),
    parts: facts.flatMap((fact) => (fact.type === 'link.placed' ? partsOf(fact, review, evaluation) : [])),
    stances: [...stances].map(([stance, n]) => ({ stance, n })),
    facts: facts.length,
  }
}

const worded: readonly Fact['type'][] = ['component.worded', 'configuration.formed']

/** Texts that a fact changes, and no other field: where something stands in a list is not worth reading. */
function wordingsOf(fact: Fact, review: State, from: string): ToldGroup['wordings'] {
  if (fact.from === null || fact.to === null || !worded.includes(fact.type)) return []
  const [before, after] = [fact.from, fact.to] as Record<string, unknown>[]
  return Object.keys(after ?? {}).flatMap((field) => {
    const [was = '', is = ''] = [before?.[field] ?? '', after?.[field] ?? '']
    if (typeof was !== 'string' || typeof is !== 'string') return []
    const of =
      fact.type === 'component.worded'
        ? usedIn(review, fact.id as Id<'cmp'>)
        : `${field} of ${labelOf(review, fact.id)}`
    const why = whyThere(fact.why ?? '', from)
    return [{ id: fact.id, of, pieces: diffWords(was, is), ...(why && { why }) }]
  })
}

/** What part a component is, by the first configuration it is placed in. */
function usedIn(state: State, component: Id<'cmp'>): string {
  for (const [, { component: one, slot, configuration }] of state.link)
    if (one === component) return slotLabel(state, configuration, slot)
  return 'wording'
}

function slotLabel(state: State, configuration: Id<'cmoc'>, slot: string): string {
  const template = get(state, 'configuration', configuration)?.template
  return (template && templateOf(state, template).slots.find(({ key }) => key === slot)?.label) ?? slot
}

function partsOf(fact: FactOf<'link'>, review: State, evaluation: State): ToldGroup['parts'] {
  const { id, from, to } = fact
  const link = (to === null ? from : from === null ? to : undefined) as
    | { configuration: Id<'cmoc'>; component: Id<'cmp'>; slot: string }
    | undefined
  if (!link) return []
  const of = to === null ? review : evaluation
  const text = get(of, 'component', link.component)?.text ?? ''
  return [{ id, slot: slotLabel(of, link.configuration, link.slot), text, gone: to === null }]
}
