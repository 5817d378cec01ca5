import { withdrawalOf } from '../consent/withdrawal-of.ts'
import type { Id } from '../ids.ts'
import { type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'

export const fieldworkRules: Rules = {
  instrument({ id, after }) {
    if (after?.prompts.some(({ text }) => text.trim() === ''))
      return refuse('reason-needed', 'A prompt is empty.', 'Write it, or take it out.', { id, field: 'prompts' })
  },
  encounter({ state, id, before, after }) {
    if (!after) return
    if (get(state, 'source', after.source)?.kind === 'indicator series')
      return refuse('does-not-fit', 'An indicator series is not an encounter.', 'Name what was heard, seen or read.', {
        id,
      })
    return before ? undefined : closed(state, after.source, id)
  },
  reply({ state, who, id, before, after }) {
    if (!after) return
    if (!before && after.by !== who)
      return refuse('not-allowed', 'A reply is recorded in one’s own name.', 'Sign in as the person who records it.', {
        id,
      })
    const participant = get(state, 'participant', after.participant)
    if (participant?.source && participant.source !== after.source)
      return refuse('does-not-fit', 'They took part in another source.', 'Name who spoke in this one.', { id })
    return closed(state, after.source, id)
  },
  promptNote({ state, who, id, before, after }) {
    if (!after) return
    if (!before && after.by !== who)
      return refuse('not-allowed', 'A note is written in one’s own name.', 'Sign in as the person who writes it.', {
        id,
      })
    if (after.text.trim() === '')
      return refuse('reason-needed', 'The note is empty.', 'Write it, or take it back.', { id, field: 'text' })
    return closed(state, after.source, id)
  },
}

/** Nothing more is taken from a source whose words were withdrawn. */
const closed = (state: State, source: Id<'src'>, id: Id) =>
  withdrawalOf(state, source) &&
  refuse('not-allowed', 'Its words were withdrawn, and nothing more is taken from it.', 'Leave it as it is.', { id })
