import { z } from 'zod'
import { activationVerdicts, contextHolds } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

/** Of an event, in hexadecimal: unlike the hash of `noun.ts` it names nothing that lies beside the journal. */
const eventHash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a sha-256 in hexadecimal')

export const evaluationNouns = {
  case: noun('cas', 'case.chosen', 'A case of an evaluation: a system, a place, a team; it may have sub-cases.', {
    name: line,
    /** What it is: a system, a place, a team. */
    kind: line.optional(),
    within: idOf('cas').optional(),
    chosenBecause: text.optional(),
    attributes: z.array(z.strictObject({ name: line, value: line })).optional(),
    order: order.optional(),
  }),
  caseContext: noun('ctx', 'context.found', 'What a context was like in a case, and from when to when.', {
    case: idOf('cas'),
    /** A context of the theory; or in words one that the theory does not have yet. */
    component: idOf('cmp').optional(),
    text: text.optional(),
    holds: z.enum(contextHolds),
    /** The first and the last day it was so, as exact as they are known; without, from the beginning and still. */
    from: day.optional(),
    until: day.optional(),
    because: text.optional(),
    source: idOf('src').optional(),
  }),
  participant: noun('prt', 'participant.enrolled', 'Someone who gave data; who they are is kept outside the journal.', {
    role: line,
    organisation: line.optional(),
    case: idOf('cas').optional(),
    source: idOf('src').optional(),
    consent: z.enum(['given', 'limited', 'withdrawn', 'not recorded']),
  }),
  indicator: noun('ind', 'indicator.set', 'A named measure, its values over time, and the links it speaks to.', {
    name: line,
    case: idOf('cas').optional(),
    definition: text.optional(),
    source: line.optional(),
    unit: line.optional(),
    direction: z.enum(['higher is better', 'lower is better', 'neither']).optional(),
    baseline: z.number().optional(),
    target: z.number().optional(),
    links: z.array(idOf('lnk')).optional(),
    series: z.array(z.strictObject({ on: day, value: z.number(), note: text.optional() })).optional(),
    /** Where what is measured, or what is done, became another: limits begin anew there. */
    breaks: z.array(z.strictObject({ on: day, because: text })).optional(),
    rules: z.enum(['making data count', 'wheeler']).optional(),
    order: order.optional(),
  }),
  activation: noun(
    'act',
    'activation.judged',
    'Whether a configuration was at work in a case, on which evidence; one judgement for each case and configuration.',
    {
      case: idOf('cas'),
      configuration: idOf('cmoc'),
      verdict: z.enum(activationVerdicts),
      evidence: z.array(idOf('evd')).optional(),
      indicators: z.array(idOf('ind')).optional(),
      /** What people of the case answered to the configuration as a whole. */
      replies: z.array(idOf('rpl')).optional(),
      because: text,
      by: idOf('per').optional(),
      /** The configuration as it read when it was judged: where it reads otherwise now, the theory has moved. */
      sentence: text.optional(),
    },
  ),
  origin: noun('org', 'theory.forked', 'From which frozen version of which project this theory was taken over.', {
    title: line,
    /** The first event of the project it came from: by it that project is known again. */
    project: line,
    version: idOf('ver'),
    name: line,
    /** Of the event that froze the version, and of the last event of the journal it was taken from. */
    hash: eventHash,
    head: eventHash,
    seq: z.number().int().min(1),
  }),
}
