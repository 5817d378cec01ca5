import { labelOf, sourceLabel } from '../../core/label.ts'
import { inOrder, referrers } from '../../core/state.ts'
import { resultWords } from '../../core/survey/result-words.ts'
import { resultColumns } from '../../core/survey/results-from.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { bringResults } from '../../work/table-in.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { taken, takeTable } from '../take-table.ts'

const option = (name: keyof typeof resultColumns) =>
  ({ type: 'string', value: name.toUpperCase(), means: resultColumns[name] }) as const

export const results = command({
  name: 'results',
  summary: 'List what surveys, series and statistics done elsewhere came to, state one, or take a table of them.',
  examples: [
    'evaluation.retro',
    'evaluation.retro "trust by years" --kind moderation --source "Survey 1" --estimate 0.3 --n 120',
    'evaluation.retro --from results.csv',
  ],
  needs: ['file'],
  may: ['measure'],
  options: {
    from: {
      type: 'string',
      value: 'PATH',
      means: `take results from CSV or .xlsx, with columns ${Object.keys(resultColumns).join(', ')}`,
    },
    kind: option('kind'),
    source: option('source'),
    estimate: option('estimate'),
    low: option('low'),
    high: option('high'),
    percent: option('percent'),
    n: option('n'),
    direction: option('direction'),
    case: option('case'),
    questionnaire: option('questionnaire'),
    indicator: option('indicator'),
    text: option('text'),
    link: option('link'),
    stance: option('stance'),
    as,
  },
  run: ({ file, measure, from, as, ...said }, io) =>
    (from === undefined && measure === undefined ? read : write)({ file, as }, io, async (seen, project) => {
      if (from !== undefined && measure !== undefined)
        return refused({
          code: 'misused',
          message: 'A table or one result.',
          hint: 'Leave out --from, or the measure.',
        })
      if (from !== undefined) return takeTable(project, seen, from, { results: true }, 'result')
      if (measure !== undefined) {
        const row = Object.entries({ ...said, measure }).filter(
          ([name, words]) => name in resultColumns && words !== undefined,
        )
        const came = await bringResults(project, seen, [
          row.map(([name]) => name),
          row.map(([, words]) => String(words)),
        ])
        if (!came.ok) return refused(came.refusal, file)
        const [reason] = came.left
        return reason
          ? refused({ code: 'does-not-fit', message: reason.message, hint: 'Say it with options; see --help.' })
          : taken(came, 'result', file)
      }
      const { state } = seen
      const all = inOrder(state, 'result').map(([id, value]) => ({
        id,
        ...value,
        words: sentenceCase(resultWords(value)),
        beside: referrers(state, 'evidence', id).map(([evidence, { configuration, links, stance }]) => ({
          evidence,
          configuration,
          links,
          stance,
        })),
      }))
      const lines = all.flatMap(({ words, source, beside }) => [
        `${words}. From ${sourceLabel(state, source)}.`,
        ...beside.map(
          ({ configuration, links, stance }) =>
            `  ${stance} ${(links.length > 0 ? links : [configuration]).map((one) => labelOf(state, one)).join('; ')}`,
        ),
      ])
      return done(all, [...lines, sentenceCase(`${counted(all.length, 'result')}.`)].join('\n'))
    }),
})
