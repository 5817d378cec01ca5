import { inOrder } from '../../state.ts'
import { type Block, cell, citing, heading, para, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The protocol as written, the criteria of each stage, and where screening stopped before its end. */
export const methods: Section = ({ state }) => {
  const written = inOrder(state, 'protocol').filter(([, { text }]) => text.trim() !== '')
  const criteria = inOrder(state, 'criterion')
  const substantive = [...state.substantive]
  if (written.length + criteria.length + substantive.length + state.stopping.size === 0)
    return nothingYet('methods', 'Methods', 'Nothing of the protocol is written yet.')
  const blocks: Block[] = [heading(2, 'methods', 'Methods')]
  for (const [, { heading: name, text, sources = [] }] of written)
    blocks.push(para(strong(`${name}. `), text, ...(sources.length > 0 ? [' ', citing(sources)] : [])))
  if (criteria.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-criteria',
      caption: 'Criteria',
      head: ['Criterion', 'In or out', 'Stage', 'Because'],
      rows: criteria.map(([, { text, kind, stage, because }]) => [
        cell(text),
        cell(kind === 'include' ? 'in' : 'out'),
        cell((stage && state.stage.get(stage)?.name) ?? 'every stage'),
        cell(because ?? ''),
      ]),
    })
  for (const [, { stage, because, unread, figures }] of inOrder(state, 'stopping')) {
    const said = figures.map(({ what, value, note }) => `${what} ${note ?? rounded(value)}`).join('; ')
    blocks.push(
      para(
        strong(`${state.stage.get(stage)?.name ?? 'Screening'} ended before all was read. `),
        `${unread.toLocaleString('en-GB')} sources were left unread: ${because.replace(/[.\s]+$/, '')}. Figures when it ended: ${said}.`,
      ),
    )
  }
  if (substantive.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-substantive',
      caption: 'Formal theories considered',
      head: ['Theory', 'Use', 'Because', 'Source'],
      rows: substantive.map(([, { name, use, because, source, account }]) => [
        cell(strong(name), ...(account ? [say(`. ${account}`)] : [])),
        cell(use),
        cell(because),
        source ? [citing([source])] : [],
      ]),
    })
  return blocks
}

const rounded = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toPrecision(2)
