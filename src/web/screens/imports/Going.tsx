import { useRef } from 'react'
import { cancel, type Job, type RecordsJob } from '../../incoming.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'

const doing = {
  reading: 'Reading',
  recording: 'Recording',
  indexing: 'Indexing its words',
  comparing: 'Comparing',
  joining: 'Joining',
}
const many = (n: number, what: string) => `${n.toLocaleString('en-GB')} ${what}${n === 1 ? '' : 's'}`

/** What the server works on, and what came of it. */
export function Going({ jobs: every }: { jobs: readonly Job[] }) {
  const all = every.filter((job): job is RecordsJob => job.do !== 'attach')
  // What had ended before one came here stands in the table below.
  const old = useRef<ReadonlySet<string>>(undefined)
  if (!old.current && all.length > 0)
    old.current = new Set(all.filter(({ state }) => state === 'done').map(({ id }) => id))
  const jobs = all.filter(({ id }) => !old.current?.has(id))
  if (jobs.length === 0) return null
  return (
    <ul className="going" aria-label="What goes on">
      {[...jobs]
        .reverse()
        .slice(0, 12)
        .map((job) => (
          <li key={job.id} data-state={job.state}>
            <b className="strong">{job.name ?? 'Duplicates'}</b>
            <Said job={job} />
          </li>
        ))}
    </ul>
  )
}

function Said({ job: { id, state, step, outcome } }: { job: RecordsJob }) {
  if (state === 'waiting' || state === 'running')
    return (
      <>
        <span className="small soft">
          {state === 'waiting' ? 'Waits for its turn' : step ? doing[step.what] : 'Beginning'}
        </span>
        <progress aria-label="How far it is" max={1} {...(step && step.of > 0 && { value: step.done / step.of })} />
        <Button kind="quiet" onClick={() => void cancel(id)}>
          Cancel
        </Button>
      </>
    )
  if (!outcome) return null
  if (!outcome.ok)
    return (
      <span className="small err" role="alert">
        {outcome.refusal.message} {outcome.refusal.hint}
      </span>
    )
  const left = outcome.likely.length + outcome.related.length
  return (
    <span className="small soft" role="status">
      {outcome.records !== undefined && `${many(outcome.records, 'record')}; `}
      {outcome.joined === 0 ? 'no duplicate' : many(outcome.joined, 'duplicate')} joined
      {left > 0 && (
        <>
          , <Link screen="duplicates">{many(left, 'pair')} to look at</Link>
        </>
      )}
      .
    </span>
  )
}
