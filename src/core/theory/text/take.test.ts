import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rolls } from '../../../../test/support/arbitrary.ts'
import { ana, carryOut } from '../../../../test/support/journal.ts'
import { grown, often } from '../../../../test/support/laws.ts'
import { documentOf, theoryTextNouns } from './document.ts'
import { parseTheory } from './parse.ts'
import { takeTheory, takingOrder } from './take.ts'
import { theoryText } from './write.ts'

test('every noun of the text is taken', () => {
  expect([...takingOrder].sort()).toEqual([...theoryTextNouns].sort())
})

test('a theory taken into the project it was printed from changes nothing', () => {
  fc.assert(
    fc.property(rolls(40), (asked) => {
      const { state } = grown(asked)
      const parsed = parseTheory(theoryText(documentOf(state)))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      expect(takeTheory(state, parsed.document)).toEqual({ facts: [], added: 0, changed: 0, stays: [] })
    }),
    often,
  )
})

test('a theory printed later is taken into the project as it was, and then they are the same', () => {
  let taken = 0
  fc.assert(
    fc.property(rolls(30), rolls(10), (before, after) => {
      const journal = grown(before)
      const later = grown([...before, ...after])
      const { facts } = takeTheory(journal.state, documentOf(later.state), 'As it was told there.')
      // What names a source, passage or person that is not here is refused whole; so is what a rule of theory forbids.
      const refusal = facts.length > 0 ? carryOut(journal, ana, { do: 'bring', changes: facts }) : undefined
      if (refusal || facts.length === 0) return
      taken++
      const [mine, theirs] = [documentOf(journal.state), documentOf(later.state)]
      for (const noun of theoryTextNouns)
        for (const [id, value] of theirs[noun]) expect(mine[noun].get(id as never)).toEqual(value)
    }),
    often,
  )
  expect(taken).toBeGreaterThan(often.numRuns / 10)
})
