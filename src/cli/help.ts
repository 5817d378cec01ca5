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

/** Its options, those that every command has last, each with what it means. */
export const optionsOf = (it: AnyCommand): (readonly [string, string])[] =>
  Object.entries({ ...it.options, ...everywhere }).map(([name, { value, means }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    means,
  ])

/** Command lines as somebody might type them. */
export const examplesOf = ({ name, examples }: AnyCommand): string[] =>
  examples.map((words) => `retroduce ${name} ${words}`.trim())

/** How one command is used. */
export const helpOf = (it: AnyCommand): string =>
  `${it.summary}

Usage: ${usage(it)}

Options:
${columns(optionsOf(it))}

Examples:
${examplesOf(it)
  .map((line) => `  ${line}`)
  .join('\n')}
`

/** All commands, a line each. */
export const help = (groups: Readonly<Record<string, readonly AnyCommand[]>>): string => {
  const width = Math.max(...Object.values(groups).flatMap((all) => all.map(({ name }) => name.length)))
  const listed = Object.entries(groups).map(
    ([title, all]) =>
      `${title}:\n${columns(
        all.map((it) => [it.name, it.summary]),
        width,
      )}`,
  )
  return `Retroduce, a workbench for realist reviews and realist evaluations.

Usage: retroduce COMMAND [options]

${listed.join('\n\n')}

retroduce COMMAND --help says more about one. With --json a command answers in JSON.
The exit status is 0 when it is done, 1 when it was refused or problems were found, 2 when it was used wrongly.
`
}

const columns = (
  rows: readonly (readonly [string, string])[],
  width = Math.max(...rows.map(([name]) => name.length)),
): string => rows.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`).join('\n')
