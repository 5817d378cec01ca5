import type { Id } from '../ids.ts'
import { type Promises, type Rules, refuse } from '../refusal.ts'

export const itemId = (checklist: string, item: string | number): Id<'itm'> => `itm_${checklist}.${item}`

export const reportRules: Rules = {
  itemAnswer({ who, id, after }) {
    if (after && after.by !== who)
      return refuse('not-allowed', 'An item is answered in one’s own name.', 'Sign in as the person who answers it.', {
        id,
      })
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
}
