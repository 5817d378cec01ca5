import { dueOn } from '../../../core/consent/retention.ts'
import { saveField, useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { When } from '../../parts/Who.tsx'
import type { Place } from '../../routes.ts'
import { Found } from '../protocol/Found.tsx'
import type { Overall } from './answer.ts'
import { Check } from './Check.tsx'
import { Evaluation, EvaluationFlow, Flow } from './Flow.tsx'
import { Next } from './Next.tsx'
import { useLastVisit } from './visit.ts'
import './overview.css'

/** Where the review stands: its question, the flow of sources, what waits for whom, and what others did. */
export default function Overview() {
  const since = useLastVisit()
  const { data: overall, error } = useView('overview', { since })
  if (!overall) return <Waiting title="Overview" error={error} />
  if (!overall.id)
    return (
      <Sheet title="Overview">
        <h1 className="sr">Overview</h1>
        <Found />
      </Sheet>
    )
  return (
    <Sheet title="Overview" className="overview">
      <h1 className="sr">Overview</h1>
      <Field
        label="Question"
        quiet
        long
        className="sentence bare"
        value={overall.question}
        placeholder="What works, for whom, in which circumstances, and why?"
        save={saveField('project.described', overall.id, 'question')}
      />
      <Kept until={overall.keepUntil} />
      <Flow overall={overall} />
      <Evaluation overall={overall} />
      <EvaluationFlow overall={overall} />
      <div className="cols">
        <div>
          <WaitingFor overall={overall} />
          <Phases overall={overall} />
          <News overall={overall} since={since} />
        </div>
        <div>
          <Lineage overall={overall} />
          <Check />
        </div>
      </div>
    </Sheet>
  )
}

/** That who participants are is to be erased, when the day is near or past. */
function Kept({ until }: { until: string | undefined }) {
  const due = until ? dueOn(until, new Date().toISOString()) : 'far'
  if (due === 'far') return null
  return (
    <p className="kept-until" role="note">
      {due === 'past' ? 'Who participants are was to be kept until ' : 'Who participants are is to be erased after '}
      {until}. <Link screen="participants">See and erase</Link>
    </p>
  )
}

function WaitingFor({ overall: { waiting } }: { overall: Overall }) {
  return (
    <section>
      <div className="head">
        <h2>Waiting</h2>
      </div>
      <Next />
      <ul className="waits">
        {waiting.map(({ key, who, label, place, rest }) => (
          <li key={key}>
            <span className="who">{who}</span>
            <span>
              <Link {...(place as Place)}>{label}</Link> <span className="soft">{rest}</span>
            </span>
          </li>
        ))}
      </ul>
      {waiting.length === 0 && <p className="soft none">No source waits for a vote or a settlement.</p>}
    </section>
  )
}

function Phases({ overall: { phases } }: { overall: Overall }) {
  return (
    <section>
      <div className="head">
        <h2>Phases</h2>
        <Link screen="protocol" className="more">
          Protocol
        </Link>
      </div>
      {phases.length === 0 && <Empty fact="No phase is planned.">Plan the first one under Protocol.</Empty>}
      <ol className="phases">
        {phases.map(({ id, label, name, purpose, status, holds }) => (
          <li key={id} className={status === 'planned' ? 'planned' : undefined}>
            <b>
              {label} {name}
            </b>
            <p>{purpose}</p>
            <p className="small faint">{[status, ...holds].join(' · ')}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function News({ overall: { news, alone }, since }: { overall: Overall; since: number }) {
  return (
    <section>
      <div className="head">
        <h2>{since > 0 && !alone ? 'Since you were here' : 'Lately'}</h2>
        <Link screen="trail" className="more">
          Trail
        </Link>
      </div>
      {news.length === 0 && <p className="soft">{alone ? 'Nothing was done yet.' : 'Nobody else changed anything.'}</p>}
      <ol className="events">
        {news.map(({ act, at, seq, words }) => (
          <li key={act}>
            <When at={at} />
            <Link screen="trail" query={{ seq: String(seq) }}>
              {words}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Lineage({ overall: { lineage, theories, configurations } }: { overall: Overall }) {
  return (
    <section>
      <div className="head">
        <h2>Theory</h2>
        <Link screen={lineage ? 'lineage' : 'theory'} className="more">
          {lineage ? 'Lineage' : 'Theory'}
        </Link>
      </div>
      {lineage ? (
        <>
          <Figure scene={lineage} />
          <p className="soft">{lineage.desc}</p>
        </>
      ) : configurations > 0 ? (
        <p className="soft">
          {theories} programme theories, {configurations} configurations; no version is frozen yet.
        </p>
      ) : (
        <Empty fact="No theory yet.">Begin with a programme theory or a rough configuration.</Empty>
      )}
    </section>
  )
}
