import { codebookOf, pathOf, usesIn } from '../../coding/codebook.ts'
import { get } from '../../state.ts'
import { withCommas } from '../../wording.ts'
import { cell, heading, say, strong } from '../blocks.ts'
import type { Section } from '../section.ts'

/** Every code with its rules and an example, and how often it was given (RAMESES I, item 10). Left out where nothing is coded. */
export const codebook: Section = ({ state }) => {
  const placed = codebookOf(state)
  if (placed.length === 0) return []
  const uses = usesIn(state, placed)
  return [
    heading(2, 'codebook', 'Codebook'),
    {
      as: 'table',
      id: 'table-codebook',
      caption: 'Codebook',
      head: ['Code', 'Definition', 'When to use it', 'When not', 'Example', 'Passages', 'Sources'],
      landscape: true,
      rows: placed.map(({ id, value: { definition, whenToUse, whenNot, examples = [], exampleWords, retired } }) => {
        const quote = exampleWords ?? examples.flatMap((one) => get(state, 'excerpt', one)?.quote ?? [])[0]
        return [
          [strong(pathOf(state, id)), ...(retired ? [say(' (retired)')] : [])],
          cell(definition ?? ''),
          cell(whenToUse ?? ''),
          cell(whenNot ?? ''),
          cell(quote ? `“${quote}”` : ''),
          cell(withCommas(uses.get(id)?.passages ?? 0)),
          cell(withCommas(uses.get(id)?.sources ?? 0)),
        ]
      }),
    },
  ]
}
