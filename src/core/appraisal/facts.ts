import { z } from 'zod'
import { anyId, idOf } from '../ids.ts'
import { line, noun, text } from '../noun.ts'

export const appraisalNouns = {
  appraisal: noun('apr', 'appraisal.made', 'A judgement at a gate, of a source or of one excerpt.', {
    source: idOf('src'),
    excerpt: idOf('exc').optional(),
    stage: idOf('stg'),
    /** Which aspect of the gate; absent where it judges the source as one. */
    aspect: line.optional(),
    level: line.optional(),
    because: text,
    theories: z.array(anyId()).optional(),
    version: idOf('ver').optional(),
    by: idOf('per'),
    /** A strong point of a weak study that stays (Pawson 2006, digging for nuggets). */
    nugget: z.boolean().optional(),
  }),
}
