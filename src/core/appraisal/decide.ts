import { type Rules, refuse } from '../refusal.ts'

export const appraisalRules: Rules = {
  appraisal({ state, who, id, before, after }) {
    const judgement = after ?? before
    if (!judgement) return
    if (judgement.by !== who)
      return refuse('not-allowed', 'A judgement is made in one’s own name.', 'Sign in as the person who judges.', {
        id,
      })
    if (!after) return
    const stage = state.stage.get(after.stage)
    if (stage?.levels && !stage.levels.some((level) => level.key === after.level))
      return refuse(
        'does-not-fit',
        'That level is not on the scale of this gate.',
        `Pick one of: ${stage.levels.map((l) => l.key).join(', ')}.`,
        { id },
      )
  },
}
