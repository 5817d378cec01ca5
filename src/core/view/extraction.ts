import { z } from 'zod'
import { misfit } from '../characteristics/fit.ts'
import { answerId } from '../characteristics/ids.ts'
import { extractable, progressOf } from '../characteristics/progress.ts'
import { fieldsOf, finishersOf, formsOf, hasFinished } from '../characteristics/standing.ts'
import { asOf, wordings } from '../characteristics/wordings.ts'
import { documentsOf } from '../document/retrieval.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear } from '../label.ts'
import { referrers, type State } from '../state.ts'
import { personOf } from './person.ts'
import { lastTold, type Seen, view } from './view.ts'

/**
 * Taking characteristics: the forms, the sources with how far the viewer is, and one of them with its form and the
 * viewer's own answers. Of what others answered it says nothing at all, blinded or not: only who has finished. Without
 * a source named it is the first that waits for the viewer.
 */
export const extraction = view(
  z.object({ form: idOf('form').optional(), source: idOf('src').optional() }),
  (seen, asked) => {
    const { state, viewer } = seen
    const forms = formsOf(state)
    const one = forms.find(({ id }) => id === asked.form) ?? (asked.form ? undefined : forms[0])
    if (!one) return { forms: [], seq: lastTold(seen).seq }
    const queue = extractable(state, one.id).map((source) => rowOf(state, one.id, source, viewer))
    const waits = queue.filter(({ mine }) => mine === 'begun' || mine === 'to do')
    const source = asked.source ?? waits[0]?.id ?? queue[0]?.id
    return {
      forms: forms.map(({ id, form }) => ({ id, name: form.name })),
      form: { id: one.id, ...one.form },
      fields: one.fields.map(([id, field]) => ({ id, ...field })),
      queue,
      toDo: waits.length,
      /** Where the next key leads: the first that waits and is not the one shown. */
      next: (waits.find(({ id }) => id !== source) ?? waits[0])?.id,
      source: source && at(seen, one.id, source),
      /** An answer given now is to the wording of this moment. */
      seq: lastTold(seen).seq,
    }
  },
)

function rowOf(state: State, form: Id<'form'>, id: Id<'src'>, viewer: Id<'per'>) {
  const reference = state.source.get(id)?.reference
  return {
    id,
    label: reference ? authorYear(reference) : id,
    title: reference?.title ?? '',
    ...progressOf(state, form, id, viewer),
  }
}

/** One source before the viewer: what can be read of it, and what they answered. Undefined where there is none. */
function at(seen: Seen, form: Id<'form'>, id: Id<'src'>) {
  const { state, viewer, told } = seen
  const source = state.source.get(id)
  if (!source) return undefined
  const words = wordings(told, state, seen.people)
  return {
    ...rowOf(state, form, id, viewer),
    kind: source.kind,
    container: source.reference.container,
    documents: documentsOf(state, id).map(([document, { file }]) => ({ id: document, file })),
    excerpts: referrers(state, 'excerpt', id)
      .filter(([, { quote }]) => quote.trim() !== '')
      .map(([excerpt, { quote, document, selectors }]) => ({
        id: excerpt,
        quote,
        document,
        page: selectors?.find((selector) => selector.type === 'page')?.page,
      })),
    answers: fieldsOf(state, form).flatMap(([field, asked]) => {
      const answer = answerId(id, field, viewer)
      const given = state.answer.get(answer)
      if (!given) return []
      const reworded = words
        .since(field, asOf(told, answer, given))
        .map(({ by, ...one }) => ({ ...one, by: personOf(seen, by) }))
      return [{ field, id: answer, given, reworded, misfit: misfit(asked, given) }]
    }),
    finishers: finishersOf(state, form, id).map((by) => personOf(seen, by)),
    done: hasFinished(state, form, id, viewer),
  }
}
