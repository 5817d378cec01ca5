import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { apply, draft, get, type State, thing } from '../state.ts'
import { type SlotChange, slotChanges } from './compare.ts'
import type { Stance } from './facts.ts'
import { retiredBy } from './lineage.ts'
import { evidenceOf, linksOf } from './links.ts'

/** What becomes of one configuration by an act: it comes into the theory, leaves it, comes back, or stays in it. */
interface Consequence {
  configuration: Id<'cmoc'>
  title: string
  label: string
  becomes: 'comes' | 'leaves' | 'returns' | 'reworded' | 'stays'
  /** Slots with words, and what changes in them; of what leaves, the words it leaves with. */
  slots: SlotChange[]
}

/** Where one piece of evidence goes. `to` without a place: its configuration leaves the theory and keeps it, listed. */
export interface EvidenceMove {
  id: Id<'evd'>
  source: string
  stance: Stance
  from: EvidencePlace | undefined
  to: (EvidencePlace & { listed: boolean }) | undefined
}
interface EvidencePlace {
  label: string
  slots: string[]
}

export interface Consequences {
  configurations: Consequence[]
  /** Pieces that go somewhere else, are added, or stay with what leaves. */
  evidence: EvidenceMove[]
  /** Pieces on the configurations named that stay as they are. */
  still: number
  /** How many relations are drawn elsewhere, and how many stay with what leaves. */
  relations: { moved: number; left: number }
}

/**
 * What an act would change, from the very facts that it would record: each configuration it touches, also those that hold
 * a component it rewords, and where each piece of evidence goes. Facts about what this state does not hold are passed over.
 */
export function consequences(before: State, facts: readonly Fact[]): Consequences {
  const after = draft(before)
  const touched = new Set<Id<'cmoc'>>()
  const reworded = new Set<Id<'cmp'>>()
  for (const fact of facts) {
    const both = [fact.from, fact.to] as (Record<string, unknown> | null)[]
    const names = (field: string) => both.flatMap((side) => (side?.[field] as Id<'cmoc'>) ?? [])
    if (fact.type === 'configuration.formed') touched.add(fact.id)
    if (fact.type === 'component.worded') reworded.add(fact.id)
    if (fact.type === 'link.placed' || fact.type === 'evidence.linked')
      for (const id of names('configuration')) touched.add(id)
    if (fact.type === 'link.placed') touched.add(get(before, 'link', fact.id)?.configuration as Id<'cmoc'>)
    if (fact.type === 'theory.refined')
      for (const id of both.flatMap((side) => [side?.parents, side?.children].flat() as Id<'cmoc'>[])) touched.add(id)
    if (fact.from === null || thing(after, fact.id)) apply(after, fact)
  }
  for (const component of reworded)
    for (const link of before.refs.link.get(component) ?? [])
      touched.add(get(before, 'link', link as Id<'lnk'>)?.configuration as Id<'cmoc'>)
  const all = [...touched].filter((id) => before.configuration.has(id) || after.configuration.has(id))
  const evidence = all.flatMap((id) => [...evidenceOf(before, id), ...evidenceOf(after, id)].map(([evd]) => evd))
  const moves = [...new Set(evidence)].map((id) => moveOf(before, after, id))
  const goes = moves.filter(({ from, to }) => to?.listed || JSON.stringify(from) !== JSON.stringify(to && placeIn(to)))
  return {
    configurations: all
      .filter((id) => inTheory(before, id) || inTheory(after, id))
      .map((id) => consequence(before, after, id)),
    evidence: goes,
    still: moves.length - goes.length,
    relations: relationsIn(before, after, all),
  }
}

function consequence(before: State, after: State, id: Id<'cmoc'>): Consequence {
  const [had, has] = [inTheory(before, id), inTheory(after, id)]
  const slots = slotChanges(had ? before : undefined, has ? after : had ? before : undefined, id).filter(
    (slot) => slot.before.length + slot.after.length > 0,
  )
  const changed = slots.some(({ diff }) => diff.some(({ kind }) => kind !== 'same'))
  const arrives = before.configuration.has(id) ? 'returns' : 'comes'
  return {
    configuration: id,
    title: (after.configuration.get(id) ?? before.configuration.get(id))?.title ?? '',
    label: configurationLabel(after.configuration.has(id) ? after : before, id),
    becomes: had && has ? (changed ? 'reworded' : 'stays') : has ? arrives : 'leaves',
    slots,
  }
}

const inTheory = (state: State, id: Id<'cmoc'>): boolean => state.configuration.has(id) && !retiredBy(state, id)

function moveOf(before: State, after: State, id: Id<'evd'>): EvidenceMove {
  const piece = after.evidence.get(id) ?? before.evidence.get(id)
  const to = placeOf(after, id)
  return {
    id,
    source: piece ? sourceLabel(after, piece.source) : id,
    stance: piece?.stance ?? 'absent',
    from: placeOf(before, id),
    to: to && { ...to, listed: !inTheory(after, after.evidence.get(id)?.configuration as Id<'cmoc'>) },
  }
}

const placeIn = ({ label, slots }: EvidencePlace): EvidencePlace => ({ label, slots })
function placeOf(state: State, id: Id<'evd'>): EvidencePlace | undefined {
  const piece = state.evidence.get(id)
  if (!piece) return undefined
  const slots = new Set(piece.links.flatMap((link) => state.link.get(link)?.slot ?? []))
  const order = linksOf(state, piece.configuration).map(([, { slot }]) => slot)
  const label = configurationLabel(state, piece.configuration)
  return { label, slots: [...slots].sort((a, b) => order.indexOf(a) - order.indexOf(b)) }
}

function relationsIn(before: State, after: State, touched: readonly Id<'cmoc'>[]): Consequences['relations'] {
  const ids = new Set(touched.flatMap((id) => [...(before.refs.relation.get(id) ?? [])] as Id<'rel'>[]))
  let moved = 0
  let left = 0
  for (const id of ids) {
    const [was, is] = [before.relation.get(id), after.relation.get(id)]
    if (!was || !is) continue
    if (was.of !== is.of || was.to !== is.to) moved++
    else if (
      inTheory(before, was.of) &&
      inTheory(before, was.to) &&
      !(inTheory(after, is.of) && inTheory(after, is.to))
    )
      left++
  }
  return { moved, left }
}
