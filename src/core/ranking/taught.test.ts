import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featuresOf } from './features.ts'
import { type Model, roomFor, scoresOf, type Votes } from './model.ts'
import { rowsOf } from './rows.ts'
import { taught } from './taught.ts'
import { addTexts, noTexts } from './texts.ts'

const subjects = ['trust between partners', 'staffing of wards', 'school meals', 'soil erosion']
const texts = noTexts()
addTexts(
  texts,
  Array.from({ length: 80 }, (_, i) => ({
    id: `r${i}`,
    title: `A study of ${subjects[i % 4]} in year ${1950 + i}`,
    abstract: i % 9 === 0 ? '' : `We looked at ${subjects[(i * 7) % 4]} and what came of it in place ${i % 13}.`,
  })),
)
const features = featuresOf(texts)
const prior = rowsOf(features, [{ id: 'prj', title: 'Trust between partners' }])
const votesOn = (rows: readonly number[]): Votes => {
  const votes = new Int8Array(features.count)
  for (const row of rows) votes[row] = row % 4 === 0 ? 1 : -1
  return votes
}
const rows = fc.uniqueArray(fc.nat(79), { minLength: 1, maxLength: 18 })

test('what was learnt follows from the votes in their order, not from how many came at once', () => {
  fc.assert(
    fc.property(rows, fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }), (inOrder, asked) => {
      let often: Model = taught({ features, prior, votes: votesOn([]) })
      for (let n = 1; n <= inOrder.length; n++)
        if (asked[n - 1] || n === inOrder.length)
          often = taught({ features, prior, votes: votesOn(inOrder.slice(0, n)), inOrder }, often)
      const atOnce = taught(
        { features, prior, votes: votesOn(inOrder), inOrder },
        taught({ features, prior, votes: votesOn([]) }),
      )
      expect(scoresOf(often, features)).toEqual(scoresOf(atOnce, features))
    }),
  )
})

test('with no vote changed, it stays as it is', () => {
  const model = taught({ features, prior, votes: votesOn([1, 4, 8, 9]) })
  const before = scoresOf(model, features).slice()
  expect(taught({ features, prior, votes: votesOn([1, 4, 8, 9]) }, model)).toBe(model)
  expect(scoresOf(model, features)).toEqual(before)
})

test('models that take turns in one room learn what each would in a room of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(79)), { maxLength: 30 }), (turns) => {
      const room = roomFor(features)
      const together: (Model | undefined)[] = [undefined, undefined]
      const apart: (Model | undefined)[] = [undefined, undefined]
      const cast: number[][] = [[], []]
      for (const [first, row] of turns) {
        const who = first ? 0 : 1
        cast[who]?.push(row)
        const votes = votesOn(cast[who] ?? [])
        together[who] = taught({ features, prior, votes, room }, together[who])
        apart[who] = taught({ features, prior, votes }, apart[who])
        const [a, b] = [together[who], apart[who]].map((model) => model && scoresOf(model, features))
        for (let i = 0; i < features.count; i++) expect(a?.[i]).toBeCloseTo(b?.[i] ?? Number.NaN, 9)
      }
    }),
    { numRuns: 40 },
  )
})

test('many votes at once, another beginning or other records are learnt from nothing', () => {
  const model = taught({ features, prior, votes: votesOn([1, 4]) })
  expect(taught({ features, votes: votesOn([1, 4]) }, model)).not.toBe(model)
  const many = votesOn(Array.from({ length: 40 }, (_, i) => i))
  const anew = taught({ features, prior, votes: many }, model)
  expect(anew).not.toBe(model)
  expect(scoresOf(anew, features)).toEqual(scoresOf(taught({ features, prior, votes: many }), features))
})
