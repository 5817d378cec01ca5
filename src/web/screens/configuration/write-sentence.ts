import type { Fact } from '../../../core/fact.ts'
import type { ParsedSentence } from '../../../core/theory/parse-sentence.ts'
import { tidy } from '../../../core/theory/phrasing.ts'
import { rewriteSlot } from '../../../core/theory/rewrite-slot.ts'
import type { ConfigurationAnswer, PartAnswer } from './answer.ts'

type Ids = <P extends 'cmp' | 'lnk'>(prefix: P) => `${P}_${string}`

/** What a slot comes to say, for whoever looks before it is written. */
interface SlotWritten {
  slot: ConfigurationAnswer['slots'][number]
  words: string
  changes: boolean
}

/** What a written sentence says of each slot of the template. */
export const slotsWritten = ({ slots }: ConfigurationAnswer, parsed: ParsedSentence): SlotWritten[] =>
  slots.map((slot) => {
    const words = wordsOf(parsed, slot.key)
    const told = rewriteSlot(textsOf(slot.links), words)
    const same =
      told.length === slot.links.length &&
      told.every(({ from, text }, at) => from === at && text === textsOf(slot.links)[at])
    return { slot, words, changes: !same }
  })

/**
 * The facts by which slots come to say what a written sentence says. A component that stands in this configuration alone is
 * reworded; one that others hold too makes way for a new one, or they would change unseen. Evidence stays with the
 * configuration.
 */
export function sentenceFacts(configuration: ConfigurationAnswer, parsed: ParsedSentence, newId: Ids): Fact[] {
  const { id, slots, value, template, evidence } = configuration
  const facts: Fact[] = []
  const gone = new Set<string>()
  for (const { key, links } of slots) {
    const told = rewriteSlot(textsOf(links), wordsOf(parsed, key))
    for (const [at, part] of links.entries()) if (!told.some(({ from }) => from === at)) gone.add(part.id)
    const places = inTurn(told.map(({ from }) => (from === undefined ? undefined : links[from]?.value.order)))
    for (const [at, { from, text }] of told.entries()) {
      const part = from === undefined ? undefined : links[from]
      const order = places[at] ?? at + 1
      const reworded = part !== undefined && text !== said(part.text)
      if (reworded && part.elsewhere.length === 0)
        facts.push({ type: 'component.worded', id: part.value.component, from: { text: part.text }, to: { text } })
      const component = part && (!reworded || part.elsewhere.length === 0) ? part.value.component : newId('cmp')
      if (component !== part?.value.component)
        facts.push({ type: 'component.worded', id: component, from: null, to: { text } })
      if (!part) {
        const to = { configuration: id, slot: key, component, order, status: 'hypothesised' as const }
        facts.push({ type: 'link.placed', id: newId('lnk'), from: null, to })
      } else if (component !== part.value.component || order !== part.value.order)
        facts.push({
          type: 'link.placed',
          id: part.id,
          from: { component: part.value.component, order: part.value.order },
          to: { component, order },
        })
    }
  }
  for (const { id: piece, value } of evidence) {
    const links = value.links.filter((link) => !gone.has(link))
    if (links.length < value.links.length)
      facts.push({ type: 'evidence.linked', id: piece, from: { links: value.links }, to: { links } })
  }
  for (const part of slots.flatMap((slot) => slot.links))
    if (gone.has(part.id)) facts.push({ type: 'link.placed', id: part.id, from: part.value, to: null })
  const own = parsed.phrasing === template.phrasing ? null : parsed.phrasing
  if (own !== (value.phrasing ?? null))
    facts.push({
      type: 'configuration.formed',
      id,
      from: { phrasing: value.phrasing ?? null },
      to: { phrasing: own },
    })
  return facts
}

/** Places in rising order: those there are, where they rise already and what is new comes last; else anew from 1. */
function inTurn(orders: readonly (number | undefined)[]): number[] {
  const known = orders.filter((one) => one !== undefined)
  const rising =
    orders.slice(0, known.length).every((one) => one !== undefined) &&
    known.every((one, i) => i === 0 || one > (known[i - 1] as number))
  if (!rising) return orders.map((_, i) => i + 1)
  const last = known.at(-1) ?? 0
  return orders.map((one, i) => one ?? last + 1 + i - known.length)
}

/** A component as the sentence has it. */
const said = (text: string): string => tidy(text).replace(/[.\s]+$/, '')
const textsOf = (links: readonly PartAnswer[]): string[] => links.map(({ text }) => said(text))
const wordsOf = ({ slots }: ParsedSentence, key: string): string =>
  slots
    .filter(({ slot }) => slot === key)
    .map(({ text }) => text)
    .join(', ')
