import { reachOf, withinConsent } from '../core/consent/within.ts'
import type { Id } from '../core/ids.ts'
import { merged } from '../core/record/duplicates/merge.ts'
import type { Outgoing } from '../core/record/formats/write.ts'
import type { Label } from '../core/record/read.ts'
import { journeyOf, stagesOf } from '../core/screening/outcome.ts'
import { get } from '../core/state.ts'
import type { Seen } from '../core/view/view.ts'
import type { Store } from '../store/store.ts'
import { readingOf } from './duplicates.ts'

/**
 * The sources of a project as they are written to a file: the reference, with the long fields that stand in the records,
 * and what was decided as labels. `seen` is what the asker may know, so a blinded stage gives away nothing.
 */
export async function* outgoing(
  { state: whole, now }: Seen,
  store: Store,
  ids: Iterable<Id<'src'>> = whole.source.keys(),
): AsyncGenerator<Outgoing> {
  const state = withinConsent(whole, 'copy', now)
  const stages = stagesOf(state)
  let told = 0
  for (const id of ids) {
    // So that others are answered while 100,000 sources are read.
    if (++told % 200 === 0) await new Promise((resolve) => setImmediate(resolve))
    const source = state.source.get(id)
    if (!source) continue
    const parts = []
    // What an import said of it is what the state says less.
    const own = reachOf(now, id, 'copy') === 'whole'
    for (const record of own ? (state.refs.record.get(id) ?? []) : []) {
      const { material } = state.record.get(record as Id<'rec'>) ?? {}
      const read = material === undefined ? undefined : await readingOf(store, material)
      if (read) parts.push({ id: record, reference: read.reference })
    }
    const { abstract, keywords } = merged(parts).reference
    const labels = journeyOf(state, id, stages).flatMap(({ stage, outcome }): Label[] => {
      if (outcome.kind === 'open' || outcome.kind === 'conflict') return []
      const reason = get(state, 'reason', outcome.reason)?.text
      return [
        {
          tool: 'retroduce',
          verdict: outcome.kind,
          stage: state.stage.get(stage)?.name ?? stage,
          ...(reason && { reason }),
        },
      ]
    })
    const tags = (source.tags ?? []).flatMap((tag) => get(state, 'tag', tag)?.name ?? [])
    if (tags.length > 0) labels.push({ tool: 'retroduce', tags })
    yield {
      id,
      reference: { ...(abstract && { abstract }), ...(keywords && { keywords }), ...source.reference },
      ...(labels.length > 0 && { labels }),
    }
  }
}
