import type { Fact, NounName, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'
import { saidAs, sameSaid } from './fit.ts'
import { agreedId, answerId, finishId, openingId } from './ids.ts'

/** What was taken from a source by forms, and is brought along when it is joined into another. */
export const answersBring = ['answer', 'finish', 'opening', 'agreed'] as const satisfies NounName[]

const why = 'Its source was joined into another.'

/**
 * What people answered of a source that is joined into another comes along, so that what they say of both is reconciled.
 * Who answered of both keeps the answer on the source that stays, and the other, where it differs, stands in its note; what
 * was agreed on both stands likewise. Nothing is laid open by it, so both reconciliations are opened, or neither
 * (`joinsAnswers`); what is told openly of it (who finished, what was opened) does not depend on what was answered.
 */
export function answersAlong(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const facts: Fact[] = []
  const put = (type: Fact['type'], id: Id, before: object | null, after: object | null) => {
    facts.push({ type, id, from: before, to: after, why } as Fact)
  }
  const answers = referrers(state, 'answer', from)
  const agreed = referrers(state, 'agreed', from)
  const openings = referrers(state, 'opening', from)
  const thaw = openings.flatMap(([, { form }]) => {
    const id = openingId(form, into)
    const value = state.opening.get(id)
    return value ? [[id, value] as const] : []
  })
  const forms = new Set(openings.map(([, { form }]) => form))
  const here = referrers(state, 'agreed', into)
  const held = here.filter(([, { field }]) => forms.has(state.field.get(field)?.form as Id<'form'>))
  // What was agreed rests on the opening, and answers stay as they are while it stands: so both are lifted and set again.
  for (const [id, value] of [...agreed, ...held]) put('answer.agreed', id, value, null)
  for (const [id, value] of [...openings, ...thaw]) put('reconciliation.opened', id, value, null)

  for (const [id, answer] of answers) {
    put('answer.given', id, answer, null)
    const to = answerId(into, answer.field, answer.by)
    const own = state.answer.get(to)
    if (!own) put('answer.given', to, null, { ...answer, source: into })
    else {
      const more = otherWords(state, answer.field, own, answer)
      if (more)
        put('answer.given', to, { note: own.note ?? null }, { note: [own.note, more].filter(Boolean).join('\n') })
    }
  }
  for (const [id, finish] of referrers(state, 'finish', from)) {
    put('extraction.finished', id, finish, null)
    const to = finishId(finish.form, into, finish.by)
    if (!state.finish.has(to)) put('extraction.finished', to, null, { ...finish, source: into })
  }

  for (const [, value] of openings) {
    const id = openingId(value.form, into)
    put('reconciliation.opened', id, null, state.opening.get(id) ?? { ...value, source: into })
  }
  const other = new Map(agreed.map(([, value]) => [value.field, value]))
  const because = (value: Value<'agreed'>) => {
    const of = other.get(value.field)
    const more = of && otherWords(state, value.field, value, of)
    return more && [value.because, more].filter(Boolean).join('\n')
  }
  for (const [id, value] of here) {
    const more = because(value)
    if (held.some(([one]) => one === id)) put('answer.agreed', id, null, more ? { ...value, because: more } : value)
    else if (more) put('answer.agreed', id, { because: value.because ?? null }, { because: more })
  }
  const there = new Set(here.map(([, { field }]) => field))
  for (const [, value] of agreed)
    if (!there.has(value.field)) put('answer.agreed', agreedId(into, value.field), null, { ...value, source: into })
  return facts
}

type Told = Pick<Value<'answer'>, 'value' | 'absent' | 'note'>

/** What a report that was joined said otherwise, with its note; undefined where it said the same. */
function otherWords(state: State, id: Id<'fld'>, own: Told, other: Told): string | undefined {
  const field = state.field.get(id)
  if (!field || (sameSaid(field, own, other) && (!other.note || other.note === own.note))) return undefined
  return `Of the report that was joined: ${saidAs(field, other)}${other.note ? ` (${other.note})` : ''}.`
}

/** Of a blinded or an unblinded form alike: where the answers of the one are laid open and those of the other are not. */
export function joinsAnswers(state: State, into: Id<'src'>, from: Id<'src'>): Refusal | undefined {
  for (const form of state.form.keys())
    if (state.opening.has(openingId(form, into)) !== state.opening.has(openingId(form, from))) {
      const closed = state.opening.has(openingId(form, into)) ? from : into
      if (untouched(state, form, closed)) continue
      return refuse(
        'in-use',
        `The reconciliation is open for one of them, and not for ${closed}.`,
        'Open it there too, then join them.',
        { id: closed },
      )
    }
}

/** Nobody finished a source by a form, and the form is not blinded, so that all may know that nobody answered. */
const untouched = (state: State, form: Id<'form'>, source: Id<'src'>): boolean =>
  !state.form.get(form)?.blinded &&
  !referrers(state, 'finish', source).some(([, finish]) => finish.form === form) &&
  !referrers(state, 'answer', source).some(([, { field }]) => state.field.get(field)?.form === form)
