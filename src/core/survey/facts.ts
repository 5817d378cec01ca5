import { z } from 'zod'
import { itemParts, questionnairePurposes, resultDirections, resultKinds } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

/** What people call an item in tables: short, and the same in each version. */
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected a short key like trust-1')
/** How few answers a group may have and still be shown; fewer than three could be told apart by one of them. */
const smallest = z.number().int().min(3).max(1_000)

/** What kind of answer an item asks for. A scale counts its anchors from 1, or from what `from` says. */
const Answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scale'),
    anchors: z.array(line).min(2).max(11),
    from: z.number().int().min(-10).max(10).optional(),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(line).min(1).max(200),
    several: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: line.optional(),
  }),
  z.strictObject({ kind: z.literal('text') }),
])

const Item = z.strictObject({
  key,
  text,
  part: z.enum(itemParts),
  /** The links of the theory that it asks about, and what they said when it was written. */
  links: z.array(idOf('lnk')).optional(),
  said: text.optional(),
  configuration: idOf('cmoc').optional(),
  guideline: idOf('gdl').optional(),
  answer: Answer,
  must: z.boolean().optional(),
})
export type Item = z.infer<typeof Item>

export const surveyNouns = {
  questionnaire: noun(
    'qst',
    'questionnaire.made',
    'Items that ask people about parts of the theory. Once answered it stays as it is, and a new version replaces it.',
    {
      purpose: z.enum(questionnairePurposes),
      title: line,
      /** The version before this one. */
      replaces: idOf('qst').optional(),
      intro: text.optional(),
      items: z.array(Item).max(500),
      /** How few answers a group may have and still be shown; five where nothing is said. */
      smallest: smallest.optional(),
      order: order.optional(),
    },
  ),
  wave: noun('wav', 'wave.opened', 'A round in which a questionnaire is put to people.', {
    questionnaire: idOf('qst'),
    name: line,
    case: idOf('cas').optional(),
    /** The survey as a source: consent and evidence go by it. */
    source: idOf('src').optional(),
    opens: day.optional(),
    closes: day.optional(),
    closed: z.boolean().optional(),
    /** Links were given out by which people answer in it: it stays as it was put to them. */
    linked: z.literal(true).optional(),
    /** Nothing leads from an answer to who gave it. */
    anonymous: z.boolean(),
    smallest: smallest.optional(),
    /** Who was asked, by role, and how many of them. */
    asked: z.array(z.strictObject({ role: line, number: z.number().int().min(1).optional() })).optional(),
    by: idOf('per'),
    order: order.optional(),
  }),
  response: noun('rsp', 'questionnaire.answered', 'What one person answered; it is told in groups and never alone.', {
    questionnaire: idOf('qst'),
    wave: idOf('wav').optional(),
    case: idOf('cas').optional(),
    source: idOf('src').optional(),
    on: day.optional(),
    /** A code that stands for who answered; never there in an anonymous wave. */
    respondent: line.optional(),
    /** By the keys of the items. Of what does not fit its item, the words as they came. */
    answers: z.record(key, z.union([z.number(), text, z.array(line).max(200)])),
  }),
  result: noun('rsl', 'result.stated', 'What a survey, a series or a statistical test came to, to lay beside links.', {
    kind: z.enum(resultKinds),
    /** What was measured, as in "trust, mean of four items". */
    measure: line,
    n: z.number().int().min(1).optional(),
    estimate: z.number().optional(),
    /** Of the estimate: its bounds, and how sure, in percent. */
    interval: z
      .strictObject({ low: z.number(), high: z.number(), percent: z.number().min(1).max(99.99).optional() })
      .optional(),
    direction: z.enum(resultDirections).optional(),
    source: idOf('src'),
    case: idOf('cas').optional(),
    questionnaire: idOf('qst').optional(),
    indicator: idOf('ind').optional(),
    text: text.optional(),
    by: idOf('per').optional(),
    order: order.optional(),
  }),
}
