import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { dayOf } from '../../parts/Who.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { ActRow } from './ActRow.tsx'
import type { Told } from './answer.ts'
import './trail.css'

/** Who changed what, when and why; any act can be taken back, and any moment opened as it was. */
export default function Trail() {
  const { query, id } = useRoute()
  const pick = (name: string) => query.get(name) || undefined
  const { data, error } = useView('trail', {
    person: pick('person'),
    noun: pick('noun'),
    about: id ?? pick('about'),
    since: pick('since'),
    until: pick('until'),
    before: pick('before'),
  } as Parameters<typeof useView<'trail'>>[1])
  if (!data) return <Waiting title="Trail" error={error} />
  const days = byDay(data.acts)
  return (
    <Sheet title="Trail" className="trail">
      <div className="title">
        <h1>{data.about ? `Trail of ${data.about.label}` : 'Trail'}</h1>
        {data.about && (
          <Link {...data.about.place} className="soft">
            Open it
          </Link>
        )}
      </div>
      <Filters told={data} />
      {days.length === 0 && <Empty fact="Nothing was recorded that fits.">Widen the filters, or clear them.</Empty>}
      {days.map(({ day, acts }) => (
        <section key={day} className="day">
          <h2>{day}</h2>
          {inMeetings(acts).map(({ meeting, acts: those }) => (
            <div key={those[0]?.act}>
              {meeting && (
                <h3>
                  <Link screen="meetings" id={meeting.id}>
                    {meeting.name}
                  </Link>
                </h3>
              )}
              <ol>
                {those.map((act) => (
                  <ActRow key={act.act} act={act} open={pick('seq') === String(act.seq)} />
                ))}
              </ol>
            </div>
          ))}
        </section>
      ))}
      <div className="row">
        {pick('before') && <Button onClick={() => setQuery({ before: undefined })}>Newest</Button>}
        {data.more !== undefined && <Button onClick={() => setQuery({ before: String(data.more) })}>Earlier</Button>}
      </div>
    </Sheet>
  )
}

/** Acts that were decided in one meeting stand together under its name. */
function inMeetings(acts: Told['acts']): { meeting: Told['acts'][number]['meeting']; acts: Told['acts'] }[] {
  const runs: ReturnType<typeof inMeetings> = []
  for (const act of acts) {
    const last = runs.at(-1)
    if (last && last.meeting?.id === act.meeting?.id) last.acts.push(act)
    else runs.push({ meeting: act.meeting, acts: [act] })
  }
  return runs
}

function byDay(acts: Told['acts']): { day: string; acts: Told['acts'] }[] {
  const days: { day: string; acts: Told['acts'] }[] = []
  for (const act of acts) {
    const day = dayOf(act.at)
    const last = days.at(-1)
    if (last?.day === day) last.acts.push(act)
    else days.push({ day, acts: [act] })
  }
  return days
}

function Filters({ told }: { told: Told }) {
  const { query, id } = useRoute()
  const value = (name: string) => query.get(name) ?? ''
  const put = (name: string) => (event: { target: { value: string } }) =>
    setQuery({ [name]: event.target.value || undefined, before: undefined })
  const any = ['person', 'noun', 'since', 'until', 'about'].some((name) => query.has(name))
  return (
    <div className="filters">
      <label>
        Who
        <select className="input" value={value('person')} onChange={put('person')}>
          <option value="">Everyone</option>
          {told.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        What
        <select className="input" value={value('noun')} onChange={put('noun')}>
          <option value="">Everything</option>
          {told.nouns.map(({ noun, words }) => (
            <option key={noun} value={noun}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        From
        <input className="input" type="date" value={value('since')} onChange={put('since')} />
      </label>
      <label>
        To
        <input className="input" type="date" value={value('until')} onChange={put('until')} />
      </label>
      {(any || id) && (
        <Link screen="trail" className="btn quiet">
          Clear
        </Link>
      )}
      <label className="push">
        The project as of the end of
        <input
          className="input"
          type="date"
          onChange={(event) =>
            event.target.value && navigate({ screen: 'overview', query: { at: event.target.value } })
          }
        />
      </label>
    </div>
  )
}
