import { inOrder, referrers } from '../../state.ts'
import { counted, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, naming, note, para } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The characteristics of the included sources, by the project's own form (RAMESES I, item 13). */
export const characteristics: Section = ({ state, flow: { included } }) => {
  if (included.length === 0)
    return nothingYet(
      'characteristics',
      'Characteristics of included sources',
      'No source came through every stage yet.',
    )
  const fields = inOrder(state, 'field')
  const answers = new Map(
    included.flatMap((source) =>
      referrers(state, 'answer', source).map(([, { field, value }]) => [`${source} ${field}`, value] as const),
    ),
  )
  const secondary = included.filter((id) => state.source.get(id)?.evidenceKind === 'secondary').length
  const silent = fields.filter(([field]) => !included.every((source) => answers.has(`${source} ${field}`)))
  const blocks: Block[] = [
    heading(2, 'characteristics', 'Characteristics of included sources'),
    para(
      `${sentenceCase(counted(included.length, 'source'))} included`,
      secondary > 0 ? `, ${counted(secondary, 'of them a synthesis', 'of them syntheses')} of others’ data.` : '.',
    ),
    {
      as: 'table',
      id: 'table-characteristics',
      caption: 'Characteristics of included sources',
      head: ['Source', 'Evidence', 'Country', ...fields.map(([, { name }]) => name)],
      ...(fields.length > 2 && { landscape: true as const }),
      rows: included.map((id) => {
        const source = state.source.get(id)
        return [
          [naming(id)],
          cell(source?.evidenceKind ?? source?.kind ?? ''),
          cell(source?.country ?? ''),
          ...fields.map(([field]) => cell(answers.get(`${id} ${field}`) ?? '')),
        ]
      }),
    },
  ]
  if (fields.length === 0) blocks.push(note('No field of the characteristics form is set yet.'))
  for (const [field, { name }] of silent) {
    const given = included.filter((source) => answers.has(`${source} ${field}`)).length
    blocks.push(note(`${name}: answered for ${counted(given, 'source')} of ${included.length}.`))
  }
  return blocks
}
