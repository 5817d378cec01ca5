import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf, alphaOf } from '../screening/agreement.ts'
import { type CodedSpan, codingAgreement, unitsOf } from './agreement.ts'

const span = (start: number, end: number, ...codes: string[]): CodedSpan => ({ document: 'd', start, end, codes })

test('a worked example: on passages and on characters, by hand', () => {
  // Of 100 characters the one gives the code to 10–30, the other to 20–40: 10 both, 10 and 10 alone, 70 neither.
  const { codes, matched, units } = codingAgreement([span(10, 30, 'x')], [span(20, 40, 'x')], new Map([['d', 100]]))
  const { characters, passages } = codes.get('x') ?? {}
  expect(characters).toMatchObject({ both: 10, first: 10, second: 10, agreed: 0.8 })
  // Chance: 0.2² + 0.8² = 0.68, so kappa is 0.12 / 0.32; alpha: 1 − 0.2 / (2·40·160 / (200·199)).
  expect(characters?.kappa).toBeCloseTo(0.375, 10)
  expect(characters?.alpha).toBeCloseTo(1 - 0.2 / (12_800 / 39_800), 10)
  // They share 10 of 30 characters, less than half: two units, no agreement on either.
  expect([units, matched, passages?.agreed.value]).toEqual([2, 0, 0])
})

test('alpha for unitizing is told of each code and of all together, and needs the lengths of the texts', () => {
  // Krippendorff (2004): 0.73 for the one category, 1 for the other, 0.86 for both.
  const first = [span(75, 145, 'c'), span(220, 250, 'c'), span(30, 90, 'k'), span(150, 200, 'k')]
  const second = [span(70, 150, 'c'), span(205, 225, 'c'), span(250, 270, 'c'), span(30, 90, 'k'), span(150, 200, 'k')]
  const { codes, pooled } = codingAgreement(first, second, new Map([['d', 300]]))
  const told = [codes.get('c'), codes.get('k'), pooled].map((one) => one?.unitizing?.toFixed(2))
  expect(told).toEqual(['0.73', '1.00', '0.86'])
  expect(codingAgreement(first, second, new Map()).pooled.unitizing).toBeUndefined()
})

test('nearly the same words are one unit, the most alike first, and each stands in one unit', () => {
  const units = unitsOf([span(0, 10), span(0, 20)], [span(0, 11), span(50, 60)])
  expect(units).toEqual([
    [span(0, 10), span(0, 11)],
    [span(0, 20), undefined],
    [undefined, span(50, 60)],
  ])
})

const spans = fc.array(
  fc
    .record({
      document: fc.constantFrom('d', 'e'),
      start: fc.nat(50),
      length: fc.integer({ min: 1, max: 30 }),
      codes: fc.subarray(['x', 'y']),
    })
    .map(({ start, length, ...more }) => ({ ...more, start, end: start + length })),
  { maxLength: 8 },
)

test('on characters it is what counting each character gives, and alpha what alpha of all characters is', () => {
  fc.assert(
    fc.property(spans, spans, (first, second) => {
      const lengths = new Map([
        ['d', 90],
        ['e', 80],
      ])
      const found = codingAgreement(first, second, lengths)
      for (const [code, { characters }] of found.codes) {
        const said = (all: readonly CodedSpan[], document: string, at: number) =>
          all.some((one) => one.document === document && one.codes.includes(code) && one.start <= at && at < one.end)
            ? 'given'
            : 'not'
        const pairs = [...lengths].flatMap(([document, n]) =>
          Array.from({ length: n }, (_, at) => [said(first, document, at), said(second, document, at)] as const),
        )
        const naive = agreementOf(pairs, ['given', 'not'])
        expect(characters?.agreed).toBeCloseTo(naive?.agreed.value ?? -1, 10)
        if (naive?.kappa) expect(characters?.kappa).toBeCloseTo(naive.kappa.value, 10)
        const alpha = alphaOf(pairs)
        if (alpha) expect(characters?.alpha).toBeCloseTo(alpha.value, 10)
      }
    }),
    { numRuns: 40 },
  )
})

test('agreement is the same whoever is first, is whole with oneself, and units hold every passage once', () => {
  fc.assert(
    fc.property(spans, spans, (first, second) => {
      const lengths = new Map([['d', 90]])
      const [one, two] = [codingAgreement(first, second, lengths), codingAgreement(second, first, lengths)]
      expect(one.pooled.characters?.kappa).toEqual(two.pooled.characters?.kappa)
      for (const { characters } of codingAgreement(first, first, lengths).codes.values())
        expect(characters?.agreed).toBe(1)
      const units = unitsOf(first, second)
      expect(units.flatMap(([a]) => a ?? []).length).toBe(first.length)
      expect(units.flatMap(([, b]) => b ?? []).length).toBe(second.length)
    }),
  )
})
