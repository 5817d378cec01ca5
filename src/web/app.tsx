import { CircleHelp, Command, Contrast, History, TriangleAlert, Undo2 } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import type { ViewAnswer } from '../core/view/views.ts'
import { useAction, writable } from './acting.ts'
import { type ActionName, actionNames, actionOf } from './actions.ts'
import { client, connected, pathOf, read, undo, useLive, useView, waiting } from './api.ts'
import { Banner } from './parts/Banner.tsx'
import { ActionButton, Button } from './parts/Button.tsx'
import { Icon, Logo } from './parts/Icon.tsx'
import { Link } from './parts/Link.tsx'
import { Palette } from './parts/Palette.tsx'
import { crumb, Waiting } from './parts/Sheet.tsx'
import { Toaster } from './parts/Toaster.tsx'
import { dayOf, timeOf } from './parts/Who.tsx'
import { current, navigate, useRoute } from './routes.ts'
import { Projects } from './screens/projects/Projects.tsx'
import { type Screen, screens } from './screens.tsx'
import { turnTheme } from './settings.ts'
import { toast } from './toast.ts'

export function App() {
  const { project } = useRoute()
  return project ? <Project project={project} /> : <Projects />
}

/** The frame around every screen of a project: navigation, bar, banners, and the sheet. */
function Project({ project }: { project: string }) {
  const route = useRoute()
  useLive(project)
  const { data: frame, error } = useView('frame', {})
  useEffect(() => writable.set(frame?.mayWrite === true && !route.at), [frame?.mayWrite, route.at])
  useAction('undo', () => void undo(undefined, frame?.lastAct))
  useAction('theme', turnTheme)
  useAction('next', route.at ? undefined : () => void goOn())
  useAction('projects', () => navigate('/'))
  useAction('now', route.at ? () => navigate({ ...route, query: { ...noted(route.query), at: undefined } }) : undefined)

  const screen = screens[route.screen]
  return (
    <div className={screen?.rail ? 'app focus' : 'app'}>
      <a className="skip" href="#main">
        Skip to the work
      </a>
      {actionNames.map((name) => {
        const to = actionOf(name).screen
        return to && screens[to] ? <GoTo key={name} name={name} to={to} /> : null
      })}
      <Navigation here={screen?.under ?? route.screen} />
      <Bar title={frame?.title ?? project} />
      <div className="room">
        <Banners />
        {error ? (
          <Waiting title="Not here" error={error} />
        ) : screen ? (
          <Suspense fallback={<Waiting title={screen.label} error={null} />}>
            <screen.show key={route.screen} />
          </Suspense>
        ) : (
          <Waiting
            title="Not here"
            error={{ code: 'not-here', message: 'There is no such page.', hint: 'Pick a room from the navigation.' }}
          />
        )}
      </div>
      <Place project={frame?.title ?? project} />
      <Palette />
      <Toaster />
    </div>
  )
}

/** Leads to the next useful thing for whoever looks, from wherever they are. */
async function goOn(): Promise<void> {
  const { next } = await client.fetchQuery({
    queryKey: ['view', current().project, 'now', 'check'],
    queryFn: () => read<ViewAnswer<'check'>>(pathOf(current().project, 'views/check')),
  })
  if (next) navigate(next.place)
  else toast.set({ text: 'Nothing waits for you.' })
}

const noted = (query: URLSearchParams): Record<string, string> => Object.fromEntries(query)

function GoTo({ name, to }: { name: ActionName; to: string }) {
  useAction(name, () => navigate({ screen: to }))
  return null
}

/** The window is named after the place one is at, and the name is read aloud on arrival. */
function Place({ project }: { project: string }) {
  const title = crumb.use()
  useEffect(() => {
    document.title = [title, project, 'Retroduce'].filter(Boolean).join(' · ')
  }, [title, project])
  return (
    <p className="sr" role="status">
      {title}
    </p>
  )
}

function Navigation({ here }: { here: string }) {
  const counts = useView('frame', {}).data?.counts
  const entry = ([name, { label, icon, count }]: [string, Screen]) => (
    <li key={name}>
      <Link screen={name} title={label} current={name === here}>
        {icon && <Icon of={icon} />}
        <span className="word">{label}</span>
        {counts && <span className="count">{count?.(counts)}</span>}
      </Link>
    </li>
  )
  const all = Object.entries(screens)
  return (
    <nav className="nav" aria-label="Rooms">
      <div className="name">
        <Logo />
        <span className="word">Retroduce</span>
      </div>
      {[1, 2, 3].map((group) => (
        <ul key={group}>{all.filter(([, screen]) => screen.nav === group).map(entry)}</ul>
      ))}
      <ul className="foot">{all.filter(([, screen]) => screen.nav === 'foot').map(entry)}</ul>
    </nav>
  )
}

function Bar({ title }: { title: string }) {
  const place = crumb.use()
  const unsaved = waiting.use()
  const { data: frame } = useView('frame', {})
  const me = frame?.people.find((person) => person.me)
  return (
    <header className="bar">
      <div className="path">
        <span className="of">{title}</span>
        <span aria-hidden="true">/</span>
        <b>{place}</b>
      </div>
      <div className="tools">
        <span className="small faint wide" role="status">
          {!frame || frame.past ? '' : unsaved > 0 ? 'Saving' : 'Saved'}
        </span>
        <ActionButton name="undo" kind="quiet" icon={Undo2}>
          <span className="sr">Undo</span>
        </ActionButton>
        <ActionButton name="palette" kind="quiet" icon={Command}>
          <span className="soft">Do anything</span>
        </ActionButton>
        <ActionButton name="help" kind="quiet" icon={CircleHelp} only />
        <ActionButton name="theme" kind="quiet" icon={Contrast} only />
        {me && (
          <Link screen="settings" className="chip line" title={`You are ${me.name}`}>
            {me.initials}
          </Link>
        )}
      </div>
    </header>
  )
}

function Banners() {
  const { at } = useRoute()
  const { data: frame } = useView('frame', {})
  const unsaved = waiting.use()
  const heard = connected.use()
  return (
    <>
      {at && frame?.past && (
        <Banner icon={History}>
          <span>
            <b className="strong">
              The project as of {dayOf(frame.at)}, {timeOf(frame.at)}.
            </b>{' '}
            You are reading; nothing can be changed here.
          </span>
          <span className="push">
            <ActionButton name="now" />
          </span>
        </Banner>
      )}
      {at && frame && !frame.past && (
        <Banner icon={History}>
          <span>Nothing was recorded after this moment: it is what holds now.</span>
          <Button onClick={() => navigate({ screen: 'trail', query: { at: undefined } })}>To the trail</Button>
        </Banner>
      )}
      {!heard && (
        <Banner bad icon={TriangleAlert}>
          <span>
            Not connected.{' '}
            {unsaved > 0
              ? `${unsaved} ${unsaved === 1 ? 'change waits' : 'changes wait'} on this machine and ${unsaved === 1 ? 'is' : 'are'} sent when the server answers.`
              : 'What you see may be old.'}
          </span>
        </Banner>
      )}
    </>
  )
}
