import { z } from 'zod'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

export const guidelineNouns = {
  guideline: noun('gdl', 'guideline.written', 'A statement of guidance, traceable to configurations at a version.', {
    statement: text,
    plain: text.optional(),
    group: idOf('grp').optional(),
    configurations: z.array(idOf('cmoc')),
    version: idOf('ver').optional(),
    order,
  }),
  assessment: noun('asm', 'assessment.answered', 'An answer to a guideline, counted in a group and not by name.', {
    guideline: idOf('gdl'),
    case: idOf('cas').optional(),
    respondents: line,
    answer: z.number().int().min(1).max(5),
    note: text.optional(),
  }),
}
