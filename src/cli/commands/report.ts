import { pieceOfReport, reportOf } from '../../adapters/report-of.ts'
import { citationStyles, isCitationStyle } from '../../core/choices.ts'
import { reportHtml } from '../../core/report/html.ts'
import { reportMarkdown } from '../../core/report/markdown.ts'
import { type Piece, piecesOf } from '../../core/report/pieces.ts'
import { sentenceCase } from '../../core/wording.ts'
import { type Answer, as, command, done, refused } from '../command-line.ts'
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
    piece: { type: 'string', value: 'NAME', means: 'one piece alone, with the number it has in the whole' },
    pieces: { type: 'boolean', means: 'list the pieces that this report has, and their names' },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, format = 'html', style, piece, pieces, out, force, as }, io) =>
    read({ file, as }, io, async (seen) => {
      if (format !== 'html' && format !== 'md')
        return refused({ code: 'malformed', message: `“${format}” is no format of report.`, hint: 'Use html or md.' })
      if (style !== undefined && !isCitationStyle(style))
        return refused({
          code: 'malformed',
          message: `“${style}” is no style that Retroduce has.`,
          hint: `Use ${citationStyles.join(', ')}.`,
        })
      if (pieces) return listOf(piecesOf(reportOf(seen, style)))
      const blocks = piece === undefined ? reportOf(seen, style) : pieceOfReport(seen, piece, style)
      if (!blocks)
        return refused({
          code: 'unknown-thing',
          message: `The report has no piece “${piece}”.`,
          hint: 'See its pieces with --pieces.',
        })
      const text = painters[format](blocks)
      if (out === undefined) return done({ format, blocks }, text)
      const trouble = await writeWhole(out, [text], force)
      return trouble ? refused(trouble) : done({ file: out, format, bytes: Buffer.byteLength(text) }, `Wrote ${out}.`)
    }),
})

function listOf(all: readonly Piece[]): Answer {
  const width = Math.max(...all.map(({ name }) => name.length)) + 2
  const lines = all.map(({ name, kind, number, title }) => {
    const label = number === undefined ? '' : `${sentenceCase(kind)} ${number}. `
    return `${(kind === 'part' ? name : `  ${name}`).padEnd(width + 2)}${label}${title}`
  })
  return done(all, lines.join('\n'))
}
