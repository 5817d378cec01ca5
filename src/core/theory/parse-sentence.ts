import type { Slot } from '../project/facts.ts'
import type { Template } from '../project/templates.ts'
import { ifThenPhrasing, pieces, tidy, withEverySlot } from './phrasing.ts'

/** A sentence taken apart: what stands in each slot, and the phrasing that puts it together again. */
export interface ParsedSentence {
  /** A slot with numbered labels ("(M1) … (M2)") stands here once for each. */
  slots: { slot: string; text: string }[]
  phrasing: string
  /** Words that have no place in slots or phrasing, as between two components of a slot. */
  left?: string[]
}

/**
 * Takes a sentence apart at its labels, however they are written: "(C)", "(M-Res)", "(M – Res)", "[context]", "(M1)". Without
 * labels it must follow the template's phrasing word for word. What stands in a slot is one text: whether "trust and
 * understanding" is one component or two is for a person to say. An empty slot ("…") is in the phrasing alone. Undefined
 * when no slot is found, when a label is there twice and neither numbers nor the phrasing tell which is meant, or when
 * words between the slots name a slot in braces, as a phrasing does.
 */
export function parseSentence(text: string, template: Template): ParsedSentence | undefined {
  const said = tidy(text)
  const all = labelsIn(said, template)
  if (all.length === 0) return parseUnlabelled(said, template)
  for (const phrasing of [template.phrasing, ifThenPhrasing(template)])
    for (const filled of leftOut(phrasing, all)) {
      const parts = pieces(withEverySlot(phrasing, template, new Set(filled)), template)
      const labels = byPhrasing(said, parts, all)
      if (labels) return apart(said, labels, parts)
    }
  const labels = byNumber(all)
  return labels && apart(said, labels, pieces(template.phrasing, template))
}

/** Which of the slots that a phrasing leaves out may stand at its end: none of those whose labels are there, one, … all. */
function leftOut(phrasing: string, labels: readonly Label[]): string[][] {
  const keys = [...new Set(labels.map(({ slot }) => slot.key))].filter((key) => !phrasing.includes(`{${key}}`))
  const each = keys.slice(0, 8)
  const some = [...Array(2 ** each.length).keys()].map((n) => each.filter((_, i) => (n >> i) % 2 === 1))
  return keys.length > each.length ? [...some, keys] : some
}

interface Label {
  slot: Slot
  /** "M2" is the second of its slot. */
  number: string
  start: number
  end: number
}

function apart(said: string, labels: readonly Label[], parts: (string | Slot)[]): ParsedSentence | undefined {
  const slots: ParsedSentence['slots'] = []
  const left: string[] = []
  const named = new Set<string>()
  // "(C) In hospitals … (M) staff feel …": the label stands before its words.
  const before = labels[0]?.start === 0 && said.slice(labels.at(-1)?.end).trim().length > 1
  let phrasing = ''
  let from = 0
  let previous: Slot | undefined
  for (const [i, { slot, start, end }] of labels.entries()) {
    const segment = before ? said.slice(end, labels[i + 1]?.start) : said.slice(from, start)
    const lead = before ? /^[\s:–—-]*/.exec(segment)?.[0] : leadOf(segment, parts, previous, slot)
    const content = segment.slice(lead?.length).trimEnd()
    if (content !== '' && content !== '…') slots.push({ slot: slot.key, text: content })
    if (!named.has(slot.key)) phrasing += before ? ` {${slot.key}}` : `${lead}{${slot.key}}`
    else if (lead?.trim() && !/^(?:[,;]|and|[,;] and)$/i.test(lead.trim())) left.push(lead.trim())
    named.add(slot.key)
    from = end
    previous = slot
  }
  if (before) return { slots, phrasing: phrasing.trim(), ...(left.length > 0 && { left }) }
  const tail = said.slice(from)
  if (mark.test(tail)) return undefined
  return { slots, phrasing: phrasing + tail, ...(left.length > 0 && { left }) }
}

/** What a phrasing takes for a slot. */
const mark = /\{[A-Za-z-]+\}/

/** Words between slots in the labelled sentences that reviews print; the slot begins after them. */
const leadIn = new RegExp(
  [
    '^[\\s,;:–—-]*(?:(?:in|within|under) (?:the |a )?(?:contexts?|circumstances) (?:of|where|in which|that)\\s+|when\\s+|where\\s+|if:?\\s+|with:\\s+|and\\s+|then:?\\s+|because:?\\s+)*',
    '(?:(?:which|that|this|these|so that)\\s+)*',
    '(?:(?:and|then|also|in turn)\\s+)*',
    '(?:(?:lead|result)(?:s|ing)?\\s+(?:to|in)\\s+|help(?:s|ing)?\\s+to\\s+',
    '|(?:promot|ensur|encourag|enabl|creat|generat|produc|nurtur)(?:e|es|ing)\\s+',
    '|(?:foster|support|trigger|prompt)(?:s|ing)?\\s+)?',
  ].join(''),
  'i',
)

function leadOf(segment: string, parts: (string | Slot)[], before: Slot | undefined, slot: Slot) {
  const lead = expectedLead(parts, before, slot, segment) ?? leadIn.exec(segment)?.[0] ?? ''
  // A phrasing takes a slot's name in braces for the slot.
  return mark.test(lead) ? (/^\s*/.exec(lead)?.[0] ?? '') : lead
}

/** The template's own words before a slot, when the sentence uses them at this place. */
function expectedLead(parts: (string | Slot)[], before: Slot | undefined, slot: Slot, segment: string) {
  const at = parts.findIndex((part) => typeof part !== 'string' && part.key === slot.key)
  const words = parts[at - 1]
  const lead = typeof words === 'string' ? words : ''
  const previous = parts[lead === '' ? at - 1 : at - 2]
  const follows = before ? typeof previous !== 'string' && previous?.key === before.key : previous === undefined
  return at >= 0 && follows && segment.startsWith(lead) ? lead : undefined
}

/** What reviews call a part, beside the letters and the word of the template. */
const calls: Readonly<Record<Slot['role'], readonly string[]>> = {
  c: ['c', 'context', 'contexts'],
  res: ['mres', 'mechanismresource', 'resourcemechanism', 'resource', 'resources'],
  rea: ['mrea', 'mechanismreasoning', 'mechanismresponse', 'reasoning', 'response', 'reaction'],
  o: ['o', 'outcome', 'outcomes'],
  other: [],
}

const bare = (words: string) => words.replace(/[^\p{L}]/gu, '').toLowerCase()

/** The slot that a word or letters name. A word that names two is no name. */
export function slotCalled(words: string, template: Template): Slot | undefined {
  const said = bare(words)
  if (said === '') return undefined
  const exact = template.slots.find(({ key, label, word }) => [key, label, word].some((name) => bare(name) === said))
  if (exact) return exact
  const meant = template.slots.filter(({ role }) => calls[role].includes(said))
  if (meant.length > 0) return meant.length === 1 ? meant[0] : undefined
  // "mechanism" where the template has one of them alone.
  const mechanisms = template.slots.filter(({ role }) => role === 'res' || role === 'rea')
  return /^(?:m|mechanisms?)$/.test(said) && mechanisms.length === 1 ? mechanisms[0] : undefined
}

function labelsIn(said: string, template: Template): Label[] {
  return [...said.matchAll(/\s?(?:\(([^()]{1,30})\)|\[([^[\]]{1,30})\])/g)].flatMap((match) => {
    const words = match[1] ?? match[2] ?? ''
    const [, name = '', number = ''] = /^(.*?)\s*(\d{0,2})\s*$/.exec(words) ?? []
    const slot = /\d/.test(name) ? undefined : slotCalled(name, template)
    return slot ? [{ slot, number, start: match.index, end: match.index + match[0].length }] : []
  })
}

/** Each label once; or several times, told apart by numbers. */
function byNumber(labels: readonly Label[]): readonly Label[] | undefined {
  const each = new Set(labels.map(({ slot, number }) => `${slot.key} ${number}`))
  return each.size === labels.length ? labels : undefined
}

/** At most so many places are tried for the labels: words full of them are not worth more. */
const mostTried = 2_000

/**
 * Which of the labels are labels, where words hold some too ("vitamin (C)"): those between which the template's own words
 * stand, or what a sentence adds for slots that these leave out. Undefined when it does not follow the phrasing.
 */
function byPhrasing(said: string, parts: (string | Slot)[], labels: readonly Label[]): Label[] | undefined {
  let tried = 0
  const from = (at: number, part: number): Label[] | undefined => {
    const here = parts[part]
    if (here === undefined) return at === said.length ? [] : undefined
    if (typeof here === 'string') return said.startsWith(here, at) ? from(at + here.length, part + 1) : undefined
    for (const label of labels) {
      if (label.slot.key !== here.key || label.start <= at || ++tried > mostTried) continue
      // A sentence is printed with the label as it is, and no component ends in a full stop.
      if (said.slice(label.start, label.end) !== ` (${here.label})` || said[label.start - 1] === '.') continue
      const rest = from(label.end, part + 1)
      if (rest) return [label, ...rest]
    }
    return undefined
  }
  return from(0, 0)
}

/** Finds the template's words one after another, so that hostile text costs no more than its length. */
function parseUnlabelled(said: string, template: Template): ParsedSentence | undefined {
  const parts = pieces(template.phrasing, template)
  const slots: ParsedSentence['slots'] = []
  let at = 0
  for (const [i, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!said.startsWith(part, at)) return undefined
      at += part.length
      continue
    }
    const words = parts[i + 1]
    const last = i + 2 >= parts.length
    const end = typeof words !== 'string' ? said.length : last ? said.lastIndexOf(words) : said.indexOf(words, at + 1)
    if (end <= at) return undefined
    const content = said.slice(at, end)
    if (content !== '…') slots.push({ slot: part.key, text: content })
    at = end
  }
  return at === said.length && slots.length > 0 ? { slots, phrasing: template.phrasing } : undefined
}
