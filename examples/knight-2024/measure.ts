import { flow } from '../../src/core/screening/flow.ts'
import type { State } from '../../src/core/state.ts'
import { versionsOf } from '../../src/core/theory/lineage.ts'

/** The numbers of the review, computed from a state, to be held beside those of the article. */
export function knightNumbers(state: State) {
  const pairs = new Set([...state.evidence.values()].map(({ source, configuration }) => `${source} ${configuration}`))
  const final = versionsOf(state).at(-1)?.[1].members ?? []
  return {
    /** Reported counts first, then what entered each gate, the last of which nothing left. */
    flow: flow(state).steps.map((step) => step.number),
    included: flow(state).included.length,
    /** Configurations in each version, oldest first. */
    cmocs: versionsOf(state).map(([, version]) => version.members.length),
    /** Pairs of a source and a configuration that it is evidence for or against. */
    links: pairs.size,
    /** Sources for each configuration of the last version, in order. */
    sources: final.map(({ configuration }) => [...pairs].filter((pair) => pair.endsWith(` ${configuration}`)).length),
    themes: state.theme.size,
    theories: state.theory.size,
  }
}
