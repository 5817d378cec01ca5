import { expect, test } from 'vitest'
import { ana, ben, bensCoding, cem, cemsCoding, codingFacts } from '../../../test/support/coding.ts'
import { carryOut } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import { emptyJournal } from '../journal.ts'
import { query } from '../view/query.ts'
import { agreedCodes } from './agreed.ts'

function codedTwice() {
  const journal = emptyJournal()
  const none = 'a'.repeat(64)
  const put = (who: typeof ana | typeof ben | typeof cem, changes: readonly Fact[]) =>
    expect(carryOut(journal, who, { do: 'change', changes: [...changes] })).toBeUndefined()
  put(ana, codingFacts({ doc_sims: none, doc_wu: none }))
  put(ana, [
    made('coding.doubled', 'scd_1', { name: 'Both', sources: ['src_sims', 'src_wu'], coders: [ben, cem], order: 1 }),
  ])
  put(ben, bensCoding)
  put(cem, cemsCoding)
  return { journal, put }
}
const told = (of: Map<string, Set<string>>) =>
  Object.fromEntries([...of].map(([excerpt, codes]) => [excerpt, [...codes].sort()]))

test('while a second coding is closed nothing is agreed; opened, it is what both gave, on the first coder’s passage', () => {
  const { journal, put } = codedTwice()
  const agreed = () => told(agreedCodes(journal.state, seenIn(journal)))
  expect(agreed()).toEqual({})
  put(ana, [{ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } } as Fact])
  // Once accounts were open: two passages that share less than half of their characters are no unit.
  expect(agreed()).toEqual({ exc_b1: ['cod_boards'] })
})

test('what was reconciled counts in the place of what both gave, also a code that neither gave, and a passage that is not kept goes', () => {
  const { journal, put } = codedTwice()
  put(ana, [{ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } } as Fact])
  const agree = (id: string, passages: string[], words: string[], codes: string[]) =>
    put(ben, [made('coding.agreed', id, { round: 'scd_1', passages, words, codes, by: ben })])
  agree('agc_1', ['exc_b1', 'exc_c1'], ['exc_c1'], ['cod_trust', 'cod_conf'])
  agree('agc_2', ['exc_b3'], [], [])
  agree('agc_3', ['exc_c3'], ['exc_c3'], ['cod_past'])
  expect(told(agreedCodes(journal.state, seenIn(journal)))).toEqual({
    exc_c1: ['cod_conf', 'cod_trust'],
    exc_c3: ['cod_past'],
  })
  const asked = query.answer(seenIn(journal), query.params.parse({ agreed: '1' }))
  expect(asked.rows.map(({ excerpt, codes }) => [excerpt, [...codes].sort()])).toEqual([
    ['exc_c1', ['cod_conf', 'cod_trust']],
    ['exc_c3', ['cod_past']],
  ])
  expect(asked.compared).toBe(true)
})
