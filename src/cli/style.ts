import { readFileSync } from 'node:fs'
import { readStyle, type StyleTrouble } from '../adapters/csl/style.ts'
import { isStyleOf, type Style } from '../adapters/report-of.ts'
import { citationStyles } from '../core/choices.ts'
import type { State } from '../core/state.ts'

/** The option of commands that cite. */
export const style = {
  type: 'string',
  value: 'STYLE',
  means: `the citation style: ${citationStyles.join(', ')}, or a .csl file (default: the project’s, else harvard)`,
} as const

/** A citation style by its name, the id of one in the project, or the path of a file that ends in .csl; none where none was named. */
export function styleNamed(name: string | undefined, state: State): Style | StyleTrouble | undefined {
  if (name === undefined) return undefined
  if (isStyleOf(state, name)) return name
  if (!/\.csl$/i.test(name))
    return {
      code: 'malformed',
      message: `“${name}” is no style that Retroduce has.`,
      hint: `Use ${citationStyles.join(', ')}, or the path of a .csl file.`,
    }
  let text: string
  try {
    text = readFileSync(name, 'utf8')
  } catch {
    return { code: 'malformed', message: `${name} cannot be read.`, hint: 'Look whether it is there.' }
  }
  const read = readStyle(text)
  if ('code' in read) return read
  return 'same' in read ? read.same : { csl: read.csl }
}
