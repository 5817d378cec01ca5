import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import { pieceOfReport } from '../../adapters/report-of.ts'
import { audiencesOf } from '../../core/guideline/audiences.ts'
import { audienceKey } from '../../core/guideline/parts.ts'
import { toldGuidance } from '../../core/guideline/told.ts'
import { audienceSheetName, sheetName } from '../../core/report/sections/guidance.ts'
import { isSheet } from '../../core/report/sheets.ts'
import { counted, listed, sentenceCase } from '../../core/wording.ts'
import { inFolder } from '../../store/parts.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { pagesTold, writeWhole } from '../writing.ts'

const formats = ['html', 'docx', 'pdf', 'md', 'csv', 'json'] as const
type Format = (typeof formats)[number]

export const guidance = command({
  name: 'guidance',
  summary: 'Print the guidance drawn from the theory, and where the theory moved; or write it as sheets to hand out.',
  examples: ['review.retro', 'review.retro --audience "Board" --out board.pdf'],
  needs: ['file'],
  may: [],
  options: {
    to: { type: 'string', value: 'FORMAT', means: `${listed(formats, 'or')} (default: as --out ends)` },
    group: { type: 'string', value: 'NAME', means: 'the sheet of one group alone' },
    audience: { type: 'string', value: 'NAME', means: 'what is for one audience alone, and for everybody' },
    out: { type: 'string', value: 'PATH', means: 'where to write it' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, to, group, audience, out, force, as }, io) =>
    read({ file, as }, io, async (seen) => {
      const known = audiencesOf(seen.state)
      const whom = known.find(({ key }) => audience !== undefined && key === audienceKey(audience))
      if (audience !== undefined && !whom)
        return refused({
          code: 'unknown-thing',
          message: `No statement names the audience “${audience}”.`,
          hint:
            known.length > 0
              ? `There is: ${listed(known.map(({ name }) => name))}.`
              : 'Say whom each is for on the screen Guidance.',
        })
      if (audience !== undefined && group !== undefined)
        return refused({
          code: 'misused',
          message: 'A sheet is of a group or for an audience.',
          hint: 'Leave one of them out.',
        })
      const groups = toldGuidance(seen.state, whom?.key)
      const asked = group === undefined ? groups : groups.filter(({ id, name }) => id === group || name === group)
      if (asked.length === 0)
        return refused({
          code: 'unknown-thing',
          message: group === undefined ? 'There is no guidance yet.' : `There is no guidance in a group “${group}”.`,
          hint:
            groups.length > 0
              ? `There is: ${listed(groups.map(({ name }) => name))}.`
              : 'Draft it on the screen Guidance.',
        })
      const ending = extname(out ?? '').slice(1)
      const format = formats.find((one) => one === (to ?? ending))
      if (!format && (to !== undefined || out !== undefined))
        return refused({
          code: 'malformed',
          message: `“${to ?? ending}” is no format of guidance.`,
          hint: `Use ${listed(formats, 'or')}.`,
        })
      if (!format) return done(asked, lines(asked))
      if (format === 'csv' && (group !== undefined || whom))
        return refused({
          code: 'misused',
          message: 'The table holds all groups and audiences.',
          hint: 'Leave out --group and --audience.',
        })
      const piece =
        format === 'csv'
          ? 'table-guidance'
          : whom
            ? audienceSheetName(whom.key)
            : group === undefined
              ? 'guidance'
              : sheetName(asked[0]?.id)
      const made = await madeOf(format)
      if (typeof made === 'object' && 'code' in made) return refused(made)
      if (out === undefined) {
        if (typeof made === 'string') return done(asked, made)
        return refused({
          code: 'misused',
          message: `Guidance as ${format} is no text to print.`,
          hint: 'Say with --out where to write it.',
        })
      }
      const trouble = await writeWhole(out, [made], force)
      return trouble
        ? refused(trouble)
        : done(
            { file: out, format, bytes: Buffer.byteLength(made) },
            `Wrote ${out}.${isSheet(piece) ? pagesTold(made) : ''}`,
          )

      async function madeOf(format: Format) {
        if (format === 'json') return `${JSON.stringify(asked, null, 1)}\n`
        const at = seen.events().at(-1)?.at
        const made = await reportFile(pieceOfReport(seen, piece) ?? [], format, {
          print: printerHere(inFolder),
          sheet: isSheet(piece),
          ...(at && { at }),
        })
        return format === 'csv' && made instanceof Uint8Array ? new TextDecoder().decode(made) : made
      }
    }),
})

/** Each group with its statements, what they rest on, and where the theory moved. */
function lines(groups: ReturnType<typeof toldGuidance>): string {
  const all = groups.flatMap(({ statements }) => statements)
  const stale = all.filter(({ moved }) => moved.length > 0).length
  const told = groups.map(({ name, statements }) =>
    [
      name,
      ...statements.map(({ plain, statement, restsOn, moved }) => {
        const on = restsOn.map(({ label, sources }) => `${label}, ${counted(sources.length, 'source')}`)
        const now = moved.length > 0 ? '; the theory moved since it was last looked at' : ''
        return `  ${plain ?? statement}\n    ${on.join('; ') || 'rests on no configuration'}${now}`
      }),
    ].join('\n'),
  )
  const end = `${sentenceCase(counted(all.length, 'statement'))}; ${stale === 0 ? 'all up to date' : `the theory moved under ${counted(stale, 'of them', 'of them')}`}.`
  return [...told, end].join('\n')
}
