import { z } from 'zod'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, referrers } from '../state.ts'
import { similarComponents } from '../theory/insight/similar.ts'
import { evidenceOf } from '../theory/links.ts'
import { matching as match } from '../theory/matching.ts'
import { view } from './view.ts'

const parents = z
  .string()
  .max(10_000)
  .regex(/^cmoc_[^,]+(,cmoc_[^,]+)*$/, 'expected ids of configurations with commas between')
  .transform((list) => list.split(',') as Id<'cmoc'>[])

/** How the components of configurations that are to be merged fit each other, slot by slot, and their evidence. */
export const matching = view(z.object({ parents }), ({ state, events }, { parents }) => {
  const known = parents.filter((id) => state.configuration.has(id))
  const [first] = known
  const { slots = [] } = first ? templateOf(state, state.configuration.get(first)?.template ?? 'tpl_cmo') : {}
  const ideas = {
    words: similarComponents(state, 'words', events).ideas,
    company: similarComponents(state, 'company', events).ideas,
  }
  const order = new Map(slots.map(({ key }, i) => [key, i]))
  const named = (link: Id<'lnk'>) => {
    const value = get(state, 'link', link)
    return {
      id: link,
      text: get(state, 'component', value?.component)?.text ?? '',
      of: value ? configurationLabel(state, value.configuration) : '',
      evidence: referrers(state, 'evidence', link).length,
    }
  }
  return {
    groups: match(state, known, ideas)
      .sort((a, b) => (order.get(a.slot) ?? slots.length) - (order.get(b.slot) ?? slots.length))
      .map((group) => {
        const slot = slots.find(({ key }) => key === group.slot)
        return {
          ...group,
          role: slot?.role ?? ('other' as const),
          word: slot?.word ?? group.slot,
          label: slot?.label ?? group.slot,
          links: group.links.map(named),
        }
      }),
    evidence: known.flatMap((id) =>
      evidenceOf(state, id).map(([evd, { source, stance }]) => ({
        id: evd,
        stance,
        source: sourceLabel(state, source),
        of: configurationLabel(state, id),
      })),
    ),
  }
})
export type MatchingGroup = ReturnType<typeof matching.answer>['groups'][number]
