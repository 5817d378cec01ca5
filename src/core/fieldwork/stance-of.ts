import type { ReplySays, stances } from '../choices.ts'

/** The stance that a passage takes in which a reply shows; none where somebody has no view. */
export function stanceOf(says: ReplySays): (typeof stances)[number] | undefined {
  return says === 'no view' ? undefined : stance[says]
}
const stance = { confirms: 'supports', falsifies: 'refutes', refines: 'refines', adds: 'refines' } as const
