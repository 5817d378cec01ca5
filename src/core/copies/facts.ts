import { z } from 'zod'
import { collisionKinds, settledHow } from '../choices.ts'
import { line, noun } from '../noun.ts'

/** A fact as it was recorded. What it names is history, and holds nothing in its place. */
export const Said = z.looseObject({ type: z.string(), id: z.string() })

export const copiesNouns = {
  collision: noun(
    'col',
    'collision.found',
    'What one of two copies said and does not stand beside what the other said, as merging found it: to be settled, unless both said the same.',
    {
      /** The thing it tells of. */
      thing: line,
      kind: z.enum(collisionKinds),
      /** The field that was not as it was told. */
      field: line.optional(),
      said: Said,
      /** Who said it, when and in which act: the circumstances of the event whose place this takes. */
      by: line,
      at: line,
      act: line,
      /** How it was settled; absent while it is not. */
      settled: z.enum(settledHow).optional(),
    },
  ),
}
