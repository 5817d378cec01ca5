import { mayHaveAll } from '../project/seen-by.ts'
import { type Promises, type Rules, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { itemId, pieceId } from './piece-id.ts'

/** Whether exports may be remembered: nothing is blinded to anybody. */
export const mayRemember = (state: State): boolean =>
  [...state.person.keys()].every((person) => mayHaveAll(state, person))

export const reportRules: Rules = {
  itemAnswer({ who, id, after }) {
    if (after && after.by !== who)
      return refuse('not-allowed', 'An item is answered in one’s own name.', 'Sign in as the person who answers it.', {
        id,
      })
  },
  reportExport({ state, who, id, before, after }) {
    if (after && after.by !== who)
      return refuse('not-allowed', 'An export is remembered in one’s own name.', 'Sign in as the person who exports.', {
        id,
      })
    if (before && after) return refuse('not-allowed', 'What was exported stays as it was.', 'Export again.', { id })
    // The marks of a report that holds decisions others may not see would tell of them.
    if (after && !mayRemember(state))
      return refuse(
        'not-allowed',
        'While anything is blinded to anybody, an export is not remembered: they would read from it what you see.',
        'Export again when it is unblinded.',
        { id },
      )
  },
}

export const reportPromises: Promises = {
  itemAnswer({ id, after }) {
    if (after && id !== itemId(after.checklist, after.item))
      return refuse(
        'does-not-fit',
        'An item has one answer.',
        `Name the answer ${itemId(after.checklist, after.item)}.`,
        { id },
      )
  },
  pieceEdit({ id, after }) {
    if (after && id !== pieceId(after.piece))
      return refuse('does-not-fit', 'A piece is edited once.', `Name the edit ${pieceId(after.piece)}.`, { id })
  },
}
