import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { writable } from '../../acting.ts'
import { record, saveField, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import { outcomeWords } from '../library/filter-names.ts'
import { Acts } from '../source/Acts.tsx'
import { studyKinds } from './kinds.ts'

type Answer = NonNullable<ViewAnswer<'study'>>

/** One study: what it is called, how its sources belong together, and which they are. */
export function Study({ id }: { id: string }) {
  const { data, error, isLoading } = useView('study', { id: id as Id<'std'> })
  const gone = { code: 'unknown-thing', message: 'There is no such study.', hint: 'Look among the studies.' }
  if (!data) return <Waiting title="Study" error={isLoading ? null : (error ?? gone)} />
  return <Shown study={data} />
}

function Shown({ study }: { study: Answer }) {
  const may = writable.use()
  const { id, value, sources } = study
  const save = (field: string) => saveField('study.clustered', id, field)
  const put = (next: readonly Id<'src'>[], said: string) =>
    record({ type: 'study.clustered', id, from: { sources: value.sources }, to: { sources: [...next] } }, said)
  const dissolve = async () => {
    const gone = await record({ type: 'study.clustered', id, from: value, to: null }, `Dissolved “${value.name}”.`)
    if (gone.ok) navigate({ screen: 'studies' })
  }
  return (
    <Sheet
      title={value.name}
      className="study written"
      side={
        <section>
          <div className="head">
            <h2>Trail</h2>
          </div>
          <Acts acts={study.trail} />
        </section>
      }
    >
      <p className="row small soft">
        <Link screen="studies">Studies</Link>
        <span aria-hidden="true">·</span>
        <Link screen="library" query={{ study: id }}>
          its sources in the library
        </Link>
      </p>
      <h1 className="sr">{value.name}</h1>
      <Field label="Name of the study" quiet long className="bare name" value={value.name} save={save('name')} />
      <div className="how">
        <Pick label="How they belong together" value={value.kind} options={studyKinds} save={save('kind')} />
      </div>
      <Table
        label="Its sources"
        head={[
          { words: 'Source', width: '9rem' },
          { words: 'Title' },
          { words: 'Came to', width: '11rem' },
          { words: <span className="sr">What can be done</span>, width: '6rem' },
        ]}
      >
        {sources.map((source) => (
          <tr key={source.id}>
            <td>
              <Link screen="source" id={source.id} className="strong">
                {source.label}
              </Link>
            </td>
            <td>
              {source.title}
              <span className="small faint line">
                {[source.container, source.databases.join(', ')].filter(Boolean).join(' · ')}
              </span>
            </td>
            <td className="soft">{source.at && `${source.at.stage}, ${outcomeWords[source.at.outcome]}`}</td>
            <td>
              {may && sources.length > 1 && (
                <Button
                  kind="quiet"
                  onClick={() =>
                    void put(
                      value.sources.filter((one) => one !== source.id),
                      `${source.label} is no longer of this study.`,
                    )
                  }
                >
                  Take out
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {may && (
        <>
          <div className="add">
            <SourceFinder
              label="Add a source to the study"
              placeholder="Add a source: author, year or title"
              without={value.sources}
              pick={(source) => void put([...value.sources, source], 'Added it to the study.')}
            />
          </div>
          <Button kind="quiet" onClick={() => void dissolve()}>
            Dissolve the study
          </Button>
        </>
      )}
    </Sheet>
  )
}
