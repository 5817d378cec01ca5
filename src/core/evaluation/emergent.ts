import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { liveConfigurations, refinementsOf, versionsOf } from '../theory/lineage.ts'
import { partsIn } from './parts.ts'
import { contextKey } from './profile.ts'

/** What an evaluation found that the theory did not say when it began. */
export interface Emergent {
  /** Configurations that were added since, with the act that added them and whether somebody said that they are new. */
  added: { configuration: Id<'cmoc'>; by: Id<'rfn'> | undefined; novelty: 'new' | 'known' | undefined }[]
  /** Outcomes that were not meant. */
  unintended: { configuration: Id<'cmoc'>; link: Id<'lnk'>; text: string }[]
  /** Contexts recorded in cases that no configuration has, with the cases: one that is in many is overarching. */
  contexts: { key: string; words: string; component: Id<'cmp'> | undefined; cases: Id<'cas'>[] }[]
}

/**
 * What emerged. Where the theory was forked, what was not in that version or one before, and does not descend from those;
 * else what an act of adding brought in.
 */
export function emergent(state: State): Emergent {
  const live = liveConfigurations(state)
  const origin = [...state.origin.values()][0]
  const forked = get(state, 'version', origin?.version)
  const begun = new Set(
    versionsOf(state).flatMap(([, { order, members }]) =>
      forked && order <= forked.order ? members.map(({ configuration }) => configuration) : [],
    ),
  )
  const acts = refinementsOf(state)
  for (const [, { parents, children }] of acts)
    if (parents.some((one) => begun.has(one))) for (const child of children) begun.add(child)
  const adds = new Map(
    acts.flatMap(([id, act]) => (act.kind === 'add' ? [[act.children[0], { id, novelty: act.novelty }] as const] : [])),
  )
  const used = new Set<Id<'cmp'>>()
  for (const [id] of live) for (const [, { component }] of partsIn(state, id, 'c')) used.add(component)
  const contexts = new Map<string, Emergent['contexts'][number]>()
  for (const one of state.caseContext.values()) {
    if ((one.component && used.has(one.component)) || one.holds === 'does not hold' || one.holds === 'not known')
      continue
    const key = contextKey(one)
    const words = get(state, 'component', one.component)?.text ?? one.text ?? ''
    const known = contexts.get(key) ?? { key, words, component: one.component, cases: [] }
    if (!known.cases.includes(one.case)) known.cases.push(one.case)
    contexts.set(key, known)
  }
  return {
    added: live.flatMap(([configuration]) => {
      const act = adds.get(configuration)
      if (origin ? begun.has(configuration) : !act) return []
      return [{ configuration, by: act?.id, novelty: act?.novelty }]
    }),
    unintended: live.flatMap(([configuration]) =>
      partsIn(state, configuration, 'o').flatMap(([link, { intended, component }]) =>
        intended === false ? [{ configuration, link, text: get(state, 'component', component)?.text ?? '' }] : [],
      ),
    ),
    contexts: [...contexts.values()].sort((a, b) => b.cases.length - a.cases.length),
  }
}
