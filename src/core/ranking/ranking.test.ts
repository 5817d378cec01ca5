import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf } from '../chance.ts'
import { type Features, featuresOf, weights } from './features.ts'
import { ln } from './ln.ts'
import { afresh, learn, onward, scoresOf, untaught, type Votes } from './model.ts'
import { firstOf, ordered } from './order.ts'
import { simulate } from './simulate.ts'
import { addTexts, noTexts, type Readable } from './texts.ts'

const featuresFrom = (records: readonly Readable[]): Features => {
  const texts = noTexts()
  addTexts(texts, records)
  return featuresOf(texts)
}

const subjects = [
  'trust between partners',
  'nurse staffing ratios',
  'school meals',
  'wilson disease therapy',
  'soil erosion',
]
const fillers = 'study evidence results effect care policy people data method review analysis model'.split(' ')
/** Records about five subjects; the first in five is relevant. */
function library(count: number, seed = 1): Readable[] {
  let drawn = 0
  const word = () => fillers[Math.floor(chanceOf(String(seed), String(drawn++)) * fillers.length)]
  const say = (n: number) => Array.from({ length: n }, word).join(' ')
  return Array.from({ length: count }, (_, i) => {
    const subject = subjects[i % subjects.length]
    return {
      id: `r${i}`,
      title: `${say(3)} ${subject}`,
      abstract: i % 7 === 3 ? '' : `${say(20)} ${subject} ${say(10)} unique${i}`,
    }
  })
}
const votesOn = (features: Features, rows: readonly number[]): Votes => {
  const votes = new Int8Array(features.count)
  for (const row of rows) votes[row] = row % subjects.length === 0 ? 1 : -1
  return votes
}

// Three records and their terms: "trust" is in all, so in too many; "team" in two, with their stem none; the rest once.
test('likeness is worked out by hand', () => {
  const { starts, cells, scale, own, rarity } = featuresFrom([
    { id: 'a', title: 'trust team' },
    { id: 'b', title: 'trust', abstract: 'team' },
    { id: 'c', title: 'trust alone' },
  ])
  const title = 1 + ln(4)
  const [two, one] = [ln(4 / 3) + 1, ln(4 / 2) + 1]
  expect([...starts]).toEqual([0, 1, 2, 2])
  expect([...cells].map((cell) => cell & 63)).toEqual([4, 1])
  expect([...rarity]).toEqual([Math.fround(two)])
  // a has "team" and the pair "trust team", both of the title; b has "team" alone.
  expect(scale[0]).toBeCloseTo(1 / Math.sqrt(title * title * (two + one)), 6)
  expect(own[0]).toBeCloseTo(one / (two + one), 6)
  expect(scale[1]).toBeCloseTo(1 / Math.sqrt(two), 6)
  expect(own[1]).toBe(0)
  expect(weights[4]).toBe(title)
})

test('records added later come to the same as all at once', () => {
  const records = library(60)
  const texts = noTexts()
  addTexts(texts, records.slice(0, 25))
  featuresOf(texts)
  addTexts(texts, records.slice(25))
  const [later, atOnce] = [featuresOf(texts), featuresFrom(records)]
  for (const part of ['cells', 'starts', 'scale', 'own', 'rarity', 'found', 'foundFrom', 'titleOnly'] as const)
    expect(later[part]).toEqual(atOnce[part])
})

test('the order is every unread record once, whatever was voted; a vote takes away its own record and no other', () => {
  const features = featuresFrom(library(80))
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(79)), fc.nat(79), (rows, another) => {
      const model = untaught(features)
      const orderAfter = (voted: readonly number[]) => {
        const votes = votesOn(features, voted)
        learn(model, features, votes, onward)
        return ordered(scoresOf(model, features), votes, features.ids)
      }
      const before = orderAfter(rows)
      expect([...before].sort((a, b) => a - b)).toEqual([...features.ids.keys()].filter((row) => !rows.includes(row)))
      const after = orderAfter([...rows, another])
      expect([...after].sort()).toEqual([...before].filter((row) => row !== another).sort())
    }),
    { numRuns: 30 },
  )
})

test('learning on from vote to vote comes to what learning afresh does, also when votes were changed and taken back', () => {
  const features = featuresFrom(library(120))
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(119), { minLength: 4, maxLength: 60 }), (rows) => {
      const warm = untaught(features)
      for (let n = 1; n <= rows.length; n++) {
        const votes = votesOn(features, rows.slice(0, n))
        // The newest vote is first cast wrongly.
        const wrong = votes.slice()
        wrong[rows[n - 1] ?? 0] = -(votes[rows[n - 1] ?? 0] ?? 0)
        learn(warm, features, wrong, onward)
        learn(warm, features, votes, onward)
      }
      const votes = votesOn(features, rows.slice(0, -1))
      const cold = untaught(features)
      // Until both stand still: there is one minimum, and how soon it is near differs by where one comes from.
      const still = { rounds: 5_000, votes: Number.POSITIVE_INFINITY, until: 1e-9 }
      learn(warm, features, votes, still)
      learn(cold, features, votes, still)
      const [a, b] = [scoresOf(warm, features), scoresOf(cold, features)]
      for (let row = 0; row < features.count; row++) expect(Math.abs((a[row] ?? 0) - (b[row] ?? 0))).toBeLessThan(2e-3)
    }),
    { numRuns: 20 },
  )
})

test('what was learnt is the minimum of the loss: no direction nearby is better', () => {
  const features = featuresFrom(library(60))
  const votes = votesOn(features, [0, 1, 2, 5, 8, 13, 21, 34, 55])
  const model = untaught(features)
  learn(model, features, votes, { rounds: 5_000, votes: Number.POSITIVE_INFINITY, until: 1e-12 })
  const [included, excluded] = [3, 6]
  expect(votes.filter((vote) => vote > 0)).toHaveLength(included)
  const cost = (0.11 * (included + excluded)) / (included + included / 9.8)
  const costOf = (vote: number) => (vote > 0 ? cost : (cost * included) / (9.8 * excluded))
  // At the minimum each vote pulls by twice its cost times what it falls short.
  const rows = [...votes.keys()].filter((row) => votes[row] !== 0)
  for (const row of rows) {
    const vote = votes[row] ?? 0
    const own = vote * (model.pull[row] ?? 0) * (features.own[row] ?? 0)
    const score = (features.scale[row] ?? 0) * (model.sums[row] ?? 0) + model.bias + own
    expect(model.pull[row]).toBeCloseTo(2 * costOf(vote) * Math.max(0, 1 - vote * score), 8)
  }
  expect(model.bias).toBeCloseTo(
    rows.reduce((sum, row) => sum + (votes[row] ?? 0) * (model.pull[row] ?? 0), 0),
    10,
  )
})

test('equal records stand in the order of their ids', () => {
  const same = ['r2', 'r10', 'r1', 'r9'].map((id) => ({ id, title: 'trust between partners' }))
  const features = featuresFrom([...same, { id: 'r0', title: 'soil erosion in spring' }])
  const votes = new Int8Array(5)
  const scores = new Float64Array([1, 1, 1, 1, 1])
  expect([...ordered(scores, votes, features.ids)].map((row) => features.ids[row])).toEqual([
    'r0',
    'r1',
    'r10',
    'r2',
    'r9',
  ])
  expect(features.ids[firstOf(scores, votes, features.ids)]).toBe('r0')
})

test('the first is the first of the order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.boolean()), { minLength: 1 }), (all) => {
      const scores = Float64Array.from(all, ([score]) => score / 2)
      const votes = Int8Array.from(all, ([, read]) => (read ? 1 : 0))
      const ids = all.map((_, i) => `x${(i * 7919) % 101}-${i}`)
      expect(firstOf(scores, votes, ids)).toBe(ordered(scores, votes, ids)[0] ?? -1)
    }),
  )
})

test('a simulation reads all that is relevant first where subjects are plain, and says the same twice', () => {
  const records = library(150)
  const features = featuresFrom(records)
  const relevant = Uint8Array.from(records, (_, i) => (i % 5 === 0 ? 1 : 0))
  const run = (model: 'svm' | 'random', every = 1) => {
    const steps = simulate(features, relevant, { included: [0], excluded: [1] }, { model, every, seed: 3 })
    for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
  }
  const learnt = run('svm')
  expect(learnt.loss).toBeLessThan(0.01)
  expect([...learnt.order].sort((a, b) => a - b)).toEqual([...features.ids.keys()].slice(2))
  expect(run('svm')).toEqual(learnt)
  expect(run('svm', 10).loss).toBeLessThan(0.05)
  expect(run('random').loss).toBeGreaterThan(0.3)
})

// Written once and looked at: whichever machine runs this must say the same, to the last record.
test('the order is the same on every machine', () => {
  const records = library(200, 5)
  const features = featuresFrom(records)
  const votes = new Int8Array(features.count)
  for (let row = 0; row < 40; row++) votes[row] = features.ids[row]?.endsWith('5') ? 1 : -1
  const model = untaught(features)
  learn(model, features, votes, afresh)
  const order = ordered(scoresOf(model, features), votes, features.ids)
  let hash = 0
  for (const row of order) hash = (Math.imul(hash, 31) + Number(features.ids[row]?.slice(1))) | 0
  expect(hash).toBe(-37077078)
})

test.each([
  ['nothing', []],
  ['one record without words', [{ id: 'a', title: '' }]],
  ['the same record many times', Array.from({ length: 30 }, (_, i) => ({ id: `a${i}`, title: 'same same same' }))],
  [
    'signs only',
    [
      { id: 'a', title: '🙂🙂', abstract: '\u202e…\u0000' },
      { id: 'b', title: '\ud800' },
    ],
  ],
])('%s is ranked without trouble', (_, records) => {
  const features = featuresFrom(records)
  const model = untaught(features)
  const votes = new Int8Array(features.count)
  if (votes.length > 1) votes[0] = 1
  learn(model, features, votes, afresh)
  const scores = scoresOf(model, features)
  expect([...scores].every(Number.isFinite)).toBe(true)
  expect(ordered(scores, votes, features.ids)).toHaveLength(votes.filter((vote) => vote === 0).length)
})
