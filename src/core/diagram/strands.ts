import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'
import { liveConfigurations, retiredBy, versionsOf } from '../theory/lineage.ts'

/** One version of the theory, with what it holds. Without a `version` it is the theory now. */
export interface Column {
  version?: Id<'ver'>
  name: string
  members: Member[]
}
interface Member {
  configuration: Id<'cmoc'>
  number: string
  title: string
  /** What it stands under: the group of its programme theory, else that itself. */
  group: string
  theory: Id<'pt'> | undefined
}

/** What became of one configuration on the way to the next column. */
export interface Strand {
  from: Id<'cmoc'>
  /** Absent when it ended here. */
  to?: Id<'cmoc'>
  verdict: 'kept' | 'supported' | 'refined' | 'merged' | 'split' | 'dropped' | 'refuted' | 'left out'
  /** Which became which is inferred, even where the verdict is reported. */
  inferred: boolean
  act?: Id<'rfn'>
}

export interface Lineage {
  columns: Column[]
  /** One list for each gap between two columns. */
  gaps: Strand[][]
}

/**
 * The versions of the theory and what led from each configuration of one to the next; the theory now stands in when
 * fewer than two are frozen. `madeAt` tells the `seq` at which a thing came to be: with it, a refinement shows only
 * between the versions it was made between.
 */
export function lineage(state: State, madeAt?: (id: Id) => number | undefined): Lineage {
  const frozen = versionsOf(state).map(([id, version]) => columnOf(state, id, version))
  const columns = frozen.length < 2 ? [...frozen, now(state)] : frozen
  const gaps = columns.slice(1).map((after, i) => {
    const before = columns[i] as Column
    const within = (act: Id<'rfn'>) => {
      const made = madeAt?.(act)
      if (made === undefined) return true
      return made > (frozenAt(before) ?? 0) && made <= (frozenAt(after) ?? Number.POSITIVE_INFINITY)
    }
    const there = new Set(after.members.map((member) => member.configuration))
    return before.members.flatMap(({ configuration }) => strandsFrom(state, configuration, there, within))
  })
  function frozenAt(column: Column): number | undefined {
    return column.version && madeAt?.(column.version)
  }
  return { columns, gaps }
}

/** Of a lineage what has to do with one programme theory: its configurations, and what led to them or came of them. */
export function within({ columns, gaps }: Lineage, theory: Id<'pt'>): Lineage {
  const own = new Set(
    columns.flatMap(({ members }) => members.flatMap((one) => (one.theory === theory ? one.configuration : []))),
  )
  const kept = gaps.map((strands) => strands.filter(({ from, to }) => own.has(from) || (to && own.has(to))))
  return {
    gaps: kept,
    columns: columns.map((column, i) => {
      const ends = new Set([
        ...own,
        ...(kept[i - 1] ?? []).flatMap(({ to }) => to ?? []),
        ...(kept[i] ?? []).map(({ from }) => from),
      ])
      return { ...column, members: column.members.filter(({ configuration }) => ends.has(configuration)) }
    }),
  }
}

const columnOf = (state: State, version: Id<'ver'>, { name, members }: Value<'version'>): Column => ({
  version,
  name,
  members: members.map((member) => ({ ...member, ...named(state, member.configuration) })),
})

const now = (state: State): Column => ({
  name: 'Now',
  members: liveConfigurations(state).map(([configuration], i) => ({
    configuration,
    number: String(i + 1),
    ...named(state, configuration),
  })),
})

function named(state: State, id: Id<'cmoc'>): Omit<Member, 'configuration' | 'number'> {
  const configuration = state.configuration.get(id)
  const theory = get(state, 'theory', configuration?.theory)
  return {
    title: configuration?.title ?? id,
    group: get(state, 'group', theory?.group)?.name ?? theory?.title ?? '',
    theory: configuration?.theory,
  }
}

function strandsFrom(
  state: State,
  from: Id<'cmoc'>,
  there: ReadonlySet<Id<'cmoc'>>,
  within: (act: Id<'rfn'>) => boolean,
): Strand[] {
  if (there.has(from)) return [{ from, to: from, ...keptBy(state, from, within) }]
  const strands: Strand[] = []
  const seen = new Set<Id<'cmoc'>>([from])
  let ended: Strand = { from, verdict: 'left out', inferred: false }
  let open: { id: Id<'cmoc'>; first?: Strand }[] = [{ id: from }]
  while (open.length > 0) {
    const next: typeof open = []
    for (const { id, first } of open) {
      const act = retiredBy(state, id)
      const value = act && state.refinement.get(act)
      if (!act || !value) continue
      const strand: Strand = {
        from,
        verdict: first?.verdict ?? endings[value.kind] ?? 'left out',
        inferred: (first?.inferred ?? false) || isInferred(value),
        act: first?.act ?? act,
      }
      if (value.children.length === 0) ended = strand
      for (const child of value.children) {
        if (seen.has(child)) continue
        seen.add(child)
        if (there.has(child)) strands.push({ ...strand, to: child })
        else next.push({ id: child, first: strand })
      }
    }
    open = next
  }
  return strands.length > 0 ? strands : [ended]
}

const endings: Partial<Record<Value<'refinement'>['kind'], Strand['verdict']>> = {
  merge: 'merged',
  split: 'split',
  drop: 'dropped',
  refute: 'refuted',
}

const isInferred = ({ pairing, basis }: Value<'refinement'>): boolean => (pairing ?? basis) === 'inferred'

/** How a configuration that stayed came through: the strongest of the acts on it. */
function keptBy(
  state: State,
  id: Id<'cmoc'>,
  within: (act: Id<'rfn'>) => boolean,
): Pick<Strand, 'verdict' | 'inferred' | 'act'> {
  const acts = referrers(state, 'refinement', id).filter(([act, { children }]) => children.includes(id) && within(act))
  for (const [kind, verdict] of [
    ['refine', 'refined'],
    ['support', 'supported'],
  ] as const) {
    const found = acts.findLast(([, value]) => value.kind === kind)
    if (found) return { verdict, inferred: isInferred(found[1]), act: found[0] }
  }
  return { verdict: 'kept', inferred: false }
}
