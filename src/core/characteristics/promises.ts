import { type Promises, refuse } from '../refusal.ts'
import { referrers } from '../state.ts'
import { agreedId, answerId, finishId, openingId } from './ids.ts'

/** What holds of forms and answers at every moment: one answer for a person, source and field, and none once opened. */
export const characteristicsPromises: Promises = {
  field({ id, before, after }) {
    if (before && after && before.form !== after.form)
      return refuse('does-not-fit', 'A field stays in its form.', 'Add it to the other form, and retire it here.', {
        id,
      })
  },
  answer({ state, id, before, after }) {
    for (const value of [before, after]) {
      if (!value) continue
      if (id !== answerId(value.source, value.field, value.by)) return misnamed(id)
      const form = state.field.get(value.field)?.form
      if (form && state.opening.has(openingId(form, value.source)))
        return refuse(
          'not-allowed',
          'Its reconciliation is open, and answers stay as they were given.',
          'Write what you agree on there.',
          { id },
        )
    }
    if (after && (after.value === undefined) === (after.absent === undefined)) return saysOne(id)
  },
  finish: ({ id, after }) => (after && id !== finishId(after.form, after.source, after.by) ? misnamed(id) : undefined),
  opening({ state, id, before, after }) {
    if (after) return id !== openingId(after.form, after.source) ? misnamed(id) : undefined
    // Where the form is not blinded, one could settle before it was opened, and can after.
    const [settled] =
      before && state.form.get(before.form)?.blinded
        ? referrers(state, 'agreed', before.source).filter(
            ([, { field }]) => state.field.get(field)?.form === before.form,
          )
        : []
    if (settled) return refuse('in-use', 'What differed was settled there.', `Remove ${settled[0]} first.`, { id })
  },
  agreed({ id, after }) {
    if (!after) return
    if (id !== agreedId(after.source, after.field)) return misnamed(id)
    if ((after.value === undefined) === (after.absent === undefined)) return saysOne(id)
  },
}

const misnamed = (id: string) =>
  refuse('malformed', 'Its id is made of what it is about, and it is about something else.', 'See docs/format.md.', {
    id,
  })
const saysOne = (id: string) =>
  refuse('malformed', 'An answer has a value, or says why there is none.', 'Give one of them.', { id })
