import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import type { Answer } from './answer.ts'

const number = (n: number) => n.toLocaleString('en-GB')

/** What each database brought. Every record stays with the database that gave it, whatever is joined. */
export function ByDatabase({ data }: { data: Answer }) {
  const { byDatabase } = data
  if (byDatabase.length === 0) return null
  const sum = (of: 'records' | 'duplicates' | 'fresh') => byDatabase.reduce((total, one) => total + one[of], 0)
  return (
    <section className="by-database">
      <h2>By database</h2>
      <Table
        label="What each database brought"
        head={[
          { words: 'Database' },
          { words: 'Records', num: true },
          {
            words: <span title="Records of a publication that an earlier record had brought">Duplicates</span>,
            num: true,
          },
          { words: <span title="Records less duplicates">Sources</span>, num: true },
          { words: <span title="Sources that no other database has">Only here</span>, num: true },
        ]}
      >
        {byDatabase.map(({ database, records, duplicates, fresh, only }) => (
          <tr key={database}>
            <td>
              <Link screen="library" query={{ database }}>
                {database}
              </Link>
            </td>
            <td className="num">{number(records)}</td>
            <td className="num soft">{number(duplicates)}</td>
            <td className="num">{number(fresh)}</td>
            <td className="num soft">{number(only)}</td>
          </tr>
        ))}
        {byDatabase.length > 1 && (
          <tr className="sum">
            <td>Together</td>
            <td className="num">{number(sum('records'))}</td>
            <td className="num">{number(sum('duplicates'))}</td>
            <td className="num">{number(sum('fresh'))}</td>
            <td />
          </tr>
        )}
      </Table>
    </section>
  )
}
