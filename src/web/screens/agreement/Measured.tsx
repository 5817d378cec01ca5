import type { Estimate } from '../../../core/screening/share.ts'
import { Table } from '../../parts/Table.tsx'
import type { AgreementAnswer } from './answer.ts'

type Found = NonNullable<AgreementAnswer['all']>

/** Pair by pair, with the table behind the numbers; then all together. */
export function Measured({ of }: { of: Found }) {
  return (
    <>
      <Table
        label="Agreement of each pair"
        head={[
          { words: 'Reviewers' },
          { words: 'Sources', width: '5rem' },
          { words: 'Agree', width: '8rem' },
          { words: 'Kappa', width: '8rem' },
          { words: 'PABAK', width: '8rem' },
          { words: 'AC1', width: '8rem' },
        ]}
      >
        {of.pairs.map((pair) => (
          <tr key={pair.a.id + pair.b.id}>
            <td>
              {pair.a.name} and {pair.b.name}
              <details>
                <summary className="small soft">who said what</summary>
                <Counts pair={pair} />
              </details>
            </td>
            <td className="num">{pair.sources}</td>
            <Shown of={pair.agreed} percent />
            <Shown of={pair.kappa} />
            <Shown of={pair.pabak} />
            <Shown of={pair.ac1} />
          </tr>
        ))}
      </Table>
      {of.alpha && (
        <p className="soft num">
          Krippendorff’s alpha of {of.people === 2 ? 'both' : `all ${of.people}`}: {said(of.alpha)}
        </p>
      )}
    </>
  )
}

const said = ({ value, low, high }: Estimate): string => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`

function Shown({ of, percent }: { of: Estimate | undefined; percent?: boolean }) {
  if (!of) return <td className="faint">says nothing</td>
  const as = (n: number) => (percent ? `${Math.round(n * 100)} %` : n.toFixed(2))
  return (
    <td className="num">
      {as(of.value)}{' '}
      <span className="faint small">
        {as(of.low)} to {as(of.high)}
      </span>
    </td>
  )
}

function Counts({ pair }: { pair: Found['pairs'][number] }) {
  return (
    <table className="counts num">
      <caption className="sr">
        Rows: {pair.a.name}. Columns: {pair.b.name}.
      </caption>
      <thead>
        <tr>
          <td>
            <span className="small faint">
              {pair.a.initials} ↓ {pair.b.initials} →
            </span>
          </td>
          {pair.categories.map((category) => (
            <th key={category} scope="col">
              {category}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pair.table.map((row, i) => (
          <tr key={pair.categories[i]}>
            <th scope="row">{pair.categories[i]}</th>
            {row.map((count, j) => (
              <td key={pair.categories[j]} className={i === j ? 'strong' : undefined}>
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
