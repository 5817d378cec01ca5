import type { Event, Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, type State } from '../state.ts'
import { openingId } from './ids.ts'

type Given = Pick<Value<'answer'>, 'source' | 'field' | 'by'>

/**
 * Which answers one person may not see: those of others by a blinded form about a source whose reconciliation is not
 * opened. Undefined where no form is blinded. Of a field that is no longer there nobody knows, so it stays hidden.
 */
export function hiddenAnswers(state: State, viewer: Id<'per'> | undefined): ((given: Given) => boolean) | undefined {
  if (![...state.form.values()].some(({ blinded }) => blinded)) return undefined
  return ({ source, field, by }) => {
    if (by === viewer) return false
    const form = state.field.get(field)?.form
    if (!form) return true
    return state.form.get(form)?.blinded === true && !state.opening.has(openingId(form, source))
  }
}

/** A state without the answers that a viewer may not see; the same object where no form is blinded (see `followed`). */
export function withoutHiddenAnswers(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  const hides = hiddenAnswers(blind, viewer)
  if (!hides) return state
  const seen = { ...state, answer: new Map(), refs: { ...state.refs, answer: new Map() } }
  for (const [id, value] of state.answer)
    if (!hides(value)) apply(seen, { type: 'answer.given', id, from: null, to: value } as Fact)
  return seen
}

/** Whether one person may know of an answer. The id decides where there is none: it is the same whether one was given. */
export function mayKnowAnswer(state: State, viewer: Id<'per'>, id: Id<'ans'>): boolean {
  const hides = hiddenAnswers(state, viewer)
  const value = state.answer.get(id)
  if (!hides || value) return !hides || (value !== undefined && !hides(value))
  if (id.endsWith(`.${viewer}`)) return true
  for (const [field, { form }] of state.field)
    if (state.form.get(form)?.blinded && id.includes(`.${field}.`)) return false
  return true
}

/** Whether one person may read an event that tells of an answer. */
export function mayReadAnswer(state: State, viewer: Id<'per'>): (event: Event) => boolean {
  const hides = hiddenAnswers(state, viewer)
  if (!hides) return () => true
  return ({ fact }) => {
    if (fact.type !== 'answer.given') return true
    const known = state.answer.get(fact.id) ?? fact.from ?? fact.to
    return known?.by && known.field && known.source ? !hides(known as Given) : fact.id.endsWith(`.${viewer}`)
  }
}
