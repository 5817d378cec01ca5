import { StoreTrouble } from '../store/store.ts'

/** Lines of JSON about what a server does. Of people and projects nothing: no names, addresses, titles, ids or secrets. */
export interface Log {
  /** Something that happened to the server. Values are of our own making, never what somebody sent. */
  said(event: string, more?: Readonly<Record<string, string | number | boolean>>): void
  /** A fault of ours, by its kind and the places in our code: its message may hold what somebody wrote. */
  fault(error: unknown): void
}

export function logTo(write: (line: string) => void, clock = Date.now): Log {
  const line = (level: string, event: string, more: object) =>
    write(`${JSON.stringify({ time: new Date(clock()).toISOString(), level, event, ...more })}\n`)
  return {
    said: (event, more = {}) => line('info', event, more),
    fault(error) {
      const code = error instanceof StoreTrouble ? { code: error.code } : {}
      const kind = error instanceof Error ? error.constructor.name : typeof error
      line('error', 'fault', { kind, ...code, at: error instanceof Error ? placesIn(error) : [] })
    },
  }
}

/** The lines of a stack that name places. What comes before them repeats the message, which may look like places. */
const placesIn = ({ stack = '', message }: Error): string[] =>
  [
    ...stack
      .slice(stack.indexOf(message) + message.length)
      .matchAll(/^ {4}at (?:async )?(?:[\w.<>$ ]+ \()?(?:file:\/\/)?([^()\n]+?:\d+:\d+)\)?$/gm),
  ]
    .map(([, place = '']) => place)
    .filter((place) => /^(?:node:|\/|[A-Za-z]:\\)/.test(place))
    .slice(0, 12)
