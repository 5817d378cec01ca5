import { z } from 'zod'
import { expectations, setKinds } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

/** What a condition, or the outcome, goes by in a table and its solutions. */
const key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,15}$/, 'expected a letter, then letters, digits or hyphens, 16 at most')

/** From which figures a degree was calculated: full non-membership, the crossover, full membership (Ragin 2008). */
const Anchors = z.strictObject({ out: z.number(), between: z.number(), in: z.number() })

const share = z.number().min(0).max(1)

export const truthNouns = {
  truthTable: noun('ttb', 'truth-table.laid', 'Conditions and an outcome as sets, in which cases are members or not.', {
    title: line,
    kind: z.enum(setKinds),
    conditions: z
      .array(
        z.strictObject({
          key,
          label: line,
          component: idOf('cmp').optional(),
          /** In which state it is thought to contribute to the outcome: for the intermediate solution. */
          expected: z.enum(expectations).optional(),
          anchors: Anchors.optional(),
        }),
      )
      .max(12),
    outcome: z.strictObject({ label: line, component: idOf('cmp').optional(), anchors: Anchors.optional() }),
    /** Rows whose cases are at least so consistently in the outcome lead to it; without it 1 of crisp sets, 0.8 of fuzzy. */
    inclusion: share.optional(),
    /** Rows with fewer cases are remainders; without it one. */
    cases: z.number().int().min(1).optional(),
    /** The least proportional reduction in inconsistency of a row that leads to the outcome. */
    pri: share.optional(),
    order,
  }),
  membership: noun('mbr', 'membership.judged', 'How far a case is in a set, as a person judges it, and why.', {
    table: idOf('ttb'),
    case: idOf('cas'),
    /** The key of the condition, or `outcome`. */
    key,
    /** From 0, out of it, to 1, in it; 0.5 is neither. */
    degree: share,
    /** The figure that the degree was calculated from. */
    figure: z.number().optional(),
    because: text.optional(),
  }),
}
