import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { standings } from '../core/screening/standing.ts'
import { linksInFile } from '../store/answer-box-sqlite.ts'
import { databaseIn, openStore } from '../store/open.ts'
import { projectLinked } from '../store/postgres/answer-box.ts'
import { keepDocuments, openDatabase, projectsIn } from '../store/postgres/open.ts'
import { openProject, type Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { openSqlite } from '../store/sqlite.ts'
import type { Place, Store } from '../store/store.ts'
import { findersOf } from '../work/finder/finders.ts'
import { jobsOf } from '../work/jobs.ts'
import { rankingsOf } from '../work/ranking/rankings.ts'
import { type Readers, readersApart } from '../work/read-apart.ts'
import { addFile, addToDatabase } from './add-file.ts'
import type { Gauge } from './metrics.ts'
import { neighboursOf } from './neighbours.ts'
import type { Presence, Served } from './served.ts'

/** Where served projects are found, by the name in their address. */
export interface Projects {
  slugs(): Promise<string[]>
  /** Where a project is kept, for who opens it apart; undefined for what is in memory alone. */
  placeOf(slug: string): Place | undefined
  /** Undefined when there is none; throws `StoreTrouble` when there is one that cannot be opened. */
  find(slug: string): Promise<Served | undefined>
  /** The project whose link to answer by this is, by the hash of its secret; none is opened to find out. */
  linkedBy(hash: string): Promise<string | undefined>
  /**
   * Closes a project for everybody while work is done on its file, and opens it again at the next request: those that come
   * meanwhile wait. Undefined where it is no file of its own.
   */
  alone<T>(slug: string, work: (file: string) => Promise<T>): Promise<T | undefined>
  /** Whether projects can be added here. */
  grows: boolean
  /** Adds what is in a project file under a name that is free, as near as may be to the one given; gives its slug. Undefined where it does not grow. */
  add(file: string, name: string): Promise<string | undefined>
  /** Whether projects can be read and written now. */
  ready(): Promise<boolean>
  /** What there is to count now. */
  figures(): Gauge[]
  /** Ends the live connections of all projects; whoever listened comes back, and is told what came in between. */
  hangUp(): void
  close(): Promise<void>
}

/** The name of a project in addresses: its file's name without the ending. */
export const slugOf = (path: string): string => basename(path, '.retro')

function served(slug: string, project: Project, readers: Readers): Served {
  const open: Served['open'] = {
    known: project.journal.state.import.size === 0,
    looked: false,
    likely: [],
    related: [],
  }
  const jobs = jobsOf(project, readers, ({ likely, related, import: imported }) => {
    // An import is compared with everything; a search without one begins anew.
    const before = imported ? open : { likely: [], related: [] }
    Object.assign(open, {
      looked: true,
      likely: [...before.likely, ...likely],
      related: [...before.related, ...related],
    })
  })
  // Asked first by the first screen, and of 100,000 sources it takes longer than all the rest of it.
  standings(project.journal.state, () => project.journal.events)
  const read = readerOf(project)
  const rankings = rankingsOf(project, read)
  const finders = findersOf(project)
  const named: Served['named'] = new Set()
  const present: Presence = { windows: new Map(), elsewhere: new Map(), heard: new Set() }
  return {
    slug,
    project,
    read,
    named,
    live: new Set(),
    closed: false,
    present,
    neighbours: neighboursOf(project.store, present, (person) => {
      for (const tell of named) tell(person)
    }),
    jobs,
    readers,
    rankings,
    finders,
    open,
  }
}

function figuresOf(all: readonly Served[]): Gauge[] {
  const sum = (of: (one: Served) => number) => all.reduce((total, one) => total + of(one), 0)
  return [
    { name: 'retroduce_projects_open', help: 'Projects that are held in memory.', value: all.length },
    {
      name: 'retroduce_events',
      help: 'Events of the projects that are held in memory.',
      value: sum(({ project }) => project.journal.events.length),
    },
    { name: 'retroduce_live_connections', help: 'Windows that listen.', value: sum(({ live }) => live.size) },
  ]
}

function hangUpOn(all: readonly Served[]): void {
  for (const { live } of all) for (const end of live) end()
}

/** Long work is stopped first: it reads and writes by the project. */
async function shut(served: Served): Promise<void> {
  const { jobs, rankings, finders, neighbours, project } = served
  served.closed = true
  neighbours.close()
  finders.close()
  rankings.close()
  await jobs.close()
  await project.close()
}

/** Projects that are open already. */
export function openProjects(projects: Readonly<Record<string, Project>>): Projects {
  const readers = readersApart()
  const known = new Map(Object.entries(projects).map(([slug, project]) => [slug, served(slug, project, readers)]))
  return {
    slugs: async () => [...known.keys()],
    placeOf: (slug) => known.get(slug)?.project.store.place,
    find: async (slug) => known.get(slug),
    linkedBy: async (hash) => {
      for (const [slug, { project }] of known) if (await project.store.box.link(hash)) return slug
      return undefined
    },
    alone: async () => undefined,
    grows: false,
    add: async () => undefined,
    ready: async () => true,
    figures: () => figuresOf([...known.values()]),
    hangUp: () => hangUpOn([...known.values()]),
    close: async () => {
      for (const served of known.values()) await shut(served)
      readers.close()
    },
  }
}

/** After how many milliseconds a project that nobody looks at is let go of, and how often that is asked. */
const [unused, every] = [15 * 60_000, 60_000]

/** Whether a project is in use: somebody listens, work goes on, or it knows what would have to be searched for again. */
const inUse = ({ live, jobs, open }: Served): boolean =>
  live.size > 0 ||
  jobs.list().some(({ state }) => state === 'waiting' || state === 'running') ||
  open.likely.length + open.related.length > 0

interface Ways {
  /** What somebody wrote by one process they read by another. */
  shared?: boolean
  placeOf?: (slug: string) => Place | undefined
  /** How a project file is added; gives its slug. */
  add?: ((file: string, name: string) => Promise<string>) | undefined
  linkedBy: Projects['linkedBy']
  /** After how long without a request a project is closed. */
  idle?: number | undefined
}

/** Projects by name, each opened when first asked for and closed when nobody uses it; `close` closes what all of them share. */
function opening(
  slugs: () => Promise<string[]>,
  storeOf: (slug: string) => Promise<Store>,
  { shared = false, placeOf = () => undefined, add, linkedBy, idle = unused }: Ways,
  close: () => Promise<void> = async () => {},
): Projects {
  const readers = readersApart()
  const open = new Map<string, Promise<Served>>()
  const all = new Set<Served>()
  /** What is being closed, or held alone: whoever asks for it waits. */
  const held = new Map<string, Promise<unknown>>()
  const asked = new WeakMap<Served, number>()

  async function alone<T>(slug: string, work: () => Promise<T>): Promise<T> {
    while (held.has(slug)) await held.get(slug)
    const begun = open.get(slug)
    open.delete(slug)
    const done = (async () => {
      const known = await begun?.catch(() => undefined)
      if (known) {
        all.delete(known)
        hangUpOn([known])
        await shut(known)
      }
      return work()
    })()
    const over = done.then(
      () => held.delete(slug),
      () => held.delete(slug),
    )
    held.set(slug, over)
    return done
  }

  async function begin(slug: string): Promise<Served> {
    const store = await storeOf(slug)
    try {
      return served(slug, await openProject(store), readers)
    } catch (trouble) {
      // Else its connections would keep the process when it is told to stop.
      await store.close()
      throw trouble
    }
  }

  const timer = setInterval(
    () => {
      for (const one of all)
        if (!inUse(one) && performance.now() - (asked.get(one) ?? 0) > idle)
          void alone(one.slug, async () => undefined).catch((trouble) => console.error(trouble))
    },
    Math.min(every, idle),
  ).unref()

  return {
    slugs,
    placeOf,
    linkedBy,
    async find(slug) {
      while (held.has(slug)) await held.get(slug)
      const known = open.get(slug)
      if (!known && !(await slugs()).includes(slug)) return undefined
      // Asked for twice at once, it is opened once.
      while (held.has(slug)) await held.get(slug)
      const begun = open.get(slug) ?? begin(slug)
      open.set(slug, begun)
      if (!known)
        // A project that could not be opened is tried again: it may have been mended or freed since.
        begun.then(
          (one) => all.add(one),
          () => open.delete(slug),
        )
      const one = await begun
      asked.set(one, performance.now())
      if (known && shared) await one.project.catchUp()
      return one
    },
    async alone(slug, work) {
      const place = placeOf(slug)
      return place && 'file' in place ? alone(slug, () => work(place.file)) : undefined
    },
    grows: add !== undefined,
    add: async (file, name) => add?.(file, name),
    ready: async () => {
      await slugs()
      return true
    },
    figures: () => figuresOf([...all]),
    hangUp: () => hangUpOn([...all]),
    async close() {
      clearInterval(timer)
      await Promise.all(held.values())
      for (const one of open.values()) await shut(await one)
      readers.close()
      open.clear()
      await close()
    },
  }
}

/** How long what is known of the links in files holds, in milliseconds: others make links as well, and who tries links asks often. */
const known = 1_000

/** Finds the file that a link belongs to. */
function linkedIn(paths: () => string[]): Projects['linkedBy'] {
  let links = new Map<string, string>()
  let looked = Number.NEGATIVE_INFINITY
  return async (hash) => {
    if (!links.has(hash)) {
      // Where it was looked a moment ago, whoever asks waits, so that a link that was just made is found.
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, looked + known - performance.now())))
      if (performance.now() - looked >= known) {
        looked = performance.now()
        links = new Map(paths().flatMap((path) => linksInFile(path).map((link) => [link, slugOf(path)] as const)))
      }
    }
    return links.get(hash)
  }
}

/** Project files: of a folder (looked into again each time), or one file. */
export function projectFiles(path: string, { idle }: Pick<Ways, 'idle'> = {}): Projects {
  const folder = statSync(path).isDirectory()
  const paths = () =>
    folder
      ? readdirSync(path)
          .filter((name) => name.endsWith('.retro'))
          .sort()
          .map((name) => join(path, name))
      : [path]
  const fileOf = (slug: string) => paths().find((candidate) => slugOf(candidate) === slug)
  return opening(
    async () => paths().map(slugOf),
    async (slug) => openSqlite(fileOf(slug) ?? path),
    {
      placeOf: (slug) => {
        const file = fileOf(slug)
        return file === undefined ? undefined : { file }
      },
      add: folder ? async (file, name) => addFile(path, file, name) : undefined,
      linkedBy: linkedIn(paths),
      idle,
    },
  )
}

/** The projects of a database (asked again each time), or the one that the address names. */
export async function projectsOfDatabase(address: string, documents?: string): Promise<Projects> {
  const { database, project } = databaseIn(address)
  const shared = await openDatabase(database)
  if (documents !== undefined) await keepDocuments(shared, documents)
  return opening(
    async () => (await projectsIn(shared)).filter((slug) => project === undefined || slug === project),
    (slug) => openStore({ database, project: slug }),
    {
      shared: true,
      placeOf: (slug) => ({ database, project: slug }),
      add: project === undefined ? (file, name) => addToDatabase(database, file, name) : undefined,
      linkedBy: async (hash) => {
        const found = await projectLinked(shared, hash)
        return found !== undefined && (project === undefined || found === project) ? found : undefined
      },
    },
    () => shared.release(),
  )
}
