import { z } from 'zod'
import { formsOf } from '../characteristics/standing.ts'
import { characteristicsTable, narrowed, sorted } from '../characteristics/table.ts'
import { tableFilters } from '../choices.ts'
import { idOf } from '../ids.ts'
import { view } from './view.ts'

/** The table of characteristics of one form: sources by fields, what was agreed on, sorted and narrowed. */
export const characteristics = view(
  z.object({
    form: idOf('form').optional(),
    /** `label`, `year` or a field. */
    sort: z.string().max(260).default('label'),
    down: z.enum(['1']).optional(),
    text: z.string().max(1_000).optional(),
    show: z.enum(tableFilters).optional(),
  }),
  ({ state }, { form, sort, down, text, show }) => {
    const forms = formsOf(state)
    const id = form ?? forms[0]?.id
    const table = id && characteristicsTable(state, id)
    if (!table) return { forms: [], fields: [], rows: [], all: 0 }
    const rows = narrowed(sorted(table, sort, down === '1'), { show, text })
    return {
      forms: forms.map(({ id: one, form: { name } }) => ({ id: one, name })),
      form: { id: table.form, name: table.name },
      fields: table.fields.map((field, i) => ({
        ...field,
        answered: table.rows.filter(({ cells }) => cells[i]?.said).length,
      })),
      rows,
      all: table.rows.length,
    }
  },
)
