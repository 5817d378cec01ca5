import { extname } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { reportFile } from '../../adapters/report-file.ts'
import { pieceOfReport } from '../../adapters/report-of.ts'
import { formative } from '../../core/guideline/assessment/advice.ts'
import { type AssessmentChange, assessmentChange, changeNotes } from '../../core/guideline/assessment/change.ts'
import { asksWhom } from '../../core/guideline/assessment/draft.ts'
import { gapsIn, type Profile, profileOf, scaled } from '../../core/guideline/assessment/profile.ts'
import type { Id } from '../../core/ids.ts'
import { get, inOrder, type State } from '../../core/state.ts'
import { limeSurvey } from '../../core/survey/limesurvey.ts'
import { wavesOf } from '../../core/survey/summary.ts'
import { keptWords } from '../../core/survey/words.ts'
import { listed } from '../../core/wording.ts'
import { inFolder } from '../../store/parts.ts'
import { freshId } from '../../work/fresh-id.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { pagesTold, writeWhole } from '../writing.ts'

const formats = ['html', 'docx', 'pdf', 'md', 'csv', 'json', 'limesurvey'] as const

export const assessment = command({
  name: 'assessment',
  summary:
    'Print what an assessment came to and what it advises here; draft one from the guidance; or write it as a file.',
  examples: ['review.retro --draft "Where we stand" --roles "Board; Ward"', 'review.retro --wave Spring --by role'],
  needs: ['file'],
  may: ['questionnaire'],
  options: {
    draft: { type: 'string', value: 'TITLE', means: 'draft a new one from all statements of guidance' },
    roles: {
      type: 'string',
      value: 'LIST',
      means: 'with --draft: the roles that people pick from, with semicolons between',
    },
    wave: { type: 'string', value: 'NAME', means: 'which wave; the last one where none is named' },
    by: {
      type: 'string',
      value: 'KEY',
      means: 'groups side by side: the key of an item, or “wave” (default: whose leadership)',
    },
    to: {
      type: 'string',
      value: 'FORMAT',
      means: 'the result as html, docx, pdf, md, csv or json; the items as limesurvey (default: as --out ends)',
    },
    out: { type: 'string', value: 'PATH', means: 'where to write it' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, questionnaire: named, draft, roles, wave: asked, by, to, out, force, as }, io) =>
    (draft === undefined ? read : write)({ file, as }, io, async (seen, project) => {
      const { state } = seen
      if (draft !== undefined) {
        const id = freshId('qst')
        const list = roles?.split(';').flatMap((role) => role.trim() || [])
        const made = await project.execute(seen.viewer, {
          do: 'draftAssessment',
          id,
          title: draft,
          ...(list && list.length > 0 && { roles: list }),
        })
        return made.ok ? done({ questionnaire: id }, `Drafted “${draft}” (${id}).`) : refused(made.refusal, file)
      }
      const id = assessmentCalled(state, named)
      const value = get(state, 'questionnaire', id)
      if (!id || !value)
        return refused({
          code: 'unknown-thing',
          message: named === undefined ? 'There is no assessment yet.' : `There is no assessment “${named}”.`,
          hint: 'Draft one with --draft.',
        })
      const waves = wavesOf(state, id)
      const wave =
        asked === undefined
          ? waves.at(-1)
          : waves.find((one) => one === asked || get(state, 'wave', one)?.name === asked)
      if (asked !== undefined && !wave)
        return refused({
          code: 'unknown-thing',
          message: `There is no wave “${asked}”.`,
          hint: 'See retroduce surveys.',
        })
      const format = formats.find((one) => one === (to ?? extname(out ?? '').slice(1)))
      if (!format && (to !== undefined || out !== undefined))
        return refused({
          code: 'malformed',
          message: `“${to ?? extname(out ?? '').slice(1)}” is no format of an assessment.`,
          hint: `Use ${listed(formats, 'or')}.`,
        })
      const profile = profileOf(state, id, { wave, by: by ?? asksWhom })
      const change = assessmentChange(state, id)
      const data = { questionnaire: id, wave, formative, ...profile, gaps: gapsIn(profile), change }
      if (!format) return done(data, lines(value.title, profile, change))
      const made = await madeOf()
      if (typeof made === 'object' && 'code' in made) return refused(made)
      if (out === undefined) {
        if (typeof made === 'string') return done(data, made)
        return refused({
          code: 'misused',
          message: `As ${format} it is no text to print.`,
          hint: 'Say with --out where.',
        })
      }
      const trouble = await writeWhole(out, [made], force)
      return trouble ? refused(trouble) : done({ file: out, format }, `Wrote ${out}.${pagesTold(made)}`)

      async function madeOf() {
        if (format === 'json') return `${JSON.stringify(data, null, 1)}\n`
        if (format === 'limesurvey') return limeSurvey(value as NonNullable<typeof value>)
        const blocks = pieceOfReport(seen, `${format === 'csv' ? 'table-' : ''}assessment-${wave}`)
        if (!blocks || !format)
          return { code: 'unknown-thing', message: 'There is no result yet.', hint: `${keptWords(profile)}` }
        const at = seen.events().at(-1)?.at
        const whole = await reportFile(blocks, format, { print: printerHere(inFolder), sheet: true, ...(at && { at }) })
        return format === 'csv' && whole instanceof Uint8Array ? new TextDecoder().decode(whole) : whole
      }
    }),
})

/** One by its id or title; the last one where none is named. */
function assessmentCalled(state: State, named: string | undefined): Id<'qst'> | undefined {
  const all = inOrder(state, 'questionnaire').filter(([, { purpose }]) => purpose === 'assessment')
  return named === undefined ? all.at(-1)?.[0] : all.findLast(([id, { title }]) => id === named || title === named)?.[0]
}

function lines(title: string, profile: Profile, change: AssessmentChange | undefined): string {
  const told = profile.themes.flatMap(({ name, statements }) => [
    name,
    ...statements.flatMap((one) => [
      `  ${one.words}`,
      `    condition ${one.condition}; ${scaled.map((part) => `${part} ${one.levels[part]?.median ?? 'not told'}`).join(', ')}`,
      `    ${one.advice.words}`,
    ]),
  ])
  const gaps = gapsIn(profile).map(
    ({ words, part, from, to }) => `Apart on ${part}: ${from.group} ${from.median}, ${to.group} ${to.median}. ${words}`,
  )
  return [`${title}. ${keptWords(profile)}`, ...told, ...gaps, ...(change ? changeLines(change) : []), formative].join(
    '\n',
  )
}

/** From round to round: the medians of what was asked in the same way, and what to mind. */
function changeLines(change: AssessmentChange): string[] {
  const { rounds, statements } = change
  return [
    `From round to round: ${rounds.map(({ name, version }) => `${name} (version ${version})`).join(', ')}`,
    ...statements.flatMap(({ words, levels, conditions }) => [
      `  ${words}`,
      ...(conditions.length > 0 ? [`    condition ${conditions.join(', ')}`] : []),
      ...scaled.flatMap((part) => {
        const of = levels[part]
        return of ? [`    ${part} ${of.map((level) => level?.median ?? 'not told').join(', ')}`] : []
      }),
    ]),
    ...changeNotes(change).map((words) => `  ${words}`),
  ]
}
