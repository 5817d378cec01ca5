import { closed } from '../consent/decide.ts'
import { type Rules, refuse } from '../refusal.ts'
import { get } from '../state.ts'

export const surveyRules: Rules = {
  response({ state, id, before, after }) {
    const gone = !before && after?.source && closed(state, after.source, id)
    if (gone) return gone
    // What a closed wave came to is told: one answer more would show by what changes.
    if (!before && after && get(state, 'wave', after.wave)?.closed)
      return refuse('not-allowed', 'The wave is closed.', 'Open it again, and close it when all have answered.', { id })
  },
  wave({ id, who, before, after }) {
    if (!before && after && after.by !== who)
      return refuse('not-allowed', 'A wave is opened in one’s own name.', 'Sign in as the person who opens it.', { id })
  },
}
