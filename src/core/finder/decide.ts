import { mayLead } from '../project/decide.ts'
import { type Rules, refuse } from '../refusal.ts'
import { idOfSuggestion } from './suggestion.ts'

export const finderRules: Rules = {
  suggestion({ state, who, id, before, after }) {
    if (before ? before.by !== who && !(after === undefined && mayLead(state, who)) : after?.by !== who)
      return refuse('not-allowed', 'A passage is accepted or rejected in one’s own name.', 'Sign in as that person.', {
        id,
      })
    if (after && id !== idOfSuggestion(after))
      return refuse(
        'malformed',
        'The id of a suggestion is made of its target, document, place and person.',
        `Use ${idOfSuggestion(after)}.`,
        { id },
      )
    if (after && after.end <= after.start)
      return refuse('malformed', 'The passage ends before it begins.', 'Give a start and a later end.', { id })
  },
}
