import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { reopeningId, resolutionId } from './outcome.ts'

/** How some sources are settled at a stage: each the same way, so that a rule can settle many. */
export interface Settling
  extends Pick<Value<'resolution'>, 'stage' | 'verdict' | 'how' | 'because' | 'reason' | 'agreed'> {
  sources: readonly Id<'src'>[]
}

/** A resolution for each source, or a new one in place of the old; of what was re-opened, what came of the second look. */
export function settleFacts(state: State, who: Id<'per'>, { sources, ...settled }: Settling): Fact[] {
  const { stage, verdict, because, reason } = settled
  return sources.map((source): Fact => {
    const again = state.reopening.get(reopeningId(source, stage))
    if (again && again.verdict === undefined)
      return {
        type: 'source.reopened',
        id: reopeningId(source, stage),
        from: { verdict: null, reason: again.reason ?? null },
        to: { verdict, reason: reason ?? null },
        why: because,
      }
    const id = resolutionId(source, stage)
    const before = state.resolution.get(id)
    const value = { ...settled, source, by: who }
    if (!before) return { type: 'conflict.resolved', id, from: null, to: value }
    return { type: 'conflict.resolved', id, ...changed(before, value) }
  })
}

/** A decided source is looked at again: its votes and its resolution stay, and do not decide until it is settled anew. */
export function reopenFacts(
  state: State,
  who: Id<'per'>,
  { source, stage, because }: Pick<Value<'reopening'>, 'source' | 'stage' | 'because'>,
): Fact[] {
  const id = reopeningId(source, stage)
  const before = state.reopening.get(id)
  const value = { source, stage, because, by: who }
  if (!before) return [{ type: 'source.reopened', id, from: null, to: value }]
  return [{ type: 'source.reopened', id, ...changed(before, value) }]
}

/** Both sides of a change of a whole value. */
function changed<V extends object>(before: V, after: V): { from: Partial<V>; to: Partial<V> } {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof V)[]
  const side = (value: V) => Object.fromEntries(fields.map((field) => [field, value[field] ?? null])) as Partial<V>
  return { from: side(before), to: side(after) }
}
