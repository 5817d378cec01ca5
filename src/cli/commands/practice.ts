import { accountability, shared } from '../../core/view/practice.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done } from '../command-line.ts'
import { read } from '../project-file.ts'

export const practice = command({
  name: 'practice',
  summary: 'Print what measures and needs speak to, what was agreed, decided and done, and what is late.',
  examples: ['evaluation.retro'],
  needs: ['file'],
  may: [],
  options: { as },
  run: ({ file, as }, io) =>
    read({ file, as }, io, (seen) => {
      const stake = shared.answer(seen, {})
      const agreed = accountability.answer(seen, {})
      const { counts } = agreed
      const lines = [
        ...stake.spoken.map(
          ({ label, worse, unmet, needs }) =>
            `${label}: ${counted(worse, 'measure')} for the worse, ${counted(unmet, 'target')} not reached, ${counted(needs.length, 'need')}`,
        ),
        ...agreed.outcomes.flatMap(({ value, met, late, actions }) => [
          `${value.text.replace(/\.$/, '')}: ${met === undefined ? 'not measured' : met ? 'reached' : 'not reached'}${late ? ', late' : ''}${value.owner ? ` (${value.owner})` : ''}`,
          ...actions.map(
            (one) =>
              `  ${one.value.text.replace(/\.$/, '')}: ${one.value.progress}${one.late ? ', late' : ''}${one.value.owner ? ` (${one.value.owner})` : ''}`,
          ),
        ]),
        ...agreed.loose.map(
          (one) => `${one.value.text.replace(/\.$/, '')}: ${one.value.progress}${one.late ? ', late' : ''}`,
        ),
        ...agreed.decisions.map(({ value }) => `${value.on} ${value.text.replace(/\.$/, '')}: ${value.because}`),
        sentenceCase(
          `${counted(counts.outcomes, 'agreed outcome')}, ${counted(counts.actions, 'action')}, ${counted(agreed.decisions.length, 'decision')}, ${counted(stake.needs.length, 'need')}.`,
        ),
      ]
      const { spoken, needs } = stake
      const { outcomes, loose, decisions } = agreed
      return done({ spoken, needs, outcomes, actions: loose, decisions, counts }, lines.join('\n'))
    }),
})
