import { z } from 'zod'
import { fieldsOf, formsOf } from '../characteristics/standing.ts'
import { wordings } from '../characteristics/wordings.ts'
import { idOf } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** The forms of characteristics, each with its fields, those that are retired too, and how a field read before. */
export const forms = view(z.object({ id: idOf('form').optional() }), (seen, { id }) => {
  const { state, told } = seen
  const words = wordings(told, state, seen.people)
  const all = formsOf(state)
  const one = all.find((form) => form.id === id) ?? (id ? undefined : all[0])
  return {
    forms: all.map(({ id: form, form: { name }, fields }) => ({ id: form, name, fields: fields.length })),
    form: one && { id: one.id, value: one.form },
    fields: one
      ? fieldsOf(state, one.id, true).map(([field, value]) => ({
          id: field,
          value,
          reworded: words
            .since(field, told(field).find((event) => event.fact.id === field)?.seq ?? 0)
            .map(({ by, ...change }) => ({ ...change, by: personOf(seen, by) })),
        }))
      : [],
    mayLead: !seen.past && (state.person.size === 0 || mayLead(state, seen.viewer)),
  }
})
