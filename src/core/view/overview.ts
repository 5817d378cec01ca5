import { z } from 'zod'
import { gates } from '../choices.ts'
import { lineageStrip } from '../diagram/lineage-strip.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { type Waiting, waiting } from '../next-step.ts'
import { type Flow, flow } from '../screening/flow.ts'
import { get, inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { byAct, trail } from '../trail.ts'
import { counted } from '../wording.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** The first screen: the question, the live flow, what waits, the phases, and what others did since event `since`. */
export const overview = view(z.object({ since: z.coerce.number().int().min(0).default(0) }), (seen, { since }) => {
  const { state } = seen
  const stream = flow(state)
  const { steps, included } = stream
  const [id, project] = [...state.project][0] ?? []
  return {
    id,
    title: project?.title,
    kind: project?.kind,
    question: project?.question,
    flow: steps.map((step) =>
      step.kind === 'reported'
        ? { ...step, citationLabel: sourceLabel(state, step.citation) }
        : {
            ...step,
            gate: gates.some((gate) => gate === state.stage.get(step.stage)?.kind),
            // A search can lose 90,000 here: how many, and one by name; the library lists the rest.
            left: step.left.length,
            firstLeft: step.left.slice(0, 1).map((gone) => ({
              ...gone,
              label: sourceLabel(state, gone.source),
              reasonText: get(state, 'reason', gone.reason)?.text,
            }))[0],
          },
    ),
    included: included.length,
    configurations: liveConfigurations(state).length,
    theories: state.theory.size,
    evidence: state.evidence.size,
    phases: inOrder(state, 'phase').map(([phase, value]) => ({ id: phase, ...value, holds: heldBy(state, phase) })),
    waiting: waits(seen, stream),
    lineage: state.version.size > 0 ? lineageStrip(state, (of) => madeAt(seen, of)) : undefined,
    alone: state.person.size < 2,
    news: news(seen, since),
  }
})

/** The `seq` of the event by which a thing came to be. */
const madeAt = (seen: Seen, id: Id): number | undefined =>
  seen.told(id).find((event) => event.fact.id === id && event.fact.from === null)?.seq

/** What waits for whom, in words: the viewer's own first. */
function waits(seen: Seen, stream: Flow) {
  const { state, viewer } = seen
  const mine = (one: Waiting) => (one.for === viewer ? 0 : 1)
  return waiting(state, viewer, stream)
    .sort((a, b) => mine(a) - mine(b))
    .map((one) => {
      const stage = state.stage.get(one.stage)?.name ?? one.stage
      const who = one.for === 'lead' ? undefined : personOf(seen, one.for)
      return {
        key: `${one.for} ${one.what} ${one.stage}`,
        who: who ? (who.me ? `${who.initials}, you` : who.initials) : 'Owner or lead',
        label: counted(one.count, one.what === 'votes' ? 'source' : 'conflict'),
        rest: one.what === 'votes' ? `to vote on at ${stage}` : `to settle at ${stage}`,
        place: { screen: 'source', id: one.first, query: { tab: one.stage } },
      }
    })
}

/** What the project holds of a phase, in words: "13 policy documents", "one search". */
function heldBy(state: State, phase: Id<'pha'>): string[] {
  const kinds = new Map<Value<'source'>['kind'], number>()
  for (const source of state.source.values())
    if (source.phase === phase) kinds.set(source.kind, (kinds.get(source.kind) ?? 0) + 1)
  const of = (values: Iterable<{ phase?: Id<'pha'> | undefined }>) =>
    [...values].filter((value) => value.phase === phase).length
  const [searches, themes] = [of(state.search.values()), of(state.theme.values())]
  return [
    ...(searches > 0 ? [counted(searches, 'search', 'searches')] : []),
    ...[...kinds].map(([kind, n]) => counted(n, kind, kind.endsWith('s') ? kind : `${kind}s`)),
    ...(themes > 0 ? [counted(themes, 'theme')] : []),
  ]
}

/** The newest acts of others after an event, or one's own for who works alone; at most six. */
function news(seen: Seen, since: number) {
  const alone = seen.state.person.size < 2
  const fresh = seen.events().filter((event) => alone || (event.seq > since && event.actor !== seen.viewer))
  return byAct(trail(fresh, seen.state, seen.people, { most: 6 }))
    .reverse()
    .slice(0, 6)
    .map(({ act, at, seq, words, actor }) => ({ act, at, seq, words, by: personOf(seen, actor) }))
}
