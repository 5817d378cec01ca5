import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Rules, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'

export const appraisalRules: Rules = {
  appraisal({ state, who, id, before, after }) {
    const judgement = after ?? before
    if (!judgement) return
    if (judgement.by !== who || (before && before.by !== who))
      return refuse('not-allowed', 'A judgement is made in one’s own name.', 'Sign in as the person who judges.', {
        id,
      })
    if (!after) return
    const stage = state.stage.get(after.stage)
    if (stage?.levels && after.level !== undefined && !stage.levels.some((level) => level.key === after.level))
      return refuse(
        'does-not-fit',
        'That level is not on the scale of this gate.',
        `Pick one of: ${stage.levels.map((l) => l.key).join(', ')}.`,
        { id },
      )
    if (after.aspect !== undefined && !stage?.aspects?.some(({ key }) => key === after.aspect))
      return refuse(
        'does-not-fit',
        'This gate does not judge that aspect.',
        stage?.aspects?.length
          ? `Pick one of: ${stage.aspects.map(({ key }) => key).join(', ')}.`
          : 'Leave the aspect out.',
        { id },
      )
    if (same(state, id, after))
      return refuse('id-taken', 'You judged that before.', 'Change your judgement instead of adding another.', { id })
  },
}

/** Another judgement of the same person of the same thing. A join may leave two; nobody makes a second. */
const same = (state: State, id: Id<'apr'>, { source, stage, by, aspect, excerpt }: Value<'appraisal'>): boolean =>
  referrers(state, 'appraisal', source).some(
    ([other, one]) =>
      other !== id && one.stage === stage && one.by === by && one.aspect === aspect && one.excerpt === excerpt,
  )
