import { activationVerdicts } from '../choices.ts'
import { type EvaluationFlow, evaluationFlow, type FlowPart } from '../evaluation/evaluation-flow.ts'
import type { State } from '../state.ts'
import { counted, listed, sentenceCase, withCommas } from '../wording.ts'
import { boxMarks, down, heightOf, type Placed } from './box-chart.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const width = 960
const gap = 32
const between = 24
/** Of more configurations the sum is drawn: a figure of a page is to be read. */
const most = 24

/**
 * The course of an evaluation as one figure: theory, cases, what was gathered side by side, who withdrew, and the verdicts
 * configuration by configuration.
 */
export function evaluationFlowFigure(state: State): Scene {
  const title = 'Flow of the evaluation'
  const flow = evaluationFlow(state)
  if (!flow) {
    const words = 'No case yet.'
    return { width, height: 32, title, desc: words, marks: [text(0, 20, words, ['soft'])] }
  }
  const theory = placed(flow.theory, 0, 0, width)
  const cases = placed(flow.cases, 0, below(theory), width)
  const columns = gathered(flow, below(cases) + 12, cases)
  const left =
    flow.withdrew.length > 0
      ? placed({ title: 'Withdrew, and nothing of it is used', lines: [listed(flow.withdrew)] }, 0, columns.foot, width)
      : undefined
  const table = verdicts(flow, left ? below(left) : columns.foot)
  return {
    width,
    height: table.foot,
    title,
    desc: told(flow),
    marks: [
      ...boxMarks(theory),
      ...boxMarks(cases),
      down(theory, cases),
      ...columns.marks,
      ...(left ? boxMarks(left) : []),
      ...columns.lasts.map((last) => down(last, left ?? table.head)),
      ...(columns.lasts.length === 0 ? [down(cases, left ?? table.head)] : []),
      ...(left ? [down(left, table.head)] : []),
      ...table.marks,
    ],
  }
}

const placed = (box: FlowPart, x: number, y: number, wide: number): Placed => ({
  box,
  x,
  y,
  width: wide,
  height: heightOf(box, wide),
})
const below = ({ y, height }: Placed): number => y + height + between

/** The ways of gathering side by side, each with its boxes; an arrow leads to each from the cases. */
function gathered({ gathered }: EvaluationFlow, top: number, from: Placed) {
  const wide = (width - gap * (gathered.length - 1)) / Math.max(1, gathered.length)
  const marks: Mark[] = []
  const lasts: Placed[] = []
  let foot = top
  gathered.forEach(({ name, parts }, i) => {
    const x = i * (wide + gap)
    let y = top + 16
    const middle = x + wide / 2
    const points = [
      [middle, from.y + from.height],
      [middle, top - 12],
    ] as const
    marks.push({ as: 'path', d: along(points), look: ['thread'], arrow: true }, text(x, top + 4, name, ['strong']))
    parts.forEach((part, at) => {
      const box = placed(part, x, y, wide)
      marks.push(...boxMarks(box))
      if (at === parts.length - 1) lasts.push(box)
      y += box.height + 8
    })
    foot = Math.max(foot, y + between)
  })
  return { marks, lasts, foot }
}

const names = 200

/** How often each configuration was judged how, as a table in a frame. */
function verdicts({ judged }: EvaluationFlow, top: number) {
  const rows = judged.length > most ? [sum(judged)] : judged
  const head = placed({ title: 'Configurations in cases', lines: [] }, 0, top, width)
  const step = (width - names) / (activationVerdicts.length + 1)
  const line = (y: number): Mark => ({
    as: 'path',
    d: along([
      [0, y],
      [width, y],
    ]),
    look: ['hair'],
  })
  const at = (i: number) => names + (i + 0.5) * step
  const first = top + head.height + 22
  const marks: Mark[] = [
    ...boxMarks(head),
    ...[...activationVerdicts, 'not judged'].map((word, i) => text(at(i), first, word, ['small', 'soft'], 'middle')),
    line(first + 8),
  ]
  rows.forEach(({ label, verdicts, open }, i) => {
    const y = first + 26 + i * 22
    marks.push(text(12, y, wrap(label, names - 24, 12, 1), ['small', 'medium']))
    for (const [at_, n] of [...activationVerdicts.map((one) => verdicts[one]), open].entries())
      marks.push(text(at(at_), y, n === 0 ? '·' : withCommas(n), n === 0 ? ['small', 'faint'] : ['small'], 'middle'))
    marks.push(line(y + 7))
  })
  return { marks, head, foot: first + 26 + rows.length * 22 }
}

function sum(judged: EvaluationFlow['judged']): EvaluationFlow['judged'][number] {
  const all = Object.fromEntries(
    activationVerdicts.map((one) => [one, judged.reduce((n, { verdicts }) => n + verdicts[one], 0)]),
  ) as EvaluationFlow['judged'][number]['verdicts']
  return {
    label: counted(judged.length, 'configuration'),
    verdicts: all,
    open: judged.reduce((n, { open }) => n + open, 0),
  }
}

function told({ theory, cases, gathered, withdrew, judged }: EvaluationFlow): string {
  const words = ({ title, lines }: FlowPart) => [title, ...lines].join(', ')
  const rows = judged.length > most ? [sum(judged)] : judged
  return [
    `${words(theory)}.`,
    `${words(cases)}.`,
    ...gathered.map(({ name, parts }) => `${name}: ${parts.map(words).join('; ')}.`),
    ...(withdrew.length > 0 ? [`Withdrew: ${listed(withdrew)}.`] : []),
    ...rows.map(({ label, verdicts, open }) => {
      const said = activationVerdicts.flatMap((one) =>
        verdicts[one] > 0 ? [`${one} in ${withCommas(verdicts[one])}`] : [],
      )
      return `${sentenceCase(label)}: ${listed([...said, ...(open > 0 ? [`not judged in ${withCommas(open)}`] : [])])}.`
    }),
  ].join(' ')
}
