import { z } from 'zod'
import { theoryFigure } from '../diagram/theory.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { inOrder, type State } from '../state.ts'
import { liveConfigurations, numberOf, retiredBy } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { view } from './view.ts'

/** The board: programme theories in order, the configurations of each with what speaks to their slots, and the web of causes. */
export const theory = view(z.object({}), ({ state }) => {
  const live = liveConfigurations(state)
  const cards = live.map(([id, value]) => ({ theory: value.theory, card: card(state, id, value) }))
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
      configurations: under(id),
    })),
    loose: under(undefined),
    left: [...state.configuration].filter(([id]) => retiredBy(state, id)).map(([id, { title }]) => ({ id, title })),
    web: theoryFigure(state, live),
    /** The configuration of each link that the web may point to. */
    places: Object.fromEntries([...state.link].map(([id, { configuration }]) => [id, configuration])),
    relations: [...state.relation].map(([id, { of, to, kind, status, basis, note }]) => ({
      id,
      of,
      ofLabel: configurationLabel(state, of),
      to,
      toLabel: configurationLabel(state, to),
      kind,
      status,
      basis,
      note,
    })),
  }
})

function card(state: State, id: Id<'cmoc'>, value: Value<'configuration'>) {
  const evidence = evidenceOf(state, id)
  const links = linksOf(state, id)
  return {
    id,
    number: numberOf(state, id),
    title: value.title,
    polarity: value.polarity,
    wording: value.wording,
    order: value.order,
    sources: new Set(evidence.map(([, { source }]) => source)).size,
    slots: templateOf(state, value.template).slots.map(({ key, label, word, role }) => {
      const here = links.filter(([, link]) => link.slot === key).map(([link]) => link)
      return {
        key,
        label,
        word,
        role,
        components: here.length,
        marks: evidence
          .filter(([, { links }]) => links.some((link) => here.includes(link)))
          .map(([evidence, { stance, source }]) => ({ evidence, stance, source: sourceLabel(state, source) })),
      }
    }),
  }
}
export type TheoryCard = ReturnType<typeof card>
