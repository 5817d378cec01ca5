import type { Fact, FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { voteFacts } from '../screening/decide.ts'
import { referrers, type State } from '../state.ts'
import { versionsOf } from '../theory/lineage.ts'

/** One judgement as it is given: `id` is taken where the person had none of that yet. */
type Given = Pick<Value<'appraisal'>, 'aspect' | 'excerpt' | 'level' | 'because' | 'theories' | 'nugget'> & {
  id: Id<'apr'>
}

interface Appraising {
  source: Id<'src'>
  stage: Id<'stg'>
  judgements: readonly Given[]
  /** The decision that goes with them; without it the vote stays as it is. */
  vote?: Pick<Value<'vote'>, 'verdict' | 'reason' | 'note' | 'theories'> | undefined
}

/**
 * The facts of one person's appraisal of a source at a gate: a judgement for each aspect or excerpt, in place of what they
 * said before, each against the newest version of the theory (relevance is relative to it); and the vote, in the same act.
 */
export function appraiseFacts(state: State, who: Id<'per'>, { source, stage, judgements, vote }: Appraising): Fact[] {
  const version = versionsOf(state).at(-1)?.[0]
  const mine = referrers(state, 'appraisal', source).filter(([, one]) => one.stage === stage && one.by === who)
  const facts: Fact[] = judgements.map(({ id, ...given }) => {
    const value = { ...given, source, stage, by: who, ...(version && { version }) }
    const before = mine.findLast(([, one]) => one.aspect === given.aspect && one.excerpt === given.excerpt)
    return before ? changed(before[0], before[1], value) : { type: 'appraisal.made', id, from: null, to: value }
  })
  return vote ? [...facts, ...voteFacts(state, who, { ...vote, source, stage })] : facts
}

function changed(id: Id<'apr'>, before: Value<'appraisal'>, after: Value<'appraisal'>): FactOf<'appraisal'> {
  const fields = ['level', 'because', 'theories', 'nugget', 'version'] as const
  const side = (value: Value<'appraisal'>) => Object.fromEntries(fields.map((field) => [field, value[field] ?? null]))
  return { type: 'appraisal.made', id, from: side(before), to: side(after) }
}
