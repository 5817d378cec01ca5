import { z } from 'zod'
import { lineageFigure, mostInLineage } from '../diagram/lineage.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { inOrder, type State } from '../state.ts'
import { refinementsOf, versionsOf } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * How the theory came to be what it is: the figure, every lineage act in order, and the versions that froze its moments. Of
 * many configurations the figure shows programme theories; `theory` opens one of them, `open` all, `zoom` enlarges.
 */
export const lineage = view(
  z.object({
    theory: idOf('pt').optional(),
    open: z.literal('1').optional(),
    zoom: z.coerce.number().min(1).max(8).default(1),
  }),
  (seen, { theory, open, zoom }) => {
    const { state } = seen
    const frozen = frozenVersions(seen)
    const most = Math.max(0, ...frozen.map(({ version }) => version.members.length))
    return {
      figure: lineageFigure(state, (id) => toldAt(seen, id)?.seq, { theory, open: open !== undefined, zoom }),
      /** It is so large that the figure shows programme theories, unless told otherwise. */
      large: most > mostInLineage,
      theories: inOrder(state, 'theory').map(([id, { title }]) => ({ id, title })),
      versions: frozen.map(({ id, version }) => ({
        id,
        name: version.name,
        kind: version.kind,
        number: version.members.length,
        at: toldAt(seen, id)?.at,
      })),
      acts: refinementsOf(state).map(([id, value]) => actOf(seen, frozen, id, value)),
      /** Configurations that no act tells of: they stand as first written. */
      untold: inOrder(state, 'configuration').filter(([id]) => !state.refs.refinement.has(id)).length,
    }
  },
)

export interface Frozen {
  id: Id<'ver'>
  version: Value<'version'>
  seq: number
  numbers: ReadonlyMap<Id<'cmoc'>, string>
}

const toldAt = (seen: Seen, id: Id) => seen.told(id).find((event) => event.fact.id === id && event.fact.from === null)

/** The versions with the place in the journal at which each was frozen. */
export const frozenVersions = (seen: Seen): Frozen[] =>
  versionsOf(seen.state).map(([id, version]) => ({
    id,
    version,
    seq: toldAt(seen, id)?.seq ?? 0,
    numbers: new Map(version.members.map(({ configuration, number }) => [configuration, number])),
  }))

/** One lineage act as it is shown: what it started from and ended in by the numbers of then, why, and what it rests on. */
export function actOf(seen: Seen, frozen: readonly Frozen[], id: Id<'rfn'>, value: Value<'refinement'>) {
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
    rival: value.rival && { id: value.rival, title: state.configuration.get(value.rival)?.title ?? '' },
    meeting: value.meeting && {
      id: value.meeting,
      name: state.meeting.get(value.meeting)?.name ?? '',
      date: state.meeting.get(value.meeting)?.date ?? '',
    },
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
export type LineageAct = ReturnType<typeof actOf>

/** The number a configuration had in the first of these versions that holds it, and that version's name. */
function numbered(state: State, id: Id<'cmoc'>, versions: readonly Frozen[]) {
  const title = state.configuration.get(id)?.title ?? ''
  for (const { version, numbers } of versions) {
    const number = numbers.get(id)
    if (number) return { id, title, number, version: version.name }
  }
  return { id, title, number: undefined, version: undefined }
}
