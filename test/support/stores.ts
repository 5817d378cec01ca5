import { randomUUID } from 'node:crypto'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { connectTo } from '../../src/store/postgres/connect.ts'
import { createPostgres } from '../../src/store/postgres/open.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import type { Place, Store } from '../../src/store/store.ts'
import { freshPath } from './store.ts'

/** A kind of store, as tests make and open it. */
export interface Kind {
  kind: 'SQLite' | 'PostgreSQL'
  /** A place where nothing is yet. */
  fresh(): Promise<Place>
  create(place: Place): Promise<Store>
}

let asked: Promise<string> | undefined
/** The address of a database for tests; all of them share it, each with projects of its own. */
export function database(): Promise<string> {
  const path = inject('postgres')
  if (path === undefined) throw new Error('There is no PostgreSQL here: ask `hasPostgres` first.')
  asked ??= text(createConnection(path))
  return asked.then((url) => {
    if (url.startsWith('failed')) throw new Error(url)
    return url
  })
}
export const hasPostgres = inject('postgres') !== undefined

const sqlite: Kind = {
  kind: 'SQLite',
  fresh: async () => ({ file: freshPath() }),
  create: async (place) => createSqlite('file' in place ? place.file : ''),
}
const postgres: Kind = {
  kind: 'PostgreSQL',
  fresh: async () => ({ database: await database(), project: `p-${randomUUID()}` }),
  create: (place) => ('database' in place ? createPostgres(place) : Promise.reject(new Error('not a database'))),
}

/** Every kind of store that can be tested on this machine: what holds of one holds of all. */
export const kinds: Kind[] = hasPostgres ? [sqlite, postgres] : [sqlite]

/** A new project of a kind. */
export const freshStore = async ({ fresh, create }: Kind): Promise<Store> => create(await fresh())

/** The same project on another connection. */
export function reopened(store: Store): Promise<Store> {
  if (!store.place) throw new Error('What is in memory cannot be opened twice.')
  return openStore(store.place)
}

/** The address of a database of one's own, with nothing in it. */
export async function ownDatabase(): Promise<string> {
  const url = await database()
  const name = `own_${randomUUID().replaceAll('-', '')}`
  const admin = connectTo(url)
  await admin.run(`CREATE DATABASE ${name}`)
  await admin.release()
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
