import type { Id } from '../ids.ts'

/** The id of what was decided of two sources: the same whoever decides, and in whichever order they are named. */
export const pairId = (a: Id<'src'>, b: Id<'src'>): Id<'pair'> => {
  const [one, other] = [a, b].sort()
  return `pair_${one}.${other}`
}
