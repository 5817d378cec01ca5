import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { shortName } from '../label.ts'
import { folded } from '../record/duplicates/prepare.ts'
import { doiFrom } from '../record/formats/fields.ts'
import type { State } from '../state.ts'
import { fold } from './fold.ts'
import { documentsOf } from './retrieval.ts'

/** What is known of a file before anyone says whose it is. */
export interface Seen {
  name: string
  about: { title?: string | undefined; doi?: string | undefined; pmid?: string | undefined }
  /** The beginning of its words. */
  beginning: string
}

/** A source that a file may belong to, and why. Nothing is attached by it: a person says yes. */
export interface Proposal {
  source: Id<'src'>
  reasons: string[]
  /** The reasons are strong, and no other source has any as strong. */
  sure: boolean
  /** It has a document already. */
  held: boolean
}

/** Titles of fewer words stand in many places ("Introduction", "Trust in teams"). */
const tellingWords = 5
const most = 5

/** How strong a reason is. A number of its own names one publication; a title hardly ever two; a name and a year many. */
const strength = { doi: 4, pmid: 4, title: 3, 'short title': 1, 'title in name': 3, name: 2 } as const
type Reason = keyof typeof strength
/** From here on one is sure of it, where no other source is as likely. */
const strong = 3

/**
 * Which sources a file may belong to, the likeliest first: by DOI or PubMed number in it or in its name, by its title on
 * the first page, by author, year and title in its name.
 */
export function matcher(state: State): (file: Seen) => Proposal[] {
  const known = indexOf(state)
  return (file) => {
    const found = new Map<Id<'src'>, { score: number; reasons: Map<Reason, string> }>()
    const say = (sources: Iterable<Id<'src'>>, reason: Reason, words: string) => {
      for (const source of sources) {
        const one = found.get(source) ?? { score: 0, reasons: new Map<Reason, string>() }
        if (!one.reasons.has(reason)) one.score += strength[reason]
        one.reasons.set(reason, words)
        found.set(source, one)
      }
    }
    const text = fold(file.beginning, { hyphens: 'undone' }).text
    const said = [file.about.doi ?? '', ...(text.slice(0, 6_000).match(/10\.\d{4,9}\/[^\s"<>]+/g) ?? []).slice(0, 8)]
    for (const doi of said.flatMap((one) => doiFrom(one) ?? []))
      say(known.dois.get(doi) ?? [], 'doi', `Its DOI is ${doi}.`)
    const named = doiInName(file.name)
    if (named) say(known.dois.get(named) ?? [], 'doi', `Its name holds the DOI ${named}.`)
    const numbers = [
      file.about.pmid,
      /\bPMID:?\s*(\d{5,9})/i.exec(text)?.[1],
      /(?:^|\D)(\d{7,8})(?:\D|$)/.exec(file.name)?.[1],
    ]
    for (const pmid of numbers) if (pmid) say(known.pmids.get(pmid) ?? [], 'pmid', `Its PubMed number is ${pmid}.`)
    const pmc = /PMC\d{5,9}/i.exec(`${file.name} ${text.slice(0, 4_000)}`)?.[0].toUpperCase()
    if (pmc) say(known.pmids.get(pmc) ?? [], 'pmid', `Its number in PubMed Central is ${pmc}.`)

    for (const { source, words } of titlesIn(known, folded(text)))
      if (words >= tellingWords) say([source], 'title', 'Its title stands on the first page.')
      else say([source], 'short title', 'Its title, which is short, stands on the first page.')
    for (const { source, words } of titlesIn(known, folded(file.about.title ?? '')))
      if (words >= tellingWords) say([source], 'title', 'The file says that this is its title.')
    const name = folded(file.name.replace(/\.[a-z0-9]{1,8}$/i, ''))
    for (const { source, words } of titlesIn(known, name))
      if (words >= tellingWords) say([source], 'title in name', 'Its name holds the title.')
    say(byName(known, name), 'name', 'Its name holds the author and the year.')

    const ranked = [...found].sort(([, a], [, b]) => b.score - a.score)
    const [first, second] = ranked
    return ranked.slice(0, most).map(([source, { score, reasons }]) => ({
      source,
      reasons: [...reasons.values()],
      sure: source === first?.[0] && score >= strong && (second?.[1].score ?? 0) < score - 1,
      held: documentsOf(state, source).length > 0,
    }))
  }
}

/** "10.1186_s12913-018-3150-6.pdf", as publishers name files: a slash cannot stand in a name. */
function doiInName(name: string): string | undefined {
  const found = /10\.\d{4,9}[_@-][^\s]+?(?=\.[a-z0-9]{1,8}$)/i.exec(name)?.[0]
  return found && doiFrom(found.replace(/[_@-]/, '/'))
}

interface Known {
  dois: Map<string, Id<'src'>[]>
  /** PubMed's numbers and those of PubMed Central. */
  pmids: Map<string, Id<'src'>[]>
  /** By the first three words of a title. */
  titles: Map<string, { source: Id<'src'>; title: string; words: number }[]>
  authors: Map<string, { source: Id<'src'>; year: string }[]>
}

const kept = new WeakMap<State, { seq: number; known: Known }>()

/** What sources are known by; made once for a state of the project, however many files are asked about. */
function indexOf(state: State): Known {
  const before = kept.get(state)
  if (before?.seq === state.seq) return before.known
  const known: Known = { dois: new Map(), pmids: new Map(), titles: new Map(), authors: new Map() }
  const put = <T>(map: Map<string, T[]>, key: string | undefined, value: T) => {
    if (!key) return
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  for (const [source, { reference }] of state.source) {
    put(known.dois, reference.doi && (doiFrom(reference.doi) ?? reference.doi.toLowerCase()), source)
    put(known.pmids, reference.pmid?.trim(), source)
    put(known.pmids, reference.pmcid?.trim().toUpperCase(), source)
    for (const written of [reference.title, reference.originalTitle]) {
      // A title and its subtitle are parted by a sign, which folding takes away.
      const title = folded(written ?? '')
      const words = title.split(' ').length
      if (words >= 2) put(known.titles, keyOf(title.split(' '), 0), { source, title, words })
    }
    for (const author of firstAuthors(reference))
      put(known.authors, author, { source, year: String(reference.year ?? '') })
  }
  kept.set(state, { seq: state.seq, known })
  return known
}

function firstAuthors({ author }: Value<'source'>['reference']): string[] {
  const [first] = author ?? []
  const name = first && folded(shortName(first))
  return name && name.length > 1 ? [name] : []
}

const keyOf = (words: readonly string[], at: number): string => words.slice(at, at + 3).join(' ')

/** The titles that stand in folded text, word for word. */
function* titlesIn(known: Known, text: string): Generator<{ source: Id<'src'>; words: number }> {
  const words = text.split(' ')
  for (let at = 0, place = 0; at < words.length; place += (words[at++]?.length ?? 0) + 1)
    for (const count of [3, 2]) {
      const key = words.slice(at, at + count).join(' ')
      for (const one of known.titles.get(key) ?? [])
        if (
          text.startsWith(one.title, place) &&
          /^(?: |$)/.test(text.slice(place + one.title.length, place + one.title.length + 1))
        )
          yield one
    }
}

/** Sources whose first author and year stand in the name of a file: "sims 2021", "sims et al 2021". */
function byName(known: Known, name: string): Id<'src'>[] {
  const words = name.split(' ')
  const years = new Set(words.flatMap((word) => /^(?:19|20)\d{2}/.exec(word)?.[0] ?? []))
  if (years.size === 0) return []
  const found = new Set<Id<'src'>>()
  for (let at = 0; at < words.length; at++)
    for (const length of [1, 2, 3])
      for (const { source, year } of known.authors.get(words.slice(at, at + length).join(' ')) ?? [])
        if (years.has(year)) found.add(source)
  return [...found]
}
