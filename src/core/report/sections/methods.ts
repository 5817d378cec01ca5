import { labelOf } from '../../label.ts'
import { inOrder } from '../../state.ts'
import { type Block, cell, citing, heading, para, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The protocol as written, and the formal theories that were considered. */
export const methods: Section = ({ state }) => {
  const written = inOrder(state, 'protocol').filter(([, { text }]) => text.trim() !== '')
  const substantive = [...state.substantive]
  if (written.length + substantive.length === 0)
    return nothingYet('methods', 'Methods', 'Nothing of the protocol is written yet.')
  const blocks: Block[] = [heading(2, 'methods', 'Methods')]
  for (const [, { heading: name, text, sources = [] }] of written)
    blocks.push(para(strong(`${name}. `), text, ...(sources.length > 0 ? [' ', citing(sources)] : [])))
  if (substantive.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-substantive',
      caption: 'Formal theories considered',
      head: ['Theory', 'Use', 'Because', 'For', 'Source'],
      rows: substantive.map(([, { name, use, because, source, account, explains, abstraction, level, ...to }]) => [
        cell(
          strong(name),
          ...[account, explains && `It is to explain ${explains}`, [abstraction, level].filter(Boolean).join(', ')]
            .filter(Boolean)
            .map((words) => say(`. ${words?.replace(/\.$/, '')}`)),
        ),
        cell(use ?? 'considered'),
        cell(because ?? ''),
        cell([...(to.theories ?? []), ...(to.configurations ?? [])].map((id) => labelOf(state, id)).join('; ')),
        source ? [citing([source])] : [],
      ]),
    })
  return blocks
}
