import { equal } from '../equal.ts'
import type { Id } from '../ids.ts'
import { type Promises, refuse } from '../refusal.ts'
import { get, referrers, type State } from '../state.ts'
import { encounterId, promptNoteId, replyId } from './ids.ts'

/** What holds of instruments, encounters and replies at every moment. */
export const fieldworkPromises: Promises = {
  instrument({ state, id, before, after }) {
    if (!after) return
    const not = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
    // Two that are guides of the same interview would otherwise not have asked the same.
    if (before && !equal({ ...before, order: 0 }, { ...after, order: 0 }) && used(state, id))
      return refuse('in-use', 'It was used and stays as it was.', 'Make a new version of it, and change that.', { id })
    const asked = new Set<Id>(after.theories.map(({ configuration }) => configuration))
    if (asked.size < after.theories.length) return not('A theory stands in it twice.', 'Name each once.')
    if (new Set(after.prompts.map(({ key }) => key)).size < after.prompts.length)
      return not('Two prompts have one key.', 'Give each a key of its own.')
    const foreign = after.prompts.find(({ configuration }) => configuration && !asked.has(configuration))
    if (foreign) return not('A prompt asks about a theory that is not in it.', `Add ${foreign.configuration} to it.`)
    const old = get(state, 'instrument', after.replaces)
    if (!old) return
    if (after.replaces === id || old.kind !== after.kind)
      return not('It does not replace one of its kind.', `Name another ${after.kind}.`)
    const other = replacing(state, after.replaces as Id<'ins'>)
    if (other && other !== id) return not('It was replaced already.', `Replace ${other}, which took its place.`)
    for (let above = old.replaces; above !== undefined; above = get(state, 'instrument', above)?.replaces)
      if (above === id) return not('Each would replace the other.', 'Name one that came before.')
  },
  encounter({ id, after }) {
    if (after && id !== encounterId(after.source))
      return refuse('malformed', 'A source comes from one encounter.', `Name it ${encounterId(after.source)}.`, { id })
  },
  reply({ state, id, after }) {
    if (!after) return
    const due = replyId(after.source, after.configuration, after.participant)
    if (id !== due)
      return refuse('malformed', 'A theory is answered once in a source.', `Name the reply ${due}.`, { id })
    const foreign = after.excerpts?.find((one) => get(state, 'excerpt', one)?.source !== after.source)
    if (foreign)
      return refuse('does-not-fit', 'The excerpt comes from another source.', 'Name passages of its own source.', {
        id,
      })
  },
  promptNote({ id, after }) {
    const due = after && promptNoteId(after.source, after.prompt)
    if (due && id !== due)
      return refuse('malformed', 'A prompt has one note in a source.', `Name the note ${due}.`, { id })
  },
}

/** Whether an instrument was used: then it can be replaced and not changed. */
export const used = (state: State, id: Id<'ins'>): boolean => (state.refs.encounter.get(id)?.size ?? 0) > 0

/** The instrument that took the place of another, if any did. */
export const replacing = (state: State, id: Id<'ins'>): Id<'ins'> | undefined =>
  referrers(state, 'instrument', id).find(([, { replaces }]) => replaces === id)?.[0]
