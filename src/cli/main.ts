import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { StoreTrouble } from '../store/store.ts'
import { type Answer, type Io, refused, understand, withoutPasswords } from './command-line.ts'
import { commands, groups } from './commands.ts'
import { help, helpOf, usage } from './help.ts'
import { tame } from './terminal.ts'

/** Runs a command line, writes its answer, and gives the exit status: 0 done, 1 refused or problems found, 2 misused. */
export async function main(argv: readonly string[], whole: Io): Promise<number> {
  const io: Io = {
    ...whole,
    out: (text) => whole.out(withoutPasswords(text)),
    err: (text) => whole.err(withoutPasswords(text)),
  }
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(help(groups))
    return 0
  }
  if (name === '--version') {
    io.out(`${version()}\n`)
    return 0
  }
  const it = commands.find((each) => each.name === name)
  if (!it) return misused(argv, io, `There is no command “${name}”.`, 'See them all with: retroduce --help')
  const understood = understand(it, rest)
  if ('wrong' in understood) return misused(argv, io, understood.wrong, `Usage: ${usage(it)}`)
  const { given } = understood
  if (given.help) {
    io.out(helpOf(it))
    return 0
  }
  const answer = await answerOf(() => it.run(given as never, io), io)
  say(answer, given.json === true, io)
  return answer.exit
}

/** Findings and damage are what was asked for, and go where answers go; a refusal goes where errors go. */
function say({ data, text }: Answer, json: boolean, io: Io): void {
  if (data === undefined) return
  if (json) io.out(`${JSON.stringify(data, null, 2)}\n`)
  else (isError(data) ? io.err : io.out)(`${text.trimEnd()}\n`)
}

const isError = (data: unknown): boolean => typeof data === 'object' && data !== null && 'error' in data

function misused(argv: readonly string[], io: Io, message: string, hint: string): number {
  const answer = refused({ code: 'misused', message, hint })
  say(answer, argv.includes('--json'), io)
  return answer.exit
}

function version(): string {
  const path = findPackageJSON('..', import.meta.url)
  return path ? JSON.parse(readFileSync(path, 'utf8')).version : 'unknown'
}

/** A trouble with a file is an answer; anything else thrown is a bug, and says so in a line. */
async function answerOf(run: () => Promise<Answer>, io: Io): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof StoreTrouble) return refused(error)
    if (io.env.RETRODUCE_DEBUG) throw error
    const message = `This is a fault in Retroduce: ${error instanceof Error ? error.message : String(error)}`
    return refused({ code: 'fault', message, hint: 'Please report it, with what RETRODUCE_DEBUG=1 adds.' })
  }
}

/** The program. */
export async function run(): Promise<void> {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`retroduce: The answer could not be written (${error.code}).\n  Check the disk it goes to.\n`)
    process.exit(1)
  })
  let stopped: Promise<void> | undefined
  const writer = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(stream.isTTY ? tame(text) : text)
  process.exitCode = await main(process.argv.slice(2), {
    out: writer(process.stdout),
    err: writer(process.stderr),
    draw: process.stderr.isTTY ? (text) => void process.stderr.write(text) : undefined,
    columns: process.stdout.columns || 80,
    env: process.env,
    stopped: () => {
      stopped ??= new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      return stopped
    },
  })
}
