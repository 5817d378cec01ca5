import { inOrder } from '../../state.ts'
import { type Block, cell, heading, note, para, strong } from '../blocks.ts'
import type { Section } from '../section.ts'

/** The question, its objectives and why it is asked in a realist way (RAMESES I, items 3, 4 and 6). */
export const question: Section = ({ state }) => {
  const project = [...state.project.values()][0]
  const objectives = inOrder(state, 'objective')
  const blocks: Block[] = [heading(2, 'question', 'Question and objectives')]
  blocks.push(
    project?.question ? para(project.question) : note('No question is written yet. Write it in the protocol.'),
  )
  if (objectives.length > 0) blocks.push({ as: 'list', items: objectives.map(([, { text }]) => cell(text)) })
  const parts: [string, string | undefined][] = [
    ['Programme. ', project?.programme],
    [`Why the ${project?.kind === 'realist evaluation' ? 'evaluation' : 'review'} is needed. `, project?.rationale],
    ['What is not known. ', project?.gap],
    ['Why a realist approach. ', project?.whyRealist],
  ]
  for (const [name, words] of parts) if (words) blocks.push(para(strong(name), words))
  return blocks
}
