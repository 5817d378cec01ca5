import { evaluationFlowFigure } from '../../diagram/evaluation-flow.ts'
import { heading } from '../blocks.ts'
import type { Section } from '../section.ts'

/** The course of an evaluation as one figure (RAMESES II, items 10, 12 and 14). Left out where there is no case. */
export const evaluationFlowSection: Section = ({ state }) => {
  if (state.case.size === 0) return []
  const scene = evaluationFlowFigure(state)
  return [
    heading(2, 'evaluation-flow', scene.title),
    { as: 'figure', id: 'figure-evaluation-flow', caption: scene.title, scene },
  ]
}
