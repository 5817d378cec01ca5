import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, codeTable, type Measure, type Meets, type Passage, type Query, relations, sourceTable } from './query.ts'

const passage: fc.Arbitrary<Omit<Passage, 'id'>> = fc
  .record({
    document: fc.constantFrom(undefined, 'd', 'e'),
    start: fc.nat(40),
    length: fc.nat(15),
    codes: fc.subarray(['x', 'y', 'z']),
  })
  .map(({ document, start, length, codes }) => ({
    source: document === 'e' ? 'two' : 'one',
    document,
    ...(document && { start, end: start + length }),
    codes: new Set(codes),
  }))
const many = fc.array(passage, { maxLength: 25 }).map((all) => all.map((one, i): Passage => ({ ...one, id: `${i}` })))
const meets: fc.Arbitrary<Meets> = fc.record({
  how: fc.constantFrom(...relations),
  codes: fc.subarray(['x', 'y', 'z']).map((codes) => new Set(codes)),
  apart: fc.nat(4),
})
const query = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    meets.map((one): Query => ({ meets: one })),
    fc.array(tie('query'), { maxLength: 3 }).map((all): Query => ({ all })),
    fc.array(tie('query'), { maxLength: 3 }).map((any): Query => ({ any })),
    tie('query').map((not): Query => ({ not })),
  ),
})).query
const words: Measure = (_, at) => Math.floor(at / 5)

/** The same by looking at every pair, as the words say it. */
function naive(passages: readonly Passage[], one: Passage, asked: Query): boolean {
  if ('all' in asked) return asked.all.every((part) => naive(passages, one, part))
  if ('any' in asked) return asked.any.some((part) => naive(passages, one, part))
  if ('not' in asked) return !naive(passages, one, asked.not)
  const { how, codes, apart = 0 } = asked.meets
  const coded = (other: Passage) => [...other.codes].some((code) => codes.has(code))
  if (coded(one)) return true
  const covered = ({ start = 0, end = 0 }: Passage) => Array.from({ length: end - start }, (_, i) => start + i)
  const mine = covered(one)
  return passages.some((other) => {
    if (!coded(other) || other.document === undefined || other.document !== one.document) return false
    const theirs = covered(other)
    if (mine.length === 0 || theirs.length === 0) return false
    switch (how) {
      case 'overlapping':
        return mine.some((at) => theirs.includes(at))
      case 'within':
        return mine.every((at) => theirs.includes(at))
      case 'around':
        return theirs.every((at) => mine.includes(at))
      case 'near':
        return mine.some((at) => theirs.some((to) => Math.abs(words('', at) - words('', to)) <= apart))
      default:
        return false
    }
  })
}

test('a query lets through what looking at every pair does', () => {
  fc.assert(
    fc.property(many, query, (passages, asked) => {
      const wanted = passages.filter((one) => naive(passages, one, asked)).map(({ id }) => id)
      expect(ask(passages, asked, words).map(({ id }) => id)).toEqual(wanted)
    }),
    { numRuns: 300 },
  )
})

test('a cell of a table is as many passages as the query of its row and column lets through', () => {
  fc.assert(
    fc.property(many, fc.constantFrom('together', 'overlapping', 'within', 'around'), (passages, how) => {
      const codes = ['x', 'y', 'z']
      const table = codeTable(passages, codes, how)
      codes.forEach((row, i) => {
        codes.forEach((column, j) => {
          const asked: Query = {
            all: [{ meets: { how: 'together', codes: new Set([row]) } }, { meets: { how, codes: new Set([column]) } }],
          }
          expect(table[i]?.[j]).toBe(ask(passages, asked).length)
        })
      })
      const bySource = sourceTable(passages, codes, ['one', 'two'])
      expect(bySource.flat().reduce((all, n) => all + n, 0)).toBe(
        passages.reduce((all, one) => all + one.codes.size, 0),
      )
    }),
  )
})
