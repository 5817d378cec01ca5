import { listed, sentenceCase } from '../../wording.ts'
import { cell, heading, note, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** Ethics, funding and conflicts of interest (RAMESES I, item 19). */
export const declarations: Section = ({ state, authors }) => {
  const made = [...state.declaration.values()]
  if (made.length === 0)
    return nothingYet('declarations', 'Declarations', 'Ethics, funding and conflicts of interest are not declared yet.')
  const missing = kinds.filter((kind) => !made.some((one) => one.kind === kind))
  return [
    heading(2, 'declarations', 'Declarations'),
    {
      as: 'list',
      items: made.map(({ kind, text, reference, person }) => [
        strong(`${sentenceCase(kind)}${person ? `, ${authors.get(person)?.name ?? person}` : ''}. `),
        ...cell(text),
        ...(reference ? [say(` (${reference})`)] : []),
      ]),
    },
    ...(missing.length > 0 ? [note(`Not declared: ${listed(missing)}.`)] : []),
  ]
}

const kinds = ['ethics', 'funding', 'conflict of interest'] as const
