import { type Reading, tell } from '../../core/record/formats/reading.ts'

/** An entry of a BibTeX file as it stands: `@article{…}`, `@string{…}`. */
export interface Part {
  kind: string
  text: string
  from: number
  to: number
  line: number
  lastLine: number
}

/** The entries of a file by their braces; what stands between them is a comment to BibTeX, and said so. */
export function* partsOf(text: string, reading: Reading): Generator<Part> {
  const start = /@\s*([a-z]+)\s*([{(])/gi
  let line = 1
  let counted = 0
  const lineAt = (place: number) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
    counted = Math.max(counted, place)
    return line
  }
  let end = 0
  const between = (to: number) => {
    const words = text.slice(end, to).trim()
    if (!words) return
    const message = `Text between entries: “${words.slice(0, 80)}”.`
    tell(reading, { kind: 'noted', code: 'between-records', message, line: lineAt(end) })
  }
  for (let found = start.exec(text); found; found = start.exec(text)) {
    between(found.index)
    const from = found.index
    const first = lineAt(from)
    const { close, next } = closing(text, start.lastIndex - 1)
    end = close
    if (close < 0) {
      end = next
      const message = 'The entry is not closed; it was taken to end where the next begins.'
      tell(reading, { kind: 'repaired', code: 'no-end', message, line: first })
    }
    start.lastIndex = end
    const kind = (found[1] ?? '').toLowerCase()
    yield { kind, text: text.slice(from, end), from, to: end, line: first, lastLine: lineAt(end) }
  }
  between(text.length)
}

/** Behind the brace that closes the one at `open`, or -1 when none does before a next entry begins a line, at `next`. */
function closing(text: string, open: number): { close: number; next: number } {
  const entry = /[\r\n]\s*@\s*[a-z]+\s*[{(]\s*[^\s,={}()"]+\s*[,=]/gi
  entry.lastIndex = open
  const found = entry.exec(text)
  const next = found ? found.index + 1 : text.length
  const round = text[open] === '('
  let quoted = false
  let depth = 0
  for (let i = open; i < next; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 92) i++
    else if (sign === 34 && depth === 1) quoted = round && !quoted
    else if (sign === 123 || (sign === 40 && i === open)) depth++
    else if (sign === 125 || (sign === 41 && depth === 1 && round && !quoted)) {
      depth--
      // What an entry in round brackets opened with, a brace does not close.
      if (depth === 0 && (sign === 41 || !round)) return { close: i + 1, next }
    }
  }
  return { close: -1, next }
}

export const keyOf = (text: string): string | undefined => /^@\s*[a-z]+\s*[{(]\s*([^\s,={}]+)\s*,/i.exec(text)?.[1]

/** Every field of an entry as it stands, repeated ones too, by a scan that follows braces and quotation marks. */
export function rawFields(entry: string): [name: string, value: string][] {
  const text = /^@\s*[a-z]+\s*\(/i.test(entry) ? entry.replace(/\)\s*$/, '') : entry
  const fields: [string, string][] = []
  const name = /[,{(]\s*([a-z][\w:. -]*?)\s*=\s*/gi
  name.lastIndex = text.indexOf(',') < 0 ? text.length : text.indexOf(',')
  for (let found = name.exec(text); found; found = name.exec(text)) {
    const from = name.lastIndex
    const to = valueEnd(text, from)
    fields.push([(found[1] ?? '').toLowerCase(), text.slice(from, to).trim()])
    name.lastIndex = to
  }
  return fields
}

function valueEnd(text: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let i = from; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 92) i++
    else if (sign === 34 && depth === 0) quoted = !quoted
    else if (sign === 123) depth++
    else if (sign === 125) {
      if (depth === 0) return i
      depth--
    } else if (sign === 44 && depth === 0 && !quoted) return i
  }
  // Nothing closes it: then it ends where a next field seems to begin.
  const next = /[}"]\s*(?=,\s*[a-z][\w-]*\s*=\s*["{\d])/gi
  next.lastIndex = from
  const found = next.exec(text)
  return found ? found.index + found[0].length : text.length
}

/**
 * A value in which there is nothing for TeX to do, as its words: no command but for a sign that TeX would take for its
 * own, no brace, formula, tie, dash or quotation mark of TeX's. Undefined for any other, and for a name of a string.
 */
export function plainly(value: string): string | undefined {
  if (/^\d+$/.test(value)) return value
  const inside = /^\{((?:[^\\{}$~^_`]|\\[&%#$_])*)\}$|^"((?:[^"\\{}$~^_`]|\\[&%#$_])*)"$/.exec(value)
  const words = inside?.[1] ?? inside?.[2]
  if (words === undefined || words.includes('--') || words.includes("''")) return undefined
  return words
    .replace(/\\([&%#$_])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A value as a parser of TeX takes it for what was meant. Few exporters escape the signs of percent and of money, at
 * which TeX begins a comment and a formula; braces that do not match would take in all that follows.
 */
export function mended(value: string): string {
  const signs = value
    // An exporter that doubles quotation marks breaks \"o into \''o.
    .replace(/\\''(?=\{?[a-z])/gi, '\\"')
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/(?<!\\)\$(?:([^$]{1,300}?)(?<!\\)\$)?/g, (found, inside?: string) =>
      inside && isFormula(inside) ? found : found.replace(/\$/g, '\\$'),
    )
  // "Half of it" # name # "and the rest"
  if (/["}]\s*#|#\s*["{]/.test(signs) && balanced(signs)) return signs
  const marks = /^(?:\{(.*)\}|"(.*)")$/s.exec(signs)
  const words = marks?.[1] ?? marks?.[2] ?? (/^[{"]/.test(signs) ? signs.slice(1) : undefined)
  if (words === undefined) return signs
  return `{${balanced(words) ? words : words.replace(/(?<!\\)[{}]/g, '')}}`
}

/** What stands between two signs of money, when it is no sum of it: "x_1", "\\alpha", "p<.05". */
const isFormula = (inside: string): boolean =>
  /[\\^_]/.test(inside) ? balanced(inside) : /^\s*[a-z]?(?:\s*[<>=±×≤≥+-]{1,2}\s*[\w.]*)?\s*$/i.test(inside)

function balanced(words: string): boolean {
  let depth = 0
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '\\') i++
    else if (words[i] === '{') depth++
    else if (words[i] === '}' && --depth < 0) return false
  }
  return depth === 0
}
