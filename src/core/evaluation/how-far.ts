import { activationVerdicts, witnessKinds } from '../choices.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { responded } from '../survey/responded.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { counted, inWords } from '../wording.ts'
import { activationId } from './ids.ts'

/** How far an evaluation is, in one number, what stands behind it, and the screen that shows it. */
export interface Reached {
  label: string
  number: number
  rest: string
  screen: 'cases' | 'interviews' | 'surveys' | 'indicators'
}

/** Whether a project tests a theory in cases, alone or after a review. */
export const isEvaluation = (state: State): boolean =>
  state.case.size > 0 || [...state.project.values()].some(({ kind }) => kind === 'realist evaluation')

/**
 * From the cases to the verdicts, as far as an evaluation is, with answers counted as the viewer may know; of a review there is nothing
 * to tell.
 */
export function howFar(state: State, viewer?: Id<'per'>): Reached[] {
  if (!isEvaluation(state)) return []
  const kinds = new Map<string, number>()
  for (const { kind } of state.source.values())
    if (kind !== 'survey' && witnessKinds.some((one) => one === kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const heard = [...kinds.values()].reduce((sum, n) => sum + n, 0)
  const live = liveConfigurations(state)
  const judged = [...state.case.keys()].flatMap((id) =>
    live.flatMap(([configuration]) => state.activation.get(activationId(id, configuration)) ?? []),
  )
  const verdicts = activationVerdicts.flatMap((verdict) => {
    const n = judged.filter((one) => one.verdict === verdict).length
    return n > 0 ? `${inWords(n)} ${verdict}` : []
  })
  const within = [...state.case.values()].filter((one) => one.within).length
  const told = [...state.wave.keys()].map((id) => responded(state, viewer, id).responses)
  const answers = told.reduce<number>((sum, n = 0) => sum + n, 0)
  return [
    {
      label: state.case.size === 1 ? 'case' : 'cases',
      number: state.case.size,
      rest: within > 0 ? `${inWords(within)} within others` : '',
      screen: 'cases',
    },
    {
      label: 'heard, seen and read',
      number: heard,
      rest: [...kinds].map(([kind, n]) => counted(n, kind, kind.endsWith('s') ? kind : `${kind}s`)).join(', '),
      screen: 'interviews',
    },
    {
      label: answers === 1 ? 'answer' : 'answers',
      number: answers,
      rest: [
        ...(state.questionnaire.size > 0 ? [counted(state.questionnaire.size, 'questionnaire')] : []),
        ...(told.includes(undefined) ? ['without waves of few'] : []),
      ].join(', '),
      screen: 'surveys',
    },
    {
      label: state.indicator.size === 1 ? 'indicator' : 'indicators',
      number: state.indicator.size,
      rest: '',
      screen: 'indicators',
    },
    {
      label: `of ${(state.case.size * live.length).toLocaleString('en')} judged`,
      number: judged.length,
      rest: verdicts.join(', '),
      screen: 'cases',
    },
  ]
}
