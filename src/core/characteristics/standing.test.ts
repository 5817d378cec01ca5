import { expect, test } from 'vitest'
import { adams, answer, answeredTwice, extracting, fields, form, opening } from '../../../test/support/extraction.ts'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { eventsOf, type Journal } from '../journal.ts'
import { seenBy } from '../project/seen-by.ts'
import { alwaysBlinded, fieldAgreement } from './agreement.ts'
import { agreedId } from './ids.ts'
import { extractable, progressOf, reconcilingOf } from './progress.ts'
import { standingsOf } from './standing.ts'
import { wordings } from './wordings.ts'

const kinds = (journal: Journal) => [...standingsOf(journal.state, form, adams).values()].map(({ kind }) => kind)
const told = (journal: Journal) => (key: string) => eventsOf(journal, key)

test('what a field comes to: awaited while blinded, then the same or differing, then settled', () => {
  const journal = answeredTwice()
  expect(kinds(journal)).toEqual(['awaited', 'awaited', 'awaited'])
  expect(reconcilingOf(journal.state, form, adams).at).toBe('ready')
  change(journal, [opening()])
  expect(kinds(journal)).toEqual(['differs', 'differs', 'same'])
  expect(reconcilingOf(journal.state, form, adams)).toEqual({ at: 'differs', differs: 2 })
  change(journal, [
    made('answer.agreed', agreedId(adams, fields.design), {
      source: adams,
      field: fields.design,
      by: ana,
      value: 'survey',
    }),
  ])
  expect(kinds(journal)).toEqual(['settled', 'differs', 'same'])
})

test('a field that one of two left open differs; where one alone has answered, what they said stands', () => {
  const journal = extracting()
  change(journal, [answer(ana, fields.design, { value: 'survey' }), answer(ana, fields.setting, { value: 'A ward' })])
  change(journal, [answer(ben, fields.design, { value: 'survey' })], ben)
  change(journal, [opening(ana, adams, { because: 'Time is up.' })])
  expect(kinds(journal)).toEqual(['same', 'missing', 'differs'])
  const alone = extracting()
  change(alone, [answer(ana, fields.design, { value: 'survey' }), opening(ana, adams, { because: 'Ben left.' })])
  expect(kinds(alone)).toEqual(['same', 'missing', 'missing'])
})

test('a single extractor’s answer stands at once, unless the form is blinded', () => {
  for (const [blinded, kind] of [
    [false, 'same'],
    [true, 'awaited'],
  ] as const) {
    const journal = extracting({ extractors: 1, blinded })
    change(journal, [answer(ana, fields.design, { value: 'survey' })])
    expect(kinds(journal)[0]).toBe(kind)
  }
})

test('what waits for whom: own answers, and how many have finished', () => {
  const journal = answeredTwice()
  expect(extractable(journal.state, form)).toEqual([adams, 'src_brown'])
  // One that was left out comes along once somebody has begun with it, by that form alone.
  change(journal, [answer(ana, fields.setting, { value: 'A ward' }, 'src_clark')])
  expect(extractable(journal.state, form)).toEqual([adams, 'src_brown', 'src_clark'])
  change(journal, [
    made('form.set', 'form_2', { name: 'Two', about: 'documents', extractors: 1, blinded: false, order: 2 }),
  ])
  expect(extractable(journal.state, 'form_2')).toEqual([adams, 'src_brown'])
  expect(progressOf(journal.state, form, adams, ben)).toMatchObject({ mine: 'done', answered: 3, finished: 2 })
  expect(progressOf(journal.state, form, adams, 'per_cem').mine).toBe('closed')
  expect(progressOf(journal.state, form, 'src_brown', ben)).toMatchObject({ mine: 'to do', lacking: 1 })
  change(journal, [answer(ben, fields.sample, { value: 3 }, 'src_brown')], ben)
  expect(progressOf(journal.state, form, 'src_brown', ben).mine).toBe('begun')
})

test('agreement is of answers given before the opening, and a field left open by one counts as apart', () => {
  const journal = answeredTwice({}, { value: 'case-study' })
  const blind = fieldAgreement(seenBy(journal.state, ana), told(journal), form, [adams])
  expect(blind.map(({ sources }) => sources)).toEqual([0, 0, 0])
  change(journal, [opening()])
  const found = fieldAgreement(journal.state, told(journal), form, [adams])
  expect(found.map(({ sources, same }) => [sources, same])).toEqual([
    [1, 1],
    [1, 0],
    [1, 1],
  ])
  expect(alwaysBlinded(journal.state, told(journal), form)).toBe(true)
  change(journal, [{ type: 'form.set', id: form, from: { blinded: true }, to: { blinded: false } }])
  expect(alwaysBlinded(journal.state, told(journal), form)).toBe(false)
})

test('kappa of a field that is picked is Cohen’s, by hand', () => {
  const journal = extracting({ blinded: false })
  const sources = [1, 2, 3, 4].map((n) => `src_${n}` as const)
  const said = [
    ['survey', 'survey'],
    ['case-study', 'case-study'],
    ['survey', 'case-study'],
    ['survey', 'survey'],
  ] as const
  const reference = { type: 'article-journal', title: 'T' }
  change(
    journal,
    sources.map((id) => made('source.described', id, { kind: 'article', reference })),
  )
  sources.forEach((source, i) => {
    change(journal, [answer(ana, fields.design, { value: said[i]?.[0] }, source)])
    change(journal, [answer(ben, fields.design, { value: said[i]?.[1] }, source)], ben)
  })
  const [design, sample] = fieldAgreement(journal.state, told(journal), form, sources)
  // Observed 3/4; by chance 3/4 × 2/4 + 1/4 × 2/4 = 1/2; kappa (0.75 − 0.5) / 0.5.
  expect(design?.agreed?.value).toBe(0.75)
  expect(design?.kappa?.value).toBeCloseTo(0.5)
  expect(sample?.kappa).toBeUndefined()
})

test('an answer knows what of its field was changed since, by whom and when, and a change taken back is none', () => {
  const journal = extracting()
  change(journal, [answer(ana, fields.setting, { value: 'A ward' })])
  const seq = journal.state.seq
  const since = () => wordings(told(journal), journal.state).since(fields.setting, seq)
  expect(since()).toEqual([])
  change(journal, [{ type: 'field.set', id: fields.setting, from: { order: 3 }, to: { order: 9 } }])
  change(journal, [{ type: 'field.set', id: fields.setting, from: { required: null }, to: { required: true } }])
  expect(since()).toEqual([])
  change(
    journal,
    [{ type: 'field.set', id: fields.setting, from: { name: 'Setting' }, to: { name: 'Place of care' } }],
    ben,
  )
  expect(since()).toMatchObject([{ by: ben, changes: [{ field: 'name', from: 'Setting', to: 'Place of care' }] }])
  change(journal, [{ type: 'field.set', id: fields.setting, from: { name: 'Place of care' }, to: { name: 'Setting' } }])
  expect(since()).toEqual([])
})
