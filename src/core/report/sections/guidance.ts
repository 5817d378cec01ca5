import { configurationLabel } from '../../label.ts'
import { get, inOrder } from '../../state.ts'
import { listed } from '../../wording.ts'
import { cell, heading } from '../blocks.ts'
import type { Section } from '../section.ts'

/** Statements of guidance, each with the configurations it rests on. Left out where a project writes none. */
export const guidance: Section = ({ state }) => {
  const written = inOrder(state, 'guideline')
  if (written.length === 0) return []
  return [
    heading(2, 'guidance', 'Guidance'),
    {
      as: 'table',
      id: 'table-guidance',
      caption: 'Guidance drawn from the theory',
      head: ['Group', 'Statement', 'Rests on', 'Version'],
      rows: written.map(([, { groups = [], statement, plain, configurations, version }]) => [
        cell(listed(groups.map((group) => get(state, 'group', group)?.name ?? group))),
        cell(plain ? `${statement} (${plain})` : statement),
        cell(configurations.map((id) => configurationLabel(state, id, version)).join(', ')),
        cell(get(state, 'version', version)?.name ?? 'now'),
      ]),
    },
  ]
}
