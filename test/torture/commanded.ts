import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Ground } from './ground.ts'

/** How often a command was run where it might be killed, how often it was, and how many changes it asks for when it is let be. */
interface Killing {
  runs: number
  killed: number
  changes: number
}
export const killings = new Map<string, Killing>()

/**
 * Runs the command line, and in half of all cases kills it in the middle, before one of the changes of files and connections that the same
 * command asked for when it was let be; where there is no C compiler, at some moment. Then there is no code.
 */
export async function commanded(
  { shim, beside }: Ground,
  args: string[],
  mayKill = true,
): Promise<{ code: number | null; said: string }> {
  const of = killings.get(args[0] ?? '') ?? { runs: 0, killed: 0, changes: 0 }
  killings.set(args[0] ?? '', of)
  const counted = join(beside, `count-${process.pid}`)
  const kills = mayKill && Math.random() < 0.5
  const env = { ...process.env }
  if (shim !== undefined) Object.assign(env, { LD_PRELOAD: shim, HARM_COUNT: counted })
  if (kills && of.changes > 0) env.HARM_AFTER = String(1 + Math.floor(Math.random() * of.changes))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'command.ts'), ...args], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const timer =
    kills && shim === undefined ? setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 2_800) : undefined
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  if (existsSync(counted)) of.changes = Math.max(of.changes, Number(readFileSync(counted, 'utf8')))
  rmSync(counted, { force: true })
  if (mayKill) of.runs++
  if (code === null) of.killed++
  return { code, said }
}

export const unlessKilled = (code: number | null, said: string): string[] => (code === null || code === 0 ? [] : [said])
