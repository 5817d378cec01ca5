import { inOrder } from '../../state.ts'
import { cell, heading } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** What comes in and what stays out, at which stage, and why; and the reasons that reviewers could give (RAMESES I, item 9). */
export const criteria: Section = ({ state }) => {
  const set = inOrder(state, 'criterion')
  const title = 'Criteria'
  if (set.length === 0) return nothingYet('criteria', title, 'No criterion is set yet. Set them in the protocol.')
  const stages = inOrder(state, 'stage')
  const reasons = inOrder(state, 'reason')
  return [
    heading(2, 'criteria', title),
    {
      as: 'table',
      id: 'table-criteria',
      caption: title,
      head: ['Criterion', 'In or out', 'Stage', 'Because'],
      rows: set.map(([, { text, kind, stage, because }]) => [
        cell(text),
        cell(kind === 'include' ? 'in' : 'out'),
        cell((stage && state.stage.get(stage)?.name) ?? 'every stage'),
        cell(because ?? ''),
      ]),
    },
    ...(reasons.length > 0
      ? [
          {
            as: 'table' as const,
            id: 'table-reasons',
            caption: 'Reasons for leaving a source out, by stage',
            head: ['Stage', 'Reason'],
            rows: stages.flatMap(([id, { name }]) =>
              reasons.flatMap(([, { stage, text }]) => (stage === id ? [[cell(name), cell(text)]] : [])),
            ),
          },
        ]
      : []),
  ]
}
