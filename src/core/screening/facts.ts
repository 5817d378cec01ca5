import { z } from 'zod'
import { doubts, highlightUses, sampleUses, stageKinds, verdicts } from '../choices.ts'
import { anyId, idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

/** Where a decision that was made elsewhere comes from: the tool, whom its file names and the import, or the copy that was handed out. */
export const Origin = z.strictObject({
  tool: line,
  who: line.optional(),
  import: idOf('imp').optional(),
  handOut: idOf('hnd').optional(),
})

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
    /** Who votes here; absent: everyone who screens. */
    voters: z.array(idOf('per')).optional(),
    /** Who settles conflicts here and never votes, and so may see all votes while it is blinded. */
    arbiters: z.array(idOf('per')).optional(),
    /** Verdicts that are not offered here. */
    without: z.array(z.enum(['maybe', 'background'])).optional(),
    /** What a doubt comes to; absent: a conflict where several vote, else it stays open. */
    maybeCounts: z.enum(doubts).optional(),
    /** The scale of a gate, best first: each level with the words that anchor it, and what it comes to if nothing else is said. */
    levels: z
      .array(z.strictObject({ key: line, label: line, anchor: text.optional(), verdict: Verdict.optional() }))
      .optional(),
    /** What is judged apart on that scale: credibility and coherence at rigour. */
    aspects: z.array(z.strictObject({ key: line, label: line, question: text.optional() })).optional(),
    /** Whose scale it is: in words, and as a source that the report cites. */
    scaleAfter: line.optional(),
    scaleFrom: idOf('src').optional(),
    /** Whether two judgements at different levels are a conflict, also where the verdicts agree. */
    levelsMustAgree: z.boolean().optional(),
    /** Whether a source may be decided on here as soon as it has come to the stage before; the flow still counts it after that. */
    beside: z.boolean().optional(),
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
    /** The newest recall that it answers. */
    recall: idOf('rcl').optional(),
    /** Set where it was not given here but brought over from another tool. */
    origin: Origin.optional(),
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
    /** Those who agreed on it. */
    agreed: z.array(idOf('per')).optional(),
    /** The levels that hold after it, where judgements differed. */
    levels: z.array(z.strictObject({ aspect: line.optional(), level: line })).optional(),
    citation: idOf('src').optional(),
  }),
  reopening: noun('rop', 'source.reopened', 'A decided source is looked at again; its votes and resolution stay.', {
    source: idOf('src'),
    stage: idOf('stg'),
    because: text,
    /** What came of it; absent while it is looked at. */
    verdict: Verdict.optional(),
    reason: idOf('rsn').optional(),
    by: idOf('per'),
  }),
  sample: noun('smp', 'sample.drawn', 'Sources were drawn at random, from a seed that draws them again.', {
    stage: idOf('stg'),
    use: z.enum(sampleUses),
    /** How many were asked for: a share of the candidates, or a number. */
    percent: z.number().min(0.01).max(100).optional(),
    size: z.number().int().min(1).optional(),
    seed: line,
    /** Drawn from each database in proportion. */
    by: z.literal('database').optional(),
    /** How many it was drawn from. */
    among: z.number().int().min(0),
    sources: z.array(idOf('src')),
  }),
  calibration: noun(
    'cal',
    'calibration.held',
    'Sources that several reviewers vote on to find out how far they agree.',
    {
      stage: idOf('stg'),
      name: line,
      people: z.array(idOf('per')).min(2),
      seed: line.optional(),
      sources: z.array(idOf('src')).min(1),
      order,
      /** Its votes were laid open to be talked about; until then they are as blinded as the stage. */
      opened: z.boolean().optional(),
      /** What was agreed in the talk. */
      note: text.optional(),
    },
  ),
  recall: noun(
    'rcl',
    'votes.recalled',
    'Sources are to be voted on again, as criteria changed; votes stand until then.',
    {
      stage: idOf('stg'),
      because: text,
      sources: z.array(idOf('src')).min(1),
      order,
    },
  ),
  highlight: noun('hil', 'highlight.set', 'Words that are marked while screening; of the project, or of one person.', {
    use: z.enum(highlightUses),
    theory: idOf('pt').optional(),
    /** Words and phrases; one that ends in * stands for all words that begin so. */
    words: z.array(line),
    by: idOf('per').optional(),
    order,
  }),
  stopping: noun('stp', 'screening.stopped', 'Screening ended before everything was read: why, and on which figures.', {
    stage: idOf('stg'),
    because: text,
    by: idOf('per'),
    /** How many sources were left unread. */
    unread: z.number().int().min(0),
    /** The figures as they stood, each with what it is. */
    figures: z.array(z.strictObject({ what: line, value: z.number(), note: line.optional() })),
  }),
}
