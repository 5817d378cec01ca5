import { describe, expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { type Coded, codesBlind, codingHides, inBlindCoding } from './blind-coding.ts'

const cem = 'per_cem' as Id<'per'>
const passage = (id: string, source: string, by: Id<'per'>) =>
  made('excerpt.made', `exc_${id}`, { source: `src_${source}`, document: `doc_${source}`, quote: 'trust grew', by })

/**
 * Ben and Cem code Adams and Brown apart from each other; Ana leads and does not code, and all three marked a passage of
 * Adams. Cem also marked one of Clark, which is not coded twice.
 */
function coding(): Journal {
  const journal = review()
  const file = { file: 'a.txt', mediaType: 'text/plain', blob: 'a'.repeat(64) }
  change(journal, [
    made('person.joined', cem, { roles: ['coder'] }),
    ...['adams', 'clark'].map((source) =>
      made('document.attached', `doc_${source}`, { source: `src_${source}`, ...file }),
    ),
  ])
  change(journal, [passage('ana', 'adams', ana)])
  change(journal, [passage('ben', 'adams', ben)], ben)
  const sources = ['src_adams', 'src_brown']
  change(journal, [made('coding.doubled', 'scd_1', { name: 'Twice', sources, coders: [ben, cem], order: 1 })])
  const piece = { configuration: 'cmoc_1', links: ['lnk_c'], source: 'src_adams', stance: 'supports', by: cem }
  change(
    journal,
    [passage('cem', 'adams', cem), passage('out', 'clark', cem), made('evidence.linked', 'evd_cem', piece)],
    cem,
  )
  return journal
}

describe('of what is coded apart, Ben may not know', () => {
  const hides = codingHides(coding().state, ben)
  test.each<[hidden: boolean, what: string, noun: Coded, value: object]>([
    [true, 'a passage of Cem’s', 'excerpt', { source: 'src_adams', by: cem }],
    [false, 'a passage of Ben’s own', 'excerpt', { source: 'src_adams', by: ben }],
    [false, 'a passage of one who does not code there', 'excerpt', { source: 'src_adams', by: ana }],
    [false, 'a passage of nobody', 'excerpt', { source: 'src_adams' }],
    [false, 'a passage of a source that is not coded twice', 'excerpt', { source: 'src_clark', by: cem }],
    [true, 'what Cem codes of a passage of Ben’s', 'coding', { excerpt: 'exc_ben', by: cem }],
    [true, 'what Cem codes of a passage of Ana’s', 'coding', { excerpt: 'exc_ana', by: cem }],
    [true, 'what Ana codes of a passage of Cem’s', 'coding', { excerpt: 'exc_cem', by: ana }],
    [false, 'what Ana codes of a passage of Ben’s', 'coding', { excerpt: 'exc_ben', by: ana }],
    [false, 'what Cem codes elsewhere', 'coding', { excerpt: 'exc_out', by: cem }],
    [true, 'what Cem coded of a passage that is gone', 'coding', { excerpt: 'exc_gone', by: cem }],
    [true, 'what nobody says who coded, of a passage that is gone', 'coding', { excerpt: 'exc_gone' }],
    [false, 'what Ana coded of a passage that is gone', 'coding', { excerpt: 'exc_gone', by: ana }],
    [
      true,
      'a chain with a passage of Cem’s',
      'chain',
      { parts: [{ excerpt: 'exc_ana' }, { excerpt: 'exc_cem' }], by: ana },
    ],
    [false, 'a chain of others', 'chain', { parts: [{ excerpt: 'exc_ana' }, { excerpt: 'exc_ben' }], by: ana }],
    [true, 'what was agreed of a passage of Cem’s', 'agreedCoding', { passages: ['exc_ben', 'exc_cem'], by: ana }],
    [false, 'what was agreed of others', 'agreedCoding', { passages: ['exc_ben', 'exc_ana'], by: ana }],
    [true, 'what Cem said of a suggestion', 'suggestion', { document: 'doc_adams', by: cem }],
    [false, 'what Ben said of a suggestion', 'suggestion', { document: 'doc_adams', by: ben }],
    [
      true,
      'a suggestion that became a passage of Cem’s',
      'suggestion',
      { document: 'doc_adams', excerpt: 'exc_cem', by: ana },
    ],
    [true, 'what Cem said of a suggestion in a document that is gone', 'suggestion', { document: 'doc_gone', by: cem }],
    [false, 'what Ana said of one there', 'suggestion', { document: 'doc_gone', by: ana }],
    [true, 'a move on evidence of Cem’s', 'synthesis', { pieces: ['evd_1', 'evd_cem'], by: ana }],
    [false, 'a move on other evidence', 'synthesis', { pieces: ['evd_1', 'cmoc_1'], by: ana }],
    [true, 'a move of Cem’s on evidence that is gone', 'synthesis', { pieces: ['evd_gone'], by: cem }],
    [false, 'a move of Ana’s on evidence that is gone', 'synthesis', { pieces: ['evd_gone'], by: ana }],
    [true, 'that evidence of Cem’s is kept private', 'withheld', { thing: 'evd_cem', by: ana }],
    [true, 'that a passage of Cem’s is kept private', 'withheld', { thing: 'exc_cem', by: ana }],
    [false, 'that a passage of Ana’s is kept private', 'withheld', { thing: 'exc_ana', by: ana }],
    [true, 'evidence of Cem’s', 'evidence', { source: 'src_adams', by: cem }],
    [true, 'evidence by a passage of Cem’s', 'evidence', { source: 'src_adams', excerpt: 'exc_cem', by: ana }],
    [false, 'evidence of Ana’s', 'evidence', { source: 'src_adams', excerpt: 'exc_ben', by: ana }],
    [true, 'what Cem judges of a passage', 'appraisal', { source: 'src_adams', excerpt: 'exc_ana', by: cem }],
    [
      false,
      'what Cem judges of the whole source, which its gate blinds',
      'appraisal',
      { source: 'src_adams', by: cem },
    ],
  ])('%s: %s', (hidden, _what, noun, value) => {
    expect(hides?.(noun, value as never)).toBe(hidden)
  })
})

test('a second coding is closed to its coders and to whoever is nobody, until it is opened', () => {
  const journal = coding()
  const blind = () => [ana, ben, cem, undefined].map((viewer) => codesBlind(journal.state, viewer))
  const sources = ['src_adams', 'src_clark', undefined] as const
  const going = () => sources.map((source) => inBlindCoding(journal.state, source))
  expect(blind()).toEqual([false, true, true, true])
  expect(going()).toEqual([true, false, false])
  change(journal, [
    made('coding.doubled', 'scd_2', { name: 'Again', sources: ['src_adams'], coders: [ana, ben], order: 2 }),
  ])
  expect(codingHides(journal.state, ben)?.('excerpt', { source: 'src_adams', by: ana } as never)).toBe(true)
  const open = (id: Id<'scd'>) =>
    change(journal, [{ type: 'coding.doubled', id, from: { opened: null }, to: { opened: true } }])
  open('scd_1')
  expect(blind()).toEqual([true, true, false, true])
  expect(going()).toEqual([true, false, false])
  open('scd_2')
  expect(blind()).toEqual([false, false, false, false])
  expect(going()).toEqual([false, false, false])
  expect(codingHides(journal.state, ben)).toBeUndefined()
})
