import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import {
  type InstrumentKind,
  type InterviewPhase,
  instrumentKinds,
  interviewPhases,
  isReportFormat,
} from '../../core/choices.ts'
import { draftInstrument } from '../../core/fieldwork/instrument.ts'
import { sheetBlocks } from '../../core/fieldwork/sheet.ts'
import type { Id } from '../../core/ids.ts'
import { configurationLabel } from '../../core/label.ts'
import { get, type State } from '../../core/state.ts'
import { liveConfigurations, numberOf } from '../../core/theory/lineage.ts'
import { listed } from '../../core/wording.ts'
import { inFolder } from '../../store/parts.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { writeWhole } from '../writing.ts'

const kitFormats = ['html', 'md', 'docx', 'pdf'] as const

export const kit = command({
  name: 'kit',
  summary: 'Write a topic guide, an observation template or a guide to documents, drafted from configurations.',
  examples: [
    'evaluation.retro --for 1,3 --phase refining --out guide.docx',
    'evaluation.retro --kind "observation template"',
  ],
  needs: ['file'],
  may: [],
  options: {
    for: {
      type: 'string',
      value: 'LIST',
      means: 'configurations by number or id, as 1,3,6 (default: all), or an instrument by id',
    },
    phase: {
      type: 'string',
      value: 'PHASE',
      means: `of a realist interview: ${interviewPhases.join(', ')} (default: refining)`,
    },
    kind: { type: 'string', value: 'KIND', means: `${instrumentKinds.join(', ')} (default: topic guide)` },
    audience: { type: 'string', value: 'TEXT', means: 'whom it is written for' },
    to: { type: 'string', value: 'FORMAT', means: `${kitFormats.join(', ')} (default: as --out ends, else md)` },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, for: asked, phase = 'refining', kind = 'topic guide', audience, to: named, out, force, as }, io) =>
    read({ file, as }, io, async ({ state, events }) => {
      const ending = extname(out ?? '').slice(1)
      const format = named ?? (isReportFormat(ending) ? ending : 'md')
      if (!(kitFormats as readonly string[]).includes(format) || !isReportFormat(format))
        return refused({
          code: 'malformed',
          message: `“${format}” is no format of kit.`,
          hint: `Use ${listed(kitFormats, 'or')}.`,
        })
      if (!(interviewPhases as readonly string[]).includes(phase))
        return refused({
          code: 'malformed',
          message: `There is no phase “${phase}”.`,
          hint: `Use ${listed(interviewPhases, 'or')}.`,
        })
      if (!(instrumentKinds as readonly string[]).includes(kind))
        return refused({
          code: 'malformed',
          message: `There is no kind “${kind}”.`,
          hint: `Use ${listed(instrumentKinds, 'or')}.`,
        })
      const kept = get(state, 'instrument', asked as Id<'ins'> | undefined)
      const configurations = kept ? [] : configurationsOf(state, asked)
      if ('code' in configurations) return refused(configurations)
      const made =
        kept ??
        draftInstrument(state, {
          kind: kind as InstrumentKind,
          phase: phase as InterviewPhase,
          configurations,
          audience,
        })
      const blocks = sheetBlocks(state, made, 'kit', { lines: true })
      const at = events().at(-1)?.at
      const written = await reportFile(blocks, format, { print: printerHere(inFolder), ...(at && { at }) })
      if (typeof written === 'object' && 'code' in written) return refused(written)
      if (out === undefined)
        return typeof written === 'string'
          ? done(made, written)
          : refused({
              code: 'misused',
              message: `A kit as ${format} is no text to print.`,
              hint: 'Say with --out where to write it.',
            })
      const trouble = await writeWhole(out, [written], force)
      if (trouble) return refused(trouble)
      return done({ file: out, format, ...made }, `Wrote ${out}.`)
    }),
})

/** Configurations of the theory as it is, by number or id; all of them where none are named. */
function configurationsOf(
  state: State,
  asked: string | undefined,
): Id<'cmoc'>[] | { code: string; message: string; hint: string } {
  const live = liveConfigurations(state).map(([id]) => id)
  if (asked === undefined) return live.length > 0 ? live : none
  const found: Id<'cmoc'>[] = []
  for (const one of asked
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)) {
    const id = live.find((id) => id === one || numberOf(state, id) === one)
    if (!id)
      return {
        code: 'unknown-thing',
        message: `There is no configuration ${one}.`,
        hint: `There is: ${
          live
            .slice(0, 20)
            .map((id) => `${numberOf(state, id) ?? id} (${configurationLabel(state, id)})`)
            .join(', ') || 'none'
        }.`,
      }
    found.push(id)
  }
  return found.length > 0 ? found : none
}
const none = {
  code: 'unknown-thing',
  message: 'There is no configuration to ask about.',
  hint: 'Write one on the Theory screen, or bring some in with retroduce import-theory.',
}
