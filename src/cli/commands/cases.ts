import { across } from '../../core/evaluation/across.ts'
import { configurationLabel } from '../../core/label.ts'
import { cases as casesView } from '../../core/view/cases.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done } from '../command-line.ts'
import { read } from '../project-file.ts'

export const cases = command({
  name: 'cases',
  summary: 'Print the cases of an evaluation, and how each configuration was judged in them.',
  examples: ['evaluation.retro'],
  needs: ['file'],
  may: [],
  options: { as },
  run: ({ file, as }, io) =>
    read({ file, as }, io, (seen) => {
      const { cases: rows, configurations } = across(seen.state)
      const lines = rows.map(({ value, depth, cells }) => {
        const said = cells.flatMap(({ configuration, judged, moved }) =>
          judged
            ? [
                `  ${configurationLabel(seen.state, configuration)}: ${judged.verdict}${moved ? ' (before the theory moved)' : ''}`,
              ]
            : [],
        )
        const open = configurations.length - said.length
        return [
          `${'  '.repeat(depth)}${value.name}${value.kind ? `, ${value.kind}` : ''}`,
          ...[...said, ...(open > 0 ? [`  not judged: ${open}`] : [])].map((one) => '  '.repeat(depth) + one),
        ].join('\n')
      })
      return done(
        casesView.answer(seen, {}),
        [
          ...lines,
          `${sentenceCase(counted(rows.length, 'case'))}, ${counted(configurations.length, 'configuration')}.`,
        ].join('\n'),
      )
    }),
})
