import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { flow, whyLeft } from '../screening/flow.ts'
import { documentsOf, replacedBy, retrievalId, retrievalOf, soughtFor } from './retrieval.ts'

const stage = { reviewers: 1, blinded: false, reasonNeeded: false }
const document = (source: string, more: object = {}) => ({
  source,
  file: 'a.pdf',
  mediaType: 'application/pdf',
  blob: 'a'.repeat(64),
  ...more,
})
const told = (source: `src_${string}`, state: string, reason?: string) =>
  made('retrieval.told', retrievalId(source), { source, state, ...(reason && { reason }) })

/** Four candidates who come to full text through title and abstract. */
function screened() {
  const journal = review()
  change(journal, [
    made('stage.set', 'stg_abs', { ...stage, name: 'Abstracts', kind: 'title-abstract', order: -2 }),
    made('stage.set', 'stg_full', { ...stage, name: 'Full text', kind: 'full-text', order: -1 }),
    ...['one', 'two', 'three', 'four', 'five'].map((name) =>
      made('source.described', `src_${name}`, {
        kind: 'article',
        reference: { type: 'article-journal', title: name },
        entersAt: 'stg_abs',
      }),
    ),
  ])
  for (const name of ['one', 'two', 'three', 'four'])
    carryOut(journal, ana, { do: 'vote', source: `src_${name}`, stage: 'stg_abs', verdict: 'include' })
  return journal
}
const retrieval = (journal: ReturnType<typeof review>) => {
  const { steps } = flow(journal.state)
  const at = steps.findIndex(({ kind }) => kind === 'retrieval')
  return [steps[at], steps[at + 1]]
}

test('full texts are sought for the first stage that needs more than title and abstract', () => {
  expect(soughtFor([...screened().state.stage].sort(([, a], [, b]) => a.order - b.order))).toBe('stg_full')
})

test('the flow counts what was sought, what is not to be had, and what is not here yet', () => {
  const journal = screened()
  expect(flow(journal.state).steps.some(({ kind }) => kind === 'retrieval')).toBe(false)
  change(journal, [
    told('src_one', 'sought'),
    told('src_two', 'not available', 'The authors did not answer'),
    told('src_five', 'not available', 'Too early'),
    made('document.attached', 'doc_3', document('src_three')),
  ])
  expect(retrieval(journal)).toMatchObject([
    {
      stage: 'stg_full',
      number: 4,
      awaited: 2,
      held: 1,
      left: ['src_two'],
    },
    { kind: 'computed', stage: 'stg_full', number: 3, open: 3 },
  ])
  const lost = whyLeft(journal.state, { kind: 'retrieval', stage: 'stg_full' }, 'src_two')
  expect(lost.because).toBe('The authors did not answer')
  // Nobody is asked to read what is not to be had.
  expect(flow(journal.state).fresh.concat([])).toMatchObject([{ stage: 'stg_abs', count: 1 }])
  expect(flow(journal.state).undecided.map(({ source }) => source)).not.toContain('src_two')
  // Whoever decided without it has decided; and a file that came late is retrieved after all.
  carryOut(journal, ana, { do: 'vote', source: 'src_two', stage: 'stg_full', verdict: 'exclude' })
  carryOut(journal, ana, { do: 'vote', source: 'src_one', stage: 'stg_full', verdict: 'include' })
  expect(retrieval(journal)).toMatchObject([{ number: 4, awaited: 1, left: [] }, { number: 4 }])
  change(journal, [made('document.attached', 'doc_4', document('src_four'))])
  expect(retrieval(journal)).toMatchObject([{ awaited: 0 }, { number: 4 }])
})

test('a document says by itself that it was retrieved', () => {
  const journal = screened()
  expect(retrievalOf(journal.state, 'src_one')).toBeUndefined()
  change(journal, [told('src_one', 'not available', 'Under embargo')])
  expect(retrievalOf(journal.state, 'src_one')).toBe('not available')
  change(journal, [made('document.attached', 'doc_1', document('src_one'))])
  expect(retrievalOf(journal.state, 'src_one')).toBe('retrieved')
})

test('what is not available has a reason, and there is one retrieval for a source', () => {
  const journal = screened()
  const refused = (fact: ReturnType<typeof told>) => carryOut(journal, ana, { do: 'change', changes: [fact] })?.code
  expect(refused(told('src_one', 'not available'))).toBe('reason-needed')
  expect(refused({ ...told('src_one', 'sought'), id: 'ret_other' } as ReturnType<typeof told>)).toBe('malformed')
  expect(refused(told('src_one', 'sought'))).toBeUndefined()
})

test('a better copy stands in the place of one document of its source', () => {
  const journal = screened()
  change(journal, [
    made('document.attached', 'doc_1', document('src_one')),
    made('document.attached', 'doc_2', document('src_one', { replaces: 'doc_1' })),
  ])
  const { state } = journal
  expect(documentsOf(state, 'src_one').map(([id]) => id)).toEqual(['doc_2'])
  expect(replacedBy(state, 'doc_1')).toBe('doc_2')
  const refused = (id: string, value: object) =>
    carryOut(journal, ana, { do: 'change', changes: [made('document.attached', id, value)] })?.code
  expect(refused('doc_3', document('src_one', { replaces: 'doc_1' }))).toBe('does-not-fit')
  expect(refused('doc_3', document('src_two', { replaces: 'doc_2' }))).toBe('does-not-fit')
  change(journal, [made('excerpt.made', 'exc_1', { source: 'src_one', document: 'doc_2', quote: 'words' })])
  expect(
    carryOut(journal, ana, {
      do: 'change',
      changes: [{ type: 'document.attached', id: 'doc_2', from: { source: 'src_one' }, to: { source: 'src_two' } }],
    })?.code,
  ).toBe('in-use')
})
