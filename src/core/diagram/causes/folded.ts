import type { State } from '../../state.ts'
import { carries } from '../../theory/lanes.ts'
import { counted } from '../../wording.ts'
import type { Arrow, Band } from './drawing.ts'
import type { Content } from './strips.ts'

interface Across {
  from: Band['id']
  to: Band['id']
  drawn: (bands: readonly Band[], right: number, nth: number) => Arrow
}

/** What leads from one band to another where one of the two is folded: one arrow for all of it, at the far right. */
export function acrossFolds(state: State, { bands }: Content): Across[] {
  const open = new Set(bands.filter(({ folded }) => !folded).map(({ id }) => id))
  const home = new Map(bands.flatMap(({ id, strips }) => strips.map((strip) => [strip.id, id] as const)))
  const counts = new Map<string, { from: Band['id']; to: Band['id']; ways: number }>()
  const count = (from: Band['id'] | undefined, to: Band['id'] | undefined) => {
    if (!from || !to || from === to || (open.has(from) && open.has(to))) return
    const known = counts.get(`${from} ${to}`) ?? { from, to, ways: 0 }
    counts.set(`${from} ${to}`, { ...known, ways: known.ways + 1 })
  }
  for (const { of, to, kind } of state.relation.values()) if (carries(kind)) count(home.get(of), home.get(to))
  const outcomes = new Map<string, Set<Band['id']>>()
  const standing = (role: 'o' | 'c', visit: (component: string, band: Band['id']) => void) => {
    for (const { id, strips } of bands)
      for (const { stacks } of strips)
        for (const { component } of stacks.get(role) ?? []) if (component) visit(component, id)
  }
  standing('o', (component, id) => outcomes.set(component, (outcomes.get(component) ?? new Set()).add(id)))
  const seen = new Set<string>()
  standing('c', (component, to) => {
    for (const from of outcomes.get(component) ?? []) {
      if (seen.has(`${component} ${from} ${to}`)) continue
      seen.add(`${component} ${from} ${to}`)
      count(from, to)
    }
  })
  return [...counts.values()].map(({ from, to, ways }) => ({
    from,
    to,
    drawn: (all, right, nth) => {
      const [a, b] = [from, to].map((id) => all.find((band) => band.id === id))
      const [y1, y2] = [a, b].map((band, i) => (band?.y ?? 0) + 26 + (i === 0 ? -5 : 5))
      const x = right + 12 + (nth % 8) * 10
      const says = `${counted(ways, 'outcome')} of ${a?.title} lead${ways === 1 ? 's' : ''} on to ${b?.title}`
      const line = {
        points: [
          [right, y1],
          [x, y1],
          [x, y2],
          [right + 2, y2],
        ] as [number, number][],
        head: true,
        dashed: false,
      }
      return {
        id: `folded_${from}.${to}`,
        as: 'folded',
        from: [from],
        to: [to],
        known: true,
        carries: true,
        says,
        lines: [line],
      }
    },
  }))
}
