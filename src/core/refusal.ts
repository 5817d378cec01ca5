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

/** A fact that is about to be recorded: `before` and `after` are the thing's whole values, `state` is what holds before. */
export interface Change<N extends NounName> {
  state: State
  fact: FactOf<N>
  id: IdFor<N>
  before: Value<N> | undefined
  after: Value<N> | undefined
}

/** What an area has to say when someone asks for a change. Undefined means: no objection. */
export type Rule<N extends NounName> = (change: Change<N> & { who: Id<'per'> }) => Refusal | undefined
export type Rules = { [N in NounName]?: Rule<N> }

/** What has to hold after any fact, whoever asks, also when it undoes another. */
export type Promised<N extends NounName> = (change: Change<N>) => Refusal | undefined
export type Promises = { [N in NounName]?: Promised<N> }
