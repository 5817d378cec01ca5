import type { Flow } from '../../screening/flow.ts'
import type { State } from '../../state.ts'
import { liveConfigurations, versionsOf } from '../../theory/lineage.ts'
import { counted, inWords, listed, sentenceCase } from '../../wording.ts'
import { type Block, citing, em, heading, para, say, strong } from '../blocks.ts'
import type { Section } from '../section.ts'

/** The title block: title, kind, people, and what there is in one sentence. */
export const title: Section = ({ state, authors, flow }) => {
  const project = [...state.project.values()][0]
  const people = [...state.person].filter(([, { until }]) => !until).map(([id]) => authors.get(id)?.name ?? id)
  const blocks: Block[] = [heading(1, 'title', project?.title ?? 'Untitled project')]
  if (project)
    blocks.push(para(strong(sentenceCase(project.kind)), ...(people.length > 0 ? [say(`, ${listed(people)}`)] : [])))
  if (project?.rapidBecause) blocks.push(para(strong('Why a rapid review. '), project.rapidBecause))
  if (project?.publication) blocks.push(para(strong('Published as. '), citing([project.publication])))
  blocks.push(para(summary(state, flow)))
  for (const part of project?.abstract?.filter(({ text }) => text.trim() !== '') ?? [])
    blocks.push(para(strong(`${part.heading}. `), part.text))
  if (project?.keywords?.length) blocks.push(para(em(`Keywords: ${project.keywords.join(', ')}`)))
  if (project?.licence) blocks.push(para(`Licence: ${project.licence}`))
  return blocks
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
