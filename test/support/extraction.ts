import { answerId, finishId, openingId } from '../../src/core/characteristics/ids.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import { ana } from './journal.ts'
import { ben, change, made, review } from './review.ts'

export const form = 'form_1' as Id<'form'>
export const adams = 'src_adams' as Id<'src'>
export const fields = {
  design: 'fld_design' as Id<'fld'>,
  sample: 'fld_sample' as Id<'fld'>,
  setting: 'fld_setting' as Id<'fld'>,
}

const options = [
  { key: 'case-study', label: 'Case study' },
  { key: 'survey', label: 'Survey' },
]

/** A form of three fields that two people fill in, blinded unless told otherwise. */
export const formFacts = (rules: object = {}): Fact[] => [
  made('form.set', form, {
    name: 'Characteristics',
    about: 'documents',
    extractors: 2,
    blinded: true,
    order: 1,
    ...rules,
  }),
  made('field.set', fields.design, { form, name: 'Design', kind: 'one of', options, required: true, order: 1 }),
  made('field.set', fields.sample, { form, name: 'Sample', kind: 'number', unit: 'people', order: 2 }),
  made('field.set', fields.setting, { form, name: 'Setting', kind: 'text', order: 3 }),
]

/** The small review with the stage unblinded, so that its sources are in, and a form. */
export function extracting(rules: object = {}): Journal {
  const journal = review()
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
  change(journal, formFacts(rules))
  return journal
}

export const answer = (by: Id<'per'>, field: Id<'fld'>, said: object, source: Id<'src'> = adams): Fact =>
  made('answer.given', answerId(source, field, by), { source, field, by, ...said })
export const finish = (by: Id<'per'>, source: Id<'src'> = adams): Fact =>
  made('extraction.finished', finishId(form, source, by), { form, source, by })
export const opening = (by: Id<'per'> = ana, source: Id<'src'> = adams, more: object = {}): Fact =>
  made('reconciliation.opened', openingId(form, source), { form, source, by, ...more })

/** Ana and Ben have both answered about Adams, and both have finished. */
export function answeredTwice(rules: object = {}, bens: object = { value: 'survey' }): Journal {
  const journal = extracting(rules)
  change(journal, [
    answer(ana, fields.design, { value: 'case-study' }),
    answer(ana, fields.sample, { value: 40 }),
    answer(ana, fields.setting, { value: 'A hospital.' }),
    finish(ana),
  ])
  change(
    journal,
    [
      answer(ben, fields.design, bens),
      answer(ben, fields.sample, { absent: 'not reported' }),
      answer(ben, fields.setting, { value: 'a  hospital' }),
      finish(ben),
    ],
    ben,
  )
  return journal
}
