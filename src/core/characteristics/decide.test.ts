import { expect, test } from 'vitest'
import {
  adams,
  answer,
  answeredTwice,
  extracting,
  fields,
  finish,
  form,
  opening,
} from '../../../test/support/extraction.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { agreedId, answerId } from './ids.ts'

const ask = (journal: Journal, fact: Fact, who: Id<'per'> = ana) =>
  carryOut(journal, who, { do: 'change', changes: [fact] })
const agreed = (field: Id<'fld'>, said: object, by: Id<'per'> = ana) =>
  made('answer.agreed', agreedId(adams, field), { source: adams, field, by, ...said })

test('a value that does not fit its field is refused with what would', () => {
  const journal = extracting()
  expect(ask(journal, answer(ana, fields.sample, { value: 'about forty' }))).toMatchObject({
    code: 'does-not-fit',
    message: '“about forty” does not fit Sample.',
    hint: 'Write one number, like 40 or 12.5, in people; what else there is to say goes into the note.',
  })
  expect(ask(journal, answer(ana, fields.design, { value: 'trial' }))?.hint).toBe('Pick one of Case study and Survey.')
  expect(ask(journal, answer(ana, fields.design, { absent: 'not reported' }))).toBeUndefined()
})

test('one answer for a person, a source and a field, in one’s own name', () => {
  const journal = extracting()
  const given = answer(ana, fields.setting, { value: 'A hospital' })
  expect(ask(journal, given, ben)).toMatchObject({ code: 'not-allowed' })
  expect(ask(journal, { ...given, id: 'ans_other' } as Fact)).toMatchObject({ code: 'malformed' })
  expect(ask(journal, given)).toBeUndefined()
  expect(ask(journal, given)).toMatchObject({ code: 'id-taken' })
})

test('a retired field is asked no more, and keeps the answers it has', () => {
  const journal = extracting()
  change(journal, [answer(ana, fields.setting, { value: 'A hospital' })])
  change(journal, [{ type: 'field.set', id: fields.setting, from: { retired: null }, to: { retired: true } }])
  expect(ask(journal, answer(ben, fields.setting, { value: 'A ward' }), ben)).toMatchObject({ code: 'retired' })
  expect(journal.state.answer.has(answerId(adams, fields.setting, ana))).toBe(true)
})

test('an extraction is finished when every required field has an answer', () => {
  const journal = extracting()
  expect(ask(journal, finish(ana))).toMatchObject({
    message: 'One required field has no answer: Design.',
    hint: 'Answer, or say “not reported”.',
  })
  change(journal, [answer(ana, fields.design, { absent: 'not reported' })])
  expect(ask(journal, finish(ana), ben)).toMatchObject({ code: 'not-allowed' })
  expect(ask(journal, finish(ana))).toBeUndefined()
})

test('a reconciliation is opened when all have finished, or by a lead with a reason; then answers stay', () => {
  const journal = extracting()
  change(journal, [answer(ben, fields.design, { value: 'survey' }), finish(ben)], ben)
  expect(ask(journal, opening(ben), ben)).toMatchObject({ code: 'not-here', message: '1 of 2 have finished.' })
  expect(ask(journal, opening(ana))).toMatchObject({ code: 'reason-needed' })
  expect(ask(journal, opening(ana, adams, { because: 'Cem has left.' }))).toBeUndefined()
  const edit = { type: 'answer.given', id: answerId(adams, fields.design, ben), from: { value: 'survey' } } as const
  expect(ask(journal, { ...edit, to: { value: 'case-study' } }, ben)).toMatchObject({ code: 'not-allowed' })
  expect(ask(journal, answer(ana, fields.design, { value: 'survey' }))).toMatchObject({ code: 'not-allowed' })
})

test('what differs is settled once it is open, with a reason where nobody said so', () => {
  const journal = answeredTwice()
  expect(ask(journal, agreed(fields.design, { value: 'survey' }))).toMatchObject({ code: 'not-here' })
  change(journal, [opening(ben)], ben)
  expect(ask(journal, agreed(fields.sample, { value: 38 }))).toMatchObject({ code: 'reason-needed' })
  expect(ask(journal, agreed(fields.sample, { value: 'many', because: 'So.' }))).toMatchObject({ code: 'does-not-fit' })
  expect(ask(journal, agreed(fields.sample, { value: 38, because: 'Two left.' }))).toBeUndefined()
  expect(ask(journal, agreed(fields.design, { value: 'survey' }))).toBeUndefined()
  expect([...journal.state.answer.values()].map(({ value, absent }) => value ?? absent)).toEqual([
    'case-study',
    40,
    'A hospital.',
    'survey',
    'not reported',
    'a  hospital',
  ])
})

test('only a lead closes a reconciliation again, by undo too, and not where something was settled in it', () => {
  const journal = answeredTwice()
  change(journal, [opening(ben)], ben)
  const act = journal.events.at(-1)?.act ?? ''
  expect(carryOut(journal, ben, { do: 'undo', act })).toMatchObject({ code: 'not-allowed' })
  change(journal, [agreed(fields.design, { value: 'survey' })])
  expect(carryOut(journal, ana, { do: 'undo', act })).toMatchObject({ code: 'in-use' })
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
})

test('only a lead lifts the blinding of a form, and a field stays in its form', () => {
  const journal = extracting()
  const lift: Fact = { type: 'form.set', id: form, from: { blinded: true }, to: { blinded: false } }
  expect(ask(journal, lift, ben)).toMatchObject({ code: 'not-allowed' })
  expect(ask(journal, lift)).toBeUndefined()
  change(journal, [
    made('form.set', 'form_2', { name: 'Two', about: 'participants', extractors: 1, blinded: false, order: 2 }),
  ])
  const moved: Fact = { type: 'field.set', id: fields.setting, from: { form }, to: { form: 'form_2' } }
  expect(ask(journal, moved)).toMatchObject({ code: 'does-not-fit' })
})

test('words that an answer rests on are of its own source', () => {
  const journal = extracting()
  change(journal, [
    made('excerpt.made', 'exc_a', { source: adams, quote: 'a hospital' }),
    made('excerpt.made', 'exc_b', { source: 'src_brown', quote: 'a ward' }),
  ])
  const resting = (excerpt: string, quote = 'a hospital') =>
    answer(ana, fields.setting, { value: 'A hospital', grounds: [{ quote, excerpt }] })
  expect(ask(journal, resting('exc_b'))).toMatchObject({ code: 'does-not-fit' })
  expect(ask(journal, resting('exc_a', ' '))).toMatchObject({ code: 'reason-needed' })
  expect(ask(journal, resting('exc_a'))).toBeUndefined()
  // The words are the answer's own: the excerpt may go.
  expect(
    ask(journal, { type: 'excerpt.made', id: 'exc_a', from: { source: adams, quote: 'a hospital' }, to: null }),
  ).toBeUndefined()
})

test('two options of a field are worded apart', () => {
  const journal = extracting()
  const before = journal.state.field.get(fields.design)?.options ?? []
  const options = (more: object[]): Fact =>
    ({ type: 'field.set', id: fields.design, from: { options: before }, to: { options: [...before, ...more] } }) as Fact
  expect(ask(journal, options([{ key: 'b', label: ' survey ' }]))).toMatchObject({ code: 'does-not-fit' })
  expect(ask(journal, options([{ key: 'survey', label: 'Poll' }]))).toMatchObject({ code: 'does-not-fit' })
  expect(ask(journal, options([{ key: 'b', label: ' ' }]))).toMatchObject({ code: 'reason-needed' })
  expect(ask(journal, options([{ key: 'b', label: 'Poll' }]))).toBeUndefined()
})
