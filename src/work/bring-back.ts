import { type Back, bringBack } from '../core/evaluation/bring-back.ts'
import type { Id } from '../core/ids.ts'
import type { Journal } from '../core/journal.ts'
import type { Role } from '../core/project/facts.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Project } from '../store/project.ts'

/**
 * Brings what was chosen of an evaluation into the review that it was forked from, as one act; without a choice all that
 * there is. Whoever brings may what they may in the review.
 */
export async function takeBackInto(
  review: Project,
  evaluation: Journal,
  { who, most, chosen }: { who: Id<'per'>; most?: Role | undefined; chosen?: readonly Id<'cmoc'>[] | undefined },
): Promise<{ back: Back; act?: string } | { refusal: Refusal }> {
  const taken = bringBack(evaluation, review.journal, who, chosen ?? [...evaluation.state.configuration.keys()])
  if ('refusal' in taken) return taken
  const changes = taken.back.groups.flatMap(({ facts }) => facts)
  if (changes.length === 0) return taken
  const result = await review.execute(who, { do: 'bring', changes }, most)
  if (!result.ok) return { refusal: result.refusal }
  return { back: taken.back, ...(result.act && { act: result.act }) }
}

/** Said to whom something in the evaluation is blinded. */
export const unseen = {
  code: 'not-allowed',
  message: 'The evaluation holds what is not yours to see: what is blinded to you there, or what people answered.',
  hint: 'Ask an owner or a lead, or bring it back once it is unblinded.',
} as const
