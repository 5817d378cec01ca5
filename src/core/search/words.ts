import type { Value } from '../fact.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import type { State } from '../state.ts'

type Search = Value<'search'>

/** What a search is for, in words: "supplementary, for CMOC 3", "citation chase, forward from Sims 2021". */
export function aimOf(state: State, { purpose, for: of, source, direction, letter }: Search): string {
  const label = source && sourceLabel(state, source)
  switch (purpose) {
    case 'supplementary':
      return of ? `supplementary, for ${configurationLabel(state, of)}` : purpose
    case 'citation chase':
      return [purpose, [direction, label && `from ${label}`].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    case 'cluster':
      return `${label ? `cluster from ${label}` : purpose}${letter ? `: ${[letter, direction].filter(Boolean).join(', ')}` : ''}`
    default:
      return purpose
  }
}

/** Where it was searched, in words: "MEDLINE (Ovid)". */
export const whereOf = ({ database, platform, place }: Search): string =>
  database ? (platform && platform !== database ? `${database} (${platform})` : database) : (platform ?? place ?? '')

/** Purposes that are pursued in a database, a register or the like, with words to look for. */
const withTerms: readonly Search['purpose'][] = ['scoping', 'initial theory', 'main', 'supplementary', 'alert']
export const hasTerms = ({ purpose }: Pick<Search, 'purpose'>): boolean => withTerms.includes(purpose)

/**
 * What a reader would need to judge the search or to repeat it, and the log does not say yet (PRISMA-S items 1, 5, 8, 9,
 * 13 and 15, Rethlefsen et al. 2021). A search that was dropped has nothing to say but why.
 */
export function unsaidOf(search: Search): string[] {
  const { purpose, database, platform, place, strategy, on, hits, limits = [] } = search
  if (search.dropped) return []
  const terms = hasTerms(search)
  const unjustified = limits.filter(({ because }) => !because)
  const missing: [boolean, string][] = [
    [purpose === 'supplementary' && !search.for, 'the configuration it is for'],
    [(purpose === 'citation chase' || purpose === 'cluster') && !search.source, 'the source it starts from'],
    [purpose === 'citation chase' && !search.direction, 'forward or backward'],
    [purpose === 'cluster' && !search.letter, 'its part of the cluster'],
    [terms && !database && !platform, 'the database'],
    [terms && !!database && !platform && (place ?? 'database') === 'database', 'the platform'],
    [terms && !strategy, 'the strategy'],
    [!on, 'the date'],
    [hits === undefined, 'the hits'],
    [unjustified.length > 0, `why it was limited (${unjustified.map(({ limit }) => limit).join('; ')})`],
  ]
  return missing.flatMap(([is, words]) => (is ? [words] : []))
}
