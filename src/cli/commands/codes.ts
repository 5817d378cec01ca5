import { codebookCsv } from '../../core/coding/codebook-csv.ts'
import { codebook } from '../../core/view/codebook.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { takeTable } from '../take-table.ts'
import { wrap } from '../terminal.ts'

export const codes = command({
  name: 'codes',
  summary: 'Print the codebook: what each code means, and how often it was given.',
  examples: ['review.retro', 'review.retro --csv > codebook.csv'],
  needs: ['file'],
  may: [],
  options: {
    csv: { type: 'boolean', means: 'as a table for a spreadsheet' },
    from: { type: 'string', value: 'PATH', means: 'take codes from a table, CSV or .xlsx, headed as it prints' },
    as,
  },
  run: ({ file, csv, from, as }, io) =>
    (from === undefined ? read : write)({ file, as }, io, (seen, project) => {
      if (from !== undefined) return takeTable(project, seen, from, { codes: true }, 'code')
      const { codes, passages, uncoded } = codebook.answer(seen, {})
      const data = { codes, passages, uncoded }
      if (csv) return done(data, codebookCsv(codes))
      const lines = codes.map(({ value: { name, role, definition, retired }, depth, uses }) => {
        const indent = '  '.repeat(depth)
        const given = `${counted(uses.passages, 'passage')} in ${counted(uses.sources, 'source')}`
        const head = `${indent}${name}${role ? ` [${role}]` : ''}${retired ? ', retired' : ''}: ${given}`
        return definition ? `${head}\n${wrap(definition, io.columns, `${indent}    `)}` : head
      })
      const summary = sentenceCase(
        `${counted(codes.length, 'code')}, ${counted(passages, 'passage')}, ${counted(uncoded, 'passage')} without a code.`,
      )
      return done(data, [...lines, summary].join('\n'))
    }),
})
