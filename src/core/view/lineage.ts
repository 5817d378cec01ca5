import { z } from 'zod'
import { lineageFigure } from '../diagram/lineage.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { inOrder, type State } from '../state.ts'
import { numberOf, refinementsOf, retiredBy, versionsOf } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** How the theory came to be what it is: every lineage act in order, and the versions that froze its moments. */
export const lineage = view(z.object({}), (seen) => {
  const frozen = versionsOf(seen.state).map(([id, version]) => ({ id, version, seq: toldAt(seen, id)?.seq ?? 0 }))
  return {
    figure: lineageFigure(seen.state, (id) => toldAt(seen, id)?.seq),
    versions: frozen.map(({ id, version }) => ({
      id,
      name: version.name,
      kind: version.kind,
      number: version.members.length,
      at: toldAt(seen, id)?.at,
    })),
    acts: refinementsOf(seen.state).map(([id, value]) => act(seen, frozen, id, value)),
    /** Configurations that no act tells of: they stand as first written. */
    untold: inOrder(seen.state, 'configuration').filter(([id]) => !seen.state.refs.refinement.has(id)).length,
  }
})

interface Frozen {
  id: Id<'ver'>
  version: Value<'version'>
  seq: number
}

const toldAt = (seen: Seen, id: Id) => seen.told(id).find((event) => event.fact.id === id && event.fact.from === null)

function act(seen: Seen, frozen: readonly Frozen[], id: Id<'rfn'>, value: Value<'refinement'>) {
  const { state } = seen
  const event = toldAt(seen, id)
  const seq = event?.seq ?? 0
  const before = frozen.filter((version) => version.seq < seq)
  const after = frozen.filter((version) => version.seq > seq)
  return {
    id,
    kind: value.kind,
    parents: value.parents.map((parent) => numbered(state, parent, before.toReversed())),
    children: value.children.map((child) => numbered(state, child, after)),
    why: event?.fact.why,
    inference: value.inference,
    basis: value.basis,
    pairing: value.pairing,
    novelty: value.novelty,
    note: value.note,
    evidence: (value.evidence ?? []).flatMap((evidence) => {
      const piece = state.evidence.get(evidence)
      return piece ? [{ id: evidence, label: sourceLabel(state, piece.source), stance: piece.stance }] : []
    }),
    by: (value.by ?? (event ? [event.actor] : [])).map((person) => personOf(seen, person)),
    at: event?.at,
    act: event?.act,
  }
}
export type LineageAct = ReturnType<typeof act>

/** The number a configuration had in the first of these versions that holds it, and that version's name. */
function numbered(state: State, id: Id<'cmoc'>, versions: readonly Frozen[]) {
  const title = state.configuration.get(id)?.title ?? ''
  for (const { version } of versions) {
    const member = version.members.find((m) => m.configuration === id)
    if (member) return { id, title, number: member.number, version: version.name }
  }
  return { id, title, number: undefined, version: undefined }
}

/** The life of one configuration: where it came from, the acts it went through, and what became of it. */
export const biography = view(z.object({ id: idOf('cmoc') }), (seen, { id }) => {
  const { state } = seen
  const value = state.configuration.get(id)
  if (!value) return undefined
  const frozen = versionsOf(state).map(([ver, version]) => ({ id: ver, version, seq: toldAt(seen, ver)?.seq ?? 0 }))
  const family = familyOf(state, id)
  const born = toldAt(seen, id)
  return {
    id,
    title: value.title,
    number: numberOf(state, id),
    retired: retiredBy(state, id) !== undefined,
    born: born && { at: born.at, by: personOf(seen, born.actor), why: born.fact.why },
    acts: refinementsOf(state)
      .filter(([, { parents, children }]) => [...parents, ...children].some((one) => family.has(one)))
      .map(([rfn, refinement]) => ({
        ...act(seen, frozen, rfn, refinement),
        own: [...refinement.parents, ...refinement.children].includes(id),
      })),
    versions: frozen.flatMap(({ id: ver, version }) => {
      const member = version.members.find((m) => m.configuration === id)
      return member ? [{ id: ver, name: version.name, number: member.number, at: toldAt(seen, ver)?.at }] : []
    }),
  }
})

/** A configuration with all it descends from and all that descends from it. */
export function familyOf(state: State, id: Id<'cmoc'>): Set<Id<'cmoc'>> {
  const walk = (from: 'parents' | 'children', to: 'parents' | 'children') => {
    const found = new Set([id])
    for (const one of found)
      for (const rfn of state.refs.refinement.get(one) ?? []) {
        const refinement = state.refinement.get(rfn as Id<'rfn'>)
        if (refinement?.[from].includes(one)) for (const next of refinement[to]) found.add(next)
      }
    return found
  }
  return new Set([...walk('children', 'parents'), ...walk('parents', 'children')])
}
