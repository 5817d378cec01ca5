import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { type Template, templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { linksOf } from './links.ts'

/** A piece of a configuration's sentence: connecting words, or what stands in a slot. */
export interface SentenceSpan {
  text: string
  /** The key of the slot it stands in; connecting words have none. */
  slot?: string
  role?: Slot['role']
  /** The link whose component it is; words that join two components of a slot have none. */
  links?: Id<'lnk'>[]
  /** On the last span of a slot: what to print after it, as "C" or "M-Res". */
  label?: string
  /** There is nothing to say here: an empty slot, or wording that was never published. */
  missing?: true
}

export const unpublishedWording = 'Its wording is not published.'

/**
 * A configuration as a sentence: the template's phrasing or its own, with several components of a slot joined as
 * "a, b and c" and an empty slot as "…". A filled slot that the phrasing leaves out is named at the end, so that no
 * component is ever silent. A configuration that is not there has no spans.
 */
export function sentenceSpans(state: State, cmoc: Id<'cmoc'>, form: 'told' | 'if-then' = 'told'): SentenceSpan[] {
  const configuration = state.configuration.get(cmoc)
  if (!configuration) return []
  const links = linksOf(state, cmoc)
  if (configuration.wording === 'unpublished' && links.length === 0)
    return [{ text: unpublishedWording, missing: true }]
  const template = templateOf(state, configuration.template)
  const phrasing = form === 'if-then' ? ifThenPhrasing(template) : (configuration.phrasing ?? template.phrasing)
  const filled = new Set(links.map(([, link]) => link.slot))
  return pieces(withEverySlot(phrasing, template, filled), template).flatMap((piece) =>
    typeof piece === 'string'
      ? [{ text: piece }]
      : spansOf(
          state,
          piece,
          links.filter(([, link]) => link.slot === piece.key),
        ),
  )
}

/** The sentence in plain text. With `labels`, each slot is followed by its own: "(C)", "(M-Res)" (RAMESES II, item 15). */
export function sentence(
  state: State,
  cmoc: Id<'cmoc'>,
  { labels = false, form = 'told' }: { labels?: boolean; form?: 'told' | 'if-then' } = {},
): string {
  const said = sentenceSpans(state, cmoc, form).map(({ text, label }) =>
    labels && label ? `${text} (${label})` : text,
  )
  return said.join('')
}

/** "If … and …, then …, because …": conditions, outcome, reasoning, for any template. */
export function ifThenPhrasing(template: Template): string {
  const places = (...roles: Slot['role'][]) =>
    template.slots.filter((slot) => roles.includes(slot.role)).map((slot) => `{${slot.key}}`)
  const outcomes = places('o')
  const reasons = places('rea')
  const then = outcomes.length > 0 ? `, then ${outcomes.join(' and ')}` : ''
  const because = reasons.length > 0 ? `, because ${reasons.join(' and ')}` : ''
  return `If ${places('c', 'res', 'other').join(' and ') || '…'}${then}${because}.`
}

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

/** A phrasing as words and slots in turn; a brace that names no slot of the template is words. */
function pieces(phrasing: string, template: Template): (string | Slot)[] {
  return phrasing
    .split(/(\{[A-Za-z-]+\})/)
    .map((part) => template.slots.find((slot) => part === `{${slot.key}}`) ?? part)
    .filter((part) => part !== '')
}

function withEverySlot(phrasing: string, template: Template, filled: ReadonlySet<string>): string {
  const left = template.slots.filter((slot) => filled.has(slot.key) && !phrasing.includes(`{${slot.key}}`))
  if (left.length === 0) return phrasing
  return `${phrasing.replace(/\.\s*$/, '')}; ${left.map((slot) => `${slot.word}: {${slot.key}}`).join('; ')}.`
}

function spansOf(state: State, { key, label, role }: Slot, links: [Id<'lnk'>, Value<'link'>][]): SentenceSpan[] {
  if (links.length === 0) return [{ text: '…', slot: key, role, label, missing: true }]
  return links.flatMap(([id, link], i): SentenceSpan[] => {
    const words = tidy(get(state, 'component', link.component)?.text ?? '').replace(/\.$/, '') || '…'
    const last = i === links.length - 1
    const component: SentenceSpan = { text: words, slot: key, role, links: [id], ...(last && { label }) }
    if (i === 0) return [component]
    return [{ text: last ? ' and ' : ', ', slot: key, role }, component]
  })
}

const tidy = (words: string): string => words.trim().replace(/\s+/g, ' ')
