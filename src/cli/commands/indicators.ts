import { runWords } from '../../core/diagram/run-chart.ts'
import { seriesWords } from '../../core/diagram/series.ts'
import { chartOf } from '../../core/evaluation/chart.ts'
import { inOrder } from '../../core/state.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { takeTable } from '../take-table.ts'

const orders = ['day first', 'month first'] as const

export const indicators = command({
  name: 'indicators',
  summary: 'Print what each indicator says over time: its mean and limits, and what signals a special cause.',
  examples: ['evaluation.retro', 'evaluation.retro --from series.csv --dates "day first"'],
  needs: ['file'],
  may: [],
  options: {
    from: { type: 'string', value: 'PATH', means: 'take series from a table, CSV or .xlsx, with a column of dates' },
    dates: {
      type: 'string',
      value: 'ORDER',
      means: 'how 03/04/2024 is read where nothing tells: “day first” or “month first”',
    },
    as,
  },
  run: ({ file, from, dates, as }, io) =>
    (from === undefined ? read : write)({ file, as }, io, (seen, project) => {
      const order = orders.find((one) => one === dates)
      if (dates !== undefined && !order)
        return refused({
          code: 'unknown-thing',
          message: `There is no order of dates “${dates}”.`,
          hint: 'Say “day first” or “month first”.',
        })
      if (from !== undefined) return takeTable(project, seen, from, { series: true, order }, 'indicator')
      const all = inOrder(seen.state, 'indicator').map(([id, value]) => ({ id, value, chart: chartOf(value) }))
      const data = all.map(({ id, value: { name, unit }, chart }) => ({ id, name, unit, ...chart }))
      const lines = all.map(
        ({ value, chart }) =>
          `${value.name}: ${seriesWords(value, chart)}${chart.points.length > 1 ? ` ${runWords(chart)}` : ''}`,
      )
      return done(data, [...lines, sentenceCase(`${counted(all.length, 'indicator')}.`)].join('\n'))
    }),
})
