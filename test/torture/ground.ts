import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Cluster, postgresHere, startCluster } from '../../scripts/postgres.mjs'
import { createPostgres, makePostgres } from '../../src/store/postgres/open.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import type { Place } from '../../src/store/store.ts'
import { ana } from '../support/journal.ts'
import { foundedOn } from '../support/store.ts'
import { cutting, type Wire } from '../support/wire.ts'
import { type Dials, type Disk, dialsIn, shimIn, smallDisk } from './machine.ts'
import { pause, type Supervised, supervised } from './supervised.ts'

/** What is tortured: several servers on one store, each started again when it ends. */
export interface Ground {
  store: 'files' | 'PostgreSQL'
  servers: readonly Supervised[]
  /** The disk that the store lies on; undefined where none can be made. */
  disk: Disk | undefined
  /** The clock and disk of whatever writes the store; undefined where there is no C compiler. */
  dials: readonly Dials[]
  /** The library between a process and the system; undefined where there is no C compiler. */
  shim: string | undefined
  /** A folder for what is beside the store. */
  beside: string
  /** PostgreSQL, and the wire by which the servers reach it. */
  database?: { cluster: Cluster; wire: Wire }
  /** Makes a project to work in, of so many sources to vote on. */
  begin(): Promise<Subject>
  /** Takes a project out of sight: servers that start open all they find. */
  leave(subject: Subject): Promise<void>
  end(): Promise<void>
}
export interface Subject {
  slug: string
  place: Place
  /** What names it on the command line. */
  named: string
  /** How many votes were asked for: each source has one of each person. */
  votes: number
}

/** How many sources of a project wait for votes. */
export const sources = 400
const stage = { name: 'Relevance', kind: 'relevance', order: 1, reviewers: 3, blinded: false, reasonNeeded: false }
const changes = [
  { type: 'stage.set', id: 'stg_1', from: null, to: stage },
  { type: 'component.worded', id: 'cmp_same', from: null, to: { text: 'first' } },
  ...Array.from({ length: sources }, (_, i) => ({
    type: 'source.described',
    id: `src_${i}`,
    from: null,
    to: { kind: 'article', reference: { type: 'article-journal', title: `Study ${i}` }, entersAt: 'stg_1' },
  })),
]

/** Servers on a folder of project files, or on PostgreSQL; undefined where there is no PostgreSQL. */
export async function groundOf(store: Ground['store'], count: number): Promise<Ground | undefined> {
  const bin = store === 'files' ? undefined : postgresHere()
  if (store === 'PostgreSQL' && !bin) return undefined
  const beside = mkdtempSync(join(tmpdir(), 'retroduce-torture-'))
  // PostgreSQL runs as another user where this is root, and reads its dials.
  chmodSync(beside, 0o755)
  const shim = shimIn(beside)
  const dials = shim === undefined ? undefined : dialsIn(beside, shim)
  // What was left is on it until the servers that have it open end.
  const disk = smallDisk(320)
  const within = disk?.folder ?? beside
  const ending: (() => unknown)[] = [() => disk?.close(), () => rmSync(beside, { recursive: true, force: true })]
  let opened: string
  let placed: (slug: string) => Place
  let database: Ground['database']
  const own = dials?.('database')
  if (bin) {
    const settings = { max_wal_size: '64MB', min_wal_size: '32MB', shared_buffers: '32MB' }
    const cluster = await startCluster(bin, settings, { within, ...(own && { env: own.env }) })
    const wire = await cutting(cluster.url)
    database = { cluster, wire }
    let ended = false
    // What a system does for its services.
    const supervising = (async () => {
      for (; !ended; await pause(100)) if (!cluster.running()) await cluster.start().catch(() => undefined)
    })()
    ending.unshift(async () => {
      ended = true
      await supervising
      wire.close()
      await cluster.stop()
    })
    opened = wire.url
    placed = (slug) => ({ database: cluster.url, project: slug })
  } else {
    opened = join(within, 'projects')
    mkdirSync(opened)
    placed = (slug) => ({ file: join(opened, `${slug}.retro`) })
  }
  const servers: Supervised[] = []
  for (let i = 0; i < count; i++) servers.push(await supervised(opened, dials?.(`server-${i}`)))
  return {
    store,
    servers,
    disk,
    dials: own && bin ? [own] : servers.flatMap((one) => one.dials ?? []),
    shim,
    beside,
    ...(database && { database }),
    async begin() {
      const slug = `p-${randomUUID()}`
      const place = placed(slug)
      const project = await foundedOn('file' in place ? createSqlite(place.file) : await createPostgres(place))
      const made = await project.execute(ana, { do: 'change', changes })
      if (!made.ok) throw new Error(made.refusal.message)
      await project.close()
      return { slug, place, named: 'file' in place ? place.file : `${place.database}/${slug}`, votes: 0 }
    },
    async leave({ place }) {
      if ('file' in place) rmSync(place.file)
      else await forgotten(place)
    },
    async end() {
      await Promise.all(servers.map((one) => one.stop()))
      for (const step of ending) await step()
    },
  }
}

/** Does away with a project of a database, and with what it took on the disk. */
export async function forgotten(place: Extract<Place, { database: string }>): Promise<void> {
  const client = new pg.Client(place.database)
  await client.connect()
  try {
    await client.query('UPDATE retroduce.project SET made = false WHERE slug = $1', [place.project])
    // What is not made is forgotten before it is made anew, and after it came to nothing.
    await makePostgres(place, async () => false, Boolean)
    await client.query('VACUUM')
  } finally {
    await client.end()
  }
}
