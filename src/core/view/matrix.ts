import { z } from 'zod'
import { sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get } from '../state.ts'
import { numberOf } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { matrix as matrixOf } from '../theory/matrix.ts'
import { view } from './view.ts'

/** Which source speaks to which part of which configuration, with what each row and column is called. */
export const matrix = view(z.object({}), ({ state }) => {
  const { rows, columns, links } = matrixOf(state)
  return {
    links,
    columns: columns.map(({ configuration, sources }) => {
      const value = get(state, 'configuration', configuration)
      return {
        id: configuration,
        number: numberOf(state, configuration),
        title: value?.title ?? '',
        theory: get(state, 'theory', value?.theory)?.title,
        sources,
        slots: value ? templateOf(state, value.template).slots : [],
        links: linksOf(state, configuration).map(([id, { slot, component }]) => ({
          id,
          slot,
          text: get(state, 'component', component)?.text ?? '',
        })),
      }
    }),
    rows: rows.map(({ source, built, used, cells }) => ({
      id: source,
      label: sourceLabel(state, source),
      year: state.source.get(source)?.reference.year,
      built,
      used,
      /** The filled cells, each with the place of its column: most are empty. */
      cells: cells.flatMap(({ slots, links, whole, evidence }, column) =>
        evidence.length > 0
          ? [{ column, slots: slots.filter(speaks), links: links.filter(speaks), whole, evidence: evidence.length }]
          : [],
      ),
    })),
  }
})

const speaks = ({ stances }: { stances: readonly unknown[] }): boolean => stances.length > 0
