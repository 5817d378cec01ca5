import { theoryFigure } from '../../diagram/theory.ts'
import { configurationLabel } from '../../label.ts'
import { liveConfigurations } from '../../theory/lineage.ts'
import { type Block, cell, heading } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The programme theory as one figure in lanes, and its relations as a table. */
export const theorySection: Section = ({ state }) => {
  if (liveConfigurations(state).length === 0)
    return nothingYet('programme-theory', 'Programme theory', 'There is no configuration to draw yet.')
  const scene = theoryFigure(state)
  const blocks: Block[] = [
    heading(2, 'programme-theory', 'Programme theory'),
    { as: 'figure', id: 'figure-theory', caption: 'Programme theory: context, mechanism and outcome in lanes', scene },
  ]
  if (state.relation.size > 0)
    blocks.push({
      as: 'table',
      id: 'table-relations',
      caption: 'Relations between configurations',
      head: ['From', 'Relation', 'To', 'Status', 'Who says so', 'Note'],
      rows: [...state.relation.values()].map(({ of, kind, to, status, basis, note }) => [
        cell(configurationLabel(state, of)),
        cell(kind),
        cell(configurationLabel(state, to)),
        cell(status),
        cell(basis ?? 'not said'),
        cell(note ?? ''),
      ]),
    })
  return blocks
}
