import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What one writer asked for in one command: the ids of the components it words, all or none of them. */
export interface Asked {
  ids: string[]
  acknowledged: boolean
}

/** A server that has loaded and waits to be let onto the file. */
export const standBy = (path: string): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), path], { stdio: ['pipe', 'pipe', 'inherit'] })

/**
 * One life of a server: it opens the file, several clients write as fast as it answers, and after `life` milliseconds
 * it is killed without warning; with `warm`, that long after its first answer. Gives back everything that was asked, and
 * what was acknowledged.
 */
export async function round(
  server: ChildProcess,
  { name, writers, life, warm }: { name: string; writers: number; life: number; warm: boolean },
): Promise<Asked[]> {
  const { stdin, stdout } = server
  if (!stdin || !stdout) throw new Error('the server has no pipes')
  const died = once(server, 'exit')
  stdin.write('go\n')
  const [line] = await once(stdout, 'data')
  const url = `${String(line).trim()}/api/p/torture/commands`
  const asked: Asked[] = []
  let alive = true
  let answered = () => {}
  const first = new Promise<void>((resolve) => {
    answered = resolve
  })
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let n = 0; alive; n++) {
      const ids = Array.from({ length: [1, 1, 3, 40][n % 4] ?? 1 }, (_, i) => `cmp_${name}.${writer}.${n}.${i}`)
      const one = { ids, acknowledged: false }
      asked.push(one)
      one.acknowledged = await ask(url, ids)
      answered()
    }
  })
  if (warm) await first
  await new Promise((resolve) => setTimeout(resolve, life))
  server.kill('SIGKILL')
  alive = false
  await Promise.all([died, ...writing])
  return asked
}

/** Whether the server said that it was done. No answer is no acknowledgement; a refusal is a fault of the test. */
async function ask(url: string, ids: readonly string[]): Promise<boolean> {
  const changes = ids.map((id) => ({ type: 'component.worded', id, from: null, to: { text: id } }))
  const body = JSON.stringify({ do: 'change', changes })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  if (!answer || text === undefined) return false
  if (!answer.ok) throw new Error(`refused: ${text}`)
  return true
}
