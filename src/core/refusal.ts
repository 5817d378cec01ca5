import { z } from 'zod'
import type { FactOf, IdFor, NounName, Value } from './fact.ts'
import type { Id } from './ids.ts'
import type { State } from './state.ts'

/** An expected "no": what is wrong, and what to do. Codes are stable and listed in docs/api.md. */
export const Refusal = z.strictObject({
  code: z.enum([
    'changed-since',
    'id-taken',
    'unknown-thing',
    'in-use',
    'malformed',
    'reason-needed',
    'not-allowed',
    'not-here',
    'retired',
    'does-not-fit',
    'already-undone',
    'nothing-to-undo',
  ]),
  message: z.string(),
  hint: z.string(),
  id: z.string().optional(),
  field: z.string().optional(),
  /** On `changed-since`: what holds now and what was to be written, and who changed it when. */
  theirs: z.unknown().optional(),
  yours: z.unknown().optional(),
  by: z.string().optional(),
  at: z.string().optional(),
  seq: z.number().optional(),
})
export type Refusal = z.infer<typeof Refusal>

export type Decision<T> = { ok: true; facts: T } | { ok: false; refusal: Refusal }

export const refuse = (code: Refusal['code'], message: string, hint: string, more: Partial<Refusal> = {}): Refusal => ({
  code,
  message,
  hint,
  ...more,
})

/**
 * What an area has to say about a fact before it is recorded. `before` and `after` are the thing's whole values;
 * `state` is what holds before. Undefined means: no objection.
 */
export type Rule<N extends NounName> = (change: {
  state: State
  who: Id<'per'>
  fact: FactOf<N>
  id: IdFor<N>
  before: Value<N> | undefined
  after: Value<N> | undefined
}) => Refusal | undefined
export type Rules = { [N in NounName]?: Rule<N> }
