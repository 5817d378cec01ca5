import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { emptyJournal } from '../journal.ts'
import { quotable } from './quotable.ts'

test('passages are found by words of theirs and of their source; what is kept private is not', () => {
  const journal = emptyJournal()
  const source = (family: string) => ({
    kind: 'article',
    reference: { type: 'article-journal', title: 'T', author: [{ family }], year: 2020 },
  })
  const page = { type: 'page', page: 7, rects: [] }
  const changes = [
    made('person.joined', ana, { roles: ['owner'] }),
    made('source.described', 'src_a', source('Sims')),
    made('source.described', 'src_b', source('Wu')),
    made('excerpt.made', 'exc_1', { source: 'src_a', quote: ' Trust came late. ', by: ana, selectors: [page] }),
    made('excerpt.made', 'exc_2', { source: 'src_b', quote: 'Trust was never there.', by: ana }),
    made('excerpt.made', 'exc_3', { source: 'src_b', quote: 'Money came early.', by: ana }),
  ]
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  const ids = (q: string) => quotable.answer(seenIn(journal), { q }).map(({ id }) => id)
  expect(ids('trust')).toEqual(['exc_1', 'exc_2'])
  expect(ids('sims late')).toEqual(['exc_1'])
  expect(ids(' ')).toEqual([])
  expect(quotable.answer(seenIn(journal), { q: 'late' })[0]).toEqual({
    id: 'exc_1',
    quote: 'Trust came late.',
    source: 'Sims 2020',
    page: 7,
  })
  const hide = made('words.withheld', 'wth_1', { thing: 'exc_2', because: 'asked for', by: ana })
  expect(carryOut(journal, ana, { do: 'change', changes: [hide] })).toBeUndefined()
  expect(ids('trust')).toEqual(['exc_1'])
})
