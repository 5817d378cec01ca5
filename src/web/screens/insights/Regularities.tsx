import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import type { InsightsAnswer } from './answer.ts'

/** Contexts and outcomes that recur across sources, with the mechanisms that are offered for them. */
export function Regularities({ all }: { all: NonNullable<InsightsAnswer['regularities']> }) {
  if (all.length === 0)
    return (
      <Empty fact="No context and outcome recur.">
        A pattern shows when two configurations hold the same context and outcome, and two sources support them.
      </Empty>
    )
  return (
    <Table
      label="Demi-regularities"
      head={[
        { words: 'Context' },
        { words: 'Outcome' },
        { words: 'Mechanisms offered' },
        { words: 'Configurations', width: '18%' },
        { words: 'Sources', num: true, width: '5rem' },
      ]}
    >
      {all.map(({ context, outcome, mechanisms, held, configurations, sources, some }) => (
        <tr key={context + outcome}>
          <td className="serif">{context}</td>
          <td className="serif">{outcome}</td>
          <td className="soft">{mechanisms.length > 0 ? mechanisms.join('; ') : 'none yet'}</td>
          <td className="small">
            {configurations.map(({ id, label }) => (
              <span key={id}>
                <Link screen="configuration" id={id}>
                  {label}
                </Link>{' '}
              </span>
            ))}
            {held > configurations.length && `and ${held - configurations.length} more`}
          </td>
          <td className="num" title={[...some, ...(sources > some.length ? ['…'] : [])].join(', ')}>
            {sources}
          </td>
        </tr>
      ))}
    </Table>
  )
}
