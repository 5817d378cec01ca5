import { writeTable } from '../../adapters/write-table.ts'
import { formsOf } from '../../core/characteristics/standing.ts'
import { asRows, characteristicsTable } from '../../core/characteristics/table.ts'
import { reported } from '../../core/project/published.ts'
import { counted } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { takeTable } from '../take-table.ts'
import { writeWhole } from '../writing.ts'

export const characteristics = command({
  name: 'characteristics',
  summary: 'Print the table of characteristics: sources by fields, what was agreed on and what is missing.',
  examples: ['review.retro --out table.xlsx', 'review.retro --answers answers.csv'],
  needs: ['file'],
  may: [],
  options: {
    form: { type: 'string', value: 'NAME', means: 'which form, by its name or id (default: the first)' },
    csv: { type: 'boolean', means: 'as CSV, for a spreadsheet' },
    out: { type: 'string', value: 'PATH', means: 'where to write it, as CSV or, where the name ends so, as .xlsx' },
    answers: {
      type: 'string',
      value: 'PATH',
      means: 'take your own answers from a table, CSV or .xlsx, headed as it prints',
    },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, form, csv, out, force, answers, as }, io) =>
    (answers === undefined ? read : write)({ file, as }, io, async (seen, project) => {
      const state = reported(seen.state, seen.now)
      const forms = formsOf(state)
      const one = form ? forms.find(({ id, form: { name } }) => id === form || name === form) : forms[0]
      const table = one && characteristicsTable(state, one.id)
      if (!table)
        return refused(
          {
            code: 'unknown-thing',
            message: form ? `There is no form “${form}”.` : 'No form of characteristics is made yet.',
            hint:
              forms.length > 0
                ? `There is ${forms.map(({ form: { name } }) => name).join(', ')}.`
                : 'Make one under Forms.',
          },
          file,
        )
      if (answers !== undefined) return takeTable(project, seen, answers, { answers: one.id }, 'answer')
      const rows = asRows(table)
      if (out !== undefined) {
        const format = /\.xlsx$/i.test(out) ? 'xlsx' : 'csv'
        const trouble = await writeWhole(out, [await writeTable(format, rows)], force)
        if (trouble) return refused(trouble)
        return done(
          { file: out, sources: table.rows.length },
          `Wrote ${counted(table.rows.length, 'source')} to ${out}.`,
        )
      }
      if (csv) return done(table, new TextDecoder().decode(await writeTable('csv', rows)).trimEnd())
      return done(table, printed(rows))
    }),
})

/** As text: each source with what it says, a line for each field, since a table would be wider than a terminal. */
function printed([head = [], ...rows]: readonly (readonly (string | number)[])[]): string {
  const fields = head.slice(3)
  return rows
    .map(([label, title, , ...cells]) =>
      [`${label}  ${title}`, ...fields.map((name, i) => `  ${name}: ${cells[i] === '' ? '–' : cells[i]}`)].join('\n'),
    )
    .join('\n\n')
}
