import { type ActivationVerdict, activationVerdicts } from '../choices.ts'
import { heard } from '../fieldwork/heard.ts'
import { encountersTold, takingPart, takingPartWords } from '../fieldwork/taking-part.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { get, inOrder, type State } from '../state.ts'
import { usualSmallest } from '../survey/smallest.ts'
import { summaryOf, wavesOf } from '../survey/summary.ts'
import { versionNumber } from '../survey/versions.ts'
import { atLeast } from '../survey/words.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { counted, inWords, sentenceCase, withCommas } from '../wording.ts'
import { activationId } from './ids.ts'

/** One step: a line that stands out, and lines below it. */
export interface FlowPart {
  title: string
  lines: string[]
}

export interface EvaluationFlow {
  theory: FlowPart
  cases: FlowPart
  /** What was gathered, by way of gathering it; a way that was not gone is left out. */
  gathered: { name: string; parts: FlowPart[] }[]
  /** Of whom nothing is used any more, in phrases. */
  withdrew: string[]
  /** How often each configuration was judged how; `open` is in how many cases it was not. */
  judged: { label: string; verdicts: Record<ActivationVerdict, number>; open: number }[]
}

/**
 * The course of an evaluation, from the theory that was tested to the verdicts on it: cases, encounters by kind, who took
 * part, who answered in which wave, and who withdrew (RAMESES II, items 10, 12 and 14). Of people it tells no number by
 * which fewer than the smallest group could be told. Undefined where there is no case yet.
 */
export function evaluationFlow(state: State): EvaluationFlow | undefined {
  if (state.case.size === 0) return undefined
  return {
    theory: theoryOf(state),
    cases: casesOf(state),
    gathered: [
      { name: 'Heard, seen and read', parts: met(state) },
      { name: 'Asked in writing', parts: asked(state) },
      { name: 'Measured', parts: measured(state) },
    ].filter(({ parts }) => parts.length > 0),
    withdrew: withdrawn(state),
    judged: judged(state),
  }
}

function theoryOf(state: State): FlowPart {
  const [origin] = state.origin.values()
  const live = sentenceCase(counted(liveConfigurations(state).length, 'configuration'))
  return { title: `Theory: ${live}`, lines: origin ? [`taken from “${origin.name}” of “${origin.title}”`] : [] }
}

function casesOf(state: State): FlowPart {
  const all = inOrder(state, 'case').map(([, value]) => value)
  const within = all.filter((one) => one.within).length
  const kinds = [...Map.groupBy(all, ({ kind }) => kind ?? '')].filter(([kind]) => kind)
  return {
    title: `${sentenceCase(counted(all.length, 'case'))} chosen`,
    lines: [
      ...(kinds.length > 0 ? [kinds.map(([kind, { length }]) => `${kind}: ${length}`).join(', ')] : []),
      ...(within > 0 ? [`${inWords(within)} within others`] : []),
    ],
  }
}

function met(state: State): FlowPart[] {
  const { all, whole, lines } = encountersTold(state)
  const kinds = [...Map.groupBy(lines.some(({ of }) => of) ? lines : [], ({ of }) => of ?? 'other kinds')].map(
    ([of, own]) => `${of}: ${withCommas(own.reduce((sum, { who }) => sum + who.length, 0))}`,
  )
  const people = takingPartWords(state)
  if (all === 0 && people.length === 0) return []
  const few = whole ? [] : [`fewer than ${inWords(usualSmallest)} with people`]
  const title = whole ? sentenceCase(counted(all, 'encounter')) : 'Encounters'
  return [
    ...(all > 0 ? [{ title, lines: [...few, ...kinds] }] : []),
    ...people.map((words) => ({ title: sentenceCase(words), lines: [] })),
  ]
}

/** Beyond so many waves each questionnaire is told as a whole. */
const most = 8

function asked(state: State): FlowPart[] {
  const all = inOrder(state, 'questionnaire').flatMap(([id, value]) => {
    const waves = wavesOf(state, id)
    return waves.length > 0 ? [{ id, value, waves }] : []
  })
  const named = (id: Id<'qst'>, title: string) => {
    const number = versionNumber(state, id)
    return number > 1 ? `${title}, version ${number}` : title
  }
  if (all.reduce((sum, { waves }) => sum + waves.length, 0) > most)
    return all.map(({ id, value, waves }) => {
      const { responses, smallest } = summaryOf(state, { questionnaire: id, only: nothing })
      const lines = [counted(waves.length, 'wave'), atLeast(responses, smallest, 'answer')]
      return { title: named(id, value.title), lines }
    })
  return all.flatMap(({ id, value, waves }) =>
    waves.map((wave) => {
      const { responses, smallest } = summaryOf(state, { questionnaire: id, wave, only: nothing })
      const { name = '', closed } = get(state, 'wave', wave) ?? {}
      const lines = [name, `${atLeast(responses, smallest, 'person', 'people')} answered${closed ? '' : ' so far'}`]
      return { title: named(id, value.title), lines }
    }),
  )
}
/** Of no item is anything asked here. */
const nothing: ReadonlySet<string> = new Set()

function measured(state: State): FlowPart[] {
  if (state.indicator.size === 0) return []
  const values = [...state.indicator.values()].reduce((sum, { series = [] }) => sum + series.length, 0)
  return [{ title: sentenceCase(counted(state.indicator.size, 'indicator')), lines: [counted(values, 'value')] }]
}

function withdrawn(state: State): string[] {
  const words = (n: number, one: string, several?: string) =>
    n === 0 ? [] : [atLeast(n < usualSmallest ? undefined : n, usualSmallest, one, several)]
  const answers = [...state.questionnaire.keys()].flatMap((id) =>
    wavesOf(state, id).map((wave) => summaryOf(state, { questionnaire: id, wave, only: nothing })),
  )
  const few = answers.find((one) => one.withdrawn === undefined)
  const taken = answers.reduce((sum, one) => sum + (one.withdrawn ?? 0), 0)
  return [
    ...words(takingPart(state).gone, 'participant'),
    ...words(heard(state).filter(({ consent }) => consent === 'withdrawn').length, 'encounter'),
    ...(taken > 0 ? [counted(taken, 'answer')] : []),
    ...(few ? [`fewer than ${inWords(few.smallest)} answers of a wave`] : []),
  ]
}

function judged(state: State): EvaluationFlow['judged'] {
  return liveConfigurations(state).map(([configuration]) => {
    const verdicts = Object.fromEntries(activationVerdicts.map((one) => [one, 0])) as Record<ActivationVerdict, number>
    let open = 0
    for (const of of state.case.keys()) {
      const verdict = state.activation.get(activationId(of, configuration))?.verdict
      if (verdict) verdicts[verdict]++
      else open++
    }
    return { label: configurationLabel(state, configuration), verdicts, open }
  })
}
