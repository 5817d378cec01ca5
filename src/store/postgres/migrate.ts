import { StoreTrouble } from '../store.ts'
import type { Database } from './connect.ts'
import type { Run } from './run.ts'
import { migrations } from './schema.ts'

/** Any number will do, as long as every process takes the same: "RETR" in ASCII. */
const lock = 0x52455452

/**
 * Makes the tables, or brings them to today's version, under a lock, so that of several processes that start together one
 * does it. `readonly` changes nothing, and refuses tables of another version.
 */
export async function migrate(database: Database, readonly = false, steps = migrations): Promise<void> {
  const newest = steps.length
  const version = await database.patiently(versionIn)
  if (version > newest) throw newer(database.name, version, newest)
  if (version === newest) return
  if (readonly) {
    if (version === 0) throw empty(database.name)
    throw new StoreTrouble(
      'older-file',
      `${database.name} is of an older version.`,
      'Open it for writing once to bring it up.',
    )
  }
  await database.transaction(async (run) => {
    await run('SELECT pg_advisory_xact_lock($1)', [lock])
    const from = await versionIn(run)
    if (from === 0)
      await run(`CREATE SCHEMA IF NOT EXISTS retroduce;
        CREATE TABLE migration (version integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`)
    for (let step = from; step < newest; step++) {
      await run(steps[step] as string)
      await run('INSERT INTO migration (version) VALUES ($1)', [step + 1])
    }
  })
}

async function versionIn(run: Run): Promise<number> {
  // Asked of the catalogue itself: what a connection remembers of names may be older than the lock it waited for.
  const there = await run<{ there: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = 'retroduce' AND tablename = 'migration') AS there",
  )
  if (!there.rows[0]?.there) return 0
  const { rows } = await run<{ version: number }>('SELECT coalesce(max(version), 0)::int AS version FROM migration')
  return rows[0]?.version ?? 0
}

const newer = (name: string, version: number, newest: number) =>
  new StoreTrouble(
    'newer-file',
    `${name} was written by a newer version (tables of version ${version}; this one knows up to ${newest}).`,
    'Update Retroduce and open it again.',
  )

const empty = (name: string) =>
  new StoreTrouble('missing', `There are no projects in ${name}.`, 'Check its name, or bring one in: retroduce copy.')
