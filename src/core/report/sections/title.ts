import { inserting, materialOf } from '../../manuscript/inserted.ts'
import type { Flow } from '../../screening/flow.ts'
import type { State } from '../../state.ts'
import { liveConfigurations, versionsOf } from '../../theory/lineage.ts'
import { counted, inWords } from '../../wording.ts'
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
    : 'No source has been screened yet.'
  const versions = versionsOf(state).map(([, { members }]) => members.length)
  const theory = `The theory holds ${counted(liveConfigurations(state).length, 'configuration')} ${state.theory.size === 0 ? 'under no programme theory' : `in ${counted(state.theory.size, 'programme theory', 'programme theories')}`}`
  const from = versions.length > 1 ? `, from ${inWords(versions[0] ?? 0)} at first` : ''
  return `${came} ${theory}${from}.`
}
