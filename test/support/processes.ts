import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const program = join(import.meta.dirname, '..', '..', 'bin', 'retroduce.js')

/** A server process of its own, as it is installed. */
export interface Serving {
  child: ChildProcess
  port: number
  /** What it wrote to standard error. */
  said: () => string
}

/** The number of a process that ended. */
export const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid

/** Starts a server with these words after `retroduce`; gives where it listens when it says so. */
export const serving = (...args: string[]): Promise<Serving> => starting(args).ready

/** The same, with the process at hand before it serves. */
export function starting(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): { child: ChildProcess; ready: Promise<Serving> } {
  const child = spawn(process.execPath, [program, ...args], { env })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const ready = async (): Promise<Serving> => {
    const line = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    const [url] = /http:\/\/\S+/.exec(String(line[0])) ?? []
    if (!url) throw new Error(`It does not serve: ${said}`)
    return { child, port: Number(new URL(url).port), said: () => said }
  }
  return { child, ready: ready() }
}

/** A proxy that hands each request to the next server in turn, and on to another where one takes no more. */
export interface Between {
  url: string
  /** How many requests each port has answered. */
  answered: Map<number, number>
  close(): Promise<void>
}

export async function roundRobin(ports: number[]): Promise<Between> {
  const answered = new Map<number, number>()
  let turn = 0
  const server = createServer((asked, answer) => {
    const pieces: Buffer[] = []
    asked.on('data', (piece) => pieces.push(piece))
    asked.on('end', () => {
      const tries = ports.length
      const hand = (left: number): void => {
        const port = ports[turn++ % ports.length] ?? 0
        const { method, url, headers } = asked
        const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, (came) => {
          answered.set(port, (answered.get(port) ?? 0) + 1)
          answer.writeHead(came.statusCode ?? 500, came.headers)
          came.pipe(answer)
          came.on('error', () => answer.destroy())
          came.on('close', () => answer.destroyed || answer.end())
        })
        onward.on('error', (error: NodeJS.ErrnoException) => {
          // Only what never reached a server may be asked of another.
          if (error.code === 'ECONNREFUSED' && left > 1) hand(left - 1)
          else answer.destroy()
        })
        answer.on('close', () => onward.destroy())
        onward.end(Buffer.concat(pieces))
      }
      hand(tries)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
