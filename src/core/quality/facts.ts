import { z } from 'zod'
import { assessmentKinds, qualityCriteria, qualityLevels } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

export const qualityNouns = {
  qualityRound: noun(
    'qrd',
    'quality.assessed',
    'The study is held against the RAMESES quality standards, by one person or several. Until it is opened those who assess do not see what the others say.',
    {
      /** What it is of: "before submission". */
      name: line,
      assessors: z
        .array(z.strictObject({ person: idOf('per'), as: z.enum(assessmentKinds) }))
        .min(1)
        .max(6),
      opened: z.boolean().optional(),
      order,
    },
  ),
  qualityJudgement: noun('qlj', 'quality.judged', 'One person says how far the study meets one quality criterion.', {
    round: idOf('qrd'),
    criterion: z.enum(qualityCriteria),
    /** Not there while it is being thought about. */
    level: z.enum(qualityLevels).optional(),
    because: text.optional(),
    /** The parts, tables and figures of the report that show it, by their names. */
    pieces: z.array(line).max(40).optional(),
    by: idOf('per'),
  }),
}
