import { z } from 'zod'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { besidesOf, isUntested } from '../theory/beside.ts'
import { liveConfigurations, numberOf, retiredBy } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { allSetAside } from '../theory/synthesis.ts'
import { view } from './view.ts'

/** The board: programme theories in order, the configurations of each, and in which of their slots a source speaks. */
export const theory = view(z.object({}), ({ state }) => {
  const live = liveConfigurations(state)
  const spoken = new Set<Id<'lnk'>>()
  const sources = new Map<Id<'cmoc'>, Set<Id<'src'>>>()
  const aside = allSetAside(state)
  for (const [id, { links, configuration, source }] of state.evidence) {
    if (aside.has(id)) continue
    for (const link of links) spoken.add(link)
    sources.set(configuration, (sources.get(configuration) ?? new Set()).add(source))
  }
  const cards = live.map(([id, value]) => ({
    theory: value.theory,
    card: card(state, id, value, { spoken, sources: sources.get(id)?.size ?? 0 }),
  }))
  const under = (theory: Id<'pt'> | undefined) => cards.filter((c) => c.theory === theory).map((c) => c.card)
  const project = [...state.project.values()][0]
  return {
    /** What a new configuration is shaped as, and what it may be. */
    template: project?.template ?? ('tpl_cmo' as Id<'tpl'>),
    templates: allTemplates(state).map(([id, { name, formula }]) => ({ id, name, formula })),
    groups: inOrder(state, 'group').map(([id, { name }]) => ({ id, name })),
    theories: inOrder(state, 'theory').map(([id, value]) => ({
      id,
      title: value.title,
      statement: value.statement,
      group: value.group,
      order: value.order,
      substantive: referrers(state, 'substantive', id).map(([sub, { name, use }]) => ({ id: sub, name, use })),
      configurations: under(id),
    })),
    loose: under(undefined),
    left: [...state.configuration].filter(([id]) => retiredBy(state, id)).map(([id, { title }]) => ({ id, title })),
  }
})

function card(
  state: State,
  id: Id<'cmoc'>,
  value: Value<'configuration'>,
  { spoken, sources }: { spoken: ReadonlySet<Id<'lnk'>>; sources: number },
) {
  const links = linksOf(state, id)
  return {
    id,
    number: numberOf(state, id),
    title: value.title,
    polarity: value.polarity,
    wording: value.wording,
    order: value.order,
    sources,
    /** What it was written against: "mirrors CMOC 3". */
    against: besidesOf(state, id)
      .filter(({ back }) => !back)
      .map(({ kind, id: other }) => `${kind} ${configurationLabel(state, other)}`),
    untested: isUntested(state, id),
    slots: templateOf(state, value.template).slots.map(({ key, label, word, role }) => {
      const here = links.filter(([, link]) => link.slot === key)
      return { key, label, word, role, components: here.length, spoken: here.some(([link]) => spoken.has(link)) }
    }),
  }
}
export type TheoryCard = ReturnType<typeof card>
