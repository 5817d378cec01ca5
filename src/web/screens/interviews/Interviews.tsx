import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Kit } from './Kit.tsx'
import { Kits } from './Kits.tsx'
import { Replies } from './Replies.tsx'
import { Sampling } from './Sampling.tsx'
import './interviews.css'

const shows = [
  ['replies', 'Interviews and theories'],
  ['sampling', 'Sampling'],
  ['kits', 'Kits'],
] as const

/** What was heard, seen and read, by theory; whom to hear next; and what to ask with. */
export default function Interviews() {
  const { id } = useRoute()
  return id?.startsWith('ins_') ? <Kit key={id} id={id as Id<'ins'>} /> : <All />
}

function All() {
  const { query, id } = useRoute()
  const { data, error } = useView('interviews', {})
  if (!data) return <Waiting title="Interviews" error={error} />
  const show = shows.find(([one]) => one === (query.get('show') ?? id))?.[0] ?? 'replies'
  return (
    <Sheet title="Interviews" className="interviews">
      <EvaluateTabs here="interviews" />
      <div className="title">
        <h1>{shows.find(([one]) => one === show)?.[1]}</h1>
        <span className="push row">
          <Switch
            label="What is shown"
            value={show}
            options={shows}
            onChange={(next) => setQuery({ show: next === 'replies' ? undefined : next })}
          />
        </span>
      </div>
      {show === 'replies' && <Replies data={data} />}
      {show === 'sampling' && <Sampling data={data} />}
      {show === 'kits' && <Kits data={data} />}
    </Sheet>
  )
}
