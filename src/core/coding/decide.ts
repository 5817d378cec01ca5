import { mayLead } from '../project/decide.ts'
import { type Rules, refuse } from '../refusal.ts'

export const codingRules: Rules = {
  coding({ state, who, id, before, after }) {
    const foreign = !before && after?.brought && mayLead(state, who)
    if (!foreign && (before ? after && after.by !== before.by : after && after.by !== who))
      return refuse('not-allowed', 'A code is given in one’s own name.', 'Sign in as the person who codes.', { id })
    // A change of the codebook re-labels what others coded; that is for who leads.
    if (before && before.by !== who && !(after && mayLead(state, who)))
      return refuse('not-allowed', 'Someone else gave that code.', 'Ask them, or code the passage in your own name.', {
        id,
      })
  },
  chain({ state, who, id, before, after }) {
    const by = after?.by ?? before?.by
    if (by !== who && !(!before && after?.brought && mayLead(state, who)))
      return refuse('not-allowed', 'Passages are joined in one’s own name.', 'Sign in as the person who joined them.', {
        id,
      })
  },
}
