import type { Id } from '../../core/ids.ts'
import { get, inOrder, type State } from '../../core/state.ts'
import { surveyForm } from '../../core/survey/form.ts'
import { responded, respondedWords } from '../../core/survey/responded.ts'
import { resultWords } from '../../core/survey/result-words.ts'
import { type By, groupable, summaryOf, wavesOf } from '../../core/survey/summary.ts'
import { versionNumber } from '../../core/survey/versions.ts'
import { figuresWords, hiddenWords, keptWords, withdrawnWords } from '../../core/survey/words.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { bringResponses } from '../../work/table-in.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'
import { asksLinks, surveyLinks } from '../survey-links.ts'
import { writeWhole } from '../writing.ts'

export const surveys = command({
  name: 'surveys',
  summary: 'List the questionnaires and their waves, with how many have answered, and the results.',
  examples: ['evaluation.retro'],
  needs: ['file'],
  may: [],
  options: { as },
  run: ({ file, as }, io) =>
    read({ file, as }, io, ({ state, viewer }) => {
      const all = inOrder(state, 'questionnaire').map(([id, { title, purpose, items }]) => ({
        id,
        title,
        purpose,
        version: versionNumber(state, id),
        items: items.length,
        waves: wavesOf(state, id).map((wave) => {
          const { name, closed = false, anonymous = false } = get(state, 'wave', wave) ?? {}
          return { id: wave, name, closed, anonymous, ...responded(state, viewer, wave) }
        }),
      }))
      const lines = all.flatMap(({ id, title, version, items, waves }) => [
        `${title}, version ${version} (${id}): ${counted(items, 'item')}`,
        ...waves.map(
          ({ name, closed, ...wave }) => `  ${name}: ${respondedWords(wave)}, ${closed ? 'closed' : 'open'}`,
        ),
      ])
      const results = inOrder(state, 'result').map(([id, value]) => ({ id, ...value }))
      const said = results.map((value) => sentenceCase(resultWords(value)))
      const told = [...lines, sentenceCase(`${counted(all.length, 'questionnaire')}.`), ...said]
      return done({ questionnaires: all, results }, told.join('\n'))
    }),
})

export const survey = command({
  name: 'survey',
  summary: 'Print what a survey came to, write its form as a file, or bring in what people answered.',
  examples: [
    'evaluation.retro --form form.html',
    'evaluation.retro --from answers.csv',
    'evaluation.retro --links-to addresses.txt --at https://review.example.org',
  ],
  needs: ['file'],
  may: ['questionnaire'],
  options: {
    wave: { type: 'string', value: 'NAME', means: 'which wave; the last one where none is named' },
    by: { type: 'string', value: 'WHAT', means: 'in groups: “case”, “wave”, or the key of an item' },
    form: { type: 'string', value: 'PATH.html', means: 'write the form: one file that works offline and prints' },
    from: { type: 'string', value: 'PATH', means: 'take responses from CSV, .xlsx, or a file that the form saved' },
    withdraw: { type: 'string', value: 'CODE', means: 'take what this person answered away for good' },
    links: { type: 'string', value: 'N', means: 'make so many links by which one person each answers, and print them' },
    'links-to': { type: 'string', value: 'PATH', means: 'make a link for each e-mail address in this list' },
    remind: { type: 'string', value: 'PATH', means: 'make links anew, for whom the table of links in this file names' },
    'open-link': { type: 'boolean', means: 'make one link by which everybody answers who has it' },
    at: { type: 'string', value: 'URL', means: 'where the project is served, to print whole links' },
    'take-back': { type: 'string', value: 'WHICH', means: 'take a link back: its number, “open” or “all”' },
    close: { type: 'boolean', means: 'close the wave: its links end, and what waits is taken in' },
    force: { type: 'boolean', means: 'replace a form that is there' },
    as,
  },
  run: ({ file, questionnaire, wave, by, form, from, withdraw, force, as, ...links }, io) =>
    (from === undefined && withdraw === undefined && !asksLinks(links) ? read : write)(
      { file, as },
      io,
      async (seen, project) => {
        const { state } = seen
        const id = questionnaireCalled(state, questionnaire)
        if (!id) return refused(unknown('questionnaire', questionnaire), file)
        const of = wave === undefined ? wavesOf(state, id).at(-1) : waveCalled(state, id, wave)
        if (wave !== undefined && !of) return refused(unknown('wave', wave), file)
        if (form !== undefined) {
          const trouble = await writeWhole(form, [surveyForm(state, id, of) ?? ''], force)
          return trouble ? refused(trouble) : done({ form, questionnaire: id, wave: of }, `Wrote ${form}.`)
        }
        if (asksLinks(links))
          return of ? surveyLinks(project, seen.viewer, of, links, io) : refused(unknown('wave', undefined), file)
        if (withdraw !== undefined) {
          if (!of) return refused(unknown('wave', undefined), file)
          const came = await project.execute(seen.viewer, { do: 'withdrawAnswers', wave: of, respondent: withdraw })
          if (!came.ok) return refused(came.refusal, file)
          return done(
            { wave: of, withdrawn: 1 },
            'Withdrawn. Copies, backups and the table itself still have the answers: delete or change these.',
          )
        }
        if (from !== undefined) {
          if (!of) return refused(unknown('wave', undefined), file)
          const bytes = bytesOf(from)
          if ('refusal' in bytes) return refused(bytes.refusal)
          const came = await bringResponses(project, seen, bytes, of)
          if (!came.ok) return refused(came.refusal, from)
          const { taken, left, table } = came
          const lines = left.map(({ row, message }) => `${from}:${row}: ${message}`)
          for (const { head, means } of table?.columns ?? [])
            if (typeof means === 'string' && (means === 'personal' || means === 'nothing') && head !== '')
              lines.push(
                means === 'personal'
                  ? `${from}: the column ${head} would tell who answered, and is left out.`
                  : `${from}: the column ${head} is of no item, and is left out.`,
              )
          const words = [...lines, sentenceCase(`${counted(taken, 'response')} taken.`)].join('\n')
          return { ...done({ responses: taken, left, columns: table?.columns }, words), exit: left.length > 0 ? 1 : 0 }
        }
        const asked = byOf(state, id, by)
        if (by !== undefined && !asked) return refused(unknown('group', by), file)
        const summary = summaryOf(state, { questionnaire: id, wave: asked === 'wave' ? undefined : of, by: asked })
        const lines = summary.items.flatMap(({ item, all, groups }) => [
          `${item.text}`,
          `  ${all ? figuresWords(item, all) : `answered by fewer than ${summary.smallest}`}`,
          ...groups.flatMap((one, i) => (one ? [`  ${summary.groups[i]?.name}: ${figuresWords(item, one)}`] : [])),
        ])
        const hidden = hiddenWords(summary)
        const gone = withdrawnWords(summary)
        return done(
          { questionnaire: id, wave: of, ...summary },
          [keptWords(summary), ...(gone ? [gone] : []), ...lines, ...(hidden ? [hidden] : [])].join('\n'),
        )
      },
    ),
})

/** One by its id or title; the last version where none is named. */
function questionnaireCalled(state: State, named: string | undefined): Id<'qst'> | undefined {
  const all = inOrder(state, 'questionnaire')
  return named === undefined ? all.at(-1)?.[0] : all.findLast(([id, { title }]) => id === named || title === named)?.[0]
}

const waveCalled = (state: State, of: Id<'qst'>, named: string): Id<'wav'> | undefined =>
  wavesOf(state, of).find((id) => id === named || get(state, 'wave', id)?.name === named)

function byOf(state: State, id: Id<'qst'>, by: string | undefined): By | undefined {
  if (by === 'case' || by === 'wave') return by
  const questionnaire = get(state, 'questionnaire', id)
  const item = questionnaire && groupable(questionnaire).find(({ key }) => key === by)
  return item && `item:${item.key}`
}

const unknown = (what: string, named: string | undefined) => ({
  code: 'unknown-thing',
  message: named === undefined ? `There is no ${what} yet.` : `There is no ${what} “${named}”.`,
  hint:
    what === 'group'
      ? 'Say “case”, “wave”, or the key of an item about context or the person that has answers to pick from.'
      : 'Look with “retroduce surveys”.',
})
