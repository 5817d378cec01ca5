import type { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Id } from '../core/ids.ts'
import { mayRead } from '../core/project/seen-by.ts'
import { lastKnown } from '../store/seen.ts'
import { sorry } from './answers.ts'
import { othersHere, Window } from './here.ts'
import type { Api } from './request.ts'

/** How often a quiet connection shows that it is alive, in milliseconds. */
const heartbeat = 20_000

/** How many ids are told of one change. */
const most = 200
/** How many windows of one account listen at once to one process; at home, where there are no accounts, there is no limit. */
const mostWindows = 200
/** Of an import one need not hear every row. That words were withdrawn everybody hears: browsers let go of what they have of them. */
const toTell = (ids: ReadonlySet<Id>): Id[] => {
  const withdrawals = [...ids].filter((id) => id.startsWith('wdr_'))
  return [...new Set([...withdrawals, ...ids])].slice(0, most)
}

/**
 * Server-sent events: `{ seq, ids }` for every change that the asker may know of, under the id of its last event; also
 * when someone is called otherwise than before. A window that names itself hears, as `here`, who else is where.
 */
export function liveRoutes(app: Hono<Api>): void {
  const listening = new Map<string, number>()
  app.get('/api/p/:project/live', (c) => {
    const account = c.var.signedIn?.account.id
    const others = account === undefined ? 0 : (listening.get(account) ?? 0)
    if (others >= mostWindows)
      return sorry(c, {
        code: 'too-often',
        message: 'That many windows of yours listen already.',
        hint: 'Close some, and reload.',
      })
    if (account !== undefined) listening.set(account, others + 1)
    const { viewer, served, stillIn } = c.var
    const { journal, onChange } = served.project
    const { named, present, neighbours } = served
    const own = Window.safeParse(c.req.query('window')).data
    const { events } = journal
    const seen = Number(c.req.header('last-event-id') ?? events.length)
    return streamSSE(c, async (stream) => {
      let heard = seen >= 0 ? Math.min(seen, events.length) : events.length
      // What is told is the number of the last event they may know of: others' would tell when somebody decides unseen.
      let known = lastKnown(journal, viewer, heard)
      const names = new Set<Id>()
      let telling = false
      // Whoever reads slowly is told of many changes at once, so that nothing piles up here.
      const tell = async () => {
        if (telling) return
        telling = true
        while (!stream.aborted && (heard < events.length || names.size > 0)) {
          // A session that was ended hears nothing more.
          if (!(await stillIn())) return stream.abort()
          // Asked each time, because a change may lift the blinding.
          const told = events.slice(heard).filter(mayRead(journal.state, viewer))
          const ids = new Set([...names, ...told.map((event) => event.fact.id)])
          heard = events.length
          known = told.at(-1)?.seq ?? known
          names.clear()
          if (ids.size > 0) await send(stream, known, toTell(ids))
        }
        telling = false
      }
      const called = (person: Id<'per'>) => {
        names.add(person)
        void tell()
      }
      // Who is where goes by itself and without a number: whoever comes back after missing it is told what holds.
      let before = '[]'
      const look = () => {
        const now = JSON.stringify(othersHere(present, journal.state, viewer))
        if (now !== before && !stream.aborted) void stream.writeSSE({ event: 'here', data: now })
        before = now
      }
      if (own) {
        present.windows.set(own, { person: viewer, place: undefined })
        present.heard.add(look)
      }
      const unheard = onChange(() => void tell())
      named.add(called)
      // Between two signs of life; ended at once when the connection is, so that a server that stops waits for none.
      let wake = () => {}
      const pause = () =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeat)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      const end = () => {
        void stream.close()
        wake()
      }
      served.live.add(end)
      let stopped = false
      const stop = () => {
        if (stopped) return
        stopped = true
        if (account !== undefined) left(listening, account)
        unheard()
        served.live.delete(end)
        wake()
        named.delete(called)
        if (!own) return
        present.heard.delete(look)
        present.windows.delete(own)
        for (const tell of present.heard) tell()
        neighbours.moved()
      }
      stream.onAbort(stop)
      // A first line at once opens the stream on the other side; it says from where on whoever comes back has heard nothing.
      try {
        await stream.write(`: connected\nid: ${known}\n\n`)
        void tell()
        if (own) look()
        while (!stream.aborted && !stream.closed) {
          await pause()
          if (!(await stillIn())) stream.abort()
          if (!stream.aborted && !stream.closed) await stream.write(': here\n\n')
        }
      } finally {
        stop()
      }
    })
  })
}

const send = (stream: SSEStreamingApi, seq: number, ids: string[]): Promise<void> =>
  stream.writeSSE({ id: String(seq), data: JSON.stringify({ seq, ids }) })

/** One window less; whoever has none is not counted. */
function left(listening: Map<string, number>, account: string): void {
  const others = (listening.get(account) ?? 1) - 1
  if (others > 0) listening.set(account, others)
  else listening.delete(account)
}
