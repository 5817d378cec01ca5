import type { Id } from '../ids.ts'
import type { Seen } from './view.ts'

/** Who someone is on screen: initials beside a judgement, the name in full where there is room. */
export function personOf({ people, viewer }: Seen, id: Id<'per'>) {
  const known = people.get(id)
  return { id, name: known?.name ?? id, initials: known?.initials ?? id.slice(4, 7), me: id === viewer }
}
