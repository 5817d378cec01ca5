import { UsersRound } from 'lucide-react'
import { counted } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { dayOf } from '../../parts/Who.tsx'
import { navigate, useRoute } from '../../routes.ts'
import type { MeetingsAnswer } from './answer.ts'
import { Meeting } from './Meeting.tsx'
import './meetings.css'

/** Rounds of work on the theory: who met when, and what was decided. Acts are done on the configurations while one is open. */
export default function Meetings() {
  const { id } = useRoute()
  const { data, error } = useView('meetings', {})
  const one = data?.meetings.find((meeting) => meeting.id === id)
  useAction('open-meeting', data ? () => void open(data) : undefined)
  if (!data) return <Waiting title="Meetings" error={error} />
  if (one) return <Meeting key={one.id} meeting={one} people={data.people} />
  return (
    <Sheet title="Meetings" className="meetings">
      <div className="title">
        <h1>Meetings about the theory</h1>
        <span className="push row">
          <Link screen="lineage">Lineage</Link>
          <ActionButton name="open-meeting" kind="main" icon={UsersRound} />
        </span>
      </div>
      {data.meetings.length === 0 ? (
        <Empty fact="No meeting yet." next>
          Open one when you sit down to refine the theory: what is decided then is kept together, with who was there and
          what was said.
        </Empty>
      ) : (
        <ul className="held">
          {data.meetings.map(({ id: meeting, value, people, acts }) => (
            <li key={meeting}>
              <h2>
                <Link screen="meetings" id={meeting}>
                  {value.name}
                </Link>
                {!value.closed && <Chip kind="dash">open</Chip>}
              </h2>
              <p className="soft">
                {dayOf(value.date)}. {[...people.map(({ name }) => name), value.guests].filter(Boolean).join(', ')}.{' '}
                {acts.length === 0 ? 'Nothing was decided.' : `${counted(acts.length, 'act')}.`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

/** Opens a meeting of today, with whoever opens it. */
async function open({ next, viewer, people }: MeetingsAnswer) {
  const id = newId('mtg')
  const there = people.some((person) => person.id === viewer) ? [viewer] : []
  const now = new Date()
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
  const value = { name: `Round ${next}`, date, people: there, order: next }
  const result = await record({ type: 'meeting.held', id, from: null, to: value }, 'Opened a meeting.')
  if (result.ok) navigate({ screen: 'meetings', id })
}
