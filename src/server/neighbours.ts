import { z } from 'zod'
import { type Id, idOf } from '../core/ids.ts'
import type { Store } from '../store/store.ts'
import { together, Window } from './here.ts'
import type { Neighbours, Presence } from './served.ts'

/** What processes that serve the same project tell one another: nothing of it is in the journal, or kept. */
const Said = z.union([
  /** Who is where at the windows of one process. Said anew from time to time: a process that was killed says nothing. */
  z.strictObject({ process: z.string(), here: z.array(z.tuple([idOf('per'), z.string()])) }),
  /** Who has just come asks where everybody is. */
  z.strictObject({ process: z.string(), asks: z.literal(true) }),
  /** Somebody's window has moved; the process that tells it of changes may be another than the one that was asked. */
  z.strictObject({ window: Window, person: idOf('per'), place: z.string().nullable() }),
  /** Somebody is called otherwise than before. */
  z.strictObject({ named: idOf('per') }),
])
type Said = z.infer<typeof Said>

/** How long changes are gathered before they are told, in milliseconds. */
const gather = 150
/** How often it is told again, and after what time a process that says nothing counts as gone. */
const again = 20_000
const gone = 50_000
/** The most that is told at once, in characters: some six in ten of what may be sent, as some take several bytes. */
const most = 4_000

/** Follows what neighbours say of who is where, and of names. On a store that nobody else serves nothing is said or heard. */
export function neighboursOf(
  store: Store,
  present: Presence,
  onName: (person: Id<'per'>) => void,
  clock = Date.now,
): Neighbours {
  const own = crypto.randomUUID()
  let waiting: NodeJS.Timeout | undefined
  // A word that is lost is said again soon.
  const tell = (said: Said) => void store.tell(JSON.stringify(said)).catch(() => undefined)
  const lookAll = () => {
    for (const look of present.heard) look()
  }

  function tellHere(): void {
    const here = new Map<string, [Id<'per'>, string]>()
    let size = 0
    for (const { person, place } of present.windows.values()) {
      if (!place || !together.has(place.split('/')[0] ?? '')) continue
      size += person.length + place.length
      if (size < most) here.set(`${person} ${place}`, [person, place])
    }
    tell({ process: own, here: [...here.values()] })
  }

  const stop = store.hear((message) => {
    const said = Said.safeParse(parsed(message)).data
    if (!said) return
    if ('named' in said) return onName(said.named)
    if ('asks' in said) return void (present.windows.size > 0 && tellHere())
    if ('here' in said) {
      const until = clock() + gone
      const all = said.here.map(([person, place]) => ({ person, place }))
      if (all.length > 0) present.elsewhere.set(said.process, { all, until })
      else present.elsewhere.delete(said.process)
      return lookAll()
    }
    const window = present.windows.get(said.window)
    if (window?.person !== said.person) return
    present.windows.set(said.window, { person: said.person, place: said.place ?? undefined })
    lookAll()
    tellHere()
  })
  tell({ process: own, asks: true })
  const timer = setInterval(() => {
    if (present.windows.size > 0) tellHere()
    for (const [process, { until }] of present.elsewhere) if (until < clock()) present.elsewhere.delete(process)
    lookAll()
  }, again).unref()

  return {
    moved() {
      waiting ??= setTimeout(() => {
        waiting = undefined
        tellHere()
      }, gather).unref()
    },
    elsewhere: (window, person, place) => tell({ window, person, place: place ?? null }),
    named: (person) => tell({ named: person }),
    close() {
      clearInterval(timer)
      clearTimeout(waiting)
      stop()
      if (present.windows.size > 0) tell({ process: own, here: [] })
    },
  }
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}
