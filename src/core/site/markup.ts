import { xml } from '../diagram/svg.ts'

/** HTML that is safe to print: made by `html`, or by a painter that escapes. */
export interface Markup {
  readonly markup: string
}
type Part = Markup | string | number | undefined | false | readonly Part[]

/** A template of HTML: whatever is filled in is escaped, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup => ({
  markup: strings.map((string, i) => string + (i < parts.length ? printed(parts[i]) : '')).join(''),
})

/** Markup that somebody else has escaped. */
export const raw = (markup: string): Markup => ({ markup })

function printed(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return xml(String(part))
  return 'markup' in part ? part.markup : part.map(printed).join('')
}
