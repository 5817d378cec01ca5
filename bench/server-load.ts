import { Agent, type IncomingMessage, request } from 'node:http'

/** What one request took and came to. */
export interface Answered {
  ms: number
  status: number
  body: string
}

/** A client that keeps its connections, as browsers do. */
export function clientOf(ports: readonly number[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
  let turn = 0
  const open = (path: string, who: string, method: string, body?: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const port = ports[turn++ % ports.length]
      const headers = {
        cookie: `retroduce-person=${who}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      const asked = request({ port, host: '127.0.0.1', path, method, headers, agent }, resolve)
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    async ask(path: string, who: string, sent?: object): Promise<Answered> {
      const began = performance.now()
      const answer = await open(path, who, sent ? 'POST' : 'GET', sent && JSON.stringify(sent))
      let body = ''
      for await (const piece of answer.setEncoding('utf8')) body += piece
      return { ms: performance.now() - began, status: answer.statusCode ?? 0, body }
    },
    /** A live connection; calls back with what is told. Gives how to hang up. */
    async listen(path: string, who: string, told: (ids: string[]) => void): Promise<() => void> {
      const answer = await open(path, who, 'GET')
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        const all = text.split('\n\n')
        text = all.pop() ?? ''
        for (const one of all) {
          const data = /^data: (\{.*\})$/m.exec(one)?.[1]
          if (data) told((JSON.parse(data) as { ids: string[] }).ids)
        }
      })
      answer.on('error', () => undefined)
      return () => answer.destroy()
    },
    close: () => agent.destroy(),
  }
}
export type Client = ReturnType<typeof clientOf>

/** As many as `writers` ask one after another until the time is over; gives how many were answered well in a second. */
export async function asFastAsTheyCan(
  writers: number,
  seconds: number,
  one: (n: number) => Promise<Answered>,
): Promise<{ rate: number; times: number[]; refused: number }> {
  const times: number[] = []
  let [n, refused] = [0, 0]
  const until = performance.now() + seconds * 1_000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        const { ms, status } = await one(n++)
        if (status === 200) times.push(ms)
        else refused++
      }
    }),
  )
  return { rate: times.length / ((performance.now() - began) / 1_000), times, refused }
}

export const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
