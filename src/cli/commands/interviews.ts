import { nextWords } from '../../core/fieldwork/next-words.ts'
import { configurationLabel } from '../../core/label.ts'
import { interviews as view } from '../../core/view/interviews.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done } from '../command-line.ts'
import { read } from '../project-file.ts'

export const interviews = command({
  name: 'interviews',
  summary: 'Print what each interview, observation and reading says to each theory, and whom to hear next.',
  examples: ['evaluation.retro'],
  needs: ['file'],
  may: [],
  options: { as },
  run: ({ file, as }, io) =>
    read({ file, as }, io, (seen) => {
      const data = view.answer(seen, {})
      const lines = data.rows.map(({ label, kind, case: where, roles, consent, says }) =>
        [
          `${label}: ${[kind, where?.name, ...roles, consent && `consent ${consent}`].filter(Boolean).join(', ')}`,
          ...Object.entries(says).map(([id, said]) => `  ${configurationLabel(seen.state, id as never)}: ${said}`),
        ].join('\n'),
      )
      const next = data.frame.map(({ label, next, stopping, asked }) =>
        [
          next ? `${label}: next ${nextWords(next)}, because ${next.because}.` : `${label}: nothing is lacking.`,
          ...(asked > 0 ? [stopping] : []),
        ].join(' '),
      )
      const targets = data.targets.map(
        ({ value, heard }) => `${value.role ?? 'Anybody'} (${value.way}): ${heard} of ${value.wanted}.`,
      )
      return done(
        data,
        [...lines, ...next, ...targets, sentenceCase(`${counted(data.rows.length, 'encounter')}.`)].join('\n'),
      )
    }),
})
