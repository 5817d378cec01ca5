import type { KeyboardEvent } from 'react'
import type { SearchRow } from '../../../core/view/searches.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { dateWords } from './words.ts'

const number = (n: number) => n.toLocaleString('en-GB')

/** The log as a table: what each search was for and where, and beside its hits what they became. Arrow keys walk it. */
export function Entries({ rows }: { rows: readonly SearchRow[] }) {
  if (rows.length === 0) return <Empty fact="No search passes these filters.">Take one away, or show all.</Empty>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from link to link
    <div className="log" onKeyDown={walk}>
      <Table
        label="The search log"
        head={[
          { words: 'Search' },
          { words: 'Where', width: '17%' },
          { words: 'Run', width: '6.5rem' },
          { words: 'Hits', num: true, width: '4rem' },
          { words: 'Records', num: true, width: '4.5rem' },
          {
            words: <span title="Records of a publication that an earlier record had brought">Duplicates</span>,
            num: true,
            width: '5rem',
          },
          { words: <span title="Records less duplicates">Sources</span>, num: true, width: '4.5rem' },
          { words: <span title="Sources that no other search has">Only here</span>, num: true, width: '4.5rem' },
          {
            words: <span title="Sources it has that came through every stage so far">Included</span>,
            num: true,
            width: '4.5rem',
          },
        ]}
      >
        {rows.map((row) => (
          <Entry key={row.id} row={row} />
        ))}
      </Table>
    </div>
  )
}

const Entry = ({ row }: { row: SearchRow }) => (
  <tr className={row.dropped ? 'dropped' : undefined}>
    <td>
      <Link screen="searches" id={row.id} className="strong">
        {row.title}
      </Link>
      <span className="small soft aim">
        <span>{row.aim}</span>
        {row.differences.length > 0 && <span className="differ">{row.differences.join('; ')}</span>}
        {row.dropped && <Chip kind="dash">dropped</Chip>}
        {row.unsaid.length > 0 && !row.dropped && (
          <span className="faint" title={`Not said: ${row.unsaid.join(', ')}`}>
            {row.unsaid.length === 1 ? 'one thing not said' : `${row.unsaid.length} things not said`}
          </span>
        )}
      </span>
    </td>
    <td className="soft">{row.where}</td>
    <td className="soft">
      {row.on ? dateWords(row.on) : row.dropped ? '' : row.runs === 0 ? 'not yet' : 'no date'}
      {row.runs > 1 && <span className="small faint aim">{row.runs} runs</span>}
    </td>
    <td className="num">{row.hits === undefined ? '' : number(row.hits)}</td>
    {(['records', 'duplicates', 'fresh', 'only', 'included'] as const).map((name) => (
      <td key={name} className={name === 'fresh' ? 'num strong' : 'num soft'}>
        {row.records === 0 ? (
          ''
        ) : name === 'fresh' || name === 'records' ? (
          <Count row={row} name={name} />
        ) : (
          number(row[name])
        )}
      </td>
    ))}
  </tr>
)

/** A number that leads to what it counts. */
const Count = ({ row, name }: { row: SearchRow; name: 'fresh' | 'records' }) => (
  <Link screen="library" query={{ search: row.id }} title="Its sources in the library">
    {number(row[name])}
  </Link>
)

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('td:first-child a')]
  const row = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('td:first-child a')
  if (step === undefined || !row) return
  event.preventDefault()
  links[links.indexOf(row) + step]?.focus()
}
