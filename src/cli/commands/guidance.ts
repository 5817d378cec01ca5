import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import { pieceOfReport } from '../../adapters/report-of.ts'
import { toldGuidance } from '../../core/guideline/told.ts'
import { sheetName } from '../../core/report/sections/guidance.ts'
import { counted, listed, sentenceCase } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { writeWhole } from '../writing.ts'

const formats = ['html', 'docx', 'pdf', 'md', 'csv', 'json'] as const
type Format = (typeof formats)[number]

export const guidance = command({
  name: 'guidance',
  summary: 'Print the guidance drawn from the theory, and where the theory moved; or write it as sheets to hand out.',
  needs: ['file'],
  may: [],
  options: {
    to: { type: 'string', value: 'FORMAT', means: `${listed(formats)} (default: as --out ends)` },
    group: { type: 'string', value: 'NAME', means: 'the sheet of one group alone' },
    out: { type: 'string', value: 'PATH', means: 'where to write it' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, to, group, out, force, as }, io) =>
    read({ file, as }, io, async (seen) => {
      const groups = toldGuidance(seen.state)
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
      if (format === 'csv' && group !== undefined)
        return refused({ code: 'misused', message: 'The table holds all groups.', hint: 'Leave out --group.' })
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
      return trouble ? refused(trouble) : done({ file: out, format, bytes: Buffer.byteLength(made) }, `Wrote ${out}.`)

      async function madeOf(format: Format) {
        if (format === 'json') return `${JSON.stringify(asked, null, 1)}\n`
        const piece = format === 'csv' ? 'table-guidance' : group === undefined ? 'guidance' : sheetName(asked[0]?.id)
        const at = seen.events().at(-1)?.at
        const made = await reportFile(pieceOfReport(seen, piece) ?? [], format, {
          print: printerHere(),
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
