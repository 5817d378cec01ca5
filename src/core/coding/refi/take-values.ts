import { saidFrom, sameSaid } from '../../characteristics/fit.ts'
import { answerId, openingId } from '../../characteristics/ids.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { inOrder } from '../../state.ts'
import { attributes } from './attributes.ts'
import { type Guid, guidOf, type RefiSource, type RefiVariable } from './refi.ts'
import type { Taking } from './taking.ts'

/** The form of characteristics that variables of other programs come to stand in. */
const variables: Id<'form'> = 'form_variables'

/** Takes values of a source; and at the end records them, when their sources are there. */
export interface Values {
  take: (source: Id<'src'>, values: RefiSource['values']) => void
  record: () => void
}

/** Variables are fields of a form, except those that say what a source is. */
export function takeVariables(taking: Taking): Values {
  const { state, refi, make, who, newSources, fact, lost, limited, plan } = taking
  const attributeOf = new Map(attributes.map((one) => [make(`attribute ${one.key}`), one]))
  const fields = new Map<Guid, Id<'fld'>>()
  const fieldsHere = new Map<string, Id<'fld'>>()
  for (const [id, { name }] of inOrder(state, 'field')) {
    fieldsHere.set(guidOf(id, make), id)
    if (!fieldsHere.has(name.toLowerCase())) fieldsHere.set(name.toLowerCase(), id)
  }
  let last = Math.max(0, ...[...state.field.values()].map((field) => field.order))
  const newFields = new Map<Id<'fld'>, Value<'field'>>()
  for (const { guid, name, description, type } of refi.variables) {
    if (attributeOf.has(guid)) continue
    const same = fieldsHere.get(guid) ?? fieldsHere.get(name.toLowerCase())
    fields.set(guid, same ?? `fld_${guid}`)
    if (same) continue
    // Variables of a file know no form; those that are new here stand in one of their own.
    if (newFields.size === 0 && !state.form.has(variables))
      fact('form.set', variables, {
        name: 'Variables',
        about: 'documents',
        extractors: 1,
        blinded: false,
        order: state.form.size + 1,
      })
    const field: Value<'field'> = {
      form: variables,
      kind: fieldKindOf(type, name),
      name: name.trim() ? name.slice(0, 2_000) : '(no name)',
      order: ++last,
      ...(description?.trim() && { instructions: limited(description, 'A description') }),
    }
    newFields.set(`fld_${guid}`, field)
    fact('field.set', `fld_${guid}`, field)
  }

  const typeOf = new Map(refi.variables.map(({ guid, type }) => [guid, type]))
  const answers = new Map<Id<'ans'>, Value<'answer'>>()
  const valued = (source: Id<'src'>, values: RefiSource['values']) => {
    for (const { variable, value } of values) {
      if (!value?.trim()) continue
      const attribute = attributeOf.get(variable)
      const fresh = newSources.get(source)
      const field = fields.get(variable)
      if (attribute) {
        if (fresh) attribute.put(fresh, value.slice(0, 2_000))
      } else if (field) {
        const id = answerId(source, field, who)
        const asked = newFields.get(field) ?? state.field.get(field)
        const said = asked && saidFrom(asked, wordsFor(asked, typeOf.get(variable), limited(value, 'A value')))
        // One's own alone: what another answered may be hidden.
        const here = state.answer.get(id) ?? answers.get(id)
        if (!asked || !said) lost('A value does not fit its field here.', value, titleOf(taking, source))
        else if (here) {
          if (!sameSaid(asked, here, said))
            lost('A value differs from what is said of the source here, which stays.', value, titleOf(taking, source))
        } else if (asked.retired || state.opening.has(openingId(asked.form, source)))
          lost('Its field takes no more answers here.', value, titleOf(taking, source))
        else answers.set(id, { source, field, by: who, ...said })
      } else lost('A value of a variable that the file does not define.', value)
    }
  }
  return {
    take: valued,
    record() {
      for (const [id, answer] of answers) {
        if (state.answer.has(id)) continue
        fact('answer.given', id, answer)
        plan.counts.answers++
      }
    },
  }
}

/** What a source is called, one that is new too. */
export const titleOf = ({ state, newSources }: Taking, id: Id<'src'>): string =>
  (newSources.get(id) ?? state.source.get(id))?.reference.title.slice(0, 200) ?? id

/** The kind of field that a variable becomes. */
const fieldKindOf = (type: RefiVariable['type'], name: string): Value<'field'>['kind'] => {
  if (type === 'Integer') return /year|jahr|année|año/i.test(name) ? 'year' : 'number'
  if (type === 'Float') return 'number'
  if (type === 'Boolean') return 'yes, no or unclear'
  return type === 'Text' ? 'long text' : 'date'
}

/** A value as the field takes it: a truth as yes or no, a moment as its day. */
function wordsFor({ kind }: Value<'field'>, type: RefiVariable['type'] | undefined, value: string): string {
  if (type === 'Boolean' && kind === 'yes, no or unclear') return /^(?:true|1)$/i.test(value.trim()) ? 'yes' : 'no'
  return (type === 'Date' || type === 'DateTime') && kind === 'date' ? value.trim().slice(0, 10) : value
}
