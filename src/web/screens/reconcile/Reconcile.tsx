import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, type Place, useRoute } from '../../routes.ts'
import '../extract/extract.css'
import { Queue } from '../extract/Queue.tsx'
import { Agreed } from './Agreed.tsx'
import { Opening } from './Opening.tsx'
import './reconcile.css'
import type { ReconciliationAnswer } from './answer.ts'
import { SideBySide } from './SideBySide.tsx'

type Row = ReconciliationAnswer['queue'][number]

/** From the answers of two to one agreed answer: what differs comes first, and the answers stay as they were given. */
export default function Reconcile() {
  const { id, query } = useRoute()
  const form = (query.get('form') || undefined) as Id<'form'> | undefined
  const { data, error } = useView('reconciliation', { form, source: id as Id<'src'> | undefined })
  const there = data && 'form' in data && data.form ? (data as ReconciliationAnswer) : undefined
  const source = there?.source || undefined
  const rows = (there?.queue ?? []).toSorted((a, b) => rank[a.at] - rank[b.at])
  const here = rows.findIndex((row) => row.id === source?.id)
  const place = (to: string): Place => ({ screen: 'reconcile', id: to, query: { form: there?.form.id } })
  const go = (to: string | undefined) => (to ? () => navigate(place(to)) : undefined)
  useAction('next-extraction', go(rows[here + 1]?.id))
  useAction('previous-extraction', go(rows[here - 1]?.id))
  useAction('waiting-extraction', go(there?.next))
  if (!data) return <Waiting title="Reconcile" error={error} />
  if (!there)
    return (
      <Sheet title="Reconcile">
        <h1>Reconcile</h1>
        <Empty fact="No form of characteristics is made yet.">
          <Link screen="forms">Make one</Link> that two people fill in.
        </Empty>
      </Sheet>
    )
  return (
    <Sheet title={source ? source.label : 'Reconcile'} bare>
      <h1 className="sr">Reconcile</h1>
      <div className="extract reconcile">
        <Queue
          label="Sources to reconcile"
          forms={there.forms}
          {...{ rows, waits, told, place }}
          here={source?.id}
          heads={{ waiting: 'To reconcile', toDo: there.toDo, rest: 'The rest' }}
          nothing={there.toDo === 0 ? 'Nothing waits to be reconciled.' : undefined}
        >
          <Link screen="extract" query={{ form: there.form.id }}>
            Extract
          </Link>{' '}
          ·{' '}
          <Link screen="characteristics" query={{ form: there.form.id }}>
            The table
          </Link>
        </Queue>
        <section className="work" aria-label={source ? `Answers about ${source.label}` : 'Answers'}>
          {source ? (
            <>
              <header>
                <p className="soft row">
                  <Link screen="source" id={source.id}>
                    {source.label}
                  </Link>
                  {source.documents.map(({ id: document, file }) => (
                    <Link key={document} screen="document" id={document}>
                      {file}
                    </Link>
                  ))}
                  <span className="push row">
                    <ActionButton name="waiting-extraction" />
                  </span>
                </p>
                <h2 className="title">{source.title}</h2>
              </header>
              <Opening key={`o${source.id}`} data={there} source={source} />
              {source.open && source.people.length > 0 && (
                <SideBySide key={source.id} source={source} seq={there.seq} after={go(there.next)} />
              )}
            </>
          ) : (
            <Empty fact={id ? 'There is no such source.' : 'No source is here yet.'} next />
          )}
          <Agreed agreement={there.agreement} extractors={there.form.extractors} />
        </section>
      </div>
    </Sheet>
  )
}

const rank = { differs: 0, ready: 1, waiting: 2, settled: 3 }
const waits = ({ at }: Row) => at === 'ready' || at === 'differs'

function told({ at, differs, finished }: Row): string {
  if (at === 'differs') return `${differs} ${differs === 1 ? 'field differs' : 'fields differ'}`
  if (at === 'ready') return 'all have finished'
  return at === 'settled' ? 'nothing differs' : `${finished} finished`
}
