import { parseArgs } from 'node:util'

/** Where a command writes and what it knows of its surroundings. */
export interface Io {
  out: (text: string) => void
  err: (text: string) => void
  /** Draws on the terminal of the person who watches; absent in a pipe. */
  draw?: ((text: string) => void) | undefined
  columns: number
  env: Readonly<Record<string, string | undefined>>
  /** Resolves when the person has had enough (Ctrl-C); only what runs until then asks. */
  stopped: () => Promise<void>
}

/** What is said without the passwords of addresses in it. */
export const withoutPasswords = (text: string): string =>
  text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@/]*@/gi, '$1@')

/** What went wrong, in the one shape that the HTTP interface uses too. */
export interface Trouble {
  code: string
  message: string
  hint: string
}

/**
 * What a command has to say: `data` with --json, else `text`; nothing when there is no data. 0 is done, 1 is refused or
 * problems found, 2 is used wrongly.
 */
export interface Answer {
  exit: 0 | 1 | 2
  data: unknown
  text: string
}

export const done = (data: unknown, text: string): Answer => ({ exit: 0, data, text })

/** Refusals of what was typed, and not of what it was asked of: then the command was used wrongly. */
const misuse = ['misused', 'malformed', 'unknown-format']

/** A "no", with what to do about it. `where` is what the message is about, mostly a file. */
export const refused = ({ code, message, hint, ...more }: Trouble, where?: string): Answer => ({
  exit: misuse.includes(code) ? 2 : 1,
  data: { error: { code, message, hint, ...(where && { where }), ...more } },
  text: `retroduce: ${where ? `${where}: ` : ''}${message}\n  ${hint}`,
})

interface Option {
  type: 'string' | 'boolean'
  /** What stands for its value in the help: `--out PATH`. */
  value?: string
  means: string
}
type Options = Readonly<Record<string, Option>>
type Given<N extends string, M extends string, O extends Options> = { [K in N]: string } & {
  [K in M]?: string | undefined
} & { json?: boolean | undefined } & {
  [K in keyof O]?: (O[K]['type'] extends 'boolean' ? boolean : string) | undefined
} & { rest?: string[] }

/** A command: the words it needs and may have, in order, its options, and what it does. The help is made from this. */
export interface Command<N extends string = string, M extends string = string, O extends Options = Options> {
  name: string
  summary: string
  /** What is typed after the name, as somebody might. */
  examples: readonly string[]
  needs: readonly N[]
  may: readonly M[]
  /** What any number of further words are, at least one; they come as a list under `rest`. */
  rest?: string
  options: O
  run: (given: Given<N, M, O>, io: Io) => Promise<Answer>
}
export type AnyCommand = Command<never, never, Options>

export const command = <N extends string, M extends string, O extends Options>(it: Command<N, M, O>): AnyCommand =>
  it as unknown as AnyCommand

/** Options that every command has. */
export const everywhere: Options = {
  json: { type: 'boolean', means: 'answer in JSON' },
  help: { type: 'boolean', means: 'say how the command is used' },
}

/** The option of commands in which somebody acts or reads. */
export const as = {
  type: 'string',
  value: 'PERSON',
  means: 'who acts: an id, a name or initials (default: the first owner)',
} as const

/** What was typed after the command's name, or in a sentence what is wrong with it. */
export function understand(
  it: AnyCommand,
  argv: readonly string[],
): { given: Record<string, string | boolean | string[] | undefined> } | { wrong: string } {
  const options = { ...it.options, ...everywhere }
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    })
    const words = [...it.needs, ...it.may] as string[]
    const missing = (it.needs as readonly string[])[positionals.length]
    const rest = positionals.slice(words.length)
    const spare = it.rest === undefined ? rest[0] : undefined
    if (values.help) return { given: values }
    if (missing) return { wrong: `${missing.toUpperCase()} is missing.` }
    if (it.rest !== undefined && rest.length === 0) return { wrong: `${it.rest.toUpperCase()} is missing.` }
    // As from a variable of a script that was not set.
    const empty = [...words, ...rest.map(() => it.rest ?? '')][positionals.indexOf('')]
    if (empty !== undefined) return { wrong: `${empty.toUpperCase()} is empty.` }
    if (spare !== undefined) return { wrong: `“${spare}” is one word too many.` }
    const named = Object.fromEntries(positionals.slice(0, words.length).map((word, i) => [words[i], word]))
    return { given: { ...values, ...named, ...(it.rest !== undefined && { rest }) } }
  } catch (error) {
    // parseArgs says which option and why in its first sentence; the rest is about quoting.
    return { wrong: `${(error as Error).message.split(/\.(?:\s|$)/)[0]}.` }
  }
}
