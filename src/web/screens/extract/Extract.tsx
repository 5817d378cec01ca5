import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, type Place, useRoute } from '../../routes.ts'
import { Beside } from './Beside.tsx'
import './extract.css'
import type { ExtractionAnswer } from './answer.ts'
import { FormInHand } from './FormInHand.tsx'
import { Queue } from './Queue.tsx'

type Row = ExtractionAnswer['queue'][number]

/** Taking characteristics: the sources that wait for me first, one of them with its form, what can be read beside it. */
export default function Extract() {
  const { id, query } = useRoute()
  const form = (query.get('form') || undefined) as Id<'form'> | undefined
  const { data, error } = useView('extraction', { form, source: id as Id<'src'> | undefined })
  const there = data && 'form' in data && data.form ? (data as ExtractionAnswer) : undefined
  const source = there?.source || undefined
  const queue = there ? inQueueOrder(there.queue) : []
  const here = queue.findIndex((row) => row.id === source?.id)
  const place = (to: string): Place => ({ screen: 'extract', id: to, query: { form: there?.form.id } })
  const go = (to: string | undefined) => (to ? () => navigate(place(to)) : undefined)
  useAction('next-extraction', go(queue[here + 1]?.id))
  useAction('previous-extraction', go(queue[here - 1]?.id))
  useAction('waiting-extraction', go(there?.next))
  if (!data) return <Waiting title="Extract" error={error} />
  if (!there) return <NoForm />
  return (
    <Sheet title={source ? source.label : 'Extract'} bare>
      <h1 className="sr">Extract</h1>
      <div className="extract">
        <Queue
          label="Sources to extract from"
          forms={there.forms}
          rows={queue}
          {...{ waits, told, place }}
          here={source?.id}
          heads={{ waiting: 'For me', toDo: there.toDo, rest: 'Done' }}
          nothing={there.toDo === 0 && queue.length > 0 ? 'Nothing waits for you.' : undefined}
        >
          <Link screen="forms" id={there.form.id}>
            The form
          </Link>{' '}
          ·{' '}
          <Link screen="reconcile" query={{ form: there.form.id }}>
            Reconcile
          </Link>{' '}
          ·{' '}
          <Link screen="characteristics" query={{ form: there.form.id }}>
            The table
          </Link>
        </Queue>
        {source ? (
          <>
            <section className="work" aria-label={`Form for ${source.label}`}>
              <header>
                <p className="soft row">
                  <Link screen="source" id={source.id}>
                    {source.label}
                  </Link>
                  <span className="push row">
                    <ActionButton name="first-open-field" />
                    <ActionButton name="waiting-extraction" />
                  </span>
                </p>
                <h2 className="title">{source.title}</h2>
              </header>
              <FormInHand
                key={source.id + there.form.id}
                data={there}
                source={source}
                after={go(there.next) ?? (() => undefined)}
              />
            </section>
            <Beside source={source} />
          </>
        ) : (
          <section className="work">
            <Empty fact={id ? 'There is no such source.' : 'No source is here to extract from.'} next>
              Sources come here when they have come through every stage.
            </Empty>
          </section>
        )}
      </div>
    </Sheet>
  )
}

const waits = ({ mine }: Row) => mine === 'begun' || mine === 'to do'

/** What is begun, then what is to do, then the rest. */
const inQueueOrder = (queue: readonly Row[]): Row[] => {
  const place = { begun: 0, 'to do': 1, done: 2, closed: 3 }
  return queue.toSorted((a, b) => place[a.mine] - place[b.mine])
}

function told({ mine, answered, lacking, finished, opened }: Row): string {
  const others = opened ? 'reconciled' : finished > 0 ? `${finished} finished` : ''
  const own =
    mine === 'begun'
      ? `${answered} answered${lacking > 0 ? `, ${lacking} required open` : ''}`
      : mine === 'done'
        ? 'you have finished'
        : mine === 'closed'
          ? 'needs no other'
          : 'not begun'
  return [own, others].filter(Boolean).join(' · ')
}

const NoForm = () => (
  <Sheet title="Extract">
    <h1>Extract</h1>
    <Empty fact="No form of characteristics is made yet.">
      <Link screen="forms">Make one</Link>, with the fields that realist reviews usually take as a start.
    </Empty>
  </Sheet>
)
