import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { NoStage } from '../../parts/NoStage.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Beside } from './Beside.tsx'
import { Compact } from './Compact.tsx'
import { Desk } from './Desk.tsx'
import { Progress } from './Progress.tsx'
import './screen.css'
import { useScreening } from './use-screening.ts'

/** Screening: one source fills the page, and each decision is one key. */
export default function Screen() {
  const { id, query } = useRoute()
  const screening = useScreening(id as Id<'stg'> | undefined)
  const [marks, setMarks] = useState(true)
  const { data, error, page } = screening
  const [theories, setTheories] = useState<{ source: string; chosen: Id<'pt'>[] }>()
  if (!data && error?.code === 'unknown-thing' && !id) return <NoStage title="Screen" />
  if (!data) return <Waiting title="Screen" error={error} />
  if (query.get('view') === 'list') return <Compact data={data} marks={marks} setMarks={setMarks} />
  const chosen = theories?.source === page?.id ? (theories?.chosen ?? []) : ((page?.vote?.theories ?? []) as Id<'pt'>[])
  return (
    <Sheet
      title={data.stage.name}
      bare
      side={
        <Beside
          data={data}
          page={page}
          chosen={chosen}
          choose={(next) => page && setTheories({ source: page.id, chosen: next })}
        />
      }
    >
      <div className="desk">
        {!page && <h1 className="sr">{data.stage.name}</h1>}
        <Progress data={data} cast={screening.sitting.cast} />
        {page ? (
          <Desk
            key={page.id}
            screening={screening}
            data={data}
            page={page}
            theories={chosen}
            marks={marks}
            setMarks={setMarks}
          />
        ) : (
          <Nothing screening={screening} data={data} />
        )}
        <Announced title={page?.reference.title} />
      </div>
    </Sheet>
  )
}

type Screening = ReturnType<typeof useScreening>

/** The queue is at its end, or there was nothing in it. */
function Nothing({ screening, data }: { screening: Screening; data: NonNullable<Screening['data']> }) {
  const [skipped] = screening.passedOver
  const others = data.stages.filter(({ id }) => id !== data.stage.id)
  return (
    <div className="source">
      <Empty fact={data.progress.total === 0 ? 'No source is at this stage yet.' : 'Nothing left in this queue.'}>
        {skipped ? (
          <p>
            You passed over{' '}
            {screening.passedOver.length === 1 ? 'one source' : `${screening.passedOver.length} sources`}.{' '}
            <button type="button" className="linklike" onClick={() => screening.to(skipped)}>
              Go back to {screening.passedOver.length === 1 ? 'it' : 'the first of them'}
            </button>
          </p>
        ) : data.progress.total === 0 ? (
          <p>
            Sources come here when they are <Link screen="imports">imported</Link> for this stage, or pass the one
            before.
          </p>
        ) : (
          <p>
            {data.stage.blinded ? 'Others may still be voting; ' : ''}
            {data.stage.blinded ? 'conflicts' : 'Conflicts'} wait at <Link screen="conflicts">Conflicts</Link>
            {others.length > 0 && ', and there are other stages: '}
            {others.map(({ id, name }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link screen="screen" id={id}>
                  {name}
                </Link>
              </span>
            ))}
            .
          </p>
        )}
      </Empty>
    </div>
  )
}

/** Tells those who do not see it that another source is on screen. */
function Announced({ title }: { title: string | undefined }) {
  const first = useRef(title)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (title !== first.current) setSaid(title ?? 'Nothing left in this queue.')
    first.current = title
  }, [title])
  return (
    <p className="sr" role="status">
      {said}
    </p>
  )
}
