import { inOrder } from '../../state.ts'
import { withCommas } from '../../wording.ts'
import { cell, heading } from '../blocks.ts'
import type { Section } from '../section.ts'

/** Where screening ended before all was read, with the figures of that moment. Left out where nothing was left unread. */
export const stopping: Section = ({ state, names }) => {
  const made = inOrder(state, 'stopping')
  if (made.length === 0) return []
  return [
    heading(2, 'stopping', 'Screening that ended early'),
    {
      as: 'table',
      id: 'table-stopping',
      caption: 'Where screening ended before all was read',
      head: ['Stage', 'Left unread', 'Because', 'Figures when it ended', 'By'],
      rows: made.map(([, { stage, because, unread, figures, by }]) => [
        cell(state.stage.get(stage)?.name ?? stage),
        cell(withCommas(unread)),
        cell(because),
        cell(figures.map(({ what, value, note }) => `${what} ${note ?? rounded(value)}`).join('; ')),
        cell(names.get(by)?.name ?? by),
      ]),
    },
  ]
}

const rounded = (value: number): string => (Number.isInteger(value) ? withCommas(value) : value.toPrecision(2))
