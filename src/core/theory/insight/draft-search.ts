import type { Id } from '../../ids.ts'
import { stopWords } from '../../ranking/stop-words.ts'
import { get, referrers, type State } from '../../state.ts'
import { evidenceOf, linksOf } from '../links.ts'

/** A word that tells what speaks to a part of the theory from everything else that was marked. */
export interface TellingTerm {
  term: string
  /** In how many passages that speak to it, and in how many others. */
  within: number
  outside: number
}

const passed = new Set(stopWords)
const most = 12

/**
 * The words that tell passages on some links from the rest of what was marked and written of evidence, strongest first: by
 * the log-likelihood of their counts (Dunning 1993), words of at least two such passages alone. Where too little is marked
 * they are the words of the components themselves, which say what is sought.
 */
export function tellingTerms(state: State, cmoc: Id<'cmoc'>, links: readonly Id<'lnk'>[]): TellingTerm[] {
  const inside: Set<string>[] = []
  const outside: Set<string>[] = []
  for (const [, piece] of state.evidence) {
    const said = [get(state, 'excerpt', piece.excerpt)?.quote, piece.memo].filter(Boolean).join(' ')
    if (said === '') continue
    const speaks = piece.configuration === cmoc && piece.links.some((link) => links.includes(link))
    ;(speaks ? inside : outside).push(termsIn(said))
  }
  const within = countsOf(inside)
  const others = countsOf(outside)
  const told = [...within]
    .filter(([, n]) => n > 1)
    .map(([term, n]) => ({ term, within: n, outside: others.get(term) ?? 0 }))
    .filter(({ within: n, outside: m }) => n / inside.length > m / Math.max(1, outside.length))
    .sort((a, b) => strength(b) - strength(a) || (a.term < b.term ? -1 : 1))
  return told.length >= 3 ? told.slice(0, most) : ownTerms(state, cmoc, links)

  function strength({ within: n, outside: m }: TellingTerm): number {
    const rate = (n + m) / (inside.length + outside.length)
    const part = (seen: number, of: number) => (seen === 0 ? 0 : seen * Math.log(seen / (of * rate)))
    return part(n, inside.length) + part(m, outside.length)
  }
}

const ownTerms = (state: State, cmoc: Id<'cmoc'>, links: readonly Id<'lnk'>[]): TellingTerm[] =>
  [
    ...new Set(
      linksOf(state, cmoc)
        .filter(([id]) => links.includes(id))
        .flatMap(([, { component }]) => [...termsIn(state.component.get(component)?.text ?? '')]),
    ),
  ]
    .slice(0, most)
    .map((term) => ({ term, within: 0, outside: 0 }))

const termsIn = (text: string): Set<string> =>
  new Set(
    (
      text
        .toLowerCase()
        .normalize('NFKC')
        .match(/[\p{L}][\p{L}\p{N}’'-]+/gu) ?? []
    ).filter((word) => word.length > 3 && !passed.has(word)),
  )

function countsOf(all: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const terms of all) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * A search to begin with for a part of the theory: any of its telling words, together with words of the contexts it stands
 * in. Plain Boolean text that a person works on; nothing is searched.
 */
export function draftStrategy(state: State, cmoc: Id<'cmoc'>, links: readonly Id<'lnk'>[]): string {
  const terms = tellingTerms(state, cmoc, links).map(({ term }) => quoted(term))
  const speaking = new Set(evidenceOf(state, cmoc).map(([, { source }]) => source))
  const keywords = new Map<string, number>()
  for (const source of speaking)
    for (const word of state.source.get(source)?.reference.keywords ?? [])
      keywords.set(word.toLowerCase(), (keywords.get(word.toLowerCase()) ?? 0) + 1)
  const around = [...keywords]
    .filter(([, n]) => n > 1)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 6)
    .map(([word]) => quoted(word))
  return [terms.join(' OR '), around.join(' OR ')]
    .filter(Boolean)
    .map((line) => `(${line})`)
    .join('\nAND\n')
}

const quoted = (word: string): string => (/\s/.test(word) ? `"${word}"` : word)

/** Whether a search was logged for a configuration already, and is still to be run or has brought something. */
export const searchesFor = (state: State, cmoc: Id<'cmoc'>): Id<'sch'>[] =>
  referrers(state, 'search', cmoc).map(([id]) => id)
