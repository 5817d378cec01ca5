import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { type Field, type Said, sameSaid } from './fit.ts'
import { agreedId, finishId, openingId } from './ids.ts'

export type Answer = Value<'answer'>

/** What a source says to a field in the end, as far as a viewer may know. */
export type Standing =
  /** Nobody answered. */
  | { kind: 'missing' }
  /** Fewer have answered than the form asks for, or it is blinded and not yet opened. */
  | { kind: 'awaited'; answers: number }
  /** All gave the same answer, or the only one who had to. */
  | { kind: 'same'; said: Said }
  /** They differ, and nobody has settled it. */
  | { kind: 'differs'; answers: [Id<'ans'>, Answer][] }
  /** Somebody wrote what it is, over answers that stay. */
  | { kind: 'settled'; said: Said; by: Id<'per'>; because?: string | undefined }

/** The forms in order, each with the fields that are asked. */
export const formsOf = (state: State): { id: Id<'form'>; form: Value<'form'>; fields: [Id<'fld'>, Field][] }[] =>
  inOrder(state, 'form').map(([id, form]) => ({ id, form, fields: fieldsOf(state, id) }))

export const fieldsOf = (state: State, form: Id<'form'>, retired = false): [Id<'fld'>, Field][] =>
  inOrder(state, 'field').filter(([, field]) => field.form === form && (retired || !field.retired))

/** Whether answers about a source by a form may be seen by all. */
export const isOpen = (state: State, form: Id<'form'>, source: Id<'src'>): boolean =>
  !state.form.get(form)?.blinded || state.opening.has(openingId(form, source))

export const finishersOf = (state: State, form: Id<'form'>, source: Id<'src'>): Id<'per'>[] =>
  referrers(state, 'finish', source)
    .filter(([, finish]) => finish.form === form)
    .map(([, { by }]) => by)

export const hasFinished = (state: State, form: Id<'form'>, source: Id<'src'>, by: Id<'per'>): boolean =>
  state.finish.has(finishId(form, source, by))

/** The answers about a source, by field, oldest first. */
export function answersOn(state: State, source: Id<'src'>): ReadonlyMap<Id<'fld'>, [Id<'ans'>, Answer][]> {
  const by = new Map<Id<'fld'>, [Id<'ans'>, Answer][]>()
  for (const [id, answer] of referrers(state, 'answer', source)) {
    const known = by.get(answer.field)
    if (known) known.push([id, answer])
    else by.set(answer.field, [[id, answer]])
  }
  return by
}

/**
 * What each field of a form comes to for a source. Give it what one viewer may know (`seenBy`): nobody's own answer
 * stands for the agreed one while the form is blinded, and a field that one of two left open differs.
 */
export function standingsOf(state: State, form: Id<'form'>, source: Id<'src'>): Map<Id<'fld'>, Standing> {
  const rules = state.form.get(form)
  const given = answersOn(state, source)
  const fields = fieldsOf(state, form)
  const people = new Set(fields.flatMap(([field]) => (given.get(field) ?? []).map(([, { by }]) => by)))
  const open = isOpen(state, form, source)
  const opened = state.opening.has(openingId(form, source))
  // Opened before all had finished, those who did answer are all there will be.
  const needed = opened ? people.size : (rules?.extractors ?? 1)
  return new Map(
    fields.map(([id, field]): [Id<'fld'>, Standing] => {
      const settled = state.agreed.get(agreedId(source, id))
      if (settled) return [id, { kind: 'settled', said: settled, by: settled.by, because: settled.because }]
      const answers = given.get(id) ?? []
      const [first] = answers
      if (!first) return [id, { kind: 'missing' }]
      if (!open || (answers.length < needed && !opened)) return [id, { kind: 'awaited', answers: answers.length }]
      const same = answers.length >= needed && answers.every(([, answer]) => sameSaid(field, answer, first[1]))
      return [id, same ? { kind: 'same', said: first[1] } : { kind: 'differs', answers }]
    }),
  )
}

/** What stands for a field, where it is known. */
export const saidIn = (standing: Standing | undefined): Said | undefined =>
  standing?.kind === 'same' || standing?.kind === 'settled' ? standing.said : undefined
