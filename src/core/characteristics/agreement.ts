import { closedKinds } from '../choices.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { agreementOf, alphaOf } from '../screening/agreement.ts'
import { type Estimate, share } from '../screening/share.ts'
import type { State } from '../state.ts'
import { categoryOf } from './fit.ts'
import { openingId } from './ids.ts'
import { extractorsOf } from './progress.ts'
import { answersOn, fieldsOf, isOpen } from './standing.ts'

interface FieldAgreement {
  field: Id<'fld'>
  /** Sources on which two or more have worked, one of whom at least answered the field. */
  sources: number
  /** On how many all gave the same answer. */
  same: number
  agreed: Estimate | undefined
  /** For answers that are picked, where two people worked on each source. Undefined too where chance alone agrees. */
  kappa: Estimate | undefined
  /** The same for any number of people. */
  alpha: Estimate | undefined
}

const open = '(left open)'

/**
 * How far extractors agree on each field of a form, on what they answered before its reconciliation was opened. That one
 * left open what another answered counts as a difference. Give it what one viewer may know: where answers are blinded
 * it says nothing.
 */
export function fieldAgreement(
  state: State,
  told: (key: string) => readonly Event[],
  form: Id<'form'>,
  sources: readonly Id<'src'>[],
): FieldAgreement[] {
  const places = sources.flatMap((source) => {
    if (!isOpen(state, form, source)) return []
    const people = extractorsOf(state, form, source)
    const opened = told(openingId(form, source))[0]?.seq ?? Number.POSITIVE_INFINITY
    return people.length > 1 ? [{ people, opened, given: answersOn(state, source) }] : []
  })
  return fieldsOf(state, form).map(([id, field]) => {
    const units = places.flatMap(({ people, opened, given }) => {
      const answers = (given.get(id) ?? []).filter(([answer]) => (told(answer).at(-1)?.seq ?? 0) < opened)
      if (answers.length === 0) return []
      const said = new Map(answers.map(([, answer]) => [answer.by, categoryOf(field, answer)]))
      return [people.map((person) => said.get(person) ?? open)]
    })
    const same = units.filter((said) => new Set(said).size === 1).length
    const closed = closedKinds.includes(field.kind)
    const pairs = units.flatMap(([a = open, b = open, ...more]) => (more.length === 0 ? [[a, b] as const] : []))
    return {
      field: id,
      sources: units.length,
      same,
      agreed: share(same, units.length),
      kappa: closed && pairs.length === units.length ? agreementOf(pairs)?.kappa : undefined,
      alpha: closed ? alphaOf(units) : undefined,
    }
  })
}

/** Whether answers by a form were hidden from other extractors from the first one on; else agreement says little. */
export function alwaysBlinded(state: State, told: (key: string) => readonly Event[], form: Id<'form'>): boolean {
  let first = Number.POSITIVE_INFINITY
  for (const [id, { field }] of state.answer)
    if (state.field.get(field)?.form === form) first = Math.min(first, told(id)[0]?.seq ?? first)
  const steps = told(form).flatMap(({ fact, seq }) =>
    fact.type === 'form.set' && fact.id === form && fact.to && 'blinded' in fact.to
      ? [{ seq, blinded: fact.to.blinded === true }]
      : [],
  )
  const then = steps.findLast(({ seq }) => seq < first)
  return then?.blinded === true && steps.every(({ seq, blinded }) => seq < first || blinded)
}
