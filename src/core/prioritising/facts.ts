import { z } from 'zod'
import { prioritisingMethods, prioritisingSteps } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

/** The kinds of things an idea may stand for. */
const Stood = z.union([idOf('pt'), idOf('cmoc'), idOf('sub'), idOf('cmp')])

/** What one seat gives one idea: its rank from 1 on, or how many points or dots. */
export const Choice = z.strictObject({ idea: idOf('ide'), gives: z.number().int().min(1).max(100) })
export type Choice = z.infer<typeof Choice>

export const prioritisingNouns = {
  prioritisation: noun(
    'prz',
    'prioritisation.set',
    'A group puts ideas in order, by the nominal group technique or by dots. What is written in silence or ranked stays unseen by others until the step is over.',
    {
      title: line,
      /** What the group is asked. */
      question: text.optional(),
      method: z.enum(prioritisingMethods),
      /** How many ideas each ranks, or how many points or dots each has. */
      each: z.number().int().min(1).max(100),
      step: z.enum(prioritisingSteps),
      /** Who leads through it, and enters what people without an account say. */
      facilitator: idOf('per'),
      /** The meeting on the theory that it was part of. */
      meeting: idOf('mtg').optional(),
      notes: text.optional(),
      order,
    },
  ),
  seat: noun('sea', 'seat.taken', 'Someone takes part in a prioritisation.', {
    prioritisation: idOf('prz'),
    /** Not there for somebody without an account: the facilitator enters what they say. */
    person: idOf('per').optional(),
    /** As whom: carer, commissioner, manager. No names. */
    role: line,
    order,
  }),
  idea: noun('ide', 'idea.put', 'A statement that a group puts in order with others.', {
    prioritisation: idOf('prz'),
    text,
    /** Whose it is; one without was put there by the facilitator, for all to see. */
    seat: idOf('sea').optional(),
    /** What it stands for, or has become. */
    about: Stood.optional(),
    /** It says the same as this one, and is ranked as part of it. */
    joinedInto: idOf('ide').optional(),
    /** What was said to make it clear, and in the discussion. */
    note: text.optional(),
    chosen: z.boolean().optional(),
    order,
  }),
  ballot: noun('bal', 'ballot.cast', 'What one seat gives the ideas in one round.', {
    prioritisation: idOf('prz'),
    round: z.number().int().min(1).max(2),
    seat: idOf('sea'),
    choices: z.array(Choice).max(100),
  }),
  ready: noun('rdy', 'step.finished', 'One seat has finished its part of a step. All may know that.', {
    prioritisation: idOf('prz'),
    step: z.enum(['generating', 'ranking', 'ranking again']),
    seat: idOf('sea'),
  }),
}
