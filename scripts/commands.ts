import type { AnyCommand } from '../src/cli/command-line.ts'
import { groups } from '../src/cli/commands.ts'
import { examplesOf, optionsOf, usage } from '../src/cli/help.ts'

const introduction = `# Every command

What \`retroduce COMMAND --help\` says of each command, on one page. Exit status, JSON, who acts, and addresses of a database
in place of a FILE are the same for all: [the command line](guide/command-line.md).`

/** The whole of docs/commands.md, from the table of commands. */
export function commandsDocument(): string {
  const parts = Object.entries(groups).map(([title, all]) => [`## ${title}`, ...all.map(told)].join('\n\n'))
  return `${[introduction, ...parts].join('\n\n')}\n`
}

const told = (it: AnyCommand): string => {
  // Those of every command are told once, on the page that introduces them.
  const own = optionsOf(it).slice(0, -2)
  const rows = own.map(([name, means]) => `| \`${name}\` | ${means.replaceAll('|', '\\|')} |`)
  const table = rows.length > 0 ? [`| option | what it does |\n| --- | --- |\n${rows.join('\n')}`] : []
  return [
    `### ${it.name}`,
    it.summary,
    `Usage: \`${usage(it).replace(' [options]', '')}\``,
    ...table,
    `\`\`\`sh\n${examplesOf(it).join('\n')}\n\`\`\``,
  ].join('\n\n')
}
