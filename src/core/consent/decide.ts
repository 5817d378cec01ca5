import { witnessKinds } from '../choices.ts'
import type { Id } from '../ids.ts'
import { type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { withdrawalOf } from './withdrawal-of.ts'

export const consentRules: Rules = {
  consent({ state, id, after }) {
    const source = get(state, 'source', after?.source)
    if (source && !(witnessKinds as readonly string[]).includes(source.kind))
      return refuse(
        'does-not-fit',
        'Consent is recorded for what participants said or did.',
        'Name an interview, an observation, minutes or a survey.',
        { id },
      )
  },
  excerpt: ({ state, id, before, after }) => (after && !before ? closed(state, after.source, id) : undefined),
  document: ({ state, id, before, after }) => (after && !before ? closed(state, after.source, id) : undefined),
  erasure({ who, id, before, after }) {
    if (before || after?.by !== who)
      return refuse('not-allowed', 'What was erased stays erased, and is recorded in one’s own name.', 'Leave it.', {
        id,
      })
  },
  withdrawal: ({ id }) =>
    refuse('not-allowed', 'What goes with a withdrawal is found, not listed.', 'Use the command “withdraw”.', { id }),
}

/** Nothing more is taken from a source whose words were withdrawn. */
export const closed = (state: State, source: Id<'src'>, id: Id) =>
  withdrawalOf(state, source) &&
  refuse('not-allowed', 'Its words were withdrawn, and nothing more is taken from it.', 'Leave it as it is.', { id })
