import type { FactOf } from '../fact.ts'
import type { Id } from '../ids.ts'

/** A code of a codebook in reading order, as far as its place goes. */
export interface Row {
  id: Id<'cod'>
  depth: number
  value: { parent?: Id<'cod'> | undefined; order: number }
}

/** Where a code is to stand: under another one or none, before one of those there or last. */
export interface Spot {
  parent: Id<'cod'> | undefined
  before?: Id<'cod'> | undefined
}

/** The nearest two numbers between which another is still found for sure. */
const least = 1e-6

/**
 * The facts that put a code in a place: its own, and new numbers for its sisters where there is no room between two.
 * Undefined where it stands there already or would come under itself.
 */
export function moveFacts(rows: readonly Row[], id: Id<'cod'>, { parent, before }: Spot): FactOf<'code'>[] | undefined {
  const code = rows.find((row) => row.id === id)
  if (!code || before === id || (parent && familyOf(rows, id).has(parent))) return undefined
  const sisters = rows.filter((row) => row.id !== id && row.value.parent === parent)
  const at = before ? sisters.findIndex((row) => row.id === before) : sisters.length
  if (at < 0) return undefined
  const now = rows.filter((row) => row.value.parent === parent).findIndex((row) => row.id === id)
  if (code.value.parent === parent && now === at) return undefined
  const [low, high] = [sisters[at - 1]?.value.order, sisters[at]?.value.order]
  const order =
    low === undefined ? (high === undefined ? 1 : high - 1) : high === undefined ? low + 1 : low + (high - low) / 2
  const placed = (to: number): FactOf<'code'> => ({
    type: 'code.defined',
    id,
    from: { parent: code.value.parent ?? null, order: code.value.order },
    to: { parent: parent ?? null, order: to },
  })
  const room = (low === undefined || order - low > least) && (high === undefined || high - order > least)
  if (room) return [placed(order)]
  return [...sisters.slice(0, at), code, ...sisters.slice(at)].map((row, i) =>
    row.id === id
      ? placed(i + 1)
      : { type: 'code.defined', id: row.id, from: { order: row.value.order }, to: { order: i + 1 } },
  )
}

/** Where one step leads: up or down among its sisters, under the sister before it, or out beside the code it is under. */
export function stepSpot(rows: readonly Row[], id: Id<'cod'>, step: 'up' | 'down' | 'in' | 'out'): Spot | undefined {
  const code = rows.find((row) => row.id === id)
  if (!code) return undefined
  const { parent } = code.value
  const sisters = rows.filter((row) => row.value.parent === parent)
  const at = sisters.findIndex((row) => row.id === id)
  switch (step) {
    case 'up':
      return at > 0 ? { parent, before: sisters[at - 1]?.id } : undefined
    case 'down':
      return at < sisters.length - 1 ? { parent, before: sisters[at + 2]?.id } : undefined
    case 'in':
      return at > 0 ? { parent: sisters[at - 1]?.id } : undefined
    case 'out': {
      const above = rows.find((row) => row.id === parent)
      if (!above) return undefined
      const beside = rows.filter((row) => row.value.parent === above.value.parent)
      return { parent: above.value.parent, before: beside[beside.findIndex((row) => row.id === parent) + 1]?.id }
    }
  }
}

/** A code and all under it, in a codebook in reading order. */
function familyOf(rows: readonly Row[], id: Id<'cod'>): Set<Id<'cod'>> {
  const at = rows.findIndex((row) => row.id === id)
  const family = new Set([id])
  for (let i = at + 1; at >= 0 && i < rows.length && (rows[i]?.depth ?? 0) > (rows[at]?.depth ?? 0); i++)
    family.add(rows[i]?.id as Id<'cod'>)
  return family
}
