import { listLength } from '../core/check/counts.ts'
import { flow } from '../core/screening/flow.ts'
import { inOrder, type State } from '../core/state.ts'
import { liveConfigurations, numberOf, refinementsOf, versionsOf } from '../core/theory/lineage.ts'
import { withCommas } from '../core/wording.ts'

/** What a publication reports beside what the project counts, and the lineage; for someone who reads it in a terminal. */
export function numbersBeside(state: State): string {
  const looked = { state, flow: flow(state), live: liveConfigurations(state) }
  const rows = inOrder(state, 'count').map(([, count]) => {
    const counted = count.against && listLength(looked, count.against)
    return [
      count.what,
      withCommas(count.number),
      counted === undefined ? 'reported only' : withCommas(counted),
    ] as const
  })
  const pairs = new Set([...state.evidence.values()].map(({ source, configuration }) => `${source} ${configuration}`))
  const all = [
    ['', 'article', 'counted here'] as const,
    ...rows,
    ['Pairs of source and configuration', '', withCommas(pairs.size)] as const,
  ]
  const width = Math.max(...all.map(([what]) => what.length))
  const table = all.map(
    ([what, reported, counted]) => `${what.padEnd(width)}${reported.padStart(10)}${counted.padStart(16)}`,
  )
  return [...table, '', ...lineage(state)].join('\n')
}

/** "merge    4 + 5 → 2   (pairing inferred)" */
function lineage(state: State): string[] {
  const versions = versionsOf(state)
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first || !last) return []
  const heading = `Lineage, ${first[1].members.length} → ${last[1].members.length}`
  const lines = refinementsOf(state).map(([, { kind, parents, children, pairing }]) => {
    const before = parents.map((id) => numberOf(state, id, first[0]) ?? id).join(' + ')
    const after = children.map((id) => numberOf(state, id, last[0]) ?? id).join(' + ')
    return `  ${kind.padEnd(8)}${before}${after && ` → ${after}`}${pairing === 'inferred' ? '   (pairing inferred)' : ''}`
  })
  return [heading, ...lines]
}
