import citeproc from 'citeproc'
import type { CitationStyle } from '../core/choices.ts'
import type { Id } from '../core/ids.ts'
import type { Citations, CitedBefore, Span } from '../core/report/blocks.ts'
import type { CslItem } from '../core/report/csl.ts'
import { apaStyle } from './csl/apa.ts'
import { harvardStyle } from './csl/harvard.ts'
import { englishLocale } from './csl/locale.ts'
import { notesStyle } from './csl/notes.ts'
import { vancouverStyle } from './csl/vancouver.ts'

/** Marks that the processor prints: private-use characters, which no reference holds. */
const [italicFrom, italicTo, linkFrom, linkText, linkTo] = ['\ue000', '\ue001', '\ue002', '\ue003', '\ue004']
const marks = /[\ue000-\ue004]/g

/** Text that leads to where it says, if that is an address of the web. */
const linked = (_: unknown, words: string): string => {
  const to = /^https?:\/\//i.test(words) ? words : /^10\.\d{4,}/.test(words) ? `https://doi.org/${words}` : undefined
  return to === undefined ? words : `${linkFrom}${to}${linkText}${words}${linkTo}`
}

/**
 * Plain text but for italics and links. What is escaped, and how, is the painter's matter. The processor takes its
 * formats from one shared table, so ours has a name of its own.
 */
citeproc.Output.Formats.retroduce = {
  ...citeproc.Output.Formats.text,
  text_escape: (words: string | undefined) => (words ?? '').replace(marks, ''),
  '@font-style/italic': `${italicFrom}%%STRING%%${italicTo}`,
  '@URL/true': linked,
  '@DOI/true': linked,
}

/** The styles that come with Retroduce, as texts of the Citation Style Language. */
const styles: Record<CitationStyle, string> = {
  harvard: harvardStyle,
  apa: apaStyle,
  vancouver: vancouverStyle,
  notes: notesStyle,
}

/**
 * Citations and bibliography in a CSL style, by citeproc-js. The letter of 2021a is the reference's own: the processor
 * deals letters only where there are none. Where a style numbers, the numbers follow the order in which the items come;
 * otherwise the same items give the same text in whatever order.
 */
export function formatCitations(
  items: readonly CslItem[],
  style: CitationStyle | { csl: string } = 'harvard',
): Citations {
  const xml = typeof style === 'string' ? styles[style] : style.csl
  const numeric = /citation-format=["']numeric["']/.test(xml)
  const notes = /<style\b[^>]*\bclass=["']note["']/.test(xml)
  // Numbers tell works of one year apart, so there the letters would only puzzle.
  const known = new Map<string, CslItem>(items.map((item) => [item.id, numeric ? unlettered(item) : item]))
  const retrieveItem = (id: string) => known.get(id) ?? { id, type: 'document', title: id }
  const engine = new citeproc.Engine({ retrieveLocale: () => englishLocale, retrieveItem }, xml, 'en-GB', true)
  engine.setOutputFormat('retroduce')
  engine.opt.development_extensions.wrap_url_and_doi = true
  engine.updateItems(numeric ? [...known.keys()] : [...known.keys()].sort())
  for (const [id, { disambig }] of Object.entries(engine.registry.registry)) {
    const letter = known.get(id)?.['year-suffix']
    if (letter) disambig.year_suffix = String(letter.charCodeAt(0) - firstLetter)
  }
  const made = engine.makeBibliography()
  const [{ entry_ids: ids }, entries] = made || [{ entry_ids: [] }, []]
  const bibliography = entries.map((entry, i) => ({
    id: (ids[i]?.[0] ?? '') as Id<'src'>,
    spans: spansOf(entry.trim()),
  }))
  const clusterOf = (cites: Cite[]): string => (cites.length === 0 ? '' : engine.makeCitationCluster(cites))
  const cited = (sources: readonly Id<'src'>[], locator?: string | readonly string[], before?: CitedBefore): Cite[] => {
    const places = [locator ?? ''].flat()
    return sources.flatMap((id, i) => {
      if (!known.has(id)) return []
      const position = notes && before ? positionOf(id, places[i], before, sources) : undefined
      return [{ ...pointed(id, places[i] || undefined), ...(position !== undefined && { position }) }]
    })
  }
  // A report cites the same works again and again, and each time the processor would set them anew.
  const set = new Map<string, string>()
  const once = (cites: Cite[]): string => {
    const key = JSON.stringify(cites)
    const known = set.get(key) ?? clusterOf(cites)
    set.set(key, known)
    return known
  }
  return {
    cite: (sources, locator) => once(cited(sources, locator)).replace(marks, ''),
    ...(notes && { note: (sources, locator, before) => spansOf(once(cited(sources, locator, before))) }),
    bibliography: numeric ? bibliography : byLetter(bibliography, known),
    ...(numeric && { numeric }),
  }
}

type Cite = Parameters<InstanceType<typeof citeproc.Engine>['makeCitationCluster']>[0][number]

/** Where a citation stands to those before it, in the processor's numbers: first, subsequent, ibid, ibid elsewhere. */
function positionOf(id: Id<'src'>, place: string | undefined, before: CitedBefore, all: readonly unknown[]): number {
  if (!before.all.has(id)) return 0
  return before.last === id && all.length === 1 ? (place ? 3 : 2) : 1
}

const unlettered = ({ 'year-suffix': _, ...item }: CslItem): CslItem => item
const firstLetter = 'a'.charCodeAt(0)

/** The style puts works of one author and year next to each other, by title; they go by their letters. */
function byLetter(entries: Citations['bibliography'], known: ReadonlyMap<string, CslItem>): Citations['bibliography'] {
  const groupOf = (id: string) => {
    const item = known.get(id)
    const first = item?.author?.[0] ?? item?.editor?.[0]
    return item?.['year-suffix'] && JSON.stringify([first, item.author?.length, item.issued])
  }
  const letter = (id: string) => known.get(id)?.['year-suffix'] ?? ''
  const sorted = [...entries]
  for (let i = 1; i < sorted.length; i++)
    for (let j = i; j > 0; j--) {
      const [before, here] = [sorted[j - 1], sorted[j]]
      const group = here && groupOf(here.id)
      if (!before || !here || !group || group !== groupOf(before.id) || letter(before.id) <= letter(here.id)) break
      sorted[j - 1] = here
      sorted[j] = before
    }
  return sorted
}

/** "p. 4" and "pp. 4-6" are pages; any other locator stands in its own words. */
function pointed(id: string, locator: string | undefined): { id: string; locator?: string; label?: string } {
  if (locator === undefined) return { id }
  const page = /^pp?\.\s*(\d.*)$/.exec(locator)?.[1]
  return page ? { id, locator: page, label: 'page' } : { id, locator, label: 'none' }
}

const spansOf = (entry: string): Span[] =>
  entry.split(/(\ue000[^\ue001]*\ue001|\ue002[^\ue004]*\ue004)/).flatMap((part): Span[] => {
    if (part === '') return []
    if (part.startsWith(italicFrom)) return [{ as: 'em', text: part.slice(1, -1).replace(marks, '') }]
    const [to = '', words = ''] = part.slice(1, -1).split(linkText)
    if (part.startsWith(linkFrom)) return [{ as: 'link', href: addressOf(to), text: words.replace(marks, '') }]
    return [{ as: 'text', text: part.replace(marks, '') }]
  })

/** An address with what a DOI may hold and an address may not in the way addresses write it. */
function addressOf(address: string): string {
  // The processor may have cut a character in two.
  const words = address.toWellFormed()
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/i.exec(words)?.[1]
  if (doi) return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`
  return URL.parse(words)?.href ?? encodeURI(words)
}
