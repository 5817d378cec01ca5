import { z } from 'zod'
import { gates } from '../choices.ts'
import { keptUntil } from '../consent/retention.ts'
import { waitingCases } from '../copies/waiting.ts'
import { lineageStrip } from '../diagram/lineage-strip.ts'
import { howFar } from '../evaluation/how-far.ts'
import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { type Waiting, waiting } from '../next-step.ts'
import { type Flow, flow, whyLeft } from '../screening/flow.ts'
import { get, inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { byAct, trail } from '../trail.ts'
import { counted } from '../wording.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** The first screen: the question, the live flow, what waits, the phases, and what others did since event `since`. */
export const overview = view(z.object({ since: z.coerce.number().int().min(0).default(0) }), (seen, { since }) => {
  const { state } = seen
  const stream = flow(state, seen.events)
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
            firstLeft: step.left.slice(0, 1).map((source) => {
              const gone = whyLeft(state, step, source)
              return {
                ...gone,
                label: sourceLabel(state, source),
                reasonText: get(state, 'reason', gone.reason)?.text,
              }
            })[0],
          },
    ),
    included: included.length,
    evaluation: howFar(state, seen.viewer),
    configurations: liveConfigurations(state).length,
    theories: state.theory.size,
    evidence: state.evidence.size,
    phases: phases(state),
    waiting: waits(seen, stream),
    lineage: state.version.size > 0 ? lineageStrip(state, (of) => madeAt(seen, of)) : undefined,
    /** Until when who participants are is kept, where that is still to be heeded. */
    keepUntil: keptUntil(state),
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
  const listed = waiting(state, viewer, stream)
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
  const collided = waitingCases(state).length
  if (collided === 0) return listed
  const place: { screen: string; id?: string; query?: Record<string, string> } = { screen: 'collisions' }
  const merged = { label: counted(collided, 'case'), rest: 'in which merged copies collide', place }
  return [...listed, { key: 'collisions', who: 'Whoever writes', ...merged }]
}

/** The phases, each with what the project holds of it in words: "13 policy documents", "one search". */
function phases(state: State) {
  const all = inOrder(state, 'phase')
  const kinds = new Map(all.map(([id]) => [id, new Map<Value<'source'>['kind'], number>()]))
  if (all.length > 0)
    for (const { phase, kind } of state.source.values()) {
      const of = phase && kinds.get(phase)
      if (of) of.set(kind, (of.get(kind) ?? 0) + 1)
    }
  return all.map(([id, value]) => {
    const of = (values: Iterable<{ phase?: Id<'pha'> | undefined }>) =>
      [...values].filter(({ phase }) => phase === id).length
    const [searches, themes] = [of(state.search.values()), of(state.theme.values())]
    const holds = [
      ...(searches > 0 ? [counted(searches, 'search', 'searches')] : []),
      ...[...(kinds.get(id) ?? [])].map(([kind, n]) => counted(n, kind, kind.endsWith('s') ? kind : `${kind}s`)),
      ...(themes > 0 ? [counted(themes, 'theme')] : []),
    ]
    return { id, ...value, holds }
  })
}

/** The newest acts of others after an event, or one's own for who works alone; at most six. */
function news(seen: Seen, since: number) {
  const alone = seen.state.person.size < 2
  const all = seen.events()
  // From the end: the newest are wanted, and only what came since or was taken back since tells of them.
  const fresh: Event[] = []
  const acts = new Set<string>()
  for (let i = all.length - 1; i >= 0; i--) {
    const event = all[i] as Event
    if (!alone && event.seq <= since) break
    if (!alone && event.actor === seen.viewer) continue
    if (!acts.has(event.act) && acts.size === 6) break
    acts.add(event.act)
    fresh.push(event)
  }
  fresh.reverse()
  return byAct(trail(fresh, seen.state, seen.people, { most: 6 }))
    .reverse()
    .slice(0, 6)
    .map(({ act, at, seq, words, actor }) => ({ act, at, seq, words, by: personOf(seen, actor) }))
}
