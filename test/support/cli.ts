import { main } from '../../src/cli/main.ts'

/**
 * Runs the command line as a person would, and gives its exit status and what it said, what it said each time parted by a
 * line end. It is not stopped unless `stopped` is told.
 */
export async function runUntil(stopped: Promise<void>, ...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await main(argv, {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    columns: 80,
    env: {},
    stopped: () => stopped,
  })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}

export const run = (...argv: string[]) => runUntil(new Promise(() => {}), ...argv)

/** The same, with what a command answers in JSON. */
export async function told(...argv: string[]) {
  const { code, out } = await run(...argv, '--json')
  return { code, data: JSON.parse(out) }
}
