import { differenceOf, runsOf, wasRun } from '../search/runs.ts'
import { hasTerms, unsaidOf } from '../search/words.ts'
import { counted, listed } from '../wording.ts'
import { type Check, finding } from './finding.ts'

/** Searches that were run and of which something is not told: named as unreported, or simply not there. */
export const searchIncomplete: Check = ({ state }) =>
  [...state.search].flatMap(([id, search]) => {
    const reported = search.unreported ?? []
    const missing =
      reported.length > 0 ? reported : runsOf(state, id).some((run) => wasRun(run)) ? unsaidOf(search) : []
    if (missing.length === 0) return []
    return [
      finding(
        'search-incomplete',
        [id],
        {
          title: 'A search cannot be repeated as it is told',
          message: `“${search.title}” does not tell: ${listed(missing)}.`,
          why: 'Readers judge what the search could have missed, and an update has to repeat it.',
          source: 'RAMESES I, item 8 (Wong et al. 2013)',
        },
        reported.length > 0 ? '' : missing.join('; '),
      ),
    ]
  })

/**
 * Searches of which something else was imported than was found. What is picked from a list of citations or comes by post
 * is not imported as a file, so of those nothing is said until something was.
 */
export const hitsDiffer: Check = ({ state }) =>
  [...state.search].flatMap(([id, search]) => {
    const said = runsOf(state, id).flatMap((run) => {
      const difference = wasRun(run) && differenceOf(run)
      if (!difference || (run.brought.records === 0 && !hasTerms(search))) return []
      return [
        `${run.hits === undefined ? '' : `of ${counted(run.hits, 'hit')}, `}${difference}${run.on ? ` (${run.on})` : ''}`,
      ]
    })
    if (said.length === 0) return []
    return [
      finding(
        'hits-differ',
        [id],
        {
          title: 'A search found another number than was imported',
          message: `“${search.title}”: ${said.join('; ')}.`,
          why: 'An export can be cut short, by a limit of the database or by a page that was left out, and nothing shows it.',
          source: 'PRISMA-S, item 15 (Rethlefsen et al. 2021)',
        },
        said.join('; '),
      ),
    ]
  })
