import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf, alphaOf } from './agreement.ts'
import { agreementCsv } from './agreement-csv.ts'

/** What two people said, from the counts of a table. */
const pairs = (table: readonly (readonly number[])[]): [string, string][] =>
  table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [string, string] => [`${i}`, `${j}`])),
  )
const close = (value: number | undefined, expected: number, digits = 3) => expect(value).toBeCloseTo(expected, digits)

describe('published examples', () => {
  test('Feinstein and Cicchetti 1990: the same agreement, another kappa; Byrt 1993 has the same for both', () => {
    const even = agreementOf(
      pairs([
        [40, 9],
        [6, 45],
      ]),
    )
    const skewed = agreementOf(
      pairs([
        [80, 10],
        [5, 5],
      ]),
    )
    for (const one of [even, skewed]) {
      close(one?.agreed.value, 0.85)
      close(one?.pabak?.value, 0.7)
    }
    close(even?.kappa?.value, 0.7, 2)
    close(skewed?.kappa?.value, 0.32, 2)
    // Where categories are skewed, the coefficient of Gwet stays near what is seen.
    close(skewed?.ac1?.value, 0.81, 2)
  })

  test('Fleiss, Statistical methods for rates and proportions, table 18.1: kappa 0.676 with standard error 0.087', () => {
    const one = agreementOf(
      pairs([
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ]),
    )
    close(one?.agreed.value, 0.89)
    close(one?.kappa?.value, 0.676)
    close(((one?.kappa?.high ?? 0) - (one?.kappa?.value ?? 0)) / 1.959964, 0.088, 2)
  })

  test('Krippendorff 2011: four observers with gaps 0.743, two observers 0.095', () => {
    const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.']
    const units = Array.from({ length: 12 }, (_, i) =>
      observers.flatMap((said) => (said[i] && said[i] !== '.' ? [said[i]] : [])),
    )
    close(alphaOf(units)?.value, 0.743)
    const two = ['0100000010', '1110010000']
    close(alphaOf(Array.from({ length: 10 }, (_, i) => two.map((said) => said[i] as string)))?.value, 0.095)
  })
})

test('with full agreement all are 1, and with one category alone kappa and alpha say nothing', () => {
  const full = agreementOf(
    pairs([
      [5, 0],
      [0, 5],
    ]),
  )
  for (const one of [full?.agreed, full?.kappa, full?.pabak, full?.ac1]) close(one?.value, 1)
  const one = agreementOf(
    pairs([
      [5, 0],
      [0, 0],
    ]),
    ['0', '1'],
  )
  expect(one?.kappa).toBeUndefined()
  close(one?.ac1?.value, 1)
  expect(
    alphaOf([
      ['a', 'a'],
      ['a', 'a'],
    ]),
  ).toBeUndefined()
  expect(agreementOf([])).toBeUndefined()
})

test('whoever is named first, all stays the same; intervals hold their value and stay within bounds', () => {
  const said = fc.constantFrom('include', 'exclude', 'maybe')
  fc.assert(
    fc.property(fc.array(fc.tuple(said, said), { minLength: 1, maxLength: 40 }), (both) => {
      const [one, other] = [agreementOf(both), agreementOf(both.map(([a, b]) => [b, a]))]
      for (const name of ['agreed', 'kappa', 'pabak', 'ac1'] as const) {
        expect(one?.[name]?.value ?? 0).toBeCloseTo(other?.[name]?.value ?? 0, 10)
        const found = one?.[name]
        if (!found) continue
        expect(found.low).toBeLessThanOrEqual(found.value + 1e-12)
        expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12)
        expect(found.high).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('the table for a statistician has a line for each pair, and no name becomes a formula', () => {
  const found = agreementOf(
    pairs([
      [40, 9],
      [6, 45],
    ]),
  )
  const people = { a: { name: '=cmd|x' }, b: { name: 'Ben "B" Okafor' } }
  const csv = agreementCsv([{ name: 'Title', found: { pairs: found ? [{ ...found, ...people }] : [] } }])
  expect(csv.split('\r\n')).toHaveLength(2)
  expect(csv).toContain(`"Title","'=cmd|x","Ben ""B"" Okafor",100,0.8500`)
})
