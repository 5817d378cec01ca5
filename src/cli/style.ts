import { readFileSync } from 'node:fs'
import { readStyle, type StyleTrouble } from '../adapters/csl/style.ts'
import { isStyleOf, type Style } from '../adapters/report-of.ts'
import { citationStyles } from '../core/choices.ts'
import type { State } from '../core/state.ts'

/** A citation style by its name, the id of one in the project, or the path of a file that ends in .csl. */
export function styleNamed(name: string, state: State): Style | StyleTrouble {
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
