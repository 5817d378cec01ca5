import { type Event, type Fact, nouns } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, draft, referrers, type State } from '../state.ts'
import { layer, type Table } from '../table.ts'

/** Stages that are still blinded: until someone unblinds them, each person sees their own decisions there and no others. */
const blindedStages = (state: State): Set<Id<'stg'>> =>
  new Set([...state.stage].filter(([, stage]) => stage.blinded).map(([id]) => id))

/**
 * The state as one viewer may know it. Every read goes through here. In a blinded stage other people's votes, what
 * settled them, and their judgements are not there: not as rows, not in outcomes, not in counts.
 * `blind` is the state whose blinding holds, when an earlier moment is looked at: today's. Without a viewer it is what
 * everybody may know.
 */
export function seenBy(state: State, viewer?: Id<'per'>, blind: State = state): State {
  const blinded = blindedStages(blind)
  if (blinded.size === 0) return state
  const hidden: [keyof State & ('vote' | 'resolution' | 'appraisal'), Id][] = []
  for (const [id, vote] of state.vote)
    if (blinded.has(vote.stage) && vote.reviewer !== viewer) hidden.push(['vote', id])
  for (const [id, settled] of state.resolution)
    if (blinded.has(settled.stage) && settled.how !== 'reported') hidden.push(['resolution', id])
  for (const [id, judged] of state.appraisal)
    if (blinded.has(judged.stage) && judged.by !== viewer) hidden.push(['appraisal', id])
  if (hidden.length === 0) return state
  const seen = { ...state, refs: { ...state.refs } } as Record<string, unknown> & { refs: Record<string, unknown> }
  for (const name of ['vote', 'resolution', 'appraisal'] as const) {
    const gone = new Set(hidden.filter(([noun]) => noun === name).map(([, id]) => id))
    if (gone.size === 0) continue
    const table = layer(state[name] as unknown as Table<Id, object>)
    for (const id of gone) table.delete(id)
    seen[name] = table
    const refs = layer(state.refs[name] as Table<Id, ReadonlySet<Id>>)
    const touched = new Set<Id>()
    for (const [target, by] of state.refs[name]) if ([...by].some((id) => gone.has(id))) touched.add(target)
    for (const target of touched) {
      const left = [...(state.refs[name].get(target) ?? [])].filter((id) => !gone.has(id))
      if (left.length > 0) refs.set(target, new Set(left))
      else refs.delete(target)
    }
    seen.refs[name] = refs
  }
  return seen as unknown as State
}

/**
 * Whether one person may know what a thing says now. A refusal that quotes it would tell as much as a view. Of votes the
 * id decides: it is the same whether somebody has voted or not.
 */
export function mayKnow(state: State, viewer: Id<'per'>, id: Id): boolean {
  if (id.startsWith('vote_')) return id.endsWith(`.${viewer}`) || !namesOneOf(blindedStages(state), id)
  const judgement = state.appraisal.get(id as Id<'apr'>)
  const settled = state.resolution.get(id as Id<'res'>)
  const stage = (judgement ?? settled)?.stage
  if (stage === undefined || !state.stage.get(stage)?.blinded) return true
  return settled ? settled.how === 'reported' : judgement?.by === viewer
}

/** `seenBy` as far as one source goes, for rules that ask where it stands: a few look-ups instead of all votes. */
export function seenAt(state: State, viewer: Id<'per'>, source: Id<'src'>): State {
  if (blindedStages(state).size === 0) return state
  const seen = draft(state)
  for (const name of ['vote', 'resolution', 'appraisal'] as const)
    for (const [id, value] of referrers(state, name, source))
      if (!mayKnow(state, viewer, id)) apply(seen, { type: nouns[name].fact, id, from: value, to: null } as Fact)
  return seen
}

/** Whether a viewer may read an event: the same rule, for the trail, the log and live updates. */
export function mayRead(state: State, viewer: Id<'per'>): (event: Event) => boolean {
  const blinded = blindedStages(state)
  if (blinded.size === 0) return () => true
  return ({ actor, fact }) => {
    if (fact.type === 'conflict.resolved') {
      const how = state.resolution.get(fact.id)?.how ?? fact.to?.how ?? fact.from?.how
      return how === 'reported' || !namesOneOf(blinded, fact.id)
    }
    if (actor === viewer) return true
    if (fact.type === 'screening.voted') return !namesOneOf(blinded, fact.id)
    if (fact.type === 'appraisal.made') {
      const stage = state.appraisal.get(fact.id)?.stage ?? fact.to?.stage ?? fact.from?.stage
      return stage !== undefined && stage !== null && !blinded.has(stage)
    }
    return true
  }
}

/** Whether the id of a vote or a resolution, which is made of the ids of what it is about, names one of some stages. */
function namesOneOf(stages: ReadonlySet<Id<'stg'>>, id: string): boolean {
  for (const stage of stages) if (id.includes(`.${stage}.`) || id.endsWith(`.${stage}`)) return true
  return false
}
