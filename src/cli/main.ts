import { StoreTrouble } from '../store/store.ts'
import { type Answer, type Io, refused, understand } from './command-line.ts'
import { commands } from './commands.ts'
import { help, helpOf, usage } from './help.ts'

/** Runs a command line, writes its answer, and gives the exit status: 0 done, 1 refused or problems found, 2 misused. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(help(commands))
    return 0
  }
  const it = commands.find((each) => each.name === name)
  if (!it) return misused(io, `There is no command “${name}”.`, 'See them all with: retroduce --help')
  const understood = understand(it, rest)
  if ('wrong' in understood) return misused(io, understood.wrong, `Usage: ${usage(it)}`)
  const { given } = understood
  if (given.help) {
    io.out(helpOf(it))
    return 0
  }
  const answer = await answerOf(() => it.run(given as never, io), io)
  if (answer.data === undefined) return answer.exit
  if (given.json) io.out(`${JSON.stringify(answer.data, null, 2)}\n`)
  else (answer.exit === 1 && isError(answer) ? io.err : io.out)(`${answer.text.trimEnd()}\n`)
  return answer.exit
}

const isError = ({ data }: Answer): boolean => typeof data === 'object' && data !== null && 'error' in data

function misused(io: Io, what: string, hint: string): 2 {
  io.err(`retroduce: ${what}\n  ${hint}\n`)
  return 2
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
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    tty: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 80,
    env: process.env,
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      }),
  })
}
