import { retrievalOf, retrievalTold, soughtFor } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { firsts } from '../record/brought.ts'
import { databaseOf } from '../record/database.ts'
import { referrers, type State } from '../state.ts'
import { type Flow, identifiedIn, whyLeft } from './flow.ts'
import { stagesOf } from './outcome.ts'
import { standingsNow } from './standing.ts'

/** A number of the flow; `reported` where a publication says it and the rows are not here. */
export interface Amount {
  n: number
  reported?: true
}

/** One of the two columns of the PRISMA 2020 flow. What nobody recorded is undefined. */
export interface PrismaColumn {
  from: { name: string; number: Amount }[]
  duplicates: Amount | undefined
  /** What is missing between what was identified less duplicates and the next box; `why` as far as a publication says. */
  unaccounted: { n: number; why: string | undefined } | undefined
  screened: Amount | undefined
  screenedOut: Amount | undefined
  sought: Amount | undefined
  notRetrieved: Amount | undefined
  assessed: Amount | undefined
  /** Who left after the title and abstract: by stage, and there by reason. */
  gone: { stage: string; reasons: { reason: string; number: number }[]; number: Amount }[]
  /** Sources without an outcome, in conflict or kept as background: PRISMA has no box for them. */
  waiting: number
}

export interface PrismaFlow {
  databases: PrismaColumn
  /** Citation searching, websites, people, by hand: undefined where nothing came so. */
  other: PrismaColumn | undefined
  included: number
  /** Included reports of one study count once; undefined where no reports are grouped. */
  studies: number | undefined
}

/**
 * The flow in the shape of PRISMA 2020 (Page et al. 2021, doi 10.1136/bmj.n71): databases and registers apart from other
 * methods; the gates of a realist review are told as reasons for which reports were excluded. A source belongs to the
 * search whose import brought its first record; where no record was imported, all stand under databases.
 */
export function prismaFlow(state: State, { included }: Pick<Flow, 'included'>): PrismaFlow {
  const route = routes(state)
  const tallies = tally(state, (source) => route(source))
  const databases = column(state, tallies.databases, found(state, false))
  const other = tallies.other.came > 0 ? column(state, tallies.other, found(state, true)) : undefined
  return {
    databases: withReported(state, databases, tallies.databases),
    other,
    included: included.length,
    studies: studiesOf(state, included),
  }
}

type Route = 'databases' | 'other'

const otherPurposes: readonly Value<'search'>['purpose'][] = [
  'citation chase',
  'cluster',
  'contact',
  'grey',
  'freedom of information',
]
const otherPlaces: readonly Value<'search'>['place'][] = [
  'website',
  'citation index',
  'reference lists',
  'by hand',
  'people',
]

/** Whether what an import brought came by another way than a database or a register. */
function isOther(state: State, search: Id<'sch'> | undefined): boolean {
  const log = search && state.search.get(search)
  if (!log) return false
  return log.place ? otherPlaces.includes(log.place) : otherPurposes.includes(log.purpose)
}

function routes(state: State): (source: Id<'src'>) => Route {
  if (state.record.size === 0) return () => 'databases'
  const first = firsts(state)
  return (source) => {
    const record = first.get(source)
    const from = record && state.record.get(record)?.import
    if (!from) return 'other'
    return isOther(state, state.import.get(from)?.search) ? 'other' : 'databases'
  }
}

/** How many records came from where, and how many of them an earlier record had brought. */
function found(state: State, other: boolean): { from: Map<string, number>; duplicates: number } {
  const from = new Map<string, number>()
  const first = firsts(state)
  let duplicates = 0
  for (const [id, { import: batch, source }] of state.record) {
    const value = state.import.get(batch)
    if (isOther(state, value?.search) !== other) continue
    const log = value?.search && state.search.get(value.search)
    const name = other && log ? log.title : databaseOf(state, batch)
    from.set(name, (from.get(name) ?? 0) + 1)
    if (first.get(source) !== id) duplicates++
  }
  return { from, duplicates }
}

interface Tally {
  came: number
  /** Sources of no record, where others have one. */
  byHand: number
  entered: number[]
  left: Id<'src'>[][]
  lost: Id<'src'>[]
  waiting: number
  /** Sources that came to a stage beyond title and abstract. */
  beyond: number
}

function tally(state: State, routeOf: (source: Id<'src'>) => Route): Record<Route, Tally> {
  const stages = stagesOf(state)
  const standing = standingsNow(state)
  const sought = retrievalTold(state) ? soughtFor(stages) : undefined
  const later = firstLater(stages)
  const empty = (): Tally => ({
    came: 0,
    byHand: 0,
    entered: stages.map(() => 0),
    left: stages.map(() => []),
    lost: [],
    waiting: 0,
    beyond: 0,
  })
  const tallies = { databases: empty(), other: empty() }
  const first = firsts(state)
  for (const source of state.source.keys()) {
    const stands = standing(source)
    if (!stands) continue
    const { from, at, kind } = stands
    const of = tallies[routeOf(source)]
    of.came++
    if (state.record.size > 0 && !first.has(source)) of.byHand++
    for (let i = from; i <= at; i++) of.entered[i] = (of.entered[i] ?? 0) + 1
    if (at >= later) of.beyond++
    const open = kind === 'open' || kind === 'maybe'
    if (open && stages[at]?.[0] === sought && retrievalOf(state, source) === 'not available') of.lost.push(source)
    else if (kind === 'exclude') of.left[at]?.push(source)
    else if (kind !== 'include') of.waiting++
  }
  return tallies
}

/** The first stage that is not of titles and abstracts. */
function firstLater(stages: ReturnType<typeof stagesOf>): number {
  const at = stages.findIndex(([, { kind }]) => kind !== 'title-abstract')
  return at === -1 ? stages.length : at
}

function column(state: State, of: Tally, { from, duplicates }: ReturnType<typeof found>): PrismaColumn {
  const stages = stagesOf(state)
  const later = firstLater(stages)
  const early = of.left.slice(0, later)
  const told = retrievalTold(state)
  return {
    from: [
      ...[...from].map(([name, n]) => ({ name, number: { n } })),
      ...(of.byHand > 0 ? [{ name: 'Brought in without a record', number: { n: of.byHand } }] : []),
    ],
    duplicates: from.size > 0 ? { n: duplicates } : undefined,
    unaccounted: undefined,
    screened: later > 0 ? { n: of.entered[0] ?? 0 } : undefined,
    screenedOut: later > 0 ? { n: early.flat().length } : undefined,
    sought: told ? { n: of.beyond } : undefined,
    notRetrieved: told ? { n: of.lost.length } : undefined,
    assessed: { n: of.beyond - of.lost.length },
    gone: stages.slice(later).flatMap(([stage, { name }], i) => {
      const left = of.left[later + i] ?? []
      return left.length === 0
        ? []
        : [{ stage: name, reasons: reasonsOf(state, stage, left), number: { n: left.length } }]
    }),
    waiting: of.waiting,
  }
}

function reasonsOf(state: State, stage: Id<'stg'>, left: readonly Id<'src'>[]) {
  const counts = new Map<string, number>()
  for (const source of left) {
    const { reason, because } = whyLeft(state, { kind: 'computed', stage }, source)
    const words = (reason && state.reason.get(reason)?.text) ?? because ?? 'no reason recorded'
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([reason, number]) => ({ reason, number }))
}

/** What only a publication says stands where nothing could be counted here. */
function withReported(state: State, column: PrismaColumn, of: Tally): PrismaColumn {
  const { found: all, duplicates } = identifiedIn(state)
  const reported = (place: 'screened' | 'full text') => {
    const said = [...state.count.values()].findLast((count) => count.place === place)
    return said && { n: said.number, why: said.left }
  }
  const amount = (n: number | undefined): Amount | undefined => (n === undefined ? undefined : { n, reported: true })
  const screened = column.screened ? undefined : reported('screened')
  const full = reported('full text')
  const stages = stagesOf(state)
  const counted = of.entered[firstLater(stages)] ?? 0
  const before = full && stages[firstLater(stages)]?.[1].kind !== 'full-text' ? full : undefined
  const whole: PrismaColumn = {
    ...column,
    from:
      column.from.length === 0 && all !== undefined
        ? [...state.count.values()]
            .filter(({ place }) => place === 'identified')
            .map(({ what, number }) => ({ name: what, number: { n: number, reported: true } }))
        : column.from,
    duplicates: column.duplicates ?? amount(duplicates),
    screened: column.screened ?? amount(screened?.n),
    screenedOut: column.screenedOut ?? (screened && full ? amount(screened.n - full.n) : undefined),
    assessed: before ? amount(before.n) : column.assessed,
    gone: [
      ...(before && before.n > counted
        ? [
            {
              stage: 'Full text',
              reasons: before.why ? [{ reason: before.why, number: before.n - counted }] : [],
              number: { n: before.n - counted, reported: true as const },
            },
          ]
        : []),
      ...column.gone,
    ],
  }
  return { ...whole, unaccounted: unaccountedIn(state, whole) }
}

function unaccountedIn(state: State, { from, duplicates, screened, sought, assessed }: PrismaColumn) {
  const next = screened ?? sought ?? assessed
  if (from.length === 0 || !next) return undefined
  const n = from.reduce((sum, { number }) => sum + number.n, 0) - (duplicates?.n ?? 0) - next.n
  const why = [...state.count.values()].find(({ place, left }) => place === 'identified' && left)?.left
  return n === 0 ? undefined : { n, why }
}

/** How many studies the included sources report: siblings are reports of one. */
function studiesOf(state: State, included: readonly Id<'src'>[]): number | undefined {
  const siblings = (source: Id<'src'>) =>
    referrers(state, 'study', source).find(([, { kind }]) => kind === 'siblings')?.[0]
  const grouped = included.map((source) => siblings(source) ?? source)
  return grouped.every((study, i) => study === included[i]) ? undefined : new Set(grouped).size
}
