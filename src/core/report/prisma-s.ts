import type { Value } from '../fact.ts'
import { brought } from '../record/brought.ts'
import { differenceOf, runsOf, wasRun } from '../search/runs.ts'
import { aimOf, hasTerms, whereOf } from '../search/words.ts'
import { inOrder, type State } from '../state.ts'
import { counted, ended, listed, sentenceCase } from '../wording.ts'

type Search = Value<'search'>

/** An item of PRISMA-S, and what the search log answers to it; undefined where it says nothing. */
export interface Item {
  number: number
  name: string
  answer: string | undefined
}

/** The sixteen items of PRISMA-S (Rethlefsen et al. 2021, doi 10.1186/s13643-020-01542-z), answered as far as the log goes. */
export function prismaS(state: State): Item[] {
  const all = inOrder(state, 'search')
  const carried = all.map(([, search]) => search).filter(({ dropped }) => !dropped)
  const where = (of: (search: Search) => boolean) =>
    some(carried.filter(of).map((search) => (search.database || search.platform ? whereOf(search) : search.title)))
  const aims = (of: (search: Search) => boolean) => some(carried.filter(of).map((search) => aimOf(state, search)))
  const said = (field: 'filter' | 'adapted' | 'reviewed') =>
    some(carried.flatMap((search) => (search[field] ? [`${search.title}: ${search[field]}`] : [])))
  const inDatabases = (search: Search) =>
    search.place === 'database' || (!search.place && hasTerms(search) && !!(search.database ?? search.platform))
  const people = (search: Search) =>
    search.purpose === 'contact' || search.place === 'people' || search.letter === 'unpublished materials'
  const answers: [string, string | undefined][] = [
    ['Database name', where(inDatabases)],
    ['Multi-database searching', together(carried.filter(inDatabases))],
    ['Study registries', where(({ place }) => place === 'register')],
    [
      'Online resources and browsing',
      where(({ place, purpose }) => place === 'website' || place === 'by hand' || (!place && purpose === 'grey')),
    ],
    [
      'Citation searching',
      aims(
        ({ purpose, letter }) =>
          purpose === 'citation chase' || letter === 'citations' || letter === 'scholar searches',
      ),
    ],
    ['Contacts', some(carried.filter(people).map(({ title }) => title))],
    ['Other methods', aims(({ purpose }) => ['cluster', 'alert', 'freedom of information'].includes(purpose))],
    ['Full search strategies', strategies(carried.filter(hasTerms))],
    ['Limits and restrictions', limits(carried)],
    ['Search filters', said('filter')],
    ['Prior work', said('adapted')],
    ['Updates', updates(state)],
    ['Dates of searches', dates(state)],
    ['Peer review', said('reviewed')],
    ['Total records', totals(state)],
    ['Deduplication', deduplication(state)],
  ]
  return answers.map(([name, answer], i) => ({ number: i + 1, name, answer }))
}

const some = (words: readonly string[]): string | undefined =>
  words.length > 0 ? sentenceCase(ended([...new Set(words)].join('; '))) : undefined

function together(searches: readonly Search[]): string | undefined {
  const on = new Map<string, Set<string>>()
  for (const { platform, database } of searches)
    if (platform && database) on.set(platform, (on.get(platform) ?? new Set()).add(database))
  const several = [...on].filter(([, databases]) => databases.size > 1)
  if (several.length > 0)
    return some(
      several.map(([platform, databases]) => `${platform}: ${listed([...databases])}, each with an entry of its own`),
    )
  return on.size > 0 ? 'No platform was used for more than one database.' : undefined
}

function strategies(searches: readonly Search[]): string | undefined {
  const there = searches.filter(({ strategy }) => strategy)
  if (there.length === 0) return undefined
  return there.length === searches.length
    ? 'All are in this supplement, as they were run.'
    : `${there.length} of ${searches.length} are in this supplement, as they were run; of ${listed(searches.flatMap(({ strategy, title }) => (strategy ? [] : [`“${title}”`])))} there is none.`
}

function limits(searches: readonly Search[]): string | undefined {
  if (searches.length === 0) return undefined
  const kept = searches.flatMap(({ limits = [] }) =>
    limits.map(({ limit, because }) =>
      because ? `${limit} (${because.replace(/\.$/, '')})` : `${limit} (no reason is given)`,
    ),
  )
  return some(kept) ?? 'No limit is recorded for any search.'
}

function updates(state: State): string | undefined {
  return some(
    inOrder(state, 'search').flatMap(([id, search]) => {
      if (search.purpose === 'alert' && !search.dropped) return [`alert: ${search.title}`]
      const again = runsOf(state, id)
        .slice(1)
        .filter(wasRun)
        .map(({ on }) => on ?? 'a day that is not said')
      return again.length > 0 ? [`${search.title} was run again on ${listed(again)}`] : []
    }),
  )
}

function dates(state: State): string | undefined {
  const runs = [...state.search.keys()].flatMap((id) => runsOf(state, id).filter(wasRun))
  const days = runs.flatMap(({ on }) => on ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  const without = runs.length - days.length
  return `${first === last ? first : `From ${first} to ${last}`}; each is in the log${without > 0 ? `; ${counted(without, 'run')} without a date` : ''}.`
}

function totals(state: State): string | undefined {
  if (state.record.size === 0) return undefined
  const differing = [...state.search.keys()].filter((id) =>
    runsOf(state, id).some((run) => wasRun(run) && differenceOf(run)),
  )
  return `${sentenceCase(counted(state.record.size, 'record'))} imported, as the table of databases says${differing.length > 0 ? `; of ${counted(differing.length, 'search', 'searches')} the hits differ from what was imported` : ''}.`
}

function deduplication(state: State): string | undefined {
  if (state.record.size === 0) return undefined
  const duplicates = [...brought(state, 'import').values()].reduce((sum, one) => sum + one.duplicates, 0)
  return `Of ${counted(state.record.size, 'record')}, ${counted(duplicates, 'duplicate')}. Retroduce joined them into ${counted(state.record.size - duplicates, 'source')}: the certain ones by named rules, likely ones as a person decided. No record was removed, and each join can be taken apart.`
}
