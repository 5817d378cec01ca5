import type { Id } from '../ids.ts'
import { flow } from '../screening/flow.ts'
import { stagesOf } from '../screening/outcome.ts'
import { referrers, type State } from '../state.ts'
import { answerId, openingId } from './ids.ts'
import { fieldsOf, finishersOf, hasFinished, standingsOf } from './standing.ts'

/**
 * The sources whose characteristics are to be taken by a form: those that came through every stage, and those with which
 * somebody has begun. Where a project has no stages, all of them.
 */
export function extractable(state: State, form: Id<'form'>): Id<'src'>[] {
  if (stagesOf(state).length === 0) return [...state.source.keys()]
  const included = new Set(flow(state).included)
  for (const name of ['finish', 'opening'] as const)
    for (const [, { source }] of referrers(state, name, form)) included.add(source)
  for (const [field] of fieldsOf(state, form))
    for (const [, { source }] of referrers(state, 'answer', field)) included.add(source)
  return [...state.source.keys()].filter((source) => included.has(source))
}

/** Where a person is with a source: not begun, begun, finished, or no longer asked for. */
type Mine = 'to do' | 'begun' | 'done' | 'closed'

export interface Progress {
  mine: Mine
  answered: number
  /** Required fields that have no answer of one's own. */
  lacking: number
  finished: number
  opened: boolean
}

/** How far a viewer is with a source; of others it tells only how many have finished, which all may know. */
export function progressOf(state: State, form: Id<'form'>, source: Id<'src'>, viewer: Id<'per'>): Progress {
  const fields = fieldsOf(state, form)
  const own = (field: Id<'fld'>) => state.answer.has(answerId(source, field, viewer))
  const answered = fields.filter(([field]) => own(field)).length
  const lacking = fields.filter(([field, { required }]) => required && !own(field)).length
  const finished = finishersOf(state, form, source).length
  const opened = state.opening.has(openingId(form, source))
  const done = hasFinished(state, form, source, viewer)
  // The others suffice; who has begun may go on.
  const enough = finished >= (state.form.get(form)?.extractors ?? 1)
  const mine: Mine = done ? 'done' : opened || (enough && answered === 0) ? 'closed' : answered > 0 ? 'begun' : 'to do'
  return { mine, answered, lacking, finished, opened }
}

/** Where a source is on its way from answers to one agreed answer for each field, as far as a viewer may know. */
type Reconciling = 'waiting' | 'ready' | 'differs' | 'settled'

export function reconcilingOf(state: State, form: Id<'form'>, source: Id<'src'>): { at: Reconciling; differs: number } {
  const rules = state.form.get(form)
  const opened = state.opening.has(openingId(form, source))
  if (!opened && finishersOf(state, form, source).length >= (rules?.extractors ?? 1) && (rules?.extractors ?? 1) > 1)
    return { at: 'ready', differs: 0 }
  if (!opened && (rules?.blinded || (rules?.extractors ?? 1) > 1)) return { at: 'waiting', differs: 0 }
  const kinds = [...standingsOf(state, form, source).values()]
  const differs = kinds.filter(({ kind }) => kind === 'differs').length
  return { at: differs > 0 ? 'differs' : 'settled', differs }
}

/** Who has answered or finished a form for a source, as far as a viewer may know. */
export function extractorsOf(state: State, form: Id<'form'>, source: Id<'src'>): Id<'per'>[] {
  const fields = new Set(fieldsOf(state, form, true).map(([field]) => field))
  const given = referrers(state, 'answer', source).filter(([, { field }]) => fields.has(field))
  return [...new Set([...finishersOf(state, form, source), ...given.map(([, { by }]) => by)])].sort()
}
