import { type Place, type Store, StoreTrouble } from '../store.ts'
import { dropGone } from './blobs.ts'
import { connectTo, type Database } from './connect.ts'
import { type Documents, documentsAt } from './documents.ts'
import { migrate } from './migrate.ts'
import { storeIn } from './store.ts'

type In = Extract<Place, { database: string }>

/** What a project may be called in a database: it stands in addresses. */
const slug = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,99}$/u

/** Work on a database by one who lets go of it if the work fails. */
async function on<T>({ database: url }: In, readonly: boolean, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connectTo(url)
  try {
    await migrate(database, readonly)
    return await work(database)
  } catch (error) {
    await database.release()
    throw error
  }
}

/** Opens a project of a database. An older database is brought up to date first; `readonly` changes nothing. */
export const openPostgres = (
  place: In,
  { readonly = false, watch = true }: { readonly?: boolean; watch?: boolean } = {},
): Promise<Store> =>
  on(place, readonly, async (database) => {
    const { rows } = await database.run('SELECT FROM project WHERE slug = $1 AND made', [place.project])
    if (rows.length === 0)
      throw new StoreTrouble(
        'missing',
        `There is no project ${place.project} in ${database.name}.`,
        'Check its name, or bring it in: retroduce copy.',
      )
    const documents = await documentsOf(database)
    // What a process that was killed could not do; if it cannot be done now either, then another time.
    if (!readonly) await dropGone(database.run, { project: place.project, documents }).catch(() => undefined)
    return storeIn(database, place.project, place, watch, documents)
  })

/** Makes a new project in a database, after the tables if they are not there. Refuses a name that is taken. */
export const createPostgres = (place: In, createdBy = 'retroduce'): Promise<Store> =>
  on(place, false, async (database) => {
    if (!(await claim(database, place.project, createdBy, true))) throw taken(database, place)
    return storeIn(database, place.project, place, true, await documentsOf(database))
  })

/**
 * Makes a project that is there whole or not at all: nobody finds it before the work is done, and where what came of the
 * work is not `whole`, it fails or the process is killed, the name is free again.
 */
export async function makePostgres<T>(
  place: In,
  work: (store: Store) => Promise<T>,
  whole: (made: T) => boolean = () => true,
): Promise<T> {
  const { project } = place
  const database = connectTo(place.database)
  let letGo: (() => Promise<void>) | undefined
  try {
    await migrate(database)
    letGo = await database.alone(`retroduce ${project}`)
    if (!letGo) throw taken(database, place)
    // What is not made, and nobody is making, was left by a process that was killed.
    await forget(database, project)
    if (!(await claim(database, project, 'retroduce', false))) throw taken(database, place)
    const store = storeIn({ ...database, release: async () => {} }, project, place, false, await documentsOf(database))
    const made = await work(store)
    await store.close()
    if (whole(made)) await database.run('UPDATE project SET made = true WHERE slug = $1', [project])
    return made
  } finally {
    if (letGo) await forget(database, project).catch(() => undefined)
    await letGo?.()
    await database.release()
  }
}

/** Takes the name, so that two cannot make the same project. False when it is taken. */
async function claim(database: Database, project: string, createdBy: string, made: boolean): Promise<boolean> {
  if (!slug.test(project))
    throw new StoreTrouble(
      'malformed',
      `“${project}” is no name for a project in a database.`,
      'Use up to 100 letters, digits, dots, hyphens, underscores and spaces.',
    )
  const { count } = await database.run(
    'INSERT INTO project (slug, created_by, made) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [project, createdBy, made],
  )
  return count > 0
}

const taken = (database: Database, { project }: In) =>
  new StoreTrouble(
    'already-there',
    `There is a project ${project} in ${database.name} already.`,
    'Open it, or pick another name.',
  )

/** The tables that hold something of a project. */
const unfinished = [
  'event',
  'blob_rest',
  'blob',
  'person',
  'sealed',
  'answer_link',
  'answer_sent',
  'answer_waiting',
  'words',
  'pages',
  'indexed',
]

/** Removes what there is of a project that was never finished; one that was is left as it is. */
async function forget(database: Database, project: string): Promise<void> {
  await database.transaction(async (run) => {
    const { rows } = await run('SELECT FROM project WHERE slug = $1 AND NOT made FOR UPDATE', [project])
    if (rows.length === 0) return
    for (const table of unfinished) await run(`DELETE FROM ${table} WHERE project = $1`, [project])
    await run('DELETE FROM project WHERE slug = $1', [project])
  })
}

/** A database with its tables, for whoever serves all its projects; made if they are not there. */
export const openDatabase = (database: string): Promise<Database> =>
  on({ database, project: '' }, false, async (it) => it)

/** Where large blobs of a database lie: every process asks the database itself, so that all of them look in one place. */
async function documentsOf({ run }: Database): Promise<Documents | undefined> {
  const { rows } = await run<{ value: string }>("SELECT value FROM setting WHERE name = 'documents'")
  return rows[0] && documentsAt(rows[0].value)
}

/**
 * Says where large blobs of a database lie from now on. Those that are there already stay where they are: they are found in
 * the database, or, if they were brought to another store by hand, in that one.
 */
export async function keepDocuments({ run }: Database, address: string): Promise<void> {
  documentsAt(address)
  await run(
    `INSERT INTO setting VALUES ('documents', $1) ON CONFLICT (name) DO UPDATE SET value = $1
     WHERE setting.value <> $1`,
    [address],
  )
}

/** The projects of a database, by name. */
export async function projectsIn(database: Database): Promise<string[]> {
  const { rows } = await database.run<{ slug: string }>('SELECT slug FROM project WHERE made ORDER BY slug COLLATE "C"')
  return rows.map((row) => row.slug)
}
