import type { Event } from '../../core/fact.ts'
import { origin, rowOf } from '../chain.ts'
import { understood } from '../event-of.ts'
import {
  damaged,
  type Head,
  type NewEvent,
  type Person,
  type Place,
  type Row,
  type Store,
  StoreTrouble,
} from '../store.ts'
import { apartIn, goneWith, partedEvent } from '../words-apart.ts'
import { answerBoxIn } from './answer-box.ts'
import {
  blobOf,
  blobsOf,
  dropBlobs,
  dropGone,
  dropStage,
  partOf,
  putBlobs,
  sizeOf,
  takeStaged,
  wordsIn,
} from './blobs.ts'
import type { Database } from './connect.ts'
import type { Documents } from './documents.ts'
import type { Run } from './run.ts'
import { isGone, isTaken } from './trouble.ts'
import { index, noWords, searchPages, searchWords } from './words.ts'

/** How many events are written by one statement, and read by one: a journal may be larger than what one message holds. */
const load = 5_000

const columns = 'seq::float8 AS seq, id, at, actor, act, undoes, fact, hash'

/** A store on a project of a database that has the tables. */
export function storeIn(
  database: Database,
  project: string,
  place: Place,
  watching: boolean,
  documents: Documents | undefined,
): Store {
  const blobs = { project, documents }
  const { run } = database
  const name = `${database.name}/${project}`
  const own = crypto.randomUUID()
  /** Where the journal ended when this process last saw it. What is at a number never changes. */
  let seen = origin
  let staged: { stage: string; hashes: Set<string> } | undefined
  const stopping = new Set<() => void>()
  const until = (stop: () => void) => {
    const once = () => {
      stopping.delete(once)
      stop()
    }
    stopping.add(once)
    return once
  }

  async function headIn(on: Run): Promise<Head> {
    const { rows } = await on<Head>(
      'SELECT seq::float8 AS seq, hash FROM event WHERE project = $1 ORDER BY event.seq DESC LIMIT 1',
      [project],
    )
    return rows[0] ?? origin
  }

  /** Reads on from a number, some at a time. */
  async function* rowsAfter(seq: number): AsyncGenerator<Row[]> {
    for (let from = seq; ; ) {
      const { rows } = await run<Row>(
        `SELECT ${columns} FROM event WHERE project = $1 AND event.seq > $2 ORDER BY event.seq LIMIT ${load}`,
        [project, from],
      )
      if (rows.length > 0) yield rows
      if (rows.length < load) return
      from = rows.at(-1)?.seq ?? from
    }
  }

  /** True when they are in; false when the journal goes on otherwise. */
  async function write(on: Run, before: Head, rows: readonly Row[]): Promise<boolean> {
    for (let at = 0; at < rows.length; at += load) {
      const some = rows.slice(at, at + load)
      const facts = some.map(({ fact }) => JSON.parse(fact) as { type: string; id: string })
      const { count } = await on(insert, [
        project,
        some.map(({ seq }) => seq),
        some.map(({ id }) => id),
        some.map((row) => row.at),
        some.map(({ actor }) => actor),
        some.map(({ act }) => act),
        some.map(({ undoes }) => undoes),
        some.map(({ fact }) => fact),
        some.map(({ hash }) => hash),
        facts.map(({ type }) => type),
        facts.map(({ id }) => id),
        endOf(at === 0 ? before : (rows[at - 1] as Row)),
      ])
      if (count < some.length) return false
    }
    return true
  }

  async function append(
    after: number,
    events: readonly NewEvent[],
    chance?: () => string,
  ): Promise<Event[] | undefined> {
    // Once, and not again with each try: what goes apart has its own chance, and the hashes are over it.
    const parted = events.map((event) => partedEvent(event, chance))
    const words = parted.flatMap((one) => one.words ?? [])
    const gone = goneWith(events)
    const stored = await database.patiently(async (on, again) => {
      if (seen.seq !== after) seen = await headIn(on)
      const before = seen
      const rows: Row[] = []
      for (const { event } of parted) rows.push(rowOf(rows.at(-1) ?? before, event))
      // The connection may have been lost after the commit and before the answer.
      if (again && (await isIn(on, rows))) return rows
      if (before.seq !== after) return undefined
      const several = rows.length > load || staged !== undefined || words.length > 0 || gone.length > 0
      try {
        if (!several) return (await write(on, before, rows)) ? rows : undefined
        await on('BEGIN')
        await take(on)
        // Words that may be withdrawn lie in the database itself, whose transactions take them away.
        await putBlobs(on, { project, documents: undefined }, words)
        const whole = await write(on, before, rows)
        if (whole && gone.length > 0) {
          await dropBlobs(on, project, gone)
          await noWords(on, project)
        }
        await on(whole ? 'COMMIT' : 'ROLLBACK')
        return whole ? rows : undefined
      } catch (error) {
        if (several && !isGone(error)) await on('ROLLBACK').catch(() => undefined)
        // Somebody else was faster; or this very append, over a connection that was thought lost.
        if (isTaken(error)) return (await isIn(on, rows)) ? rows : undefined
        throw error
      }
    })
    if (!stored) {
      seen = origin
      return undefined
    }
    const last = stored.at(-1)
    if (last) {
      seen = { seq: last.seq, hash: last.hash }
      // Not waited for: it is on the disk, whether others hear of it now or look in a moment.
      void database.ear.say(project, own).catch(() => undefined)
    }
    await unstage()
    return stored.map(({ seq, hash }, i): Event => {
      const apart = parted[i]?.words?.hash
      return { ...(events[i] as NewEvent), seq, hash, ...(apart && { apart }) }
    })
  }

  async function isIn(on: Run, rows: readonly Row[]): Promise<boolean> {
    const [first] = rows
    if (!first) return false
    const { rows: found } = await on<{ id: string }>('SELECT id FROM event WHERE project = $1 AND seq = $2', [
      project,
      first.seq,
    ])
    return found[0]?.id === first.id
  }

  async function take(on: Run): Promise<void> {
    if (staged && (await takeStaged(on, project, staged.stage)) < staged.hashes.size)
      throw new StoreTrouble(
        'unreachable',
        `${database.name} lost what was brought in, and nothing of it is in the project.`,
        'Bring it in again.',
      )
  }

  async function unstage(): Promise<void> {
    if (!staged) return
    const { stage } = staged
    staged = undefined
    await dropStage(database, project, stage)
  }

  return {
    name,
    place,
    head: () => database.patiently((on) => headIn(on)),
    append,
    stage: async (given) => {
      staged ??= { stage: crypto.randomUUID(), hashes: new Set() }
      const { stage } = staged
      const hashes = await database.patiently((on) => putBlobs(on, { ...blobs, stage }, given))
      for (const hash of hashes) staged.hashes.add(hash)
      return hashes
    },
    unstage,
    since: async (seq) => {
      const events: Event[] = []
      for await (const rows of rowsAfter(seq)) {
        const words = await wordsIn(
          run,
          project,
          rows.flatMap(({ fact }) => apartIn(fact)),
        )
        for (const row of rows) {
          const next = seq + events.length + 1
          const event = understood(row, name, (hash) => words.get(hash))
          if (event.seq !== next) throw damaged(name, `event ${next} is missing`)
          events.push(event)
        }
      }
      const last = events.at(-1)
      if (last) seen = { seq: last.seq, hash: last.hash }
      return events
    },
    rows: async () => {
      const all: Row[] = []
      for await (const rows of rowsAfter(0)) for (const row of rows) all.push(row)
      return all
    },
    putBlob: async (bytes, mediaType) =>
      (await database.transaction((on) => putBlobs(on, blobs, [{ bytes, mediaType }])))[0] as string,
    blob: (hash) => blobOf(run, blobs, hash),
    part: (hash, offset, length) => partOf(run, blobs, hash, offset, length),
    size: (hash) => sizeOf(run, project, hash),
    blobs: () => blobsOf(run, project),
    index: () => index(database, project, documents),
    search: (query) => searchWords(database, project, query),
    searchPages: (query) => searchPages(database, project, query),
    // What is freed may be written over; the next vacuum of the database’s own would do the same later.
    tidy: async () => {
      await dropGone(run, blobs)
      await run('VACUUM blob, blob_rest, words, pages')
    },
    people: async () => {
      const { rows } = await run<Person & { email: string | null }>(
        'SELECT id, name, initials, email FROM person WHERE project = $1 ORDER BY id COLLATE "C"',
        [project],
      )
      return rows.map(({ email, ...person }) => (email === null ? person : { ...person, email }))
    },
    putPerson: async ({ id, name: called, initials, email }) => {
      await run(
        `INSERT INTO person (project, id, name, initials, email) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (project, id) DO UPDATE SET name = $3, initials = $4, email = $5`,
        [project, id, called, initials, email ?? null],
      )
    },
    forgetPerson: async (id) => {
      await run('DELETE FROM person WHERE project = $1 AND id = $2', [project, id])
    },
    sealed: async () => {
      const { rows } = await run<{ id: string; bytes: Buffer }>(
        'SELECT id, bytes FROM sealed WHERE project = $1 ORDER BY id COLLATE "C"',
        [project],
      )
      return rows.map(({ id, bytes }) => ({ id, bytes: new Uint8Array(bytes) }))
    },
    putSealed: async (all) => {
      await run(
        `INSERT INTO sealed SELECT $1, * FROM unnest($2::text[], $3::bytea[])
         ON CONFLICT (project, id) DO UPDATE SET bytes = excluded.bytes`,
        [project, all.map(({ id }) => id), all.map(({ bytes }) => Buffer.from(bytes))],
      )
    },
    dropSealed: async (id) => {
      await run('DELETE FROM sealed WHERE project = $1 AND id = $2', [project, id])
    },
    box: answerBoxIn(database, project),
    watch: (changed) => (watching ? until(database.ear.watch(project, own, changed)) : () => {}),
    tell: (message) => database.ear.say(project, own, message),
    hear: (heard) => (watching ? until(database.ear.hear(project, own, heard)) : () => {}),
    close: async () => {
      for (const stop of stopping) stop()
      await unstage().catch(() => undefined)
      await database.release()
    },
  }
}

/** Where a journal must end for what comes next, as one text. */
const endOf = ({ seq, hash }: Head): string => `${seq} ${hash}`

/** All of them if the journal ends where it should, else none. */
const insert = `INSERT INTO event (project, seq, id, at, actor, act, undoes, fact, hash, type, thing)
  SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[])
  WHERE coalesce((SELECT seq || ' ' || hash FROM event WHERE project = $1 ORDER BY seq DESC LIMIT 1),
    '${endOf(origin)}') = $12`
