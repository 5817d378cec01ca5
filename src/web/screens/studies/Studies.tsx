import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { Study } from './Study.tsx'
import './studies.css'

/** Sources that belong to one study or one programme; or one of these with its sources. */
export default function Studies() {
  const { id } = useRoute()
  return id ? <Study key={id} id={id} /> : <All />
}

function All() {
  const { data, error } = useView('studies', {})
  if (!data) return <Waiting title="Studies" error={error} />
  return (
    <Sheet title="Studies" className="studies">
      <RecordTabs />
      <div className="title">
        <h1>{data.length === 1 ? 'One study' : `${data.length || 'No'} studies`}</h1>
      </div>
      {data.length === 0 ? (
        <Empty fact="No sources are grouped yet.">
          Select sources in the library and press S, or say on the page of a source what it belongs with. Reports of one
          study stay sources of their own: each is screened, read and cited.
        </Empty>
      ) : (
        <Table
          label="Studies"
          head={[{ words: 'Study', width: '30%' }, { words: 'Sources' }, { words: 'How', width: '12rem' }]}
        >
          {data.map(({ id, name, kind, number, sources }) => (
            <tr key={id}>
              <td>
                <Link screen="studies" id={id} className="strong">
                  {name}
                </Link>
              </td>
              <td>
                <span className="apart-by-commas">
                  {sources.map((source) => (
                    <Link key={source.id} screen="source" id={source.id}>
                      {source.label}
                    </Link>
                  ))}
                </span>
                {number > sources.length && <span className="soft"> and {number - sources.length} more</span>}
              </td>
              <td className="soft">{kind === 'siblings' ? 'reports of one study' : 'one programme or theory'}</td>
            </tr>
          ))}
        </Table>
      )}
    </Sheet>
  )
}
