import { equal } from '../equal.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { type Refusal, type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { type Field, misfit, type Said, sameSaid } from './fit.ts'
import { answerId, openingId } from './ids.ts'
import { answersOn, fieldsOf, finishersOf, isOpen } from './standing.ts'

export const characteristicsRules: Rules = {
  form({ state, who, id, before, after }) {
    if (before?.blinded && after && !after.blinded && barred(state, who))
      return refuse('not-allowed', 'Only an owner or lead lifts the blinding of a form.', 'Ask one of them.', { id })
  },
  field({ id, after }) {
    const keys = after?.options?.map(({ key }) => key) ?? []
    if (new Set(keys).size < keys.length)
      return refuse('does-not-fit', 'Two options of the field have the same key.', 'Give each its own key.', { id })
    const labels = after?.options?.map(({ label }) => label.trim().toLowerCase()) ?? []
    if (labels.includes(''))
      return refuse('reason-needed', 'An option has no words.', 'Write a word or two, or remove it.', { id })
    if (new Set(labels).size < labels.length)
      return refuse('does-not-fit', 'Two options of the field say the same.', 'Word them differently.', { id })
  },
  answer({ state, who, id, before, after }) {
    if ((before ?? after)?.by !== who || (after && after.by !== who))
      return refuse('not-allowed', 'An answer is given in one’s own name.', 'Sign in as the person who answers.', {
        id,
      })
    if (!after) return
    const field = state.field.get(after.field)
    if (!field) return
    if (!before && field.retired)
      return refuse('retired', `${field.name} is no longer asked.`, 'Answer another field.', { id })
    return unfit(field, before, after, id) ?? foreignGround(state, before, after, id)
  },
  finish({ state, who, id, before, after }) {
    const { form, source, by } = (after ?? before) as Value<'finish'>
    if (by !== who)
      return refuse('not-allowed', 'Everybody finishes their own extraction.', 'Sign in as the person who answers.', {
        id,
      })
    if (!after)
      return state.opening.has(openingId(form, source))
        ? refuse('not-allowed', 'Its reconciliation is open.', 'Settle what differs there.', { id })
        : undefined
    const open = fieldsOf(state, form).filter(
      ([field, { required }]) => required && !state.answer.has(answerId(source, field, who)),
    )
    if (open.length > 0)
      return refuse(
        'does-not-fit',
        `${sentenceCase(counted(open.length, 'required field has', 'required fields have'))} no answer: ${listed(open.slice(0, 5).map(([, { name }]) => name))}${open.length > 5 ? ' and more' : ''}.`,
        'Answer, or say “not reported”.',
        { id },
      )
  },
  opening({ state, who, id, before, after }) {
    if (!after)
      return barred(state, who)
        ? refuse('not-allowed', 'Only an owner or lead closes a reconciliation again.', 'Ask one of them.', { id })
        : undefined
    if (!before && after.by !== who)
      return refuse('not-allowed', 'A reconciliation is opened in one’s own name.', 'Open it yourself.', { id })
    const finished = finishersOf(state, after.form, after.source).length
    const needed = state.form.get(after.form)?.extractors ?? 1
    if (finished >= needed) return
    if (barred(state, who))
      return refuse(
        'not-here',
        `${finished} of ${needed} have finished.`,
        'Wait for the others, or ask an owner or lead to open it with a reason.',
        { id },
      )
    if (!after.because?.trim())
      return refuse(
        'reason-needed',
        `${finished} of ${needed} have finished, and nobody can answer any more once it is opened.`,
        'Say why it is opened now.',
        { id },
      )
  },
  agreed({ state, who, id, before, after }) {
    if (!after) return
    const field = state.field.get(after.field)
    if (!field) return
    if (!isOpen(state, field.form, after.source))
      return refuse('not-here', 'Its answers are blinded.', 'Open the reconciliation first.', { id })
    if (after.by !== who)
      return refuse('not-allowed', 'What differs is settled in one’s own name.', 'Settle it yourself.', { id })
    const wrong = unfit(field, before, after, id)
    if (wrong) return wrong
    const given = answersOn(state, after.source).get(after.field) ?? []
    if (!after.because?.trim() && !given.some(([, answer]) => sameSaid(field, answer, after)))
      return refuse('reason-needed', 'Nobody gave that answer.', 'Say why it is the right one.', { id })
  },
}

const barred = (state: State, who: Id<'per'>): boolean => state.person.size > 0 && !mayLead(state, who)

/** A value that is new, or is said to hold for the wording of today, has to fit the field as it is now. */
function unfit(
  field: Field,
  before: (Said & { asOf?: number | undefined }) | undefined,
  after: Said & { asOf?: number | undefined },
  id: Id,
): Refusal | undefined {
  const touched = (['value', 'absent', 'asOf'] as const).some((part) => !equal(before?.[part], after[part]))
  const wrong = touched ? misfit(field, after) : undefined
  return wrong && refuse('does-not-fit', wrong.message, wrong.hint, { id, field: 'value' })
}

function foreignGround(
  state: State,
  before: Value<'answer'> | undefined,
  { grounds = [], source }: Value<'answer'>,
  id: Id,
): Refusal | undefined {
  if (equal(before?.grounds, grounds)) return
  for (const { quote, document, excerpt } of grounds) {
    if (quote.trim() === '')
      return refuse(
        'reason-needed',
        'A quotation that an answer rests on is empty.',
        'Paste them, or leave them out.',
        {
          id,
        },
      )
    const from = [
      get(state, 'document', document as Id<'doc'> | undefined)?.source,
      get(state, 'excerpt', excerpt as Id<'exc'> | undefined)?.source,
    ]
    if (from.some((one) => one !== undefined && one !== source))
      return refuse('does-not-fit', 'Those words come from another source.', 'Take them from this one.', { id })
  }
}
