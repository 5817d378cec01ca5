import { z } from 'zod'
import { alwaysBlinded, fieldAgreement } from '../characteristics/agreement.ts'
import { saidAs } from '../characteristics/fit.ts'
import { agreedId, openingId } from '../characteristics/ids.ts'
import { extractable, extractorsOf, reconcilingOf } from '../characteristics/progress.ts'
import { answersOn, fieldsOf, finishersOf, formsOf, isOpen, standingsOf } from '../characteristics/standing.ts'
import { asOf, wordings } from '../characteristics/wordings.ts'
import { documentsOf } from '../document/retrieval.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear } from '../label.ts'
import { mayLead } from '../project/decide.ts'
import { personOf } from './person.ts'
import { lastTold, type Seen, view } from './view.ts'

/**
 * From the answers of two or more to one agreed answer: the sources with where they stand, one of them with all answers
 * side by side, and how far extractors agree on each field. What is blinded and not opened is not in it.
 */
export const reconciliation = view(
  z.object({ form: idOf('form').optional(), source: idOf('src').optional() }),
  (seen, asked) => {
    const { state, told } = seen
    const all = formsOf(state)
    const several = all.find(({ form }) => form.extractors > 1) ?? all[0]
    const one = asked.form ? all.find(({ id }) => id === asked.form) : several
    if (!one) return { forms: [], seq: lastTold(seen).seq }
    const sources = extractable(state, one.id)
    const queue = sources.map((id) => {
      const reference = state.source.get(id)?.reference
      const finished = finishersOf(state, one.id, id).length
      return { id, label: reference ? authorYear(reference) : id, finished, ...reconcilingOf(state, one.id, id) }
    })
    const waits = queue.filter(({ at }) => at === 'ready' || at === 'differs')
    const source = asked.source ?? waits[0]?.id ?? queue[0]?.id
    return {
      forms: all.map(({ id, form }) => ({ id, name: form.name })),
      form: { id: one.id, ...one.form },
      queue,
      toDo: waits.length,
      next: (waits.find(({ id }) => id !== source) ?? waits[0])?.id,
      source: source && sideBySide(seen, one.id, source),
      agreement: {
        blinded: alwaysBlinded(state, told, one.id),
        fields: fieldAgreement(state, told, one.id, sources).map((found) => ({
          ...found,
          name: state.field.get(found.field)?.name ?? found.field,
        })),
      },
      mayLead: !seen.past && (state.person.size === 0 || mayLead(state, seen.viewer)),
      seq: lastTold(seen).seq,
    }
  },
)

function sideBySide(seen: Seen, form: Id<'form'>, id: Id<'src'>) {
  const { state, told } = seen
  const source = state.source.get(id)
  if (!source) return undefined
  const open = isOpen(state, form, id)
  const people = open ? extractorsOf(state, form, id) : []
  const given = answersOn(state, id)
  const standings = standingsOf(state, form, id)
  const words = wordings(told, state, seen.people)
  const opening = state.opening.get(openingId(form, id))
  const rows = fieldsOf(state, form).map(([field, value]) => {
    const standing = standings.get(field)
    const agreed = state.agreed.get(agreedId(id, field))
    return {
      field,
      value,
      kind: standing?.kind ?? 'missing',
      answers: people.map((by) => {
        const [answer, said] = (given.get(field) ?? []).find(([, one]) => one.by === by) ?? []
        return answer && said
          ? {
              by,
              said,
              words: saidAs(value, said),
              earlier: words.since(field, asOf(told, answer, said)).length > 0,
            }
          : { by }
      }),
      agreed: agreed && {
        id: agreedId(id, field),
        value: agreed,
        words: saidAs(value, agreed),
        by: personOf(seen, agreed.by),
        earlier: words.since(field, asOf(told, agreedId(id, field), agreed)).length > 0,
      },
    }
  })
  // What differs comes first, in the order of the form; then what is settled, the same, and not there.
  const place = { differs: 0, settled: 1, awaited: 2, same: 3, missing: 4 }
  return {
    id,
    label: authorYear(source.reference),
    title: source.reference.title,
    documents: documentsOf(state, id).map(([document, { file }]) => ({ id: document, file })),
    open,
    opening: opening && { by: personOf(seen, opening.by), because: opening.because },
    finishers: finishersOf(state, form, id).map((by) => personOf(seen, by)),
    people: people.map((by) => personOf(seen, by)),
    rows: rows.sort((a, b) => place[a.kind] - place[b.kind]),
    ...reconcilingOf(state, form, id),
  }
}
