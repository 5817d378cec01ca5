import { z } from 'zod'
import { collisionKinds, settledHow } from '../choices.ts'
import { idOf } from '../ids.ts'
import { line, noun } from '../noun.ts'

/** A fact as it was recorded. What it names is history, and holds nothing in its place. */
export const Said = z.looseObject({ type: z.string(), id: z.string() })

/** How a chain ends: a SHA-256 as `hash` is, but of no blob. */
const end = z.string().regex(/^[0-9a-f]{64}$/)

export const copiesNouns = {
  collision: noun(
    'col',
    'collision.found',
    'What one of two copies said and does not stand beside what the other said, as merging or taking back found it: to be settled, unless both said the same.',
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
  handOut: noun(
    'hnd',
    'copy.handedOut',
    'A small copy was made for somebody who votes elsewhere: which sources of which stage are in it, and how it begins.',
    {
      stage: idOf('stg'),
      /** Who votes in it. */
      person: idOf('per'),
      /** In the order of the copy, which names them by their number. */
      sources: z.array(idOf('src')).min(1),
      /** Whether their documents are in it. */
      documents: z.boolean().optional(),
      /** Whether the codebook is in it. */
      codes: z.boolean().optional(),
      /** The hash of the last event that it was made with: a copy without it is another’s. */
      head: end,
      by: idOf('per'),
      /** The hash with which the copy ended when it was last taken back. */
      taken: end.optional(),
    },
  ),
}
