import { excerptsOf } from '../coding/reanchor.ts'
import { replacedBy } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { stopWords } from '../ranking/stop-words.ts'
import type { Readable } from '../ranking/texts.ts'
import { get, referrers, type State } from '../state.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { sentence } from '../theory/sentence.ts'
import type { Place } from './corpus.ts'
import type { Target } from './facts.ts'

/** What is looked for, and what was said of it so far. */
export interface Sought {
  target: Target
  /** The words of the theory or the codebook that say what is looked for. */
  texts: Readable[]
  /** Of a configuration, its links: which of them a passage speaks to is said. */
  parts: { link: Id<'lnk'>; text: Readable }[]
  /** Where what was accepted stands: passages coded so, evidence, and accepted suggestions. */
  accepted: Place[]
  rejected: Rejected[]
}
/** With its words, by which it is found again in a better copy. */
export interface Rejected extends Place {
  id: Id<'sug'>
  quote: string
}

/**
 * What is known of a target. It is read from the state that one person sees, and from nothing else, so what others marked
 * where coding is blinded neither steers what is put forward nor shows. Undefined if the target is not there.
 */
export function soughtFor(state: State, target: Target): Sought | undefined {
  if (target.startsWith('cmoc_')) return soughtForConfiguration(state, target as Id<'cmoc'>)
  if (target.startsWith('lnk_')) return soughtForLink(state, target as Id<'lnk'>)
  return soughtForCode(state, target as Id<'cod'>)
}

function soughtForConfiguration(state: State, id: Id<'cmoc'>): Sought | undefined {
  const configuration = state.configuration.get(id)
  if (!configuration) return undefined
  const links = linksOf(state, id)
  const parts = links.map(([link, { component }]) => ({
    link,
    text: readable(link, [state.component.get(component)?.text]),
  }))
  const evidence = evidenceOf(state, id).map(([, value]) => value)
  const targets: Target[] = [id, ...links.map(([link]) => link)]
  return {
    target: id,
    texts: [readable(id, [configuration.title, ...parts.map(({ text }) => text.abstract), told(state, id)])],
    parts,
    accepted: [
      ...evidence.flatMap(({ excerpt }) => placesOf(state, excerpt)),
      ...targets.flatMap((one) => judged(state, one, 'accepted')),
    ],
    // What says nothing of one part may still speak to another.
    rejected: judged(state, id, 'rejected'),
  }
}
/** A configuration without words has a sentence of dots. */
const told = (state: State, id: Id<'cmoc'>): string => sentence(state, id).replaceAll('…', ' ')

function soughtForLink(state: State, id: Id<'lnk'>): Sought | undefined {
  const link = state.link.get(id)
  if (!link) return undefined
  const evidence = evidenceOf(state, link.configuration).filter(([, { links }]) => links.includes(id))
  return {
    target: id,
    texts: [readable(id, [state.component.get(link.component)?.text])],
    parts: [],
    accepted: [...evidence.flatMap(([, { excerpt }]) => placesOf(state, excerpt)), ...judged(state, id, 'accepted')],
    rejected: [...judged(state, id, 'rejected'), ...judged(state, link.configuration, 'rejected')],
  }
}

function soughtForCode(state: State, id: Id<'cod'>): Sought | undefined {
  const code = state.code.get(id)
  if (!code) return undefined
  // A passage about a kind of trust is about trust.
  const codes = withChildren(state, id)
  const excerpts = codes.flatMap((one) => referrers(state, 'coding', one).map(([, { excerpt }]) => excerpt))
  return {
    target: id,
    texts: [readable(id, [code.name, code.definition, code.whenToUse])],
    parts: [],
    accepted: [
      ...[...new Set(excerpts)].flatMap((excerpt) => placesOf(state, excerpt)),
      ...codes.flatMap((one) => judged(state, one, 'accepted')),
    ],
    rejected: judged(state, id, 'rejected'),
  }
}

function withChildren(state: State, id: Id<'cod'>, known: Set<Id<'cod'>> = new Set()): Id<'cod'>[] {
  if (known.has(id)) return []
  known.add(id)
  const children = referrers(state, 'code', id).filter(([, { parent }]) => parent === id)
  return [id, ...children.flatMap(([child]) => withChildren(state, child, known))]
}

/** Words that only join others are left out: in a small project they would count as much as what they join. */
const readable = (id: string, words: readonly (string | undefined)[]): Readable => ({
  id,
  title: '',
  abstract: words
    .filter(Boolean)
    .join('. ')
    .replace(/[\p{L}\p{N}\p{M}_]+/gu, (word) => (joining.has(word.toLowerCase()) ? '' : word)),
})
const joining = new Set(stopWords)

/** Everything that can be asked for, in its words. */
export function askable(state: State): Readable[] {
  return [
    ...[...state.component].map(([id, { text }]) => readable(id, [text])),
    ...[...state.configuration].map(([id, { title }]) => readable(id, [title, told(state, id)])),
    ...[...state.code].map(([id, code]) => readable(id, [code.name, code.definition, code.whenToUse])),
  ]
}

/** Where an excerpt stands; a region of a figure stands at no words. */
function placesOf(state: State, id: Id<'exc'> | undefined): Place[] {
  const excerpt = get(state, 'excerpt', id)
  return excerpt ? placeOfExcerpt(excerpt) : []
}
const placeOfExcerpt = ({ document, selectors = [] }: Value<'excerpt'>): Place[] => {
  const position = selectors.find((selector) => selector.type === 'position')
  return document && position ? [{ document, start: position.start, end: position.end }] : []
}

/** Where all that is marked in a document stands. */
export const markedIn = (state: State, document: Id<'doc'>): Place[] =>
  excerptsOf(state, document).flatMap(([, excerpt]) => placeOfExcerpt(excerpt))

function judged(state: State, target: Target, verdict: Value<'suggestion'>['verdict']): Rejected[] {
  return referrers(state, 'suggestion', target).flatMap(([id, said]) => {
    if (said.target !== target || said.verdict !== verdict) return []
    // What was accepted and is not marked any more was thought better of.
    if (verdict === 'accepted' && !state.excerpt.has(said.excerpt ?? 'exc_none')) return []
    return [{ id, document: said.document, start: said.start, end: said.end, quote: said.quote }]
  })
}

/** The newest copy of a document. */
export function newestCopy(state: State, document: Id<'doc'>): Id<'doc'> {
  let newest = document
  for (let next = replacedBy(state, newest); next; next = replacedBy(state, newest)) newest = next
  return newest
}
