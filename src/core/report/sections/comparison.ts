import { labelOf } from '../../label.ts'
import { inOrder } from '../../state.ts'
import { cell, citing, heading } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** How the findings stand to literature outside the included set (RAMESES I, item 17). */
export const comparison: Section = ({ state }) => {
  const notes = inOrder(state, 'comparison')
  if (notes.length === 0)
    return nothingYet(
      'comparison',
      'Comparison with other literature',
      'No finding is compared with other literature yet.',
    )
  return [
    heading(2, 'comparison', 'Comparison with other literature'),
    {
      as: 'table',
      id: 'table-comparison',
      caption: 'Comparison with other literature',
      head: ['Finding', 'Relation', 'Source', 'How'],
      rows: notes.map(([, { about, relation, sources, text }]) => [
        cell(about.map((id) => labelOf(state, id)).join(', ')),
        cell(relation),
        [citing(sources)],
        cell(text),
      ]),
    },
  ]
}
