import type { Slot } from '../project/facts.ts'
import type { Template } from '../project/templates.ts'
import { parseSentence, slotCalled } from './parse-sentence.ts'
import { tidy } from './phrasing.ts'

export type NamedTemplate = readonly [id: `tpl_${string}`, template: Template]

/** A configuration as it was written, taken apart as far as it could be. */
export interface SentenceRead {
  /** The words as they stood, and the line they began in. */
  words: string
  line: number
  /** "CMOC 3", "2a": what stood before it. */
  number?: string
  template: NamedTemplate[0]
  slots: { slot: string; text: string }[]
  /** The words between the slots, where they are not the template's own. */
  phrasing?: string
  /** What it was known by; `nothing` was. */
  by: 'labels' | 'phrasing' | 'if then because' | 'names of parts' | 'nothing'
  /** Words that found no place: they are to be kept beside it. */
  left: string[]
}

/** At most so many are read at once; a longer text is no list of configurations. */
const mostSentences = 2_000

/**
 * Reads configurations that were typed or pasted, one or a whole list: sentences with labels after or before each part,
 * "if … then … because …", "Context: … Mechanism: … Outcome: …", or a template's own phrasing. Of several templates it
 * takes the one whose labels explain most, `preferred` where they are equal. What is not understood is told, not dropped.
 */
export function readSentences(
  text: string,
  templates: readonly NamedTemplate[],
  preferred: NamedTemplate[0],
): SentenceRead[] {
  const order = [...templates].sort(([a], [b]) => Number(b === preferred) - Number(a === preferred))
  return itemsIn(text, order)
    .slice(0, mostSentences)
    .map((item) => readOne(item, order))
}

function readOne({ words, line, number }: Item, templates: readonly NamedTemplate[]): SentenceRead {
  const about = { words, line, ...(number && { number }) }
  const tries = templates.flatMap(([template, shape]): SentenceRead[] => {
    const parts = partsNamed(words, shape)
    if (parts) return [{ ...about, template, slots: parts.slots, by: 'names of parts', left: parts.left }]
    const parsed = parseSentence(words, shape)
    if (!parsed) return []
    const { slots, phrasing, left = [] } = parsed
    const own = phrasing === shape.phrasing ? {} : { phrasing }
    return [{ ...about, template, slots, ...own, by: labelled.test(words) ? 'labels' : 'phrasing', left }]
  })
  const kinds = (one: SentenceRead) => new Set(one.slots.map(({ slot }) => slot)).size
  const best = tries.reduce<SentenceRead | undefined>((a, b) => (a && kinds(a) >= kinds(b) ? a : b), undefined)
  if (best && kinds(best) > 1) return { ...best, left: [...best.left, ...strange(best, templates)] }
  const [[template, shape] = []] = templates
  const clauses = shape && ifThen(words, shape)
  if (template && clauses) return { ...about, template, ...clauses, by: 'if then because', left: [] }
  if (best) return { ...best, left: [...best.left, ...strange(best, templates)] }
  return { ...about, template: template ?? 'tpl_cmo', slots: [], by: 'nothing', left: [tidy(words)] }
}

const labelled = /[([]\s*\p{L}[^()[\]]{0,28}[)\]]/u

/** What looks like a label and is none of the template's: "(A)" where it has no actor, "(Z)". It stays among the words. */
function strange({ slots, phrasing = '', template }: SentenceRead, templates: readonly NamedTemplate[]): string[] {
  const here = templates.find(([id]) => id === template)?.[1]
  const isLabel = (name: string) => /^\p{Lu}\d?$/u.test(name) || templates.some(([, one]) => slotCalled(name, one))
  return [...slots.map(({ text }) => text), phrasing].flatMap((text) =>
    [...text.matchAll(/\(([^()]{1,30})\)/g)].flatMap(([whole, name = '']) =>
      /^\p{Lu}/u.test(name) && isLabel(name) && !(here && slotCalled(name, here)) ? [whole] : [],
    ),
  )
}

/** "If …, then …, because …": context, outcome and reasoning; "with" brings the resource, "leading to" the outcome after a mechanism. */
function ifThen(words: string, template: Template): Pick<SentenceRead, 'slots' | 'phrasing'> | undefined {
  const of = (...roles: Slot['role'][]) => template.slots.find(({ role }) => roles.includes(role))?.key
  const said = tidy(words)
  const begin = /^(?:if|when|where)\b:?\s+/i.exec(said)?.[0]
  if (begin === undefined) return undefined
  const cues: { at: number; words: string; slot: string | undefined }[] = [{ at: 0, words: begin, slot: of('c') }]
  const cue = (pattern: RegExp, slot: string | undefined, from: number) => {
    const found = slot === undefined ? null : pattern.exec(said.slice(from))
    if (!found) return
    cues.push({ at: from + found.index, words: found[0], slot })
  }
  const after = () => (cues.at(-1)?.at ?? 0) + (cues.at(-1)?.words.length ?? 0)
  const because = /(?:[;,]\s*|\s)(?:this is )?because\b:?\s+/i
  const reasoned = because.test(said)
  cue(/[;,]\s*with\b:?\s+/i, of('res', 'other'), after())
  const then = cues.length
  cue(/(?:[;,]\s*|\s)then\b:?\s+/i, reasoned ? of('o') : (of('rea') ?? of('o')), after())
  if (cues.length === then && reasoned) cue(/,\s+/, of('o'), after())
  if (reasoned) cue(because, of('rea'), after())
  else {
    const at = cues.length
    cue(/(?:[;,]\s*|\s)(?:which |and so |thereby |thus )?(?:lead|result)(?:s|ing)? (?:to|in)\s+/i, of('o'), after())
    // "If …, then …": what follows is the outcome, and why is not said.
    const last = cues.at(-1)
    const outcome = of('o')
    if (cues.length === at && last && outcome) last.slot = outcome
  }
  if (
    cues.length < 2 ||
    cues.some(({ slot }, i) => slot === undefined || cues.findIndex((one) => one.slot === slot) < i)
  )
    return undefined
  const end = /(?<![.\s])[.\s]*$/.exec(said)?.index ?? said.length
  const slots: SentenceRead['slots'] = []
  let phrasing = ''
  for (const [i, one] of cues.entries()) {
    const content = said.slice(one.at + one.words.length, cues[i + 1]?.at ?? end)
    if (content !== '' && content !== '…') slots.push({ slot: one.slot as string, text: content })
    phrasing += `${one.words}{${one.slot}}`
  }
  if (slots.length < 2) return undefined
  return { slots, phrasing: phrasing + said.slice(end) }
}

/** "Context: … Mechanism: … Outcome: …", each in a line of its own or parted by semicolons. */
function partsNamed(words: string, template: Template): Pick<SentenceRead, 'slots' | 'left'> | undefined {
  const slots: SentenceRead['slots'] = []
  const left: string[] = []
  const pieces = words.split(/\n|;(?=\s*[\p{L} ,–—-]{1,30}:)/u)
  for (const piece of pieces) {
    const { slot, text } = partNamed(piece, template) ?? {}
    const last = slots.at(-1)
    if (slot && text) slots.push({ slot: slot.key, text })
    else if (slot) continue
    else if (last) last.text = `${last.text}\n${piece.trim()}`
    else if (piece.trim()) left.push(piece.trim())
  }
  return new Set(slots.map(({ slot }) => slot)).size > 1 ? { slots, left } : undefined
}

function partNamed(line: string, template: Template): { slot: Slot; text: string } | undefined {
  const [, name, , text] =
    /^\s*[([]?([\p{L}][\p{L} ,()–—-]{0,40}?)\s?(\d{0,2})[)\]]?\s*(?::|\t)\s*(.*)$/su.exec(line) ?? []
  const slot = name && slotCalled(name, template)
  return slot && text !== undefined ? { slot, text: text.trim() } : undefined
}

interface Item {
  words: string
  line: number
  number?: string
}

/** What stands before a configuration in a list: a bullet, "3.", "(b)", "CMOC 3:", "Hypothesis 2a –". */
const before =
  /^\s*(?:[-–•*·▪‣◦]\s+|(?:(?<name>(?:CMOCs?|CMOs?|ICAMOs?|SCMOs?|IPT|PT|configuration|hypothesis|theory|proposition)\s*(?:#\s*)?\d{1,4}\w?)|\(?(?<digits>\d{1,3}[a-z]?)[.)]|\((?<letter>[a-z])\))\s*[:.)–—-]?\s+)/iu

/**
 * The configurations of a text, each with its line. One begins after an empty line, behind a bullet or a number, and where
 * a sentence begins after one that ended; a line that goes on is joined to the one before, as words from a PDF want it.
 */
function itemsIn(text: string, templates: readonly NamedTemplate[]): Item[] {
  const isPart = (line: string) => templates.some(([, template]) => partNamed(line, template))
  const items: Item[] = []
  let parted = true
  for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trim()
    if (line === '') {
      parted = true
      continue
    }
    const found = before.exec(raw)
    // "(C)" is a label, "(c)" the third of a list.
    const lead = /\p{Lu}/u.test(found?.groups?.letter ?? '') ? null : found
    const last = items.at(-1)
    const part = isPart(line)
    const words = lead ? raw.slice(lead[0].length).trim() : line
    const repeats = last !== undefined && part && namesAgain(last.words, line, templates)
    const ended = last !== undefined && /[.!?)\]”"]$/.test(last.words) && /^["“(]?\p{Lu}/u.test(line)
    const begins =
      !last ||
      lead !== null ||
      repeats ||
      (!part && (parted || ended)) ||
      (part && parted && !isPart(last.words.split('\n')[0] ?? ''))
    const number = (lead?.groups?.name ?? lead?.groups?.digits ?? lead?.groups?.letter)?.trim()
    if (begins) items.push({ words, line: at + 1, ...(number && { number }) })
    else last.words = `${last.words}${part || isPart(last.words.split('\n').at(-1) ?? '') ? '\n' : ' '}${words}`
    parted = false
  }
  return items.flatMap(sentencesOf).filter(({ words }) => words !== '')
}

/** Whether a line names a part that was named already: then another configuration begins. */
function namesAgain(words: string, line: string, templates: readonly NamedTemplate[]): boolean {
  return templates.some(([, template]) => {
    const slot = partNamed(line, template)?.slot.key
    const named = words.split('\n').map((one) => partNamed(one, template)?.slot.key)
    // "Context 2" after "Context 1" goes on, unless another part stood between them.
    return slot !== undefined && named.includes(slot) && named.at(-1) !== slot
  })
}

/** A paragraph with several labelled sentences: each that has two labels stands alone. */
function sentencesOf(item: Item): Item[] {
  const labels = (words: string) => words.match(/[([][^()[\]]{1,30}[)\]]/g)?.map((one) => one.toLowerCase()) ?? []
  const all = labels(item.words)
  if (item.words.includes('\n') || new Set(all).size === all.length) return [item]
  const sentences = item.words.split(/(?<=[.!?])\s+(?=["“]?\p{Lu})/u)
  if (sentences.length < 2 || !sentences.every((one) => labels(one).length > 1)) return [item]
  return sentences.map((words, i) => ({
    ...item,
    words,
    ...(i > 0 && item.number && { number: `${item.number}.${i + 1}` }),
  }))
}
