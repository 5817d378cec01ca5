import { z } from 'zod'
import { runFigure, runWords } from '../diagram/run-chart.ts'
import { seriesFigure, seriesWords, signalWords } from '../diagram/series.ts'
import { chartOf } from '../evaluation/chart.ts'
import { ruleSets } from '../evaluation/xmr.ts'
import { type Id, idOf } from '../ids.ts'
import { labelOf } from '../label.ts'
import { mayWrite } from '../project/decide.ts'
import { templateOf } from '../project/templates.ts'
import { inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { view } from './view.ts'

/** The indicators with what each says last, and the chart of one: its XmR chart, unless its run chart is asked for. */
export const indicators = view(
  z.object({ id: idOf('ind').optional(), chart: z.literal('run').optional() }),
  (seen, { id, chart: as }) => {
    const { state, viewer } = seen
    const value = id && state.indicator.get(id)
    const chart = value && chartOf(value)
    return {
      indicators: inOrder(state, 'indicator').map(([id, value]) => {
        const { points, phases } = chartOf(value)
        const last = points.at(-1)
        const own = points.filter(({ phase }) => phase === phases.length - 1)
        return {
          id,
          name: value.name,
          unit: value.unit,
          case: value.case && state.case.get(value.case)?.name,
          values: points.length,
          last: last && { on: last.on, value: last.value, signal: last.signal && signalWords[last.signal] },
          signals: own.filter(({ signal }) => signal).length,
        }
      }),
      chosen:
        value && chart
          ? {
              id,
              value,
              figure: as === 'run' ? runFigure(value, chart) : seriesFigure(value, chart),
              words: as === 'run' ? runWords(chart) : seriesWords(value, chart),
              phases: chart.phases.map(({ from, because }) => ({ from, because })),
              points: chart.points.map((point) => ({ ...point, signal: point.signal && signalWords[point.signal] })),
              rules:
                as === 'run' ? 'Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825' : ruleSets[chart.rules].source,
            }
          : undefined,
      ruleSets: Object.entries(ruleSets).map(([key, { words }]) => [key, words] as const),
      parts: value ? partsOf(state, value.links ?? []) : [],
      cases: inOrder(state, 'case').map(([id, { name }]) => [id, name] as const),
      next: Math.max(0, ...inOrder(state, 'indicator').map(([, one]) => one.order ?? 0)) + 1,
      mayAdd: !seen.past && mayWrite(state, viewer),
    }
  },
)

/** What an indicator may speak to: contexts and outcomes of the theory as it stands, and what it is said to speak to already. */
function partsOf(state: State, said: readonly Id<'lnk'>[]): (readonly [Id<'lnk'>, string])[] {
  const open = liveConfigurations(state).flatMap(([id, { template }]) => {
    const { slots } = templateOf(state, template)
    return linksOf(state, id).flatMap(([link, { slot }]) => {
      const role = slots.find(({ key }) => key === slot)?.role
      return role === 'c' || role === 'o' ? [link] : []
    })
  })
  return [...new Set([...open, ...said])].map((link) => [link, labelOf(state, link)] as const)
}
