import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from './share.ts'
import { atMost, curve, recallFrom, safe, sinceLast, stoppingTest } from './stopping.ts'

/** `n` labels, relevant at the places given. */
const labels = (n: number, ...relevant: number[]) => Array.from({ length: n }, (_, i) => relevant.includes(i))

test('the hypergeometric distribution is that of the textbook', () => {
  // Drawing 5 of 52 cards with 13 hearts: none 0.2215336, at most one 0.6329532 (by counting hands).
  expect(atMost(0, 52, 13, 5)).toBeCloseTo(0.2215336, 6)
  expect(atMost(1, 52, 13, 5)).toBeCloseTo(0.6329532, 6)
  expect(atMost(5, 52, 13, 5)).toBe(1)
  expect(atMost(0, 10, 8, 5)).toBe(0)
})

test('p of a run without anything relevant is what one computes by hand', () => {
  // 20 found at once, then 100 without any; 1,000 in all. Were recall below 0.95, 21 / 0.95 rounds to 2 left at least
  // among the 980 before the run: floor(20 / 0.95 - 20 + 1) = 2. None of 100 drawn from 980: (880 · 879) / (980 · 979).
  const read = labels(120, ...Array.from({ length: 20 }, (_, i) => i))
  expect(stoppingTest(read, 1_000).p).toBeCloseTo((880 * 879) / (980 * 979), 10)
  expect(stoppingTest(read, 1_000).rejected).toBe(false)
  // When nearly all was read, two left over can be ruled out.
  const most = labels(800, ...Array.from({ length: 20 }, (_, i) => i))
  expect(stoppingTest(most, 1_000).p).toBeCloseTo((200 * 199) / (980 * 979), 10)
  expect(stoppingTest(most, 1_000).rejected).toBe(true)
})

// By hand for the first: of the 110 behind the last relevant one, 90 were read without the one that would be too many
// to have missed. The others are what BuscarPy, the program of the paper's authors, computes.
const then = (...runs: [length: number, relevant: boolean][]) => runs.flatMap(([length, it]) => Array(length).fill(it))
test.each([
  [then([10, true], [90, false]), 120, 20 / 110],
  [then([10, true], [90, false]), 200, 0.5263157894736843],
  [then([10, true], [90, false]), 101, 0.01098901098901099],
  [then([19, true], [200, false]), 400, 0.22503108164111066],
  [[...Array(40).fill([true, false]).flat(), ...then([300, false])], 600, 0.07469901316772053],
  [[...labels(11, 0, 2, 3, 6, 10), ...then([60, false], [1, true], [100, false])], 300, 0.5614035087719299],
])('p is that of the paper’s own program, case %#', (read, total, p) => {
  expect(stoppingTest(read, total).p).toBeCloseTo(p, 12)
  expect(stoppingTest(read, total).rejected).toBe(p < 0.05)
})

test('the smallest p over all starts is the one over the starts that are asked', () => {
  const every = (read: boolean[], total: number) => {
    const found = read.filter(Boolean).length
    let least = 1
    for (let n = 1; n <= read.length; n++) {
      const k = read.slice(-n).filter(Boolean).length
      least = Math.min(least, atMost(k, total - read.length + n, Math.floor(found / 0.95 - (found - k) + 1), n))
    }
    return least
  }
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (read, more) => {
        fc.pre(read.includes(true))
        expect(stoppingTest(read, read.length + more).p).toBeCloseTo(every(read, read.length + more), 10)
      },
    ),
  )
})

test('nothing is ruled out where nothing was found, and everything where all was read', () => {
  expect(stoppingTest([], 100)).toMatchObject({ p: 1, rejected: false })
  expect(stoppingTest(labels(90), 100)).toMatchObject({ p: 1, rejected: false })
  expect(stoppingTest(labels(100, 3), 100)).toMatchObject({ p: 0, rejected: true })
})

test('the exact interval of a share is that of Clopper and Pearson', () => {
  // Their interval for 10 of 100 at 95 %: 0.0490 to 0.1762, as tables give it.
  const part = share(10, 100)
  expect(part?.value).toBe(0.1)
  expect(part?.low).toBeCloseTo(0.04901, 4)
  expect(part?.high).toBeCloseTo(0.17622, 4)
  // None of 100: up to 1 - 0.025^(1/100).
  expect(share(0, 100)).toMatchObject({ low: 0 })
  expect(share(0, 100)?.high).toBeCloseTo(1 - 0.025 ** 0.01, 8)
  expect(share(3, 0)).toBeUndefined()
})

test('the ends of that interval are where the tails of the binomial are of 2.5 %, in small samples and in large', () => {
  /** Term by term, each from the one before, in logarithms. */
  const atMostOf = (k: number, n: number, p: number): number => {
    let ln = n * Math.log1p(-p)
    let sum = Math.exp(ln)
    for (let x = 1; x <= k; x++) {
      ln += Math.log((n - x + 1) / x) + Math.log(p) - Math.log1p(-p)
      sum += Math.exp(ln)
    }
    return sum
  }
  const size = fc.oneof(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 3_000 }))
  fc.assert(
    fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = 1 + Math.floor(part * (n - 2))
      const { low = 0, high = 1 } = share(hits, n) ?? {}
      expect(1 - atMostOf(hits - 1, n, low)).toBeCloseTo(0.025, 8)
      expect(atMostOf(hits, n, high)).toBeCloseTo(0.025, 8)
    }),
  )
  const large = share(90_000, 100_000)
  expect(large?.low).toBeCloseTo(0.9 - 1.96 * Math.sqrt(0.09 / 100_000), 4)
  expect(large?.high).toBeCloseTo(0.9 + 1.96 * Math.sqrt(0.09 / 100_000), 4)
})

test('recall from a random sample never says more was found than there is', () => {
  expect(recallFrom(40, 1_000, { hits: 5, size: 100 })).toMatchObject({ value: 0.8, high: 1 })
  expect(recallFrom(40, 1_000, { hits: 0, size: 100 })).toBeUndefined()
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (found, a, b) => {
      const estimate = recallFrom(found, 1_000, { hits: Math.min(a, b), size: Math.max(a, b) })
      if (!estimate) return
      expect(estimate.low).toBeLessThanOrEqual(estimate.value)
      expect(estimate.value).toBeLessThanOrEqual(estimate.high)
      expect(estimate.high).toBeLessThanOrEqual(1)
    }),
  )
})

test('the curve ends at what was found, and says how long ago that was', () => {
  expect(sinceLast(labels(10, 2))).toBe(7)
  expect(sinceLast(labels(4))).toBe(4)
  expect(curve(labels(1_000, 0, 500), 10).at(-1)).toEqual({ read: 1_000, found: 2 })
  expect(curve(labels(1_000, 0, 500), 10)).toHaveLength(11)
})

test('the steps of SAFE say what can be computed, and leave the rest to a person', () => {
  const steps = safe({
    labels: labels(150, 5),
    total: 1_000,
    sample: { size: 10, hits: 1 },
    key: { known: 2, found: 1 },
  })
  expect(steps.map(({ stage, met }) => [stage, met])).toEqual([
    [1, true],
    [2, false],
    [2, false],
    [2, true],
    [2, true],
    [3, undefined],
    [4, undefined],
  ])
})
