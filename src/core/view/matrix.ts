import { z } from 'zod'
import { idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { flow } from '../screening/flow.ts'
import { get, inOrder } from '../state.ts'
import { liveConfigurations, numberOf } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { matrix as matrixOf } from '../theory/matrix.ts'
import { view } from './view.ts'

/** So many columns stand side by side; of more, those of one programme theory, and of these so many at a time. */
const mostColumns = 60

/**
 * Which source speaks to which part of which configuration, with what each row and column is called. Where the theory has
 * more configurations than can be looked at, one programme theory is shown (`theory`, else the first), from column `from`.
 */
export const matrix = view(
  z.object({ theory: idOf('pt').optional(), from: z.coerce.number().int().min(0).default(0) }),
  ({ state, events }, asked) => {
    const live = liveConfigurations(state)
    const theories = inOrder(state, 'theory').map(([id, { title }]) => ({
      id,
      title,
      configurations: live.filter(([, { theory }]) => theory === id).length,
    }))
    const folded = live.length > mostColumns
    const theory = asked.theory ?? (folded ? theories.find(({ configurations }) => configurations > 0)?.id : undefined)
    const all = (theory ? live.filter(([, value]) => value.theory === theory) : live).map(([id]) => id)
    const from = Math.min(asked.from, Math.max(0, all.length - 1))
    const { rows, columns, links } = matrixOf(state, all.slice(from, from + mostColumns), flow(state, events).included)
    return {
      links,
      /** Where there are too many columns: what can be chosen, what is, and which of its columns these are. */
      folded: folded ? { theories, theory, from, of: all.length } : undefined,
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
  },
)

const speaks = ({ stances }: { stances: readonly unknown[] }): boolean => stances.length > 0
