import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { type Cast, pace, timeLeft } from './sitting.ts'
import type { ScreenAnswer } from './use-screening.ts'

const orders = [
  ['ranked', 'Most likely first'],
  ['uncertain', 'Least certain first'],
  ['theory', 'Richest for the theory'],
  ['blend', 'A blend of these'],
  ['second', 'By a second model'],
  ['random', 'At random'],
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['added', 'As added'],
] as const

/** Where one is: the stage, how far, how fast, and in which order. */
export function Progress({ data, cast }: { data: ScreenAnswer; cast: readonly Cast[] }) {
  const { query } = useRoute()
  const { done, toDo, total, again } = data.progress
  const anHour = pace(cast)
  const today = cast.filter(({ when }) => new Date(when).toDateString() === new Date().toDateString())
  const included = today.filter(({ verdict }) => verdict === 'include').length
  return (
    <div className="progress" data-done={done}>
      {data.stages.length > 1 ? (
        <select
          className="input stage-choice"
          aria-label="Stage"
          value={data.stage.id}
          onChange={(event) => navigate({ screen: 'screen', id: event.target.value })}
        >
          {data.stages.map(({ id, name, toDo: left }) => (
            <option key={id} value={id}>
              {id === data.stage.id || left === 0 ? name : `${name} · ${left.toLocaleString('en-GB')}`}
            </option>
          ))}
        </select>
      ) : (
        <span className="strong">{data.stage.name}</span>
      )}
      <span className="row">
        <Ring part={total > 0 ? done / total : 0} />
        <span className="num">
          <b className="strong">{done.toLocaleString('en-GB')}</b>{' '}
          <span className="faint">of {total.toLocaleString('en-GB')}</span>
        </span>
      </span>
      <span className="small faint num wide">
        {[
          again > 0 && `${again} again`,
          today.length > 0 && `${today.length} now, ${included} included`,
          anHour && `${anHour} an hour`,
          anHour && toDo > 0 && timeLeft(toDo, anHour),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="push row">
        <select
          className="input order-choice"
          aria-label="Order of the queue"
          value={query.get('order') ?? 'ranked'}
          onChange={(event) =>
            setQuery({ order: event.target.value === 'ranked' ? undefined : event.target.value, part: undefined })
          }
        >
          {orders.map(([order, words]) => (
            <option key={order} value={order}>
              {order === 'theory' && data.part ? `Richest for “${data.part.text}”` : words}
            </option>
          ))}
        </select>
        <Switch
          label="How many at once"
          value={query.get('view') === 'list' ? 'list' : 'one'}
          options={[
            ['one', 'One'],
            ['list', 'Several'],
          ]}
          onChange={(view) => setQuery({ view: view === 'list' ? 'list' : undefined })}
        />
      </span>
    </div>
  )
}

const around = 2 * Math.PI * 8

function Ring({ part }: { part: number }) {
  return (
    <svg className="ring keep" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" fill="none" stroke="var(--line-2)" strokeWidth="2.5" />
      <circle
        cx="10"
        cy="10"
        r="8"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2.5"
        strokeDasharray={`${part * around} ${around}`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  )
}
