import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import { contradictions } from '../../src/core/theory/insight/contradictions.ts'
import { gaps } from '../../src/core/theory/insight/gaps.ts'
import { regularities } from '../../src/core/theory/insight/regularities.ts'
import { quietSince, saturation } from '../../src/core/theory/insight/saturation.ts'
import { type LikenessKind, similarComponents } from '../../src/core/theory/insight/similar.ts'
import type { Known } from './build.ts'

/** How much of what was planted is found, and how much else: shares from 0 to 1. */
export function measured({ state, events }: Journal, known: Known, by: LikenessKind = 'company') {
  const { groups, ideas } = similarComponents(state, by)
  const ideaOf = (id: Id<'cmp'>) => known.idea.get(id) ?? id
  const pairs = groups.flatMap(({ members }) =>
    members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const)),
  )
  const right = pairs.filter(([a, b]) => ideaOf(a) === ideaOf(b)).length
  const all = [...ideas.keys()]
  const same = all.flatMap((a, i) => all.slice(i + 1).filter((b) => ideaOf(a) === ideaOf(b))).length
  const found = regularities(state, ideas)
  const name = ({ context, outcome }: (typeof found)[number]) =>
    `${ideaOf(context)} ${ideaOf(outcome)}`.replace(/context |outcome /g, '')
  const named = new Set(found.map(name))
  const opposed = contradictions(state, ideas)
  const planted = known.contradictions.filter(({ pair }) =>
    opposed.some(({ a, b }) => pair.includes(a) && pair.includes(b)),
  )
  const brought = saturation(state, events)
  const half = Math.ceil(brought.length / 2)
  const fresh = (part: typeof brought) =>
    part.reduce((sum, { components, configurations }) => sum + components + configurations, 0)
  return {
    configurations: state.configuration.size,
    components: state.component.size,
    evidence: state.evidence.size,
    likeness: {
      groups: groups.length,
      precision: right / Math.max(1, pairs.length),
      recall: right / Math.max(1, same),
    },
    regularities: {
      found: found.length,
      recall: [...known.patterns].filter((pattern) => named.has(pattern)).length / Math.max(1, known.patterns.size),
    },
    contradictions: {
      found: opposed.length,
      planted: known.contradictions.length,
      recall: planted.length / Math.max(1, known.contradictions.length),
      open: opposed.filter(({ moderators }) => moderators.length === 0).length,
    },
    gaps: gaps(state).filter((row) => row.gaps.length > 0).length,
    saturation: {
      sources: brought.length,
      quiet: quietSince(brought),
      firstHalf: fresh(brought.slice(0, half)),
      secondHalf: fresh(brought.slice(half)),
    },
  }
}
