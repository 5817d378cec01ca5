import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { plainText } from '../document/text.ts'
import { anchorOf } from './anchors.ts'
import { attachFacts, orphansOf, reanchor } from './reanchor.ts'

const first =
  'Trust grew slowly between the teams. Meetings that ended with named actions helped. Nobody asked the carers.'
const better = 'A preface.\n\nTrust grew slowly be-\ntween the teams. Meetings which ended with named actions helped.'
const document = { source: 'src_adams' as const, file: 'a.pdf', mediaType: 'application/pdf', blob: 'a'.repeat(64) }

/** A document with three excerpts: one stands in the better copy, one nearly, one not at all. */
function read() {
  const journal = review()
  const excerpt = (id: string, words: string) => {
    const start = first.indexOf(words)
    const { quote, selectors } = anchorOf(plainText(first), { start, end: start + words.length })
    return made('excerpt.made', id, { source: 'src_adams', document: 'doc_1', quote, selectors })
  }
  change(journal, [
    made('document.attached', 'doc_1', document),
    excerpt('exc_same', 'slowly between the teams'),
    excerpt('exc_near', 'Meetings that ended with named actions helped.'),
    excerpt('exc_gone', 'Nobody asked the carers.'),
  ])
  return journal
}

test('excerpts move to a better copy; those found nearly say by how much, and orphans stay where they were', () => {
  const journal = read()
  const came = reanchor(journal.state, 'doc_1', plainText(better))
  expect(came.moved.map(({ excerpt }) => excerpt)).toEqual(['exc_same'])
  expect(came.near).toMatchObject([{ excerpt: 'exc_near', distance: 4 }])
  expect(came.orphans).toEqual(['exc_gone'])
  const before = journal.state.excerpt.get('exc_gone')
  const facts = attachFacts(journal.state, 'doc_2', { ...document, replaces: 'doc_1' }, [...came.moved, ...came.near])
  change(journal, facts)
  const { state } = journal
  expect(state.excerpt.get('exc_same')).toMatchObject({ document: 'doc_2', quote: 'slowly between the teams' })
  expect(state.excerpt.get('exc_near')).toMatchObject({
    document: 'doc_2',
    distance: 4,
    quote: 'Meetings that ended with named actions helped.',
  })
  expect(state.excerpt.get('exc_gone')).toEqual(before)
  expect(orphansOf(state, 'doc_2')).toEqual(['exc_gone'])
  // All of it is one act, and goes back as one.
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(journal.state.excerpt.get('exc_same')).toMatchObject({ document: 'doc_1' })
  expect(journal.state.document.has('doc_2')).toBe(false)
})
