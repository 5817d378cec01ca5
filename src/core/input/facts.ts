import { z } from 'zod'
import { inputOutcomes, inputWays } from '../choices.ts'
import { anyId, idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

export const inputNouns = {
  input: noun(
    'inp',
    'input.given',
    'What stakeholders said of the project, and what came of it. It says who by role: no names are needed.',
    {
      on: day,
      /** Who said it, by role, and how many of them. */
      who: z.array(z.strictObject({ role: line, number: z.number().int().min(1).optional() })).min(1),
      how: z.enum(inputWays),
      /** The meeting on the theory at which it was said. */
      meeting: idOf('mtg').optional(),
      /** That they agreed to its use, and how. */
      consent: line.optional(),
      /** The version of the theory they were shown, or in words what else. */
      version: idOf('ver').optional(),
      shown: line.optional(),
      text,
      /** What it is about; a remark, which keeps nothing there. */
      about: z.array(anyId()).optional(),
      outcome: z.enum(inputOutcomes),
      /** What changed, or why nothing did. */
      because: text.optional(),
      /** Where it shows: refinements, and whatever else was changed; a remark. */
      changed: z.array(anyId()).optional(),
      /** The acts of the trail by which it was done, each by its id; a remark. */
      acts: z.array(z.string().min(1).max(200)).max(200).optional(),
      by: idOf('per'),
      order,
    },
  ),
}
