import type { Block, Span } from '../report/blocks.ts'

/** What is asked to be inserted: a name, what of, and how a number is to be written. */
export interface Insertion {
  as: 'insertion'
  name: string
  /** After the colon; empty where there is none. */
  of: string
  form?: 'words' | 'digits'
  /** As it was written, with its braces. */
  raw: string
}

/** A run of one paragraph: words as they stand, an insertion, or a note at the foot. */
export type Part = { as: 'words'; text: string } | Insertion | { as: 'footnote'; text: string }

/** Longer than this is no insertion; notes may be longer. */
const [longest, longestNote] = [600, 10_000]

/** A name of at least two small letters, so that a mathematician's {x} stays what it is. */
const form = /^([a-z]{2,}(?:[.-][a-z]+)*)(?::\s*(.*?))?(?:\s+in\s+(words|digits))?$/s

/**
 * One paragraph taken apart. Braces that hold no insertion stay as they are, `\{` and `\}` always do. It takes time in
 * proportion to the text, whatever the text is.
 */
export function partsOf(paragraph: string): Part[] {
  const closing = closings(paragraph)
  const parts: Part[] = []
  let words = ''
  const end = () => {
    if (words) parts.push({ as: 'words', text: words })
    words = ''
  }
  for (let i = 0; i < paragraph.length; i++) {
    const sign = paragraph.charAt(i)
    if (sign === '\\' && /[{}]/.test(paragraph.charAt(i + 1))) {
      words += paragraph.charAt(++i)
      continue
    }
    const close = sign === '{' ? closing.get(i) : undefined
    const found = close === undefined ? undefined : partIn(paragraph, i, close)
    if (!found || close === undefined) {
      words += sign
      continue
    }
    end()
    parts.push(found)
    i = close
  }
  end()
  return parts
}

function partIn(paragraph: string, open: number, close: number): Part | undefined {
  if (close - open > longestNote) return undefined
  const raw = paragraph.slice(open, close + 1)
  const inside = raw.slice(1, -1).trim()
  if (/^note:/.test(inside)) return { as: 'footnote', text: inside.slice(5).trim() }
  if (raw.length > longest) return undefined
  const [, name, of = '', how] = form.exec(inside) ?? []
  if (name === undefined) return undefined
  return { as: 'insertion', name, of, ...(how && { form: how as 'words' | 'digits' }), raw }
}

/** Where each brace that opens is closed again. */
function closings(text: string): Map<number, number> {
  const open: number[] = []
  const found = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '\\') i++
    else if (sign === '{') open.push(i)
    else if (sign === '}') {
      const from = open.pop()
      if (from !== undefined) found.set(from, i)
    }
  }
  return found
}

/** Sources with their places: "src_a; src_b, p. 4". */
export const citedBy = (of: string): { id: string; place: string }[] =>
  of
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, id = '', place = ''] = /^(\S+?)(?:,\s*(.*))?$/s.exec(one) ?? [undefined, one]
      return { id, place: place.trim() }
    })

/** What an insertion comes to: words, blocks of their own, or nothing and why. */
export type Inserted = { spans: Span[] } | { blocks: Block[] } | { problem: Problem }

/** An insertion that comes to nothing, as it was written, and what to do about it. */
export interface Problem {
  raw: string
  message: string
  hint: string
}

/** Where an insertion stands: alone in its paragraph, and the words on both sides. */
export interface At {
  alone: boolean
  before: string
  after: string
}

/** What an insertion comes to at its place. */
export type Insert = (insertion: Insertion, at: At) => Inserted

/** Whether what comes after these words begins a sentence. */
export const beginsAfter = (before: string): boolean => /^\s*$|[.?!]["’”)]?\s+$/.test(before)
