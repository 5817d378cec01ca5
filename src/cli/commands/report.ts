import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import { manuscriptOf, pieceOfReport, reportAndPieces, reportOf, type Style } from '../../adapters/report-of.ts'
import { isReportFormat, type ReportFormat, reportFormats } from '../../core/choices.ts'
import { changedSince, marksToKeep, type PieceNow, type Since } from '../../core/report/marks.ts'
import { type Piece, piecesOf } from '../../core/report/pieces.ts'
import { exports as exportsView } from '../../core/view/exports.ts'
import type { Seen } from '../../core/view/view.ts'
import { listed, sentenceCase } from '../../core/wording.ts'
import { inFolder } from '../../store/parts.ts'
import { exported } from '../../work/report.ts'
import { type Answer, as, command, done, refused } from '../command-line.ts'
import { houseIn, reference } from '../house.ts'
import { read, write } from '../project-file.ts'
import { style, styleNamed } from '../style.ts'
import { writeWhole } from '../writing.ts'

export const report = command({
  name: 'report',
  summary: 'Write the report, every number and figure computed from the project.',
  examples: [
    'review.retro --out report.docx',
    'review.retro --piece table-matrix --out matrix.csv',
    'review.retro --manuscript --out manuscript.docx --style apa',
  ],
  needs: ['file'],
  may: [],
  options: {
    to: {
      type: 'string',
      value: 'FORMAT',
      means: `${reportFormats.join(', ')} (default: as --out ends, else html)`,
    },
    style,
    manuscript: { type: 'boolean', means: 'the manuscript: its sections with what they insert' },
    piece: { type: 'string', value: 'NAME', means: 'one piece alone, with the number it has in the whole' },
    pieces: { type: 'boolean', means: 'list the pieces that this report has, and their names' },
    exports: { type: 'boolean', means: 'list what was given out and remembered, with what changed since' },
    reference,
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    remember: {
      type: 'boolean',
      means: 'with --out: the project remembers what was given out, as after a download on screen',
    },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: (
    {
      file,
      to: asked,
      style: named,
      manuscript,
      piece,
      pieces,
      exports: given,
      reference: lent,
      out,
      remember,
      force,
      as,
    },
    io,
  ) =>
    (remember ? write : read)({ file, as }, io, async (seen, project) => {
      if (given) return givenOut(seen)
      const ending = extname(out ?? '').slice(1)
      const format = asked ?? (isReportFormat(ending) ? ending : 'html')
      if (!isReportFormat(format))
        return refused({
          code: 'malformed',
          message: `“${format}” is no format of report.`,
          hint: `Use ${listed(reportFormats, 'or')}.`,
        })
      if (out === undefined && !pieces && ['docx', 'pdf', 'xlsx', 'png'].includes(format))
        return refused({
          code: 'misused',
          message: `A report as ${format} is no text to print.`,
          hint: 'Say with --out where to write it.',
        })
      const cited = styleNamed(named, seen.state)
      if (cited && typeof cited === 'object' && 'code' in cited) return refused(cited)
      const house = houseIn(lent)
      if (house && 'code' in house) return refused(house)
      if (manuscript && (piece !== undefined || pieces))
        return refused({
          code: 'misused',
          message: 'A manuscript comes whole.',
          hint: 'Leave out --piece and --pieces, or --manuscript.',
        })
      if (remember && (out === undefined || manuscript || pieces))
        return refused({
          code: 'misused',
          message: 'What is remembered is a report that is written to a file.',
          hint: 'Add --out, and leave out --manuscript and --pieces.',
        })
      if (pieces) return listOf(piecesOf(reportOf(seen, cited)))
      const written = manuscript ? manuscriptOf(seen, cited) : undefined
      const all = remember ? reportAndPieces(seen, cited) : undefined
      const blocks =
        written?.blocks ??
        (piece === undefined ? (all?.blocks ?? reportOf(seen, cited)) : pieceOfReport(seen, piece, cited))
      if (!blocks)
        return refused({
          code: 'unknown-thing',
          message: `The report has no piece “${piece}”.`,
          hint: 'See its pieces with --pieces.',
        })
      const keeping =
        all &&
        exported(seen.viewer, heldOf(seen.state.seq, all.pieces, { format, piece, cited }), project.journal.events)
      const mayNot = keeping && project.consider(seen.viewer, keeping)
      if (mayNot && !mayNot.ok) return refused(mayNot.refusal, file)
      const at = seen.events().at(-1)?.at
      const made = await reportFile(blocks, format, {
        print: printerHere(inFolder),
        ...(house && { house }),
        ...(at && { at }),
      })
      if (typeof made === 'object' && 'code' in made) return refused(made)
      if (out === undefined) return done({ format, blocks }, String(made))
      const trouble = await writeWhole(out, [made], force)
      if (trouble) return refused(trouble)
      const kept = keeping && (await project.execute(seen.viewer, keeping))
      if (kept && !kept.ok) return refused(kept.refusal, file)
      const problems = written?.problems ?? []
      return done(
        { file: out, format, bytes: Buffer.byteLength(made), ...(written && { problems }) },
        [`Wrote ${out}.`, ...problems.map(({ raw, message, hint }) => `${raw}: ${message} ${hint}`)].join('\n'),
      )
    }),
})

/** What is remembered of a report; a style that is a text of its own has no name here. */
const heldOf = (
  seq: number,
  pieces: readonly PieceNow[],
  { format, piece, cited }: { format: ReportFormat; piece: string | undefined; cited: Style | undefined },
) => ({
  format,
  seq,
  pieces: marksToKeep(pieces, piece),
  ...(piece !== undefined && { piece }),
  ...(typeof cited === 'string' && { style: cited }),
})

/** What was given out, the last first: of a report how many of its pieces read otherwise now, of what else what changed since. */
function givenOut(seen: Seen): Answer {
  const { pieces } = reportAndPieces(seen)
  const all = exportsView.answer(seen, {}).exports.map(({ id, value, words, at, by, since, seq }) => {
    const became = [...changedSince(pieces, value).values()]
    const count = (what: Since) => became.filter((one) => one === what).length
    const { format } = value
    const now = isReportFormat(format)
      ? `${count('changed')} changed, ${count('new')} new, ${count('gone')} gone`
      : since
    return { id, what: words, format, at, by: by.name, seq, since: now }
  })
  const lines = all.map(({ what, at = '', by, since }) =>
    [`${at.slice(0, 16).replace('T', ' ')}  ${what}, by ${by}`, ...(since ? [`  since then: ${since}`] : [])].join(
      '\n',
    ),
  )
  return done(all, lines.join('\n') || 'Nothing was given out that is remembered.')
}

function listOf(all: readonly Piece[]): Answer {
  const width = Math.max(...all.map(({ name }) => name.length)) + 2
  const lines = all.map(({ name, kind, number, title }) => {
    const label = number === undefined ? '' : `${sentenceCase(kind)} ${number}. `
    return `${(kind === 'part' ? name : `  ${name}`).padEnd(width + 2)}${label}${title}`
  })
  return done(all, lines.join('\n'))
}
