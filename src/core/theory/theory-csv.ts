import { csvOf } from '../csv.ts'
import { sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { liveConfigurations, numberOf } from './lineage.ts'
import { linksOf } from './links.ts'
import { countingEvidence } from './synthesis.ts'

const head = [
  'programme theory',
  'number',
  'configuration',
  'template',
  'slot',
  'component',
  'status',
  'level',
  'actor',
  'supporting',
  'qualifying',
  'against',
  'id',
]

/** The theory as a table: a row for each link of the configurations in it, with the sources that speak to it. */
export function theoryCsv(state: State): string {
  const rows = liveConfigurations(state).flatMap(([id, { title, theory, template }]) => {
    const { name, slots } = templateOf(state, template)
    const evidence = countingEvidence(state, id)
    return linksOf(state, id).map(([link, { slot, component, status }]) => {
      const { text, level, actor } = state.component.get(component) ?? {}
      const saying = (...stances: string[]) =>
        [
          ...new Set(
            evidence
              .filter(([, one]) => one.links.includes(link) && stances.includes(one.stance))
              .map(([, { source }]) => sourceLabel(state, source)),
          ),
        ].join('; ')
      return [
        get(state, 'theory', theory)?.title,
        numberOf(state, id),
        title,
        name,
        slots.find(({ key }) => key === slot)?.label ?? slot,
        text,
        status,
        level,
        actor,
        saying('supports'),
        saying('qualifies', 'refines'),
        saying('refutes'),
        link,
      ]
    })
  })
  return csvOf([head, ...rows])
}
