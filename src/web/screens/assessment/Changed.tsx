import { Table } from '../../parts/Table.tsx'
import type { Chosen, StatementTold } from './Assessment.tsx'

const parts = [
  ['behaviour', 'Done'],
  ['reasoning', 'Noticed'],
  ['outcome', 'Followed'],
] as const

/** The medians of each statement from wave to wave; a dot where too few answered. */
export function Changed({ change }: { change: NonNullable<Chosen['change']> }) {
  const all = change.themes.flatMap(({ statements }) => statements)
  const median = (one: StatementTold, group: number, part: (typeof parts)[number][0]) =>
    one.groups[group]?.[part]?.median ?? '·'
  return (
    <section>
      <h2>From wave to wave</h2>
      <Table
        label="Medians from wave to wave"
        head={[
          { words: 'Statement' },
          ...change.groups.flatMap(({ name }) => parts.map(([, words]) => ({ words: `${name}: ${words}`, num: true }))),
        ]}
      >
        {all.map((one) => (
          <tr key={one.guideline}>
            <td className="serif">{one.words}</td>
            {change.groups.flatMap(({ name }, i) =>
              parts.map(([part]) => (
                <td key={`${name} ${part}`} className="num">
                  {median(one, i, part)}
                </td>
              )),
            )}
          </tr>
        ))}
      </Table>
    </section>
  )
}
