import { Table } from '../../parts/Table.tsx'
import type { Chosen } from './answer.ts'

const parts = [
  ['behaviour', 'Done'],
  ['reasoning', 'Noticed'],
  ['outcome', 'Followed'],
] as const

/** The medians of each statement from round to round, over all versions; a dot where too few answered. */
export function Changed({ change: { rounds, statements, notes } }: { change: NonNullable<Chosen['change']> }) {
  const shown = parts.filter(([part]) => statements.some(({ levels }) => levels[part]))
  return (
    <section>
      <h2>From round to round</h2>
      <p className="small soft">
        Each figure is the median of all answers to the items of a part that were asked in every round in the same way.
      </p>
      {statements.length === 0 ? (
        <p className="soft">Nothing was asked in the same way in every round.</p>
      ) : (
        <Table
          label="Medians from round to round"
          head={[
            { words: 'Statement' },
            ...shown.flatMap(([, words]) => rounds.map(({ name }) => ({ words: `${words}, ${name}`, num: true }))),
          ]}
        >
          {statements.map((one) => (
            <tr key={one.guideline}>
              <td className="serif">{one.words}</td>
              {shown.flatMap(([part]) =>
                rounds.map(({ wave }, i) => (
                  <td key={`${wave} ${part}`} className="num">
                    {one.levels[part]?.[i]?.median ?? '·'}
                  </td>
                )),
              )}
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
