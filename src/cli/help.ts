import { type AnyCommand, everywhere } from './command-line.ts'

/** `retroduce log FILE [ID] [options]` */
export function usage(it: AnyCommand): string {
  const words = [
    ...it.needs.map((word: string) => word.toUpperCase()),
    ...it.may.map((word: string) => `[${word.toUpperCase()}]`),
    ...(it.rest ? [`${it.rest.toUpperCase()}…`] : []),
  ]
  return ['retroduce', it.name, ...words, '[options]'].join(' ')
}

/** How one command is used. */
export function helpOf(it: AnyCommand): string {
  const options = Object.entries({ ...it.options, ...everywhere }).map(
    ([name, { value, means }]) => [`--${name}${value ? ` ${value}` : ''}`, means] as const,
  )
  return `${it.summary}\n\nUsage: ${usage(it)}\n\nOptions:\n${columns(options)}\n`
}

/** All commands, a line each. */
export const help = (commands: readonly AnyCommand[]): string =>
  `Retroduce, a workbench for realist reviews and realist evaluations.

Usage: retroduce COMMAND [options]

Commands:
${columns(commands.map((it) => [it.name, it.summary]))}

retroduce COMMAND --help says more about one. With --json a command answers in JSON.
The exit status is 0 when it is done, 1 when it was refused or problems were found, 2 when it was used wrongly.
`

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`).join('\n')
}
