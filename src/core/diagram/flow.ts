import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { type Flow, type FlowStep, flow, whyLeft } from '../screening/flow.ts'
import { get, type State } from '../state.ts'
import { counted, listed, sentenceCase, withCommas } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { textWidth, wrap } from './words.ts'

const width = 960
const spine = 14
const side = 500

/**
 * The flow of sources with the realist gates, top to bottom. Reported counts are hollow on a dashed line, computed ones
 * solid; what left stands at the side with its reasons (RAMESES I, item 12; gates as in Dada et al. 2023).
 */
export function flowFigure(state: State, { steps, included }: Flow = flow(state)): Scene {
  const marks: Mark[] = []
  let y = 8
  for (const step of steps) {
    const gone = leftWords(state, step)
    const lines = gone ? [...gone.because.flatMap((words) => wrap(words, width - side - 8, 12))] : []
    const height = Math.max(76, 44 + lines.length * 16 + 20)
    marks.push(...stepMarks(state, step, y, height))
    if (gone) marks.push(...leftMarks(gone.number, lines, y + 40))
    y += height
  }
  if (steps.length === 0) marks.push(text(0, 20, 'No stage and no reported count yet.', ['soft']))
  else
    marks.push(
      {
        as: 'path',
        d: along([
          [spine, y],
          [spine + 10, y],
        ]),
        look: ['rule'],
      },
      ...number(included.length, 'included', [], y, true),
    )
  return {
    width,
    height: steps.length === 0 ? 32 : y + 44,
    title: 'Flow of sources',
    desc: [
      ...steps.map((step) => told(state, step)),
      `${sentenceCase(counted(included.length, 'source'))} included.`,
    ].join(' '),
    marks,
  }
}

function stepMarks(state: State, step: FlowStep, y: number, height: number): Mark[] {
  const known = step.kind !== 'reported'
  const look = known ? (['rule'] as const) : (['rule', 'dashed'] as const)
  return [
    {
      as: 'path',
      d: along([
        [spine + 10, y],
        [spine, y],
        [spine, y + height],
      ]),
      look: [...look],
    },
    ...number(step.number, step.label, notes(state, step), y, known),
  ]
}

function number(count: number, label: string, below: string[], y: number, known: boolean): Mark[] {
  const words = withCommas(count)
  const x = 40 + Math.max(96, textWidth(words, 32) + 12)
  return [
    text(40, y + 32, words, known ? ['figure'] : ['figure', 'hollow']),
    text(x, y + 18, sentenceCase(label), ['medium']),
    { as: 'text', x, y: y + 36, lines: below, look: ['small', 'soft'] },
  ]
}

function notes(state: State, step: FlowStep): string[] {
  if (step.kind === 'reported') {
    const where = step.locator ? `, ${step.locator}` : ''
    return wrap(`reported by ${sourceLabel(state, step.citation)}${where}`, side - 180, 12, 2)
  }
  if (step.kind === 'retrieval') {
    const waits = step.awaited > 0 ? `, ${withCommas(step.awaited)} not here yet` : ''
    return wrap(`counted from what is said of each: ${withCommas(step.held)} held here${waits}`, side - 180, 12, 2)
  }
  const waiting = [
    step.open > 0 ? `${withCommas(step.open)} without an outcome` : '',
    step.conflicts > 0 ? `${withCommas(step.conflicts)} in conflict` : '',
    step.background > 0 ? `${withCommas(step.background)} kept as background` : '',
  ].filter(Boolean)
  return wrap([basis(state, step.stage), ...waiting].join('; '), side - 180, 12, 2)
}

/** What a computed number is counted from. Where outcomes are a publication's, the list is here and the votes are not. */
const basis = (state: State, stage: Id<'stg'>): string =>
  [...state.resolution.values()].some((outcome) => outcome.stage === stage && outcome.how === 'reported')
    ? 'counted here from reported outcomes'
    : 'computed from the decisions here'

function fromWords(state: State, step: FlowStep): string {
  if (step.kind === 'reported') return `reported by ${sourceLabel(state, step.citation)}`
  return step.kind === 'retrieval' ? 'counted from what is said of each' : basis(state, step.stage)
}

/** How many left at a step and why, in lines; undefined when nobody can say. */
function leftWords(state: State, step: FlowStep): { number: number; because: string[] } | undefined {
  if (step.kind === 'reported')
    return step.left === undefined
      ? undefined
      : { number: step.left, because: step.left > 0 ? [step.why ?? 'No reasons are published.'] : [] }
  const byReason = new Map<string, FlowLeft[]>()
  for (const gone of step.left.map((source) => whyLeft(state, step, source))) {
    const reason = get(state, 'reason', gone.reason)?.text ?? gone.because ?? 'No reason recorded'
    const known = byReason.get(reason)
    if (known) known.push(gone)
    else byReason.set(reason, [gone])
  }
  const who = (gone: readonly FlowLeft[]) =>
    gone.length <= named ? listed(gone.map(({ source }) => sourceLabel(state, source))) : counted(gone.length, 'source')
  return { number: step.left.length, because: [...byReason].map(([reason, gone]) => `${reason}: ${who(gone)}`) }
}

type FlowLeft = ReturnType<typeof whyLeft>

/** The most sources of one reason that are told by name; of more, the number is told. */
const named = 12

function leftMarks(number: number, lines: string[], y: number): Mark[] {
  const words = number === 0 ? 'all went on' : `${withCommas(number)} did not go on`
  return [
    {
      as: 'path',
      d: along([
        [spine + 4, y + 16],
        [side - 12, y + 16],
      ]),
      look: ['thread'],
      arrow: true,
    },
    text(side, y + 20, words, ['medium']),
    { as: 'text', x: side, y: y + 38, lines, look: ['small', 'soft'] },
  ]
}

function told(state: State, step: FlowStep): string {
  const gone = leftWords(state, step)
  const from = fromWords(state, step)
  const left = gone
    ? ` ${gone.number === 0 ? 'All went on' : `${withCommas(gone.number)} did not go on`}. ${gone.because.join('; ')}`
    : ''
  return `${sentenceCase(step.label)}: ${withCommas(step.number)}, ${from}.${left ? `${left.replace(/\.?(?<!\s)\s*$/, '')}.` : ''}`
}
