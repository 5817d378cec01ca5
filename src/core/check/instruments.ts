import { movedIn } from '../fieldwork/instrument.ts'
import { replacing } from '../fieldwork/promises.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { type Check, few, finding } from './finding.ts'

/** Topic guides, templates and guides whose theories read otherwise now, and that no newer version replaces. */
export const instrumentsStale: Check = ({ state }) =>
  [...state.instrument].flatMap(([id, instrument]) => {
    const moved = replacing(state, id) ? [] : movedIn(state, instrument)
    if (moved.length === 0) return []
    const theories = few(moved.map(({ configuration }) => configurationLabel(state, configuration)))
    return [
      finding('instrument-stale', [id], {
        title: 'The theory moved under an instrument',
        message: `“${labelOf(state, id)}” asks about ${theories} as before they were changed.`,
        why: 'Whoever is asked about a theory that was left answers a question that nobody has any more: make a new version.',
        source: 'RAMESES II, item 11 (Wong et al. 2016); Manzano 2016',
      }),
    ]
  })
