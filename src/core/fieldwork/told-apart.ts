import { shownOf } from '../survey/suppress.ts'

/** One line of a table of counts: what of it may be told, and how many. */
export interface Told {
  /** A role or a kind; undefined for all others put together. */
  of: string | undefined
  /** A case, empty where there is none; undefined for other cases put together. */
  place: string | undefined
  who: string[]
}

/**
 * Counts by role or kind, and by case within it, so that nobody learns of fewer than `smallest`: what is of fewer is put
 * together, with as much of the rest as hides it (`shownOf`, at each of the two levels). `whole` is false where all
 * together are too few; then there is no line.
 */
export function toldApart(
  all: readonly { id: string; of: string; place: string }[],
  smallest: number,
): { whole: boolean; lines: Told[] } {
  if (all.length < smallest) return { whole: all.length === 0, lines: [] }
  const lines: Told[] = []
  const [kinds, others] = parted(all, ({ of }) => of, smallest)
  for (const [of, own] of kinds) {
    const [places, elsewhere] = parted(own, ({ place }) => place, smallest)
    for (const [place, here] of places) lines.push({ of, place, who: here.map(({ id }) => id) })
    if (elsewhere.length > 0) lines.push({ of, place: undefined, who: elsewhere.map(({ id }) => id) })
  }
  if (others.length > 0) lines.push({ of: undefined, place: undefined, who: others.map(({ id }) => id) })
  return { whole: true, lines }
}

/** The groups that may be told, and what is left of all. */
function parted<T>(all: readonly T[], by: (one: T) => string, smallest: number): [[string, T[]][], T[]] {
  const groups = [...Map.groupBy(all, by)]
  const shown = shownOf(
    all.length,
    groups.map(([, own]) => own.length),
    smallest,
  )
  return [groups.filter((_, i) => shown[i]), groups.flatMap(([, own], i) => (shown[i] ? [] : own))]
}

/**
 * Which sets may be told of by their number beside those in `known`: a set of fewer than `smallest` is not, nor one that
 * lies within another, or holds it, with fewer between them. None at all singles nobody out. The larger go first.
 */
export function tellable(
  sets: readonly (readonly string[])[],
  known: readonly (readonly string[])[],
  smallest: number,
): boolean[] {
  const told = known.map((one) => new Set(one))
  const may = sets.map(() => false)
  const order = sets.map((_, i) => i).sort((a, b) => (sets[b]?.length ?? 0) - (sets[a]?.length ?? 0))
  for (const i of order) {
    const set = new Set(sets[i])
    const near = (other: ReadonlySet<string>) => {
      const apart = Math.abs(other.size - set.size)
      const [less, more] = other.size < set.size ? [other, set] : [set, other]
      return apart > 0 && apart < smallest && [...less].every((one) => more.has(one))
    }
    may[i] = set.size === 0 || (set.size >= smallest && !told.some(near))
    if (may[i] && set.size > 0) told.push(set)
  }
  return may
}
