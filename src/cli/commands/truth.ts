import { inOrder } from '../../core/state.ts'
import { cautions, modelWords, namedSolutions, necessaryIn, rowWords, truthOf } from '../../core/truth/told.ts'
import { shareWords } from '../../core/truth/words.ts'
import { truth as truthView } from '../../core/view/truth.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done } from '../command-line.ts'
import { read } from '../project-file.ts'

export const truth = command({
  name: 'truth',
  summary: 'Print the truth tables over cases: their rows, and their complex, intermediate and parsimonious solutions.',
  examples: ['evaluation.retro'],
  needs: ['file'],
  may: [],
  options: { as },
  run: ({ file, as }, io) =>
    read({ file, as }, io, (seen) => {
      const all = inOrder(seen.state, 'truthTable')
      const lines = all.flatMap(([id]) => {
        const told = truthOf(seen.state, id)
        if (!told) return []
        const { value, table, solutions } = told
        return [
          `${value.title} (${value.kind}), outcome: ${value.outcome.label}`,
          ...table.rows.map(
            ({ bits, cases, fit, leads, contradictory }) =>
              `  ${rowWords(bits, table.keys)}  ${leads === undefined ? 'too few' : leads ? 'yes' : 'no'}${contradictory ? ', contradictory' : ''}  ${counted(cases.length, 'case')}  ${shareWords(fit.inclusion)}  ${shareWords(fit.pri)}`,
          ),
          ...necessaryIn(table).map(
            ({ words, inclusion, relevance, coverage }) =>
              `  necessary: ${words}  consistency ${shareWords(inclusion)}, relevance ${shareWords(relevance)}, coverage ${shareWords(coverage)}`,
          ),
          ...namedSolutions(solutions).flatMap(([name, , { models }]) =>
            models.map(
              (model) =>
                `  ${name}: ${modelWords(model, table.keys)}  consistency ${shareWords(model.fit.inclusion)}, coverage ${shareWords(model.fit.coverage)}`,
            ),
          ),
          ...cautions(told).map((words) => `  ${words}`),
        ]
      })
      const data = all.map(([id]) => truthView.answer(seen, { id }).chosen)
      return done(data, [...lines, sentenceCase(`${counted(all.length, 'truth table')}.`)].join('\n'))
    }),
})
