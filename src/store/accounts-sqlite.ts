import { chmodSync, existsSync } from 'node:fs'
import type { AccountStore, Entry, Kept, Kind } from './accounts.ts'
import { connect, type Database, explained, writeSafely } from './database.ts'

/** The name of the file in a served folder; no project ends so. */
export const accountsFile = 'retroduce-accounts.db'

/** "RETA" in ASCII, so that the file is not taken for a project. */
const applicationId = 0x52455441

const schema = `
CREATE TABLE IF NOT EXISTS kept (
  -- Accounts of a Retroduce server and what belongs to them. Secrets are here as hashes alone.
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  owner TEXT,       -- the account, or what an attempt was made on
  expires TEXT,     -- ISO 8601; what is past it counts as gone
  value TEXT NOT NULL CHECK (json_valid(value)),
  n INTEGER PRIMARY KEY,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX IF NOT EXISTS kept_by_owner ON kept (kind, owner);
CREATE INDEX IF NOT EXISTS kept_by_end ON kept (expires) WHERE expires IS NOT NULL;
`

/** Opens the accounts of a folder, and makes the file when it is not there. Several processes may have it open. */
export function openAccounts(path: string, clock = Date.now): AccountStore {
  return explained(path, () => {
    const made = path !== ':memory:' && !existsSync(path)
    const db = connect(path)
    // Nobody else on the machine reads hashes and addresses.
    if (made) chmodSync(path, 0o600)
    writeSafely(db)
    db.exec(schema)
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    return on(db, path, () => new Date(clock()).toISOString())
  })
}

function on(db: Database, path: string, now: () => string): AccountStore {
  const stands = '(expires IS NULL OR expires > ?)'
  const get = db.prepare(`SELECT value FROM kept WHERE kind = ? AND key = ? AND ${stands}`)
  const all = db.prepare(`SELECT key, value, expires FROM kept WHERE kind = ? AND ${stands} ORDER BY n`)
  const owned = db.prepare(`SELECT key, value, expires FROM kept WHERE kind = ? AND owner = ? AND ${stands} ORDER BY n`)
  const sweep = db.prepare('DELETE FROM kept WHERE expires <= ?')
  const add = db.prepare(
    'INSERT INTO kept (kind, key, owner, expires, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const change = db.prepare(
    `UPDATE kept SET value = json_patch(value, ?), expires = coalesce(?, expires) WHERE kind = ? AND key = ? AND ${stands}`,
  )
  const take = db.prepare(`DELETE FROM kept WHERE kind = ? AND key = ? AND ${stands} RETURNING value`)
  const read = <K extends Kind>(row: unknown): Kept[K] | undefined =>
    row ? (JSON.parse((row as { value: string }).value) as Kept[K]) : undefined
  const ask = async <T>(work: () => T): Promise<T> => explained(path, work)
  return {
    get: <K extends Kind>(kind: K, key: string) => ask(() => read<K>(get.get(kind, key, now()))),
    list: <K extends Kind>(kind: K, owner?: string) =>
      ask(() =>
        (owner === undefined ? all.all(kind, now()) : owned.all(kind, owner, now())).map((row): Entry<K> => {
          const { key, expires } = row as { key: string; expires: string | null }
          return { key, value: read<K>(row) as Kept[K], ...(expires && { expires }) }
        }),
      ),
    add: (kind, key, value, { owner, expires } = {}) =>
      ask(() => {
        sweep.run(now())
        return add.run(kind, key, owner ?? null, expires ?? null, JSON.stringify(value)).changes === 1
      }),
    change: (kind, key, fields, expires) =>
      ask(() => change.run(JSON.stringify(fields), expires ?? null, kind, key, now()).changes === 1),
    take: <K extends Kind>(kind: K, key: string) => ask(() => read<K>(take.get(kind, key, now()))),
    close: () => ask(() => db.close()),
  }
}
