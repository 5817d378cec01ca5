import { Command } from '../core/command.ts'
import { decide } from '../core/decide.ts'
import { answeredIds } from '../core/discretion.ts'
import type { Event, Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { emptyJournal, eventsOf, follow, type Journal, renew } from '../core/journal.ts'
import type { Role } from '../core/project/facts.ts'
import { type Decision, type Refusal, refuse } from '../core/refusal.ts'
import { apply, draft, type State } from '../core/state.ts'
import { keepingAll } from './nursery.ts'
import { damaged, type Store } from './store.ts'
import { uuid7 } from './uuid.ts'
import { goneWith } from './words-apart.ts'

/** What came of a command. `act` is absent, and `ids` empty, when there was nothing to do. */
export type Result = { ok: true; act?: string; seq: number; ids: Id[] } | { ok: false; refusal: Refusal }

/** A store and the journal it holds, followed as it grows. The journal is everyone's to read and nobody's to write. */
export interface Project {
  readonly store: Store
  readonly journal: Journal
  /** Resolves when the change is on the disk, or refused. Rejects with `StoreTrouble` when it could not be written. */
  execute(who: Id<'per'>, command: unknown, most?: Role): Promise<Result>
  /** What a command would record, or why not, as things stand. Nothing is recorded. */
  consider(who: Id<'per'>, command: unknown, most?: Role): Decision<Fact[]>
  /** Reads what other processes have written. */
  catchUp(): Promise<void>
  /** Calls back after every change, whoever made it; returns how to stop. */
  onChange(changed: (events: readonly Event[]) => void): () => void
  close(): Promise<void>
}

interface Asked {
  who: Id<'per'>
  most: Role | undefined
  command: Command
  resolve: (result: Result) => void
  reject: (trouble: unknown) => void
}

/** Opens a project on a store: reads the journal, and follows it. */
export async function openProject(
  store: Store,
  clock = Date.now,
  newId = uuid7,
  chance: (() => string) | undefined = undefined,
): Promise<Project> {
  const journal = emptyJournal()
  const listeners = new Set<(events: readonly Event[]) => void>()
  let waiting: Asked[] = []
  let turn: Promise<unknown> = Promise.resolve()
  // One thing after another: whoever changes the journal has it alone.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const heard = async (events: readonly Event[]) => {
    if (events.length === 0) return
    const { length } = journal.events
    // Words that were withdrawn are not kept in memory either.
    const anew = length > 0 && events.some(({ fact }) => fact.type === 'words.withdrawn')
    const all = anew && (await store.since(0))
    try {
      if (all) renew(journal, all)
      else follow(journal, events)
    } catch (error) {
      throw damaged(store.name, error instanceof Error ? error.message : String(error), error)
    }
    const fresh = journal.events.slice(length)
    for (const listener of listeners) listener(fresh)
  }
  const readOn = async () => heard(await store.since(journal.events.length))

  /** Undefined when another process was faster. Even a refusal holds only if nothing was written since. */
  const append = async (events: readonly Event[]) => {
    const { length } = journal.events
    if (events.length > 0) return store.append(length, events, chance)
    return (await store.head()).seq === length ? [] : undefined
  }

  /** Everything that waits is decided in order and written in one synchronised transaction. */
  async function carryOut(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      for (;;) {
        const { results, events } = decideAll(journal, batch, clock, newId)
        const stored = await append(events)
        if (stored) {
          await heard(stored)
          // What is withdrawn is withdrawn; if its traces cannot be wiped now, the next opening does it.
          if (goneWith(stored).length > 0) await store.tidy().catch(() => undefined)
          batch.forEach(({ resolve }, i) => void resolve(results[i] as Result))
          return
        }
        await readOn()
      }
    } catch (trouble) {
      for (const { reject } of batch) reject(trouble)
    }
  }

  await keepingAll(readOn)
  // However many want to know whether there is more, one read that begins after they asked answers them all.
  let toRead: Promise<void> | undefined
  const catchUp = () => {
    toRead ??= inTurn(() => {
      toRead = undefined
      return readOn()
    })
    return toRead
  }
  // Trouble met while listening shows at the next command, to somebody who can act on it.
  const unwatch = store.watch(() => void catchUp().catch(() => undefined))

  return {
    store,
    journal,
    execute(who, given, most) {
      const parsed = Command.safeParse(given)
      if (!parsed.success) return Promise.resolve({ ok: false, refusal: malformed(parsed.error.issues) })
      return new Promise((resolve, reject) => {
        // Later in this round of the event loop, so that commands that arrive together share one write.
        if (waiting.length === 0) setImmediate(() => void inTurn(carryOut))
        waiting.push({ who, most, command: parsed.data, resolve, reject })
      })
    },
    consider(who, given, most) {
      const parsed = Command.safeParse(given)
      if (!parsed.success) return { ok: false, refusal: malformed(parsed.error.issues) }
      return decide(journal.state, { who, most, told: (key) => eventsOf(journal, key) }, parsed.data)
    },
    catchUp,
    onChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    async close() {
      unwatch()
      await new Promise((resolve) => setImmediate(resolve))
      await turn
      await store.close()
    },
  }
}

/** The end of the year 9999: a clock that is further out would write what nobody can read as a date. */
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** What commands amount to, each decided on what holds after the ones before it. */
function decideAll(journal: Journal, batch: readonly Asked[], clock: () => number, newId: typeof uuid7) {
  const state: State = batch.length > 1 ? draft(journal.state) : journal.state
  const events: Event[] = []
  const told = (key: string) => [
    ...eventsOf(journal, key),
    ...events.filter((event) => event.act === key || event.fact.id === key),
  ]
  const results = batch.map(({ who, most, command }): Result => {
    const decision = decide(state, { who, most, told }, command)
    if (!decision.ok) return decision
    const ms = Math.min(Math.max(clock(), 0), lastMoment)
    const at = new Date(ms).toISOString()
    let act: string | undefined
    for (const fact of decision.facts) {
      if (batch.length > 1) apply(state, fact)
      // Ids grow along a journal: copies that went separate ways are merged in the order of ids.
      const id = newId(ms, events.at(-1)?.id ?? journal.events.at(-1)?.id)
      act ??= id
      const seq = journal.events.length + events.length + 1
      events.push({
        seq,
        id,
        at,
        actor: who,
        act,
        ...(command.do === 'undo' && { undoes: command.act }),
        fact,
        hash: '',
      })
    }
    const ids = answeredIds(state, who, decision.facts)
    return { ok: true, ...(act !== undefined && { act }), seq: journal.events.length + events.length, ids }
  })
  return { results, events }
}

const malformed = (issues: readonly { path: PropertyKey[]; message: string }[]): Refusal => {
  const field = issues[0]?.path.join('.') ?? ''
  const message = `${field || 'The command'}: ${issues[0]?.message ?? 'not as expected'}.`
  return refuse('malformed', message, 'Compare it with /api/openapi.json or docs/api.md.', { field })
}
