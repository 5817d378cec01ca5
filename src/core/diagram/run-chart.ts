import type { Chart } from '../evaluation/chart.ts'
import type { Value } from '../fact.ts'
import { counted, ended, inWords } from '../wording.ts'
import { scaleOf, shortly } from './scale.ts'
import { type Mark, type Scene, text } from './scene.ts'
import { dots, phaseStart } from './series.ts'
import { axes, bracketsIn, datesAlong, frameOf, level, lineNames, wanted, widthOfFrame } from './time-frame.ts'

/**
 * The run chart of an indicator: its values about the median of each phase. The longest run has a bracket where it is longer
 * than chance gives (Anhøj and Olesen 2014).
 */
export function runFigure(
  value: Pick<Value<'indicator'>, 'name' | 'unit' | 'target' | 'baseline'>,
  chart: Chart,
): Scene {
  const { points, phases } = chart
  const scale = scaleOf([
    ...points.map((point) => point.value),
    ...[value.target, value.baseline].filter((one) => one !== undefined),
  ])
  const frame = frameOf(
    points.map(({ at }) => at),
    scale,
  )
  const { marks, names } = wanted(frame, value)
  const bracket = bracketsIn(frame, names)
  const over: Mark[] = []
  phases.forEach((phase, i) => {
    const own = points.filter((point) => point.phase === i)
    const [x1, x2] = [frame.x(own[0]?.at ?? 0), frame.x(own.at(-1)?.at ?? 0)]
    const last = i === phases.length - 1
    if (i > 0) marks.push(...phaseStart(frame, phase, x1, last ? frame.right : x2, frame.bottom))
    const { median, runs } = phase
    marks.push(level(x1, x2, frame.y(median), ['edge']))
    if (last) names.push({ words: `median ${shortly(median)}`, y: frame.y(median) })
    else over.push(text(x1 + 2, frame.y(median) - 5, `median ${shortly(median)}`, ['small', 'soft', 'halo']))
    if (!runs || runs.longest <= runs.longestByChance) return
    const run = own.slice(...runs.at)
    const side = (run[0]?.value ?? 0) > median ? 1 : -1
    const ys = run.map((point) => frame.y(point.value))
    over.push(
      ...bracket(
        frame.x(run[0]?.at ?? 0),
        frame.x(run.at(-1)?.at ?? 0),
        side > 0 ? Math.min(...ys) : Math.max(...ys),
        side,
        `a run of ${runs.longest}, by chance ${runs.longestByChance} at most`,
      ),
    )
  })
  return {
    width: widthOfFrame,
    height: frame.bottom + 32,
    title: `${value.name} over time`,
    desc: runWords(chart),
    marks: [
      ...axes(frame, scale, value.unit, datesAlong(points), frame.bottom),
      ...marks,
      ...dots(frame, chart, false),
      ...over,
      ...lineNames(frame, names),
    ],
  }
}

/** What the runs about the medians say, phase by phase, in sentences. */
export function runWords({ phases }: Chart): string {
  return phases
    .map(({ from, median, runs }) => {
      const since = phases.length > 1 ? `From ${from} the` : 'The'
      if (!runs)
        return `${since} median is ${shortly(median)}; fewer than ten values lie off it, too few to judge runs.`
      const { longest, longestByChance, crossings, fewestByChance, shifted } = runs
      return `${since} median is ${shortly(median)}. ${ended(
        `The longest run on one side of it has ${counted(longest, 'value')}, where chance gives ${inWords(longestByChance)} at most, and it is crossed ${crossings === 1 ? 'once' : counted(crossings, 'time')}, where chance gives ${inWords(fewestByChance)} at least: ${
          shifted ? 'something other than chance is at work' : 'nothing is more than chance'
        }`,
      )}`
    })
    .join(' ')
}
