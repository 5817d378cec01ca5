import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import { manuscriptOf, pieceOfReport, reportOf } from '../../adapters/report-of.ts'
import { citationStyles, isReportFormat, reportFormats } from '../../core/choices.ts'
import { type Piece, piecesOf } from '../../core/report/pieces.ts'
import { listed, sentenceCase } from '../../core/wording.ts'
import { type Answer, as, command, done, refused } from '../command-line.ts'
import { houseIn, reference } from '../house.ts'
import { read } from '../project-file.ts'
import { styleNamed } from '../style.ts'
import { writeWhole } from '../writing.ts'

export const report = command({
  name: 'report',
  summary: 'Write the report, every number and figure computed from the project.',
  needs: ['file'],
  may: [],
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      means: `${reportFormats.join(', ')} (default: as --out ends, else html)`,
    },
    style: {
      type: 'string',
      value: 'STYLE',
      means: `the citation style: ${citationStyles.join(', ')}, or a .csl file (default: the project’s, else harvard)`,
    },
    manuscript: { type: 'boolean', means: 'the manuscript: its sections with what they insert' },
    piece: { type: 'string', value: 'NAME', means: 'one piece alone, with the number it has in the whole' },
    pieces: { type: 'boolean', means: 'list the pieces that this report has, and their names' },
    reference,
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, format: asked, style: named, manuscript, piece, pieces, reference: lent, out, force, as }, io) =>
    read({ file, as }, io, async (seen) => {
      const ending = extname(out ?? '').slice(1)
      const format = asked ?? (isReportFormat(ending) ? ending : 'html')
      if (!isReportFormat(format))
        return refused({
          code: 'malformed',
          message: `“${format}” is no format of report.`,
          hint: `Use ${listed(reportFormats, 'or')}.`,
        })
      const style = named === undefined ? undefined : styleNamed(named, seen.state)
      if (style && typeof style === 'object' && 'code' in style) return refused(style)
      const house = houseIn(lent)
      if (house && 'code' in house) return refused(house)
      if (manuscript && (piece !== undefined || pieces))
        return refused({
          code: 'misused',
          message: 'A manuscript comes whole.',
          hint: 'Leave out --piece and --pieces, or --manuscript.',
        })
      if (pieces) return listOf(piecesOf(reportOf(seen, style)))
      const written = manuscript ? manuscriptOf(seen, style) : undefined
      const blocks =
        written?.blocks ?? (piece === undefined ? reportOf(seen, style) : pieceOfReport(seen, piece, style))
      if (!blocks)
        return refused({
          code: 'unknown-thing',
          message: `The report has no piece “${piece}”.`,
          hint: 'See its pieces with --pieces.',
        })
      const at = seen.events().at(-1)?.at
      const made = await reportFile(blocks, format, {
        print: printerHere(),
        ...(house && { house }),
        ...(at && { at }),
      })
      if (typeof made === 'object' && 'code' in made) return refused(made)
      if (out === undefined) {
        if (typeof made === 'string') return done({ format, blocks }, made)
        return refused({
          code: 'misused',
          message: `A report as ${format} is no text to print.`,
          hint: 'Say with --out where to write it.',
        })
      }
      const trouble = await writeWhole(out, [made], force)
      if (trouble) return refused(trouble)
      const problems = written?.problems ?? []
      return done(
        { file: out, format, bytes: Buffer.byteLength(made), ...(written && { problems }) },
        [`Wrote ${out}.`, ...problems.map(({ raw, message, hint }) => `${raw}: ${message} ${hint}`)].join('\n'),
      )
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
