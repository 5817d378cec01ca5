import { z } from 'zod'
import { activationVerdicts } from '../choices.ts'
import { activationId } from '../evaluation/ids.ts'
import { caseTree, profileOf } from '../evaluation/profile.ts'
import { inOrder } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { view } from './view.ts'

/** The cases with what is within each, and how many configurations were judged how in it. */
export const cases = view(z.object({}), ({ state }) => {
  const live = liveConfigurations(state)
  return {
    cases: caseTree(state).map(({ id, value, depth }) => {
      const judged = live.flatMap(([configuration]) => state.activation.get(activationId(id, configuration)) ?? [])
      return {
        id,
        depth,
        name: value.name,
        kind: value.kind,
        chosenBecause: value.chosenBecause,
        attributes: value.attributes ?? [],
        contexts: profileOf(state, id).size,
        judged: activationVerdicts.map((verdict) => judged.filter((one) => one.verdict === verdict).length),
      }
    }),
    configurations: live.length,
    next: Math.max(0, ...inOrder(state, 'case').map(([, one]) => one.order ?? 0)) + 1,
  }
})
