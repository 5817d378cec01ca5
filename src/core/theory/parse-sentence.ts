import type { Slot } from '../project/facts.ts'
import type { Template } from '../project/templates.ts'
import { pieces, tidy } from './sentence.ts'

/** A sentence taken apart: what stands in each slot, and the phrasing that puts it together again. */
export interface ParsedSentence {
  slots: { slot: string; text: string }[]
  phrasing: string
}

/**
 * Takes a sentence apart at its labels, however they are written: "(C)", "(M-Res)", "(M – Res)", "(M- Rea)". Without
 * labels it must follow the template's phrasing word for word. What stands in a slot is one text: whether "trust and
 * understanding" is one component or two is for a person to say. An empty slot ("…") is
 * in the phrasing alone. Undefined when no slot is found, when a label is there twice, or when the sentence holds braces, which mark slots in a phrasing.
 */
export function parseSentence(text: string, template: Template): ParsedSentence | undefined {
  const said = tidy(text)
  if (/[{}]/.test(said)) return undefined
  const labels = labelsIn(said, template)
  if (labels.length === 0) return parseUnlabelled(said, template)
  if (new Set(labels.map((label) => label.slot.key)).size < labels.length) return undefined
  const parts = pieces(template.phrasing, template)
  const slots: ParsedSentence['slots'] = []
  let phrasing = ''
  let from = 0
  let before: Slot | undefined
  for (const { slot, start, end } of labels) {
    const segment = said.slice(from, start)
    const lead = expectedLead(parts, before, slot, segment) ?? leadIn.exec(segment)?.[0] ?? ''
    const content = segment.slice(lead.length).trimEnd()
    if (content !== '' && content !== '…') slots.push({ slot: slot.key, text: content })
    phrasing += `${lead}{${slot.key}}`
    from = end
    before = slot
  }
  return { slots, phrasing: phrasing + said.slice(from) }
}

/** Words between slots in the labelled sentences that reviews print; the slot begins after them. */
const leadIn = new RegExp(
  [
    '^[\\s,;:–—-]*(?:in (?:the )?contexts? (?:of|where)\\s+|when\\s+|where\\s+|if\\s+|and\\s+|then\\s+|because\\s+)*',
    '(?:(?:which|that|this|these|so that)\\s+)*',
    '(?:(?:and|then|also|in turn)\\s+)*',
    '(?:(?:lead|result)(?:s|ing)?\\s+(?:to|in)\\s+|help(?:s|ing)?\\s+to\\s+',
    '|(?:promot|ensur|encourag|enabl|creat|generat|produc|nurtur)(?:e|es|ing)\\s+',
    '|(?:foster|support|trigger|prompt)(?:s|ing)?\\s+)?',
  ].join(''),
  'i',
)

/** The template's own words before a slot, when the sentence uses them at this place. */
function expectedLead(parts: (string | Slot)[], before: Slot | undefined, slot: Slot, segment: string) {
  const at = parts.findIndex((part) => typeof part !== 'string' && part.key === slot.key)
  const words = parts[at - 1]
  const lead = typeof words === 'string' ? words : ''
  const previous = parts[lead === '' ? at - 1 : at - 2]
  const follows = before ? typeof previous !== 'string' && previous?.key === before.key : previous === undefined
  return at >= 0 && follows && segment.startsWith(lead) ? lead : undefined
}

function labelsIn(said: string, template: Template): { slot: Slot; start: number; end: number }[] {
  const bare = (words: string) => words.replace(/[^A-Za-z]/g, '').toLowerCase()
  const known = new Map(template.slots.flatMap((slot) => [slot.key, slot.label].map((name) => [bare(name), slot])))
  return [...said.matchAll(/\s?\(([^()]{1,24})\)/g)].flatMap((match) => {
    const slot = known.get(bare(match[1] ?? ''))
    return slot ? [{ slot, start: match.index, end: match.index + match[0].length }] : []
  })
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
    slots.push({ slot: part.key, text: said.slice(at, end) })
    at = end
  }
  return at === said.length && slots.length > 0 ? { slots, phrasing: template.phrasing } : undefined
}
