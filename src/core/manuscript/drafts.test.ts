import { expect, test } from 'vitest'
import { knight } from '../../../test/support/knight.ts'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Journal } from '../journal.ts'
import { plain, spansOf } from '../report/blocks.ts'
import { emptyState } from '../state.ts'
import { draftsOf } from './drafts.ts'
import { manuscript } from './manuscript.ts'

/** What the drafts of a project say where they stand in a section, and what of it came to nothing. */
function taken(journal: Journal) {
  const { state, events } = journal
  const drafts = draftsOf({ state, events })
  const text = drafts.map((draft) => draft.text).join('\n')
  change(
    journal,
    [made('section.written', 'sec_drafts', { heading: 'Methods', text, order: 1 })],
    [...state.person.keys()][0],
  )
  const { blocks, problems } = manuscript(state, { events })
  const from = blocks.findIndex((block) => 'id' in block && block.id === 'sec_drafts')
  return { drafts, problems, said: blocks.slice(from).map((block) => plain(spansOf(block))) }
}

test('the founding review tells what was done, and every insertion comes to something', async () => {
  const { drafts, problems, said } = taken(await knight())
  expect(problems).toEqual([])
  expect(drafts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['searching', 'appraisal', 'coding', 'synthesis']),
  )
  const all = said.join(' ')
  expect(all).toMatch(/held nine configurations; after refinement the theory holds six in four programme theories/)
  expect(all).not.toMatch(/undefined|NaN|\[object|\{/)
})

test('a small review tells its meetings, changes and formal theories', () => {
  const journal = smallReview()
  change(journal, [
    made('search.logged', 'sch_8', {
      title: 'One',
      purpose: 'main',
      database: 'MEDLINE',
      on: '2023-03-09',
      limits: [{ limit: 'English', because: 'We read it.' }],
    }),
    made('search.logged', 'sch_9', { title: 'Two', purpose: 'grey', database: 'Google', on: '2023-05' }),
    made('stage.set', 'stg_ta', {
      name: 'Title and abstract',
      kind: 'title-abstract',
      order: 0,
      reviewers: 2,
      blinded: false,
      reasonNeeded: false,
    }),
    made('meeting.held', 'mtg_8', { name: 'A', date: '2023-06-01', people: [], order: 8 }),
    made('meeting.held', 'mtg_9', { name: 'B', date: '2023-07-02', people: [], order: 9 }),
  ])
  const { problems, said } = taken(journal)
  expect(problems).toEqual([])
  const all = said.join(' ')
  expect(all).toContain('MEDLINE and Google, from 9 March 2023 to May 2023')
  expect(all).toContain('; English (We read it).')
  expect(all).toContain('At title and abstract, two reviewers decided on each source.')
  expect(all).toMatch(/meetings on the theory were held between 1 June 2023 and 2 July 2023\./)
})

test('of an empty project nothing is told', () => {
  expect(draftsOf({ state: emptyState(), events: [] })).toEqual([])
})
