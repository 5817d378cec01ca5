import { isEvaluation } from '../../evaluation/how-far.ts'
import { encountersTold, takingPartWords } from '../../fieldwork/taking-part.ts'
import { inserting, materialOf } from '../../manuscript/inserted.ts'
import type { Flow } from '../../screening/flow.ts'
import type { State } from '../../state.ts'
import { usualSmallest } from '../../survey/smallest.ts'
import { liveConfigurations, versionsOf } from '../../theory/lineage.ts'
import { counted, inWords, listed, sentenceCase } from '../../wording.ts'
import { para } from '../blocks.ts'
import type { Section } from '../section.ts'
import { abstractOf, headOf } from './front.ts'

/** The title block: title, kind, people, what there is in one sentence, and the abstract. */
export const title: Section = (source) => {
  const { state, flow } = source
  const licence = [...state.project.values()][0]?.licence
  return [
    ...headOf(source),
    para(summary(state, flow)),
    ...abstractOf(source, inserting(materialOf(source, []))).blocks,
    ...(licence ? [para(`Licence: ${licence}`)] : []),
  ]
}

/** What there is, in one or two sentences. */
function summary(state: State, { steps, included }: Flow): string {
  const first = steps[0]
  const came = first
    ? `Of ${inWords(first.number)} at the start${first.kind === 'reported' ? ' (a reported number)' : ''}, ${inWords(included.length)} came through every stage.`
    : isEvaluation(state)
      ? evaluated(state)
      : 'No source has been screened yet.'
  const versions = versionsOf(state).map(([, { members }]) => members.length)
  if (liveConfigurations(state).length === 0 && versions.length === 0 && state.theory.size === 0)
    return `${came} No theory is written yet.`
  const theory = `The theory holds ${counted(liveConfigurations(state).length, 'configuration')} ${state.theory.size === 0 ? 'under no programme theory' : `in ${counted(state.theory.size, 'programme theory', 'programme theories')}`}`
  const from = versions.length > 1 ? `, from ${inWords(versions[0] ?? 0)} at first` : ''
  return `${came} ${theory}${from}.`
}

/** What an evaluation gathered, of people as far as their number singles nobody out. */
function evaluated(state: State): string {
  if (state.case.size === 0) return 'No case has been chosen yet.'
  const gathered = [
    ...(encountersTold(state).all > 0 ? encounterWords(state) : []),
    ...takingPartWords(state),
    ...(state.wave.size > 0 ? [counted(state.wave.size, 'wave of a questionnaire', 'waves of questionnaires')] : []),
    ...(state.indicator.size > 0 ? [counted(state.indicator.size, 'indicator')] : []),
  ]
  return `${sentenceCase(counted(state.case.size, 'case'))}${gathered.length > 0 ? `, with ${listed(gathered)}` : ''}.`
}

const encounterWords = (state: State): string[] => {
  const { all, whole } = encountersTold(state)
  return [whole ? counted(all, 'encounter') : `fewer than ${inWords(usualSmallest)} encounters with people`]
}
