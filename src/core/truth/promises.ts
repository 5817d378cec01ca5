import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Promises, type Refusal, refuse } from '../refusal.ts'
import { get, referrers } from '../state.ts'
import { membershipId, outcomeKey } from './ids.ts'

/** What holds of a truth table and of who is in its sets, at every moment. */
export const truthPromises = {
  truthTable({ state, id, after }) {
    if (!after) return
    const keys = after.conditions.map(({ key }) => key.toLowerCase())
    if (new Set([...keys, outcomeKey]).size <= keys.length)
      return refuse('does-not-fit', 'Two of its sets have the same key.', 'Give each condition a key of its own.', {
        id,
      })
    for (const { anchors } of [...after.conditions, after.outcome])
      if (anchors && !(anchors.out < anchors.between && anchors.between < anchors.in) && !falling(anchors))
        return refuse('does-not-fit', 'Its anchors are not in order.', 'Put the crossover between the two others.', {
          id,
        })
    for (const [, membership] of referrers(state, 'membership', id)) {
      const no = misfit(after, membership, id)
      if (no) return no
    }
  },
  membership({ state, id, after }) {
    if (!after) return
    if (id !== membershipId(after.table, after.case, after.key))
      return refuse(
        'malformed',
        'A case is judged once for a set of a table.',
        `Name it ${membershipId(after.table, after.case, after.key)}.`,
        { id },
      )
    const table = get(state, 'truthTable', after.table)
    return table && misfit(table, after, id)
  },
} satisfies Promises

const falling = (anchors: { out: number; between: number; in: number }): boolean =>
  anchors.out > anchors.between && anchors.between > anchors.in

function misfit({ kind, conditions }: Value<'truthTable'>, one: Value<'membership'>, id: Id): Refusal | undefined {
  if (one.key !== outcomeKey && !conditions.some(({ key }) => key === one.key))
    return refuse('does-not-fit', `The table has no condition ${one.key}.`, 'Take back what is judged of it first.', {
      id,
    })
  if (kind === 'crisp' && one.degree !== 0 && one.degree !== 1)
    return refuse('does-not-fit', 'A case is in a crisp set, or out of it.', 'Say 1 or 0, or make the sets fuzzy.', {
      id,
    })
}
