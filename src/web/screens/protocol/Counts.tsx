import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import type { Plan } from './Protocol.tsx'

export function Counts({ plan: { counts } }: { plan: Plan }) {
  if (counts.length === 0) return null
  return (
    <section className="part">
      <h2>Reported, without rows here</h2>
      <Table
        label="Counts taken from publications"
        head={[
          { words: 'Number', num: true, width: '5rem' },
          { words: 'Of what' },
          { words: 'Says' },
          { words: 'Note' },
        ]}
      >
        {counts.map(({ id, value, cited }) => (
          <tr key={id}>
            <td className="num">
              <span className="reported">{value.number.toLocaleString('en')}</span>
            </td>
            <td>{value.what}</td>
            <td>
              {cited && (
                <Link screen="source" id={cited.id}>
                  {cited.label}
                </Link>
              )}
              {value.locator && `, ${value.locator}`}
            </td>
            <td className="soft">{value.note}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
