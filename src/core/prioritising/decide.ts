import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { notBeyond, speaksFor, stepsOf } from './steps.ts'

/** Whether someone leads a group through a prioritisation: its facilitator, or who leads the project. */
export const mayFacilitate = (state: State, who: Id<'per'>, of: Value<'prioritisation'> | undefined): boolean =>
  of?.facilitator === who || mayLead(state, who)

const no = (id: Id, message: string, hint: string) => refuse('not-allowed', message, hint, { id })
const notYours = (id: Id) => no(id, 'That is for the facilitator.', 'Ask whoever facilitates to do it.')

export const prioritisingRules: Rules = {
  prioritisation({ state, who, id, before, after }) {
    if (before && !mayFacilitate(state, who, before)) return notYours(id)
    if (!before && after && after.step !== 'preparing' && after.step !== 'generating')
      return no(id, 'It begins with preparing or generating.', 'Go on step by step.')
    if (!before || !after) return
    const steps = stepsOf(after.method)
    if (steps.indexOf(after.step) < steps.indexOf(before.step))
      return no(id, 'What was seen cannot be unseen, so it only goes on.', 'Undo the step at once, or set up another.')
  },
  seat({ state, who, id, before, after }) {
    const of = get(state, 'prioritisation', (after ?? before)?.prioritisation)
    const own = (after ?? before)?.person === who && (before?.person ?? who) === who
    if (!own && !mayFacilitate(state, who, of)) return notYours(id)
    if (!before && of?.step === 'closed') return no(id, 'It is closed.', 'Set up another prioritisation.')
  },
  idea({ state, who, id, before, after }) {
    const idea = after ?? before
    const of = get(state, 'prioritisation', idea?.prioritisation)
    if (!idea || !of) return
    const own = speaksFor(state, who, get(state, 'seat', idea.seat))
    // In silence each writes for themselves; from then on the facilitator may put words and joins right.
    const silent = idea.seat !== undefined && notBeyond(of.step, 'generating')
    if (silent ? own : mayFacilitate(state, who, of)) return
    if (!silent && own && (!before || !after) && notBeyond(of.step, 'clarifying')) return
    return silent ? no(id, 'Each writes for themselves.', 'Write in your own name.') : notYours(id)
  },
  ballot({ state, who, id, before, after }) {
    if (!speaksFor(state, who, get(state, 'seat', (after ?? before)?.seat)))
      return no(
        id,
        'Each ranks for themselves.',
        'Rank in your own name; the facilitator enters for who has no account.',
      )
  },
  ready({ state, who, id, before, after }) {
    if (!speaksFor(state, who, get(state, 'seat', (after ?? before)?.seat)))
      return no(id, 'Each says for themselves that they are done.', 'Say it in your own name.')
  },
}
