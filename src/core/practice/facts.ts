import { z } from 'zod'
import { actionProgress } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

export const practiceNouns = {
  need: noun('ned', 'need.found', 'A need of a locality or a group in a case, and which configurations it speaks to.', {
    case: idOf('cas').optional(),
    /** Whose it is: a place, or a group of people; never a person. */
    of: line,
    text,
    /** Where it was told or read. What somebody told who took part goes no further than they agreed to. */
    source: idOf('src').optional(),
    indicators: z.array(idOf('ind')).optional(),
    configurations: z.array(idOf('cmoc')).optional(),
    order,
  }),
  agreedOutcome: noun('aoc', 'outcome.agreed', 'An outcome that partners agreed to, its measures, and who owns it.', {
    case: idOf('cas').optional(),
    text,
    /** The outcomes of the theory that it is about. */
    components: z.array(idOf('cmp')).optional(),
    indicators: z.array(idOf('ind')).optional(),
    /** Who answers for it, by role. */
    owner: line.optional(),
    due: day.optional(),
    order,
  }),
  decision: noun('dcs', 'decision.taken', 'What partners decided, who did by role, and the reason in the open.', {
    case: idOf('cas').optional(),
    on: day,
    text,
    because: text,
    /** Who decided, by role. */
    taken: line.optional(),
    outcomes: z.array(idOf('aoc')).optional(),
    configurations: z.array(idOf('cmoc')).optional(),
    order,
  }),
  action: noun('acn', 'action.agreed', 'What somebody does by when, for which outcome, and how far it is.', {
    case: idOf('cas').optional(),
    text,
    /** Who does it, by role. */
    owner: line.optional(),
    due: day.optional(),
    progress: z.enum(actionProgress),
    outcome: idOf('aoc').optional(),
    decision: idOf('dcs').optional(),
    /** What it is measured by, where that is not what its outcome is measured by. */
    indicator: idOf('ind').optional(),
    guideline: idOf('gdl').optional(),
    note: text.optional(),
    order,
  }),
}
