import { listed } from '../../../core/wording.ts'
import { Table } from '../../parts/Table.tsx'
import type { Chosen } from './answer.ts'

const parts = [
  ['behaviour', 'Done'],
  ['reasoning', 'Noticed'],
  ['outcome', 'Followed'],
] as const

/** Conditions and medians of each statement from round to round, over all versions; a dot where too few answered. */
export function Changed({ change: { rounds, statements, notes } }: { change: NonNullable<Chosen['change']> }) {
  const shown = parts.filter(([part]) => statements.some(({ levels }) => levels[part]))
  const conditioned = statements.some(({ conditions }) => conditions.length > 0)
  return (
    <section>
      <h2>From round to round</h2>
      <p className="small soft">
        From{' '}
        {listed(
          rounds.map(({ name }) => name),
          'to',
        )}
        . Each figure is the median of all answers to the items of a part that were asked in every round in the same
        way; a condition is told as most saw it.
      </p>
      {statements.length === 0 ? (
        <p className="soft">Nothing was asked in the same way in every round.</p>
      ) : (
        <Table
          label="Conditions and medians from round to round"
          head={[
            { words: 'Statement' },
            ...(conditioned ? [{ words: 'Its condition' }] : []),
            ...shown.map(([, words]) => ({ words })),
          ]}
        >
          {statements.map((one) => (
            <tr key={one.guideline}>
              <td className="serif">{one.words}</td>
              {conditioned && <Then each={one.conditions.map((said) => (said === 'not told' ? undefined : said))} />}
              {shown.map(([part]) => (
                <Then key={part} each={one.levels[part]?.map((level) => level?.median)} />
              ))}
            </tr>
          ))}
        </Table>
      )}
      {notes.length > 0 && (
        <ul className="small soft assessment-notes" aria-label="What to mind when rounds are compared">
          {notes.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What something was in each round; once, where it stayed the same. */
function Then({ each = [] }: { each?: readonly (string | number | undefined)[] | undefined }) {
  const said = each.map((one) => one ?? '·')
  const same = new Set(said).size === 1
  return (
    <td className={same ? 'soft assessment-then' : 'assessment-then'}>
      {same ? said[0] : said.join(typeof said[0] === 'string' && said[0] !== '·' ? ' → ' : '\u00a0→\u00a0')}
      {same && said[0] !== '·' && <span className="sr"> throughout</span>}
    </td>
  )
}
