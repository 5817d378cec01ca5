import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { starting } from '../support/processes.ts'
import type { Dials } from './machine.ts'

/** A server that is started again whenever it ends, as a system's supervisor does, and always at one address. */
export interface Supervised {
  port: number
  dials: Dials | undefined
  /** Sends a signal to what runs now. */
  signal(name: NodeJS.Signals): void
  /** What the last of its processes wrote to standard error. */
  said: () => string
  /** How long each start took until it served, in milliseconds. */
  starts: number[]
  stop(): Promise<void>
}

/** Serves what `opened` names, until it is stopped. Resolves when it serves for the first time. */
export async function supervised(opened: string, dials?: Dials): Promise<Supervised> {
  const port = await freePort()
  const env = { ...process.env, ...dials?.env }
  let child: ChildProcess | undefined
  let stopped = false
  let last = ''
  const starts: number[] = []
  let served = () => {}
  let failed: (why: Error) => void = () => {}
  const first = new Promise<void>((resolve, reject) => {
    served = resolve
    failed = reject
  })
  const running = (async () => {
    while (!stopped) {
      const began = performance.now()
      const one = starting(['open', opened, '--port', String(port), '--no-browser'], env)
      child = one.child
      one.child.stderr?.on('data', (text) => {
        last = `${last}${text}`.slice(-4_000)
      })
      const ended = once(one.child, 'exit')
      await one.ready.then(
        () => {
          starts.push(performance.now() - began)
          served()
        },
        // Later ones are tried again: what they need may be away. The first has all it needs.
        (why) => {
          stopped ||= starts.length === 0
          failed(why)
        },
      )
      await ended
      if (!stopped) await pause(100)
    }
  })()
  const signal = (name: NodeJS.Signals) => void child?.kill(name)
  await first
  return {
    port,
    dials,
    signal,
    said: () => last,
    starts,
    async stop() {
      stopped = true
      signal('SIGKILL')
      await running
    },
  }
}

/** Below the ports that systems give to those who connect: one of these might be taken when the server comes back. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 15_000)
    const server = createServer()
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    server.close()
    if (free) return port
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
