import { type Features, type Rows, titleCounts, weights } from './features.ts'
import { dot } from './model.ts'
import { addTexts, endOf, noTexts, type Readable } from './texts.ts'
import { clear, emptyTally, tally } from './vocabulary.ts'

/** Texts in the terms of records that were read before; what those have not is passed over. */
export function rowsOf({ vocabulary, termOf, rarity }: Features, given: readonly Readable[]): Rows {
  const texts = { ...noTexts(), lexicon: vocabulary.words }
  addTexts(texts, given, true)
  const into = emptyTally(vocabulary)
  const cells: number[] = []
  const starts = new Int32Array(given.length + 1)
  const scale = new Float32Array(given.length)
  for (let row = 0; row < given.length; row++) {
    const [from, middle, to] = [endOf(texts, row - 1), texts.titleEnds[row] as number, endOf(texts, row)]
    tally(vocabulary, texts.words, from, middle, titleCounts, into, true)
    tally(vocabulary, texts.words, middle, to, 1, into, true)
    let square = 0
    for (let i = 0; i < into.size; i++) {
      const number = into.touched[i] as number
      const term = termOf[number] as number
      if (term < 0) continue
      const count = into.counts[number] as number
      const weight = weights[count] as number
      cells.push((term << 6) | count)
      square += weight * weight * (rarity[term] as number)
    }
    scale[row] = square > 0 ? 1 / Math.sqrt(square) : 0
    starts[row + 1] = cells.length
    clear(into)
  }
  return { count: given.length, starts, cells: Int32Array.from(cells), scale, own: new Float32Array(given.length) }
}

/** The direction in which one of some rows lies, by term: along it, what is most like it comes first. */
export function directionTo({ rarity }: Features, rows: Rows, row: number): Float64Array {
  const towards = new Float64Array(rarity.length)
  const scale = rows.scale[row] as number
  const end = rows.starts[row + 1] as number
  for (let at = rows.starts[row] as number; at < end; at++) {
    const cell = rows.cells[at] as number
    const term = cell >>> 6
    towards[term] = scale * (weights[cell & 63] as number) * (rarity[term] as number)
  }
  return towards
}

/** How far each record lies along a direction; along that of a row, how alike they are, from 0 to 1. */
export const along = (features: Features, direction: Float64Array): Float64Array =>
  Float64Array.from({ length: features.count }, (_, i) => (features.scale[i] as number) * dot(features, i, direction))
