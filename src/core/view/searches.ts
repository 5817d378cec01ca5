import { z } from 'zod'
import { clusterLetters } from '../choices.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, configurationLabel, sourceLabel } from '../label.ts'
import { brought, keepBrought, nothingBrought } from '../record/brought.ts'
import { databaseOf } from '../record/database.ts'
import { isIncluded, stagesOf } from '../screening/outcome.ts'
import { differenceOf, runsOf, wasRun } from '../search/runs.ts'
import { aimOf, unsaidOf, whereOf } from '../search/words.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { byAct, trail } from '../trail.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** The search log: each entry with what it found, what was imported of it and what that brought; newest last. */
export const searches = view(z.object({}), ({ state, events }) => {
  keepBrought(state, events)
  const came = cameThrough(state)
  const all = brought(state, 'search')
  const rows = inOrder(state, 'search').map(([id, value]) => row(state, id, value, came.get(id) ?? 0))
  return {
    rows,
    phases: inOrder(state, 'phase').map(([id, { label, name }]) => ({ id, name: `${label} ${name}` })),
    clusters: clustersOf(state),
    /** Imports that hang on no search. */
    loose: {
      imports: [...state.import.values()].filter(({ search }) => !search).length,
      ...(all.get('') ?? nothingBrought),
    },
  }
})
export type SearchRow = ReturnType<typeof row>

function row(state: State, id: Id<'sch'>, value: Value<'search'>, included: number) {
  const runs = runsOf(state, id)
  const done = runs.filter(wasRun)
  const told = done.flatMap(({ hits }) => hits ?? [])
  const last = done.findLast(({ on }) => on)
  return {
    id,
    title: value.title,
    purpose: value.purpose,
    aim: aimOf(state, value),
    where: whereOf(value),
    phase: value.phase,
    dropped: value.dropped,
    /** How often it was run; 0 for one that is planned. */
    runs: done.length,
    on: last?.on,
    /** Of all runs that say; undefined where none does. */
    hits: told.length > 0 ? told.reduce((sum, hits) => sum + hits, 0) : undefined,
    ...(brought(state, 'search').get(id) ?? nothingBrought),
    /** Sources it has a record of that came through every stage so far. */
    included,
    differences: done.flatMap((run) => differenceOf(run) ?? []),
    unsaid: value.unreported?.length ? value.unreported : unsaidOf(value),
    /** First words of the strategy, to be found by. */
    strategy: value.strategy?.slice(0, 400),
  }
}

/** The key sources that clusters were begun from, and how many of the seven letters. */
function clustersOf(state: State) {
  const letters = new Map<Id<'src'>, Set<string>>()
  for (const { purpose, source, letter } of state.search.values())
    if (purpose === 'cluster' && source) letters.set(source, (letters.get(source) ?? new Set()).add(letter ?? ''))
  return [...letters].map(([id, begun]) => {
    begun.delete('')
    return { id, label: sourceLabel(state, id), letters: begun.size }
  })
}

/** How many sources that came through every stage each search has a record of. */
function cameThrough(state: State): Map<Id<'sch'>, number> {
  const stages = stagesOf(state)
  const counts = new Map<Id<'sch'>, number>()
  // What nobody decided on did not come through: of 100,000 sources only the decided ones are looked at.
  const decided = new Set([...state.refs.vote.keys(), ...state.refs.resolution.keys()])
  for (const id of decided) {
    if (!state.source.has(id as Id<'src'>) || !isIncluded(state, id as Id<'src'>, stages)) continue
    const of = new Set<Id<'sch'>>()
    for (const [, record] of referrers(state, 'record', id)) {
      const search = state.import.get(record.import)?.search
      if (search) of.add(search)
    }
    for (const search of of) counts.set(search, (counts.get(search) ?? 0) + 1)
  }
  return counts
}

/** One entry of the log in full, with its runs, its imports and its trail. Undefined when there is none. */
export const search = view(z.object({ id: idOf('sch') }), (seen, { id }) => {
  const { state } = seen
  const value = state.search.get(id)
  if (!value) return undefined
  keepBrought(state, seen.events)
  const order = [...state.search.keys()]
  const at = order.indexOf(id)
  return {
    id,
    value,
    aim: aimOf(state, value),
    where: whereOf(value),
    unsaid: unsaidOf(value),
    numbers: brought(state, 'search').get(id) ?? nothingBrought,
    runs: runsOf(state, id).map((run) => ({ ...run, difference: wasRun(run) ? differenceOf(run) : undefined })),
    imports: referrers(state, 'import', id).map(([imported]) => importOf(seen, imported)),
    /** Imports that could be hung on it. */
    loose: [...state.import].filter(([, { search }]) => !search).map(([imported]) => importOf(seen, imported)),
    for: value.for && { id: value.for, label: configurationLabel(state, value.for) },
    source: value.source && { id: value.source, label: sourceLabel(state, value.source) },
    phases: inOrder(state, 'phase').map(([phase, { label, name }]) => ({ id: phase, name: `${label} ${name}` })),
    configurations: liveConfigurations(state).map(([cmoc, { title }]) => ({
      id: cmoc,
      label: configurationLabel(state, cmoc),
      title,
    })),
    databases: namesIn(state, 'database'),
    platforms: namesIn(state, 'platform'),
    before: order[at - 1],
    after: order[at + 1],
    trail: byAct(trail(seen.told(id), state, seen.people, { most: 60 })).reverse(),
  }
})

function importOf(seen: Seen, id: Id<'imp'>) {
  const { state } = seen
  const value = state.import.get(id) as Value<'import'>
  const [first] = seen.told(id)
  return {
    id,
    file: value.file,
    database: databaseOf(state, id),
    run: value.run,
    ...(first && { at: first.at, by: personOf(seen, first.actor) }),
    ...(brought(state, 'import').get(id) ?? nothingBrought),
  }
}

/** Names that the log uses already, to pick from. */
const namesIn = (state: State, field: 'database' | 'platform'): string[] =>
  [...new Set([...state.search.values()].flatMap((value) => value[field] ?? []))].sort()

/** A key source and the seven ways to what belongs with it, each with the entries that were logged. Undefined without it. */
export const cluster = view(z.object({ id: idOf('src') }), ({ state, events }, { id }) => {
  keepBrought(state, events)
  const source = state.source.get(id)
  if (!source) return undefined
  const { reference } = source
  const logged = referrers(state, 'search', id).filter(([, { purpose }]) => purpose === 'cluster')
  const came = cameThrough(state)
  const study = referrers(state, 'study', id).map(([std, { name, kind, sources }]) => ({
    id: std,
    name,
    kind,
    sources: sources.length,
  }))
  return {
    id,
    label: authorYear(reference),
    title: reference.title,
    authors: (reference.author ?? []).slice(0, 3),
    doi: reference.doi,
    studies: study,
    letters: clusterLetters.map((letter) => ({
      letter,
      searches: logged
        .filter(([, value]) => value.letter === letter)
        .map(([sch, value]) => row(state, sch, value, came.get(sch) ?? 0)),
    })),
  }
})
