import { useQuery } from '@tanstack/react-query'
import { shown } from '../../../core/record/duplicates/merge.ts'
import type { RecordRead } from '../../../core/record/read.ts'
import { pathOf, type Refused, read } from '../../api.ts'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { fieldNames } from './field-names.ts'
import './record.css'

type Shown = Omit<RecordRead, 'lines'> & {
  lines?: RecordRead['lines']
  text?: string
  withheld?: true
  source: string
  file: string
  database: string
}

/** One row of an import: what was understood of it, and how it stands in its file, byte for byte. */
export default function Record() {
  const { project, id } = useRoute()
  const { data, error } = useQuery<Shown, Refused>({
    queryKey: ['view', project, 'now', 'record', id],
    queryFn: ({ signal }) => read<Shown>(pathOf(project, `records/${id}`), signal),
  })
  if (!data) return <Waiting title="Record" error={error} />
  const [first, last] = data.lines ?? []
  return (
    <Sheet title="Record" className="record">
      <header className="top">
        <p className="small soft">
          {data.database}: {data.file}
          {first !== undefined && (first === last ? `, line ${first}` : `, lines ${first} to ${last}`)}
        </p>
        <h1>{data.reference.title}</h1>
        <p>
          It belongs to{' '}
          <Link screen="source" id={data.source}>
            its source
          </Link>
          . It is kept as it was read and cannot be changed.
        </p>
      </header>
      <div className="two">
        <section>
          <h2>As understood</h2>
          <Table label="As understood" head={[{ words: 'Field', width: '8rem' }, { words: 'Value' }]}>
            {Object.entries(data.reference).map(([field, value]) => (
              <tr key={field}>
                <td className="soft">{fieldNames[field] ?? field}</td>
                <td>{shown(value)}</td>
              </tr>
            ))}
          </Table>
        </section>
        <section>
          <h2>As it stands in the file</h2>
          {data.withheld ? (
            <p className="soft">
              This file holds decisions that were made in another tool. While a stage is blinded to you, they are as
              blinded as votes, and the file’s own words with them.
            </p>
          ) : data.text === undefined ? (
            <Table label="Fields of the file" head={[{ words: 'Tag', width: '8rem' }, { words: 'Value' }]}>
              {inPlace(data.fields, ([tag, value]) => (
                <tr>
                  <td>
                    <code>{tag}</code>
                  </td>
                  <td>{value}</td>
                </tr>
              ))}
            </Table>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
            <pre tabIndex={0}>{data.text}</pre>
          )}
        </section>
      </div>
    </Sheet>
  )
}
