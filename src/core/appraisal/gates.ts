import { gates } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { stagesOf } from '../screening/outcome.ts'
import type { State } from '../state.ts'

/** The stages at which sources are judged on a scale: the three gates, and others that were given levels. */
export const gatesOf = (state: State): [Id<'stg'>, Value<'stage'>][] =>
  stagesOf(state).filter(([, { kind, levels }]) => gates.some((gate) => gate === kind) || (levels?.length ?? 0) > 0)
