import { cell, heading } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** Departures from the plan and changes of focus, with reasons (RAMESES I, items 4 and 5). */
export const deviations: Section = ({ state }) => {
  const changes = [...state.deviation.values()]
  if (changes.length === 0)
    return nothingYet('deviations', 'Changes to the protocol', 'No change to the protocol is recorded.')
  return [
    heading(2, 'deviations', 'Changes to the protocol'),
    {
      as: 'table',
      id: 'table-deviations',
      caption: 'Changes to the protocol',
      head: ['Done', 'Planned', 'Because', 'On', 'Kind'],
      rows: changes.map(({ done, planned, because, on, kind }) => [
        cell(done),
        cell(planned ?? ''),
        cell(because || 'Not said yet.'),
        cell(on ?? ''),
        cell(kind === 'focus' ? 'change of focus' : 'departure from the plan'),
      ]),
    },
  ]
}
