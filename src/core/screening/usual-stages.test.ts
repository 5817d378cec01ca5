import { expect, test } from 'vitest'
import { decidedBy, kindOfStage, usualStages } from './usual-stages.ts'

test('a stage is of the kind its name tells', () => {
  for (const { name, kind } of usualStages) expect([name, kindOfStage(name)]).toEqual([name, kind])
  expect(kindOfStage('Full-text screening')).toBe('full-text')
  expect(kindOfStage('Conceptual richness')).toBe('richness')
  expect(kindOfStage('Pilot')).toBe('other')
})

test('one person decides alone and open; two or more as two, blinded', () => {
  expect([0, 1, 2, 6].map(decidedBy)).toEqual([
    { reviewers: 1, blinded: false },
    { reviewers: 1, blinded: false },
    { reviewers: 2, blinded: true },
    { reviewers: 2, blinded: true },
  ])
})
