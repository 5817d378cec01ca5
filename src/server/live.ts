import type { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Event } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { mayRead } from '../core/project/seen-by.ts'
import type { Api } from './request.ts'

/** How often a quiet connection shows that it is alive, in milliseconds. */
const heartbeat = 20_000

/** How many ids are told of one change. */
const most = 200

/**
 * Server-sent events: `{ seq, ids }` for every change that the asker may know of, under the id of its last event; also
 * when someone is called otherwise than before.
 */
export function liveRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/live', (c) => {
    const { viewer, served } = c.var
    const { journal, onChange } = served.project
    const { named } = served
    const seen = Number(c.req.header('last-event-id') ?? journal.events.length)
    return streamSSE(c, async (stream) => {
      const tell = (events: readonly Event[]) => {
        // Asked each time, because a change may lift the blinding.
        const told = events.filter(mayRead(journal.state, viewer))
        const ids = [...new Set(told.map((event) => event.fact.id))]
        // Of an import one need not hear every row.
        if (ids.length > 0) void send(stream, journal.events.length, ids.slice(0, most))
      }
      const called = (person: Id<'per'>) => void send(stream, journal.events.length, [person])
      const unheard = onChange(tell)
      named.add(called)
      const stop = () => {
        unheard()
        named.delete(called)
      }
      stream.onAbort(stop)
      // A first line at once opens the stream on the other side.
      await stream.write(': connected\n\n')
      if (seen < journal.events.length) tell(journal.events.slice(seen))
      while (!stream.aborted) {
        await stream.sleep(heartbeat)
        await stream.write(': here\n\n')
      }
      stop()
    })
  })
}

const send = (stream: SSEStreamingApi, seq: number, ids: string[]): Promise<void> =>
  stream.writeSSE({ id: String(seq), data: JSON.stringify({ seq, ids }) })
