import type { AccountStore, Entry, Kept, Kind } from '../accounts.ts'
import type { Database } from './connect.ts'
import { openDatabase } from './open.ts'

/** The accounts of a database of projects, shared by all processes on it. */
export async function accountsInDatabase(address: string, clock = Date.now): Promise<AccountStore> {
  return on(await openDatabase(address), () => new Date(clock()).toISOString())
}

function on(database: Database, now: () => string): AccountStore {
  const { run } = database
  const stands = (at: string) => `(expires IS NULL OR expires > ${at})`
  return {
    async get<K extends Kind>(kind: K, key: string) {
      const { rows } = await run<{ value: Kept[K] }>(
        `SELECT value FROM kept WHERE kind = $1 AND key = $2 AND ${stands('$3')}`,
        [kind, key, now()],
      )
      return rows[0]?.value
    },
    async list<K extends Kind>(kind: K, owner?: string) {
      const { rows } = await run<{ key: string; value: Kept[K]; expires: string | null }>(
        `SELECT key, value, expires FROM kept WHERE kind = $1 AND ($2::text IS NULL OR owner = $2) AND ${stands('$3')} ORDER BY n`,
        [kind, owner ?? null, now()],
      )
      return rows.map(({ key, value, expires }): Entry<K> => ({ key, value, ...(expires && { expires }) }))
    },
    add: (kind, key, value, { owner, expires } = {}) =>
      database.patiently(async (ask, again) => {
        await ask('DELETE FROM kept WHERE expires <= $1', [now()])
        const { count } = await ask(
          'INSERT INTO kept (kind, key, owner, expires, value) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
          [kind, key, owner ?? null, expires ?? null, JSON.stringify(value)],
        )
        if (count === 1 || !again) return count === 1
        // The answer may have been lost on the way back; then it is ours that is there.
        const { rows } = await ask('SELECT FROM kept WHERE kind = $1 AND key = $2 AND value = $3::jsonb', [
          kind,
          key,
          JSON.stringify(value),
        ])
        return rows.length > 0
      }),
    async change(kind, key, fields, expires) {
      const gone = Object.entries(fields).flatMap(([name, value]) => (value === null ? name : []))
      const { count } = await run(
        `UPDATE kept SET value = (value || $1::jsonb) - $2::text[], expires = coalesce($3, expires)
         WHERE kind = $4 AND key = $5 AND ${stands('$6')}`,
        [JSON.stringify(fields), gone, expires ?? null, kind, key, now()],
      )
      return count === 1
    },
    async take<K extends Kind>(kind: K, key: string) {
      const { rows } = await run<{ value: Kept[K] }>(
        `DELETE FROM kept WHERE kind = $1 AND key = $2 AND ${stands('$3')} RETURNING value`,
        [kind, key, now()],
      )
      return rows[0]?.value
    },
    close: () => database.release(),
  }
}
