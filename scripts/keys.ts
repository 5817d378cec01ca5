import { type Action, actions } from '../src/web/actions.ts'

const introduction = `# Keys

What a person can do, as the help page (\`?\`) and the palette (Ctrl K, on a Mac ⌘ K) show it too. Keys can be changed, and
single keys turned off, under *People and settings*. They rest while you type, until Esc leads out of the field. “g o” is g, then o.`

/** The whole of docs/guide/keys.md, from the list of what a person can do. */
export function keysDocument(): string {
  const all: Action[] = Object.values(actions)
  const groups = [...new Set(all.map((action) => action.group))].map((group) => {
    const rows = all
      .filter((action) => action.group === group)
      .map(({ label, keys }) => `| ${label} | ${shown(keys)} |`)
    return `## ${group}\n\n| what | keys |\n| --- | --- |\n${rows.join('\n')}`
  })
  return `${[introduction, ...groups].join('\n\n')}\n`
}

const shown = (keys: string | undefined): string => (keys ? `\`${keys.replace('ctrl+', 'Ctrl ')}\`` : '')
