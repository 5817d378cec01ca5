import { z } from 'zod'
import { stances } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun, order, text } from '../noun.ts'

/** One thing said a line: a question of an assessment asks of one thing at a time. */
const lines = z.array(line).max(100).optional()
const sources = z.number().int().min(0)

export const guidelineNouns = {
  guideline: noun('gdl', 'guideline.written', 'A statement of guidance, traceable to configurations as it read them.', {
    /** The formal wording. */
    statement: text,
    /** The same for everybody. */
    plain: text.optional(),
    /** What leaders do: from the resources of its configurations. */
    does: lines,
    /** Under which conditions: from their contexts. */
    when: lines,
    /** What partners would notice: from their reasoning. */
    notice: lines,
    /** What should follow: from their outcomes. */
    follows: lines,
    /** Signs that it goes wrong: from mirrors, negative configurations and outcomes that nobody intended. */
    warnings: lines,
    /** What it does not say, in words of the team's own; what can be counted is not written here. */
    limits: text.optional(),
    translations: z
      .array(z.strictObject({ language: line, text }))
      .max(100)
      .optional(),
    /** Whom it is for: a board, system leaders, a team. Without, everybody. */
    audiences: z.array(line).max(20).optional(),
    /** At most one of each framework. */
    groups: z.array(idOf('grp')).optional(),
    configurations: z.array(idOf('cmoc')),
    version: idOf('ver').optional(),
    /**
     * Its configurations as they stood when somebody last wrote it or said that it stands: their words, and how many
     * sources took which stance. Where they are otherwise now, it is stale.
     */
    read: z
      .array(
        z.strictObject({
          configuration: idOf('cmoc'),
          words: z.array(z.strictObject({ slot: line, text })),
          sources: z.strictObject(Object.fromEntries(stances.map((stance) => [stance, sources])) as StanceShape),
        }),
      )
      .optional(),
    order,
  }),
}
type StanceShape = Record<(typeof stances)[number], typeof sources>
