import { z } from 'zod'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { get, inOrder } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { explainsNothing } from '../theory/substantive.ts'
import { view } from './view.ts'

/** The library of formal theories that were considered: each with its use and reason, and what it is brought to. */
export const substantive = view(z.object({}), ({ state }) => {
  const titled = (id: Id<'cmoc'>) => ({
    id,
    label: configurationLabel(state, id),
    title: get(state, 'configuration', id)?.title ?? '',
  })
  return {
    all: [...state.substantive].map(([id, value]) => ({
      id,
      value,
      source: value.source && { id: value.source, label: sourceLabel(state, value.source) },
      theories: (value.theories ?? []).map((one) => ({ id: one, title: get(state, 'theory', one)?.title ?? one })),
      configurations: (value.configurations ?? []).map(titled),
      /** It is said to explain, and nothing says what. */
      nothing: explainsNothing(value),
    })),
    /** What one can be brought to. */
    theories: inOrder(state, 'theory').map(([id, { title }]) => ({ id, title })),
    configurations: liveConfigurations(state).map(([id]) => titled(id)),
  }
})
