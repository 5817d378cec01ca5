import fc from 'fast-check'
import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import type { State } from '../state.ts'
import { lettered } from './letters.ts'

const wong = (title: string, suffix?: string) => ({
  kind: 'article',
  reference: { type: 'article', title, author: [{ family: 'Wong' }], year: 2013, ...(suffix && { suffix }) },
})

/** Three works of one author and year, which came in this order. */
function threeWongs(): State {
  const journal = review()
  change(journal, [
    made('source.described', 'src_z', wong('Z')),
    made('source.described', 'src_m', wong('M')),
    made('source.described', 'src_a', wong('A')),
  ])
  return journal.state
}
const [z, m, a] = ['src_z', 'src_m', 'src_a'] as Id<'src'>[] as [Id<'src'>, Id<'src'>, Id<'src'>]
const labels = (state: State, cited: readonly Id<'src'>[]) =>
  Object.fromEntries(cited.map((id) => [id, sourceLabel(lettered(state, cited), id)]))

test('works that would be cited alike get letters by when they came, in whatever order they are cited', () => {
  const state = threeWongs()
  const expected = { src_z: 'Wong 2013a', src_m: 'Wong 2013b', src_a: 'Wong 2013c' }
  fc.assert(
    fc.property(fc.shuffledSubarray([z, m, a], { minLength: 3 }), (cited) => {
      expect(labels(state, cited)).toEqual(expected)
    }),
  )
  expect(labels(state, [z, m])).toEqual({ src_z: 'Wong 2013a', src_m: 'Wong 2013b' })
})

test('a work that is cited alone needs no letter, and the project’s own state is not touched', () => {
  const state = threeWongs()
  expect(lettered(state, [m, 'src_adams'])).toBe(state)
  lettered(state, [z, m, a])
  expect(sourceLabel(state, z)).toBe('Wong 2013')
})

test('a letter that a reference has stays, and is not given twice', () => {
  const journal = review()
  change(journal, [
    made('source.described', 'src_z', wong('Z')),
    made('source.described', 'src_m', wong('M', 'a')),
    made('source.described', 'src_a', wong('A')),
  ])
  expect(labels(journal.state, [a, m, z])).toEqual({ src_z: 'Wong 2013b', src_m: 'Wong 2013a', src_a: 'Wong 2013c' })
})
