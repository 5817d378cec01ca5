import { z } from 'zod'
import { instrumentKinds, interviewPhases, promptParts, replySays, standings, waysToHear } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

export const fieldworkNouns = {
  instrument: noun(
    'ins',
    'instrument.made',
    'A topic guide, an observation template or a guide to documents, made of configurations; once used it stays as it is.',
    {
      kind: z.enum(instrumentKinds),
      title: line,
      phase: z.enum(interviewPhases).optional(),
      /** Whom it is written for, in the words of the people: "board members". */
      audience: line.optional(),
      /** The instrument that it takes the place of: what was used stays, and a new version follows it. */
      replaces: idOf('ins').optional(),
      /** The version of the theory that was looked at. */
      version: idOf('ver').optional(),
      /** The theories it asks about, each as its sentence stood: where it reads otherwise now, the theory has moved. */
      theories: z.array(z.strictObject({ configuration: idOf('cmoc'), sentence: text })),
      prompts: z.array(
        z.strictObject({ key: line, part: z.enum(promptParts), configuration: idOf('cmoc').optional(), text }),
      ),
      order: order.optional(),
    },
  ),
  encounter: noun(
    'enc',
    'encounter.held',
    'An interview, an observation or a reading of documents: where the words of a source come from.',
    {
      source: idOf('src'),
      instrument: idOf('ins').optional(),
      case: idOf('cas').optional(),
      on: day.optional(),
      phase: z.enum(interviewPhases).optional(),
      /** Where and in which circumstances. */
      setting: line.optional(),
      by: z.array(idOf('per')).optional(),
    },
  ),
  reply: noun(
    'rpl',
    'theory.answered',
    'What a source, or one of those who took part in it, says to a configuration as a whole.',
    {
      source: idOf('src'),
      configuration: idOf('cmoc'),
      /** Where several are in one source, as in a group. */
      participant: idOf('prt').optional(),
      says: z.enum(replySays),
      standing: z.enum(standings).optional(),
      note: text.optional(),
      /** Where in the transcript it shows. */
      excerpts: z.array(idOf('exc')).optional(),
      by: idOf('per'),
    },
  ),
  promptNote: noun(
    'pno',
    'prompt.noted',
    'What was noted under one prompt while somebody was interviewed, something was watched or read.',
    {
      source: idOf('src'),
      /** The key of the prompt in its kit. */
      prompt: line,
      configuration: idOf('cmoc').optional(),
      /** The prompt as it was put: a kit may be exchanged, and drafted ones move with the theory. */
      asked: text,
      text,
      by: idOf('per'),
    },
  ),
  samplingTarget: noun(
    'tgt',
    'sampling.planned',
    'Whom or what to hear next on which theories, how many, and when it is enough.',
    {
      /** Of people, by what they are; anybody where it is not said. */
      role: line.optional(),
      way: z.enum(waysToHear),
      case: idOf('cas').optional(),
      configurations: z.array(idOf('cmoc')).optional(),
      because: text,
      wanted: z.number().int().min(1).max(10_000),
      /** Enough once so many encounters in a row bring nothing new on a theory. */
      stopAfter: z.number().int().min(1).max(1_000).optional(),
      /** Another rule, in words. */
      stopWhen: text.optional(),
      /** Why no more are looked for, reached or not. */
      done: text.optional(),
      order: order.optional(),
    },
  ),
}
