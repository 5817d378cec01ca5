import { z } from 'zod'
import { idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

export const evaluationNouns = {
  case: noun('cas', 'case.chosen', 'A case of an evaluation: a system, a place, a team; it may have sub-cases.', {
    name: line,
    within: idOf('cas').optional(),
    chosenBecause: text.optional(),
    context: text.optional(),
  }),
  participant: noun('prt', 'participant.enrolled', 'Someone who gave data; who they are is kept outside the journal.', {
    role: line,
    organisation: line.optional(),
    case: idOf('cas').optional(),
    source: idOf('src').optional(),
    consent: z.enum(['given', 'limited', 'withdrawn', 'not recorded']),
  }),
  instrument: noun('ins', 'instrument.made', 'A topic guide, observation template or survey, tied to configurations.', {
    kind: z.enum(['topic guide', 'observation template', 'document guide', 'survey']),
    title: line,
    version: idOf('ver').optional(),
    configurations: z.array(idOf('cmoc')).optional(),
    text,
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
    'Whether a configuration was at work in a case, and on which evidence.',
    {
      case: idOf('cas'),
      configuration: idOf('cmoc'),
      verdict: z.enum(['activated', 'partly', 'latent', 'blocked', 'contradicted', 'not observed']),
      evidence: z.array(idOf('evd')).optional(),
      context: text.optional(),
      because: text,
    },
  ),
}
