import { phasesFigure } from '../../diagram/phases.ts'
import { heading } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

export const phases: Section = ({ state }) => {
  if (state.phase.size === 0)
    return nothingYet('phases', 'Phases', 'No phase is planned yet. Plan them in the protocol.')
  const scene = phasesFigure(state)
  return [heading(2, 'phases', 'Phases'), { as: 'figure', id: 'figure-phases', caption: scene.title, scene }]
}
