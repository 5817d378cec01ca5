import { grown } from './grown.ts'
import { ln } from './ln.ts'
import { endOf, type Texts } from './texts.ts'
import { clear, emptyTally, mostCount, tally, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/**
 * Texts as weighted terms, row by row. A term weighs 1 + ln(how often), a title's words counted four times. Two rows
 * are as alike as the sum over the terms of both of weight × weight × rarity, divided by both lengths. So rarity counts
 * once, and not squared as in the usual tf-idf, which is better on almost every set (docs/decisions/0016).
 */
export interface Rows {
  count: number
  /** Where each row's cells begin in `cells`, and where the last ends. */
  starts: Int32Array
  /** A term's number times 64, and how often it stands there. */
  cells: Int32Array
  /** One divided by the length of each row, in which all terms count. */
  scale: Float32Array
  /** The share of the squared length that lies in terms of no other row. They say nothing of others and have no cell. */
  own: Float32Array
}

export interface Features extends Rows {
  ids: readonly string[]
  /** How rare each term is: ln((1 + records) / (1 + records that have it)) + 1. */
  rarity: Float32Array
  /** 1 for a record that has only a title. */
  titleOnly: Uint8Array
  vocabulary: Vocabulary
  /** The term that each word, stem and pair of the vocabulary is in the cells; -1 for those in one record or in nearly all. */
  termOf: Int32Array
  /** The cells once more, term by term: where each term's begin in `found`, and a record's position times 64 with how often. */
  foundFrom: Int32Array
  found: Int32Array
}

export const titleCounts = 4
/** A term in more records than this share tells nothing. */
const tooCommon = 0.95

/** What a term weighs, by how often it stands in a row. */
export const weights = Float64Array.from({ length: mostCount + 1 }, (_, count) => (count === 0 ? 0 : 1 + ln(count)))

/** The terms of all texts that were read. */
export function featuresOf(texts: Texts): Features {
  const count = texts.ids.length
  const vocabulary = vocabularyOf(texts.lexicon)
  const { chunks, sizes, records, terms } = counted(texts, vocabulary)
  const termOf = new Int32Array(terms).fill(-1)
  const rarityOf = new Float32Array(terms)
  let [kept, cells] = [0, 0]
  for (let term = 0; term < terms; term++) {
    const within = records[term] as number
    if (within === 0 || within > tooCommon * count) continue
    rarityOf[term] = ln((1 + count) / (1 + within)) + 1
    if (within < 2) continue
    termOf[term] = kept++
    cells += within
  }
  const rarity = new Float32Array(kept)
  for (let term = 0; term < terms; term++) {
    const number = termOf[term] as number
    if (number >= 0) rarity[number] = rarityOf[term] as number
  }
  const rows = compacted(chunks, sizes, termOf, rarityOf, cells)
  const titleOnly = Uint8Array.from({ length: count }, (_, i) => (texts.titleEnds[i] === texts.ends[i] ? 1 : 0))
  return { ...rows, ...byTerm(rows, kept), ids: texts.ids, rarity, titleOnly, vocabulary, termOf }
}

const chunkSize = 1 << 20

/** The cells of all records, under the vocabulary's numbers, in chunks that hold whole records; and in how many records each is. */
function counted(texts: Texts, vocabulary: Vocabulary) {
  const chunks: Int32Array[] = []
  const sizes = new Int32Array(texts.ids.length)
  const into = emptyTally(vocabulary)
  let records = new Int32Array(into.counts.length)
  let chunk = new Int32Array(0)
  let at = 0
  for (let record = 0; record < texts.ids.length; record++) {
    const [from, middle, to] = [endOf(texts, record - 1), texts.titleEnds[record] as number, endOf(texts, record)]
    tally(vocabulary, texts.words, from, middle, titleCounts, into)
    tally(vocabulary, texts.words, middle, to, 1, into)
    records = grown(records, into.counts.length)
    if (at + into.size > chunk.length) {
      if (at > 0) chunks.push(chunk.subarray(0, at))
      chunk = new Int32Array(Math.max(chunkSize, into.size))
      at = 0
    }
    for (let i = 0; i < into.size; i++) {
      const term = into.touched[i] as number
      chunk[at++] = (term << 6) | (into.counts[term] as number)
      records[term] = (records[term] as number) + 1
    }
    sizes[record] = into.size
    clear(into)
  }
  chunks.push(chunk.subarray(0, at))
  const { words, stems, pairs } = vocabulary
  return { chunks, sizes, records, terms: words.size + stems.size + pairs.size }
}

/** Cells of terms that are kept, under their new numbers; the length of each row counts the others too. */
function compacted(
  chunks: Int32Array[],
  sizes: Int32Array,
  termOf: Int32Array,
  rarityOf: Float32Array,
  kept: number,
): Rows {
  const count = sizes.length
  const starts = new Int32Array(count + 1)
  const scale = new Float32Array(count)
  const own = new Float32Array(count)
  const cells = new Int32Array(kept)
  let [row, at] = [0, 0]
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    let next = 0
    while (row < count && next + (sizes[row] as number) <= chunk.length) {
      const end = next + (sizes[row] as number)
      let [all, shared] = [0, 0]
      for (; next < end; next++) {
        const cell = chunk[next] as number
        const weight = weights[cell & 63] as number
        const square = weight * weight * (rarityOf[cell >>> 6] as number)
        const term = termOf[cell >>> 6] as number
        all += square
        if (term < 0) continue
        shared += square
        cells[at++] = (term << 6) | (cell & 63)
      }
      scale[row] = all > 0 ? 1 / Math.sqrt(all) : 0
      own[row] = all > 0 ? (all - shared) / all : 0
      starts[++row] = at
    }
  }
  return { count, starts, cells, scale, own }
}

/** The same cells sorted by term, each term's by record. */
function byTerm({ count, starts, cells }: Rows, terms: number): { foundFrom: Int32Array; found: Int32Array } {
  const foundFrom = new Int32Array(terms + 1)
  for (let at = 0; at < cells.length; at++) {
    const next = ((cells[at] as number) >>> 6) + 1
    foundFrom[next] = (foundFrom[next] as number) + 1
  }
  for (let term = 0; term < terms; term++)
    foundFrom[term + 1] = (foundFrom[term + 1] as number) + (foundFrom[term] as number)
  const next = foundFrom.slice()
  const found = new Int32Array(cells.length)
  for (let row = 0; row < count; row++)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const cell = cells[at] as number
      const place = next[cell >>> 6] as number
      found[place] = (row << 6) | (cell & 63)
      next[cell >>> 6] = place + 1
    }
  return { foundFrom, found }
}
