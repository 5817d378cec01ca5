import { reportOf } from '../../adapters/report-of.ts'
import { citationStyles, isCitationStyle } from '../../core/choices.ts'
import { reportHtml } from '../../core/report/html.ts'
import { reportMarkdown } from '../../core/report/markdown.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { writeWhole } from '../writing.ts'

const painters = { html: reportHtml, md: reportMarkdown }

export const report = command({
  name: 'report',
  summary: 'Write the report, every number and figure computed from the project.',
  needs: ['file'],
  may: [],
  options: {
    format: { type: 'string', value: 'FORMAT', means: 'html or md (default: html)' },
    style: {
      type: 'string',
      value: 'STYLE',
      means: `the citation style: ${citationStyles.join(', ')} (default: the project’s, else harvard)`,
    },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, format = 'html', style, out, force, as }, io) =>
    read({ file, as }, io, async (seen) => {
      if (format !== 'html' && format !== 'md')
        return refused({ code: 'malformed', message: `“${format}” is no format of report.`, hint: 'Use html or md.' })
      if (style !== undefined && !isCitationStyle(style))
        return refused({
          code: 'malformed',
          message: `“${style}” is no style that Retroduce has.`,
          hint: `Use ${citationStyles.join(', ')}.`,
        })
      const blocks = reportOf(seen, style)
      const text = painters[format](blocks)
      if (out === undefined) return done({ format, blocks }, text)
      const trouble = await writeWhole(out, [text], force)
      return trouble ? refused(trouble) : done({ file: out, format, bytes: Buffer.byteLength(text) }, `Wrote ${out}.`)
    }),
})
