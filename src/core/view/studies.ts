import { z } from 'zod'
import { type Id, idOf } from '../ids.ts'
import { authorYear, sourceLabel } from '../label.ts'
import { databaseOf } from '../record/database.ts'
import { journeyOf } from '../screening/outcome.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { byAct, trail } from '../trail.ts'
import { view } from './view.ts'

/** Sources that belong to one study (siblings) or one programme (kin), as somebody grouped them. */
export const studies = view(z.object({}), ({ state }) =>
  inOrder(state, 'study').map(([id, { name, kind, sources }]) => ({
    id,
    name,
    kind,
    number: sources.length,
    sources: sources.slice(0, 8).map((source) => ({ id: source, label: sourceLabel(state, source) })),
  })),
)

/** One study with its sources. Undefined when there is none. */
export const study = view(z.object({ id: idOf('std') }), (seen, { id }) => {
  const { state } = seen
  const value = state.study.get(id)
  if (!value) return undefined
  return {
    id,
    value,
    sources: value.sources.map((source) => sourceOf(state, source)),
    trail: byAct(trail(seen.told(id), state, seen.people, { most: 60 })).reverse(),
  }
})

function sourceOf(state: State, id: Id<'src'>) {
  const source = state.source.get(id)
  const last = journeyOf(state, id).at(-1)
  const records = referrers(state, 'record', id)
  return {
    id,
    label: source ? authorYear(source.reference) : id,
    title: source?.reference.title ?? '',
    container: source?.reference.container ?? source?.reference.publisher,
    kind: source?.kind,
    databases: [...new Set(records.map(([, record]) => databaseOf(state, record.import)))],
    at: last && { stage: state.stage.get(last.stage)?.name ?? last.stage, outcome: last.outcome.kind },
  }
}
