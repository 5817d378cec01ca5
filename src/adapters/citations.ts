import citeproc from 'citeproc'
import type { Id } from '../core/ids.ts'
import type { Citations, Span } from '../core/report/blocks.ts'
import type { CslItem } from '../core/report/csl.ts'
import { harvardStyle } from './csl/harvard.ts'
import { englishLocale } from './csl/locale.ts'

/** Marks around italic words in what the processor prints: private-use characters, which no reference holds. */
const [italicFrom, italicTo] = ['\ue000', '\ue001']

/**
 * Plain text but for italics. What is escaped, and how, is the painter's matter. The processor takes its formats from
 * one shared table, so ours has a name of its own.
 */
citeproc.Output.Formats.retroduce = {
  ...citeproc.Output.Formats.text,
  text_escape: (words: string | undefined) => (words ?? '').replace(/[\ue000\ue001]/g, ''),
  '@font-style/italic': `${italicFrom}%%STRING%%${italicTo}`,
}

/**
 * Citations and bibliography in a CSL style, by citeproc-js; Harvard unless another style's text is given. The letter of
 * 2021a is the reference's own: the processor deals letters only where there are none. The same items give the same text
 * in whatever order they come.
 */
export function formatCitations(items: readonly CslItem[], style: string = harvardStyle): Citations {
  const known = new Map<string, CslItem>(items.map((item) => [item.id, item]))
  const retrieveItem = (id: string) => known.get(id) ?? { id, type: 'document', title: id }
  const engine = new citeproc.Engine({ retrieveLocale: () => englishLocale, retrieveItem }, style, 'en-GB', true)
  engine.setOutputFormat('retroduce')
  engine.updateItems([...known.keys()].sort())
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
  return {
    cite(sources, locator) {
      const cites = sources.filter((id) => known.has(id)).map((id, i) => pointed(id, i === 0 ? locator : undefined))
      return cites.length === 0 ? '' : engine.makeCitationCluster(cites).replace(/[\ue000\ue001]/g, '')
    },
    bibliography: byLetter(bibliography, known),
  }
}

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
  entry.split(/(\ue000[^\ue001]*\ue001)/).flatMap((part): Span[] => {
    if (part === '') return []
    return part.startsWith(italicFrom) ? [{ as: 'em', text: part.slice(1, -1) }] : [{ as: 'text', text: part }]
  })
