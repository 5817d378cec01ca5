import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Thread } from '../../talk/Thread.tsx'
import { TogetherTabs } from '../prioritise/TogetherTabs.tsx'
import './comments.css'

type Show = NonNullable<ViewParams<'comments'>['show']>
type Answer = ViewAnswer<'comments'>

const shows = [
  ['open', 'Open'],
  ['for me', 'For me'],
  ['mine', 'Mine'],
  ['resolved', 'Resolved'],
  ['all', 'All'],
] as const satisfies readonly (readonly [Show, string])[]

/** What is said of anything in the project, newest first, with the thing it is about. */
export default function Comments() {
  const { id, query } = useRoute()
  // Whoever is led here by what waits for them sees that.
  const show = (query.get('show') ?? (id ? 'for me' : 'open')) as Show
  const { data, error } = useView('comments', { show })
  if (!data) return <Waiting title="Comments" error={error} />
  return (
    <Sheet title="Comments" className="comments">
      <TogetherTabs here="comments" />
      <div className="title">
        <h1>Comments</h1>
        <span className="push">
          <Switch label="Which" value={show} options={shows} onChange={(to) => setQuery({ show: to })} />
        </span>
      </div>
      {data.threads.length === 0 ? (
        <Empty fact={show === 'for me' ? 'Nobody waits for your answer.' : 'Nothing here.'}>
          Anything can be commented on: press ⇧ C on its page, or the mark beside it.
        </Empty>
      ) : (
        <ol>
          {data.threads.map((thread) => (
            <li key={thread.id}>
              <p className="small soft">
                on <About thread={thread} />
                {thread.about.kind && <span className="faint"> ({thread.about.kind})</span>}
              </p>
              <ol>
                <Thread thread={thread} people={data.people} may={data.mayComment} />
              </ol>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}

const About = ({ thread: { about, value } }: { thread: Answer['threads'][number] }) => {
  const words = value.piece ? `“${value.piece}” in the report` : about.label
  if (value.piece)
    return (
      <Link screen="report" query={{ talk: `${about.id}~${value.piece}` }}>
        {words}
      </Link>
    )
  return about.place ? (
    <Link {...about.place} query={{ talk: about.id }}>
      {words}
    </Link>
  ) : (
    <>{words}, no longer there</>
  )
}
