import { z } from 'zod'
import { absences, fieldKinds, formSubjects } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

/** An option of a field. Answers name it by its key, so that its wording can be put right later. */
export const Option = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected a key of small letters, digits and hyphens'),
  label: line,
  /** When to pick it. */
  meaning: text.optional(),
})
export type Option = z.infer<typeof Option>

/**
 * What an answer says, as the field's kind has it: words, a number or a year, the key of an option, or several of them.
 * `absent` stands instead of a value where the source does not say.
 */
const said = {
  value: z.union([text, z.number(), z.array(line)]).optional(),
  absent: z.enum(absences).optional(),
}

/** Words of the source that an answer rests on. They are the answer's own, and so hidden with it while it is blinded. */
export const Ground = z.strictObject({
  quote: text,
  page: z.number().int().min(1).optional(),
  /** Where they were taken from; a remark, which keeps neither document nor excerpt there. */
  document: z
    .string()
    .regex(/^doc_[\w.-]{1,240}$/, 'expected the id of a document')
    .optional(),
  excerpt: z
    .string()
    .regex(/^exc_[\w.-]{1,240}$/, 'expected the id of an excerpt')
    .optional(),
})
export type Ground = z.infer<typeof Ground>

export const characteristicsNouns = {
  form: noun('form', 'form.set', 'A form by which characteristics are taken from sources.', {
    name: line,
    instructions: text.optional(),
    about: z.enum(formSubjects),
    /** How many people fill it in for each source. */
    extractors: z.number().int().min(1).max(4),
    /** Nobody sees what another answered about a source until its reconciliation is opened. */
    blinded: z.boolean(),
    order,
  }),
  field: noun('fld', 'field.set', 'A field of a form. One that is retired is asked no more; its answers stay.', {
    form: idOf('form'),
    name: line,
    kind: z.enum(fieldKinds),
    instructions: text.optional(),
    required: z.boolean().optional(),
    /** Of a number. */
    unit: line.optional(),
    options: z.array(Option).optional(),
    retired: z.boolean().optional(),
    order,
  }),
  answer: noun('ans', 'answer.given', 'What one person took from a source for a field of a form.', {
    source: idOf('src'),
    field: idOf('fld'),
    by: idOf('per'),
    ...said,
    note: text.optional(),
    grounds: z.array(Ground).max(50).optional(),
    /** The number of the event up to which they knew the wording of the field: later changes of it ask again. */
    asOf: z.number().int().min(0).optional(),
  }),
  finish: noun('fin', 'extraction.finished', 'One person has filled in a form for a source. All may know that.', {
    form: idOf('form'),
    source: idOf('src'),
    by: idOf('per'),
  }),
  opening: noun(
    'opn',
    'reconciliation.opened',
    'The answers of all about a source by a form are laid open, to be reconciled. From then on they stay as given.',
    {
      form: idOf('form'),
      source: idOf('src'),
      by: idOf('per'),
      because: text.optional(),
    },
  ),
  agreed: noun('agr', 'answer.agreed', 'What a source says to a field in the end, over answers that stay as given.', {
    source: idOf('src'),
    field: idOf('fld'),
    by: idOf('per'),
    ...said,
    because: text.optional(),
    asOf: z.number().int().min(0).optional(),
  }),
}
