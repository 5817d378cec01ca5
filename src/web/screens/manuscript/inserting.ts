import type { Offer } from '../../../core/manuscript/offers.ts'

/** What is being inserted where the cursor stands: what was typed of it, and what of the text it takes up. */
export interface Wanted {
  /** Sources and passages are found by their words, sources in a list or one by one; all else is picked from what is offered. */
  of: 'offer' | 'source' | 'passage'
  typed: string
  /** What a pick replaces. */
  from: number
  to: number
}

/** What the cursor stands in: behind a brace that is not closed before it, in the same line. */
export function wantedAt(text: string, caret: number): Wanted | undefined {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const [, typed] = /(?<!\\)\{([^{}]{0,200})$/.exec(line) ?? []
  if (typed === undefined || /^note:/.test(typed)) return undefined
  const from = caret - typed.length
  const [passage] = /^\s*quote:\s*/.exec(typed) ?? []
  if (passage !== undefined)
    return { of: 'passage', typed: typed.slice(passage.length).trim(), from: from + passage.length, to: caret }
  const source = /^\s*(cite|author):/.exec(typed)
  if (!source) return { of: 'offer', typed, from, to: caret }
  const last = typed.slice(Math.max(source[0].length, typed.lastIndexOf(';') + 1))
  // Behind a comma stands a place in the source, which nobody looks up.
  if (last.includes(',')) return undefined
  const start = caret - last.trimStart().length
  return { of: 'source', typed: last.trim(), from: start, to: caret }
}

/** What begins an insertion of its own kind, before anything is typed of it. */
const begun: readonly Offer[] = [
  { name: 'cite:', kind: 'words', words: 'Cite sources', value: '' },
  { name: 'author:', kind: 'words', words: 'Name a source in the sentence', value: '' },
  { name: 'quote:', kind: 'words', words: 'Quote a passage', value: '' },
  { name: 'note:', kind: 'words', words: 'A note at the foot', value: '' },
]

/** What can be referred to by number or name. */
const referred = (offers: readonly Offer[]): Offer[] =>
  offers.flatMap((offer): Offer[] => {
    if (offer.kind === 'table' || offer.kind === 'figure')
      return [{ ...offer, name: `ref:${offer.name.replace(':', '-')}`, value: `the number of the ${offer.kind}` }]
    if (offer.kind !== 'theory') return []
    return [{ ...offer, name: `ref:${offer.name.replace(/^\w+:/, '')}`, value: 'its name' }]
  })

/** The offers that hold every word that was typed, those whose names begin with it first. At most as many as asked for. */
export function offered(offers: readonly Offer[], typed: string, most = 8): Offer[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const all = [...begun, ...offers, ...referred(offers)]
  const found = all.filter(({ name, words: said }) => {
    const held = `${name} ${said}`.toLowerCase()
    return words.every((word) => held.includes(word))
  })
  const starts = ({ name }: Offer) => Number(!name.toLowerCase().startsWith(typed.trim().toLowerCase()))
  const refers = ({ name }: Offer) => Number(name.startsWith('ref:'))
  return found.sort((a, b) => starts(a) - starts(b) || refers(a) - refers(b)).slice(0, most)
}

/** The text with a pick in its place, and where the cursor then stands. */
export function picked(text: string, wanted: Wanted, name: string): { text: string; caret: number } {
  const rest = text.slice(wanted.to)
  const goesOn = wanted.of === 'source' || name.endsWith(':')
  const said = name.endsWith('note:') ? `${name} ` : name
  const close = /^[^{}\n]*\}/.test(rest) ? '' : '}'
  const caret = wanted.from + said.length + (goesOn ? 0 : 1)
  return { text: `${text.slice(0, wanted.from)}${said}${close}${rest}`, caret }
}
