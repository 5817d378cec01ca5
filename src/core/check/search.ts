import { listed } from '../wording.ts'
import { type Check, finding } from './finding.ts'

/** Searches of which something is said to be unreported. */
export const searchIncomplete: Check = ({ state }) =>
  [...state.search].flatMap(([id, { title, unreported = [] }]) =>
    unreported.length === 0
      ? []
      : [
          finding('search-incomplete', [id], {
            title: 'A search cannot be repeated as it is told',
            message: `“${title}” does not tell: ${listed(unreported)}.`,
            why: 'Readers judge what the search could have missed, and an update has to repeat it.',
            source: 'RAMESES I, item 8 (Wong et al. 2013)',
          }),
        ],
  )
