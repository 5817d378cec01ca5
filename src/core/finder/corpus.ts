import type { DocumentText, Range } from '../document/text.ts'
import type { Id } from '../ids.ts'
import { type TermNames, termNames } from '../ranking/explain.ts'
import { type Features, featuresOf } from '../ranking/features.ts'
import { grown } from '../ranking/grown.ts'
import { addTexts, noTexts, type Readable, type Texts } from '../ranking/texts.ts'
import { cut } from './cut.ts'

/** Passages of documents as words, one document behind the other: what has been read so far. */
export interface Gathered {
  texts: Texts
  documents: Id<'doc'>[]
  /** Of each document, its first passage; where the next one's begin, its own end. */
  first: number[]
  /** Of each passage, from where to where it stands in its document, and on which page (0: it has none). */
  starts: Int32Array
  ends: Int32Array
  pages: Int32Array
}

/** What is gathered before the first document is. */
export const nothingGathered = (): Gathered => ({
  texts: noTexts(),
  documents: [],
  first: [],
  starts: new Int32Array(1 << 10),
  ends: new Int32Array(1 << 10),
  pages: new Int32Array(1 << 10),
})

/** Adds the passages of a document. Reading all at once, or some later, comes to the same. */
export function gather(into: Gathered, document: Id<'doc'>, read: DocumentText): void {
  const cuts = cut(read)
  let row = into.texts.ids.length
  into.documents.push(document)
  into.first.push(row)
  into.starts = grown(into.starts, row + cuts.length)
  into.ends = grown(into.ends, row + cuts.length)
  into.pages = grown(into.pages, row + cuts.length)
  for (const { start, end, page = 0 } of cuts) {
    into.starts[row] = start
    into.ends[row] = end
    into.pages[row++] = page
  }
  addTexts(
    into.texts,
    cuts.map(({ start, words }) => ({ id: `${document}@${start}`, title: '', abstract: words })),
  )
}

/** All passages of a project's documents, as weighted terms. */
export interface Corpus extends Omit<Gathered, 'texts'> {
  /** How many passages there are; rows behind them are what the theory and the codebook say. */
  count: number
  features: Features
  names: TermNames
  /** The number of each document. */
  at: ReadonlyMap<Id<'doc'>, number>
}

/**
 * Makes what was gathered ready to be searched. A word of one text alone tells nothing of others and is not kept; so what
 * will be asked for is counted among the texts, and a word that stands in one passage and in the question is found.
 */
export function corpusOf(gathered: Gathered, asked: readonly Readable[]): Corpus {
  const { texts, ...places } = gathered
  const count = texts.ids.length
  addTexts(texts, asked)
  const features = featuresOf({ ...texts, ids: [...texts.ids] })
  texts.ids.length = count
  return {
    ...places,
    count,
    features,
    names: termNames(features),
    at: new Map(places.documents.map((id, i) => [id, i])),
  }
}

/** A place in a document. */
export interface Place extends Range {
  document: Id<'doc'>
}

/** The number of the document in which a passage stands. */
export function documentOf({ first }: Corpus, row: number): number {
  let low = 0
  let high = first.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((first[middle] ?? 0) <= row) low = middle
    else high = middle - 1
  }
  return low
}

/** From which passage to before which the passages of a document go. */
const rowsOfDocument = ({ first, count }: Corpus, document: number): Range => ({
  start: first[document] ?? 0,
  end: first[document + 1] ?? count,
})

/**
 * The passages that a place covers, or that it stands in: those of which it has a third or which have a third of it. A
 * sentence marked in a passage is about that passage, and a few words over its edge are not about the next one.
 */
export function rowsAt(corpus: Corpus, { document, start, end }: Place): number[] {
  const number = corpus.at.get(document)
  if (number === undefined) return []
  const rows = rowsOfDocument(corpus, number)
  const found: number[] = []
  for (let row = firstEndingAfter(corpus, rows, start); row < rows.end; row++) {
    const [from, to] = [corpus.starts[row] as number, corpus.ends[row] as number]
    if (from >= end) break
    const shared = Math.min(to, end) - Math.max(from, start)
    if (3 * shared >= Math.min(to - from, end - start)) found.push(row)
  }
  return found
}

function firstEndingAfter({ ends }: Corpus, rows: Range, place: number): number {
  let [low, high] = [rows.start, rows.end]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as number) <= place) low = middle + 1
    else high = middle
  }
  return low
}
