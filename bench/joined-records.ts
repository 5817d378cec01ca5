import type { Readable } from '../src/core/ranking/texts.ts'
import { manyRecords } from './parse.ts'
import { labelledIn, screenings, setsIn } from './ranking.ts'

/** Real texts joined, as far as they go; then halves of two abstracts with some words altered, so that the words grow as they do. */
export function* joinedRecords(count: number): Generator<Readable> {
  let seed = 1
  const roll = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  const altered = (word: string) =>
    `${word.slice(0, -1)}${String.fromCharCode(97 + roll(26))}${roll(3) ? '' : roll(1000)}`
  const half = (which: 0 | 1): string => {
    const words = (all[roll(all.length)]?.abstract ?? '').split(' ')
    const middle = words.length >> 1
    return (which === 0 ? words.slice(0, middle) : words.slice(middle))
      .map((word) => (roll(12) === 0 && word.length > 4 ? altered(word) : word))
      .join(' ')
  }
  const real = setsIn(screenings).flatMap((name) => labelledIn(name).records)
  const all: Readable[] =
    real.length > 0 ? real : [...manyRecords(5_000)].map(({ id, reference }) => ({ id, ...reference }))
  for (let i = 0; i < count; i++) {
    const one = all[(i * 7919) % all.length]
    if (i < all.length) yield { id: String(i), title: one?.title ?? '', abstract: one?.abstract }
    else yield { id: String(i), title: all[roll(all.length)]?.title ?? '', abstract: `${half(0)} ${half(1)}` }
  }
}
