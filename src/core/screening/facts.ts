import { z } from 'zod'
import { stageKinds, verdicts } from '../choices.ts'
import { anyId, idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

export const screeningNouns = {
  stage: noun('stg', 'stage.set', 'A screening level or a gate: who decides, how many, blinded or open.', {
    name: line,
    kind: z.enum(stageKinds),
    order,
    reviewers: z.number().int().min(1).max(9),
    blinded: z.boolean(),
    reasonNeeded: z.boolean(),
    /** Whether two exclusions for different reasons are a conflict. */
    reasonsMustAgree: z.boolean().optional(),
    levels: z.array(z.strictObject({ key: line, label: line, anchor: text.optional() })).optional(),
    note: text.optional(),
  }),
  criterion: noun('crt', 'criterion.set', 'A criterion of a stage; in or out.', {
    stage: idOf('stg').optional(),
    kind: z.enum(['include', 'exclude']),
    text,
    because: text.optional(),
    order,
  }),
  reason: noun('rsn', 'reason.listed', "A reason on a stage's shared list; the first that applies wins.", {
    stage: idOf('stg'),
    text: line,
    order,
  }),
  vote: noun('vote', 'screening.voted', "One reviewer's decision on a source at a stage.", {
    source: idOf('src'),
    stage: idOf('stg'),
    reviewer: idOf('per'),
    verdict: Verdict,
    reason: idOf('rsn').optional(),
    note: text.optional(),
    theories: z.array(anyId()).optional(),
  }),
  resolution: noun('res', 'conflict.resolved', 'How an outcome was settled; the votes stay as cast.', {
    source: idOf('src'),
    stage: idOf('stg'),
    verdict: Verdict,
    /** `reported`: a publication gives the outcome and not the votes. */
    how: z.enum(['discussion', 'third reviewer', 'rule', 'reported']),
    reason: idOf('rsn').optional(),
    because: text,
    by: idOf('per').optional(),
    citation: idOf('src').optional(),
  }),
}
