import { useEffect } from 'react'
import { isOffered, perform, performOnArrival, useAction, writable } from './acting.ts'
import { type ActionName, actionNames, actionOf } from './actions.ts'
import { type Refused, readAnew, saved, undo, useView } from './api.ts'
import { dropWithdrawn } from './drafts.ts'
import { Banners } from './frame/Banners.tsx'
import { Bar } from './frame/Bar.tsx'
import { DropFiles } from './frame/DropFiles.tsx'
import { Navigation } from './frame/Navigation.tsx'
import { useTellingWhere } from './here.ts'
import { type Later, later } from './later.ts'
import { useLive } from './live.ts'
import { Boundary } from './parts/Boundary.tsx'
import { Palette } from './parts/Palette.tsx'
import { crumb, Waiting } from './parts/Sheet.tsx'
import { Toaster } from './parts/Toaster.tsx'
import { current, navigate, type Page, useRoute } from './routes.ts'
import { Projects } from './screens/projects/Projects.tsx'
import { screens } from './screens.tsx'
import { turnTheme } from './settings.ts'
import { Talk } from './talk/Talk.tsx'
import { complain, toast } from './toast.ts'

export function App() {
  const { project, screen } = useRoute()
  // What was done in one project is not to be undone in another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens when the project changes
  useEffect(() => () => toast.set(undefined), [project])
  if (project) return <Project project={project} />
  const Shown = pages[screen as Page] ?? Projects
  return (
    <>
      <Shown waiting={null} />
      <Toaster />
    </>
  )
}

const pages: Record<Page, Later> = {
  projects: Projects,
  'sign-in': later(() => import('./screens/account/SignIn.tsx')),
  join: later(() => import('./screens/account/Join.tsx')),
  account: later(() => import('./screens/account/Account.tsx')),
  admin: later(() => import('./screens/account/Admin.tsx')),
}

const toList = 'Look which there are: “Open another project” under Do anything leads to the list.'

/** The frame around every screen of a project: navigation, bar, banners, and the sheet. */
function Project({ project }: { project: string }) {
  const route = useRoute()
  useLive(project)
  useTellingWhere()
  const { data: frame, error } = useView('frame', {})
  // Before any field below offers what was left in it.
  if (frame) dropWithdrawn(project, frame.withdrawals)
  useEffect(() => writable.set(frame?.may.mayWrite === true && !route.at), [frame?.may.mayWrite, route.at])
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
          <Waiting title="Not here" error={error.code === 'no-such-project' ? { ...error, hint: toList } : error} />
        ) : screen ? (
          <Boundary key={route.screen}>
            <screen.show waiting={<Waiting title={screen.label} error={null} />} />
          </Boundary>
        ) : (
          <Waiting
            title="Not here"
            error={{ code: 'not-here', message: 'There is no such page.', hint: 'Pick a room from the navigation.' }}
          />
        )}
      </div>
      <Place project={frame?.title ?? project} />
      <DropFiles />
      <Talk />
      <Palette />
      <Toaster />
    </div>
  )
}

/** Leads to the next useful thing for whoever looks, from wherever they are, and begins it. */
async function goOn(): Promise<void> {
  await saved()
  // What was just written counts, also before the live connection has told of it; and the findings on screen are those
  // of this answer, so that nobody begins to answer what no longer stands.
  const answer = await readAnew('check', {}).catch((refused: Refused) => complain(refused))
  if (!answer) return
  const { next, findings } = answer
  const before = current()
  // Whoever fills a configuration is led through its slots first, whatever waits elsewhere.
  const gap = findings.some(
    ({ check, dismissed, things }) => check === 'empty-slot' && !dismissed && things.some(({ id }) => id === before.id),
  )
  if (before.screen === 'configuration' && gap && isOffered('fill-slot')) return perform('fill-slot')
  if (!next) return toast.set({ text: 'Nothing waits for you.' })
  const { screen, id, query } = next.place
  const here = screen === before.screen && id === before.id && (!query || query.tab === before.query.get('tab'))
  navigate(next.place)
  if (next.act) (here && isOffered(next.act) ? perform : performOnArrival)(next.act)
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
