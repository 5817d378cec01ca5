import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { type Web, type WebEdge, webOf } from './graph.ts'
import { carries, stacksOf } from './lanes.ts'

/** One step of a path: from a component to the next, by one arrow or by several that say the same. */
interface Hop {
  from: Id<'cmp'>
  to: Id<'cmp'>
  arrows: WebEdge[]
}

export interface Paths {
  /** Shortest first. Of those as long, in the order of the theory. */
  paths: Hop[][]
  /** There are more than were asked for. */
  more: boolean
}

type Ways = Map<Id<'cmp'>, Map<Id<'cmp'>, WebEdge[]>>

/**
 * How one part of the theory may lead to another: the simple paths from any of `from` to any of `to`, shortest first, at
 * most `most` of them (Yen 1971, on steps of one length). No path passes a component twice, so loops have no end to reach.
 */
export function pathsBetween(state: State, from: readonly Id[], to: readonly Id[], most = 20): Paths {
  const ways = waysOf(state, webOf(state))
  const starts = new Set(from.flatMap((id) => partsOf(state, id, 'last')))
  const ends = new Set(to.flatMap((id) => partsOf(state, id, 'first')))
  const found: Id<'cmp'>[][] = []
  const candidates: Id<'cmp'>[][] = []
  const known = new Set<string>()
  const offer = (path: Id<'cmp'>[] | undefined) => {
    const key = path?.join(' ')
    if (!path || key === undefined || known.has(key)) return
    known.add(key)
    const at = candidates.findIndex((other) => other.length > path.length)
    candidates.splice(at < 0 ? candidates.length : at, 0, path)
  }
  offer(shortest(ways, starts, ends))
  while (candidates.length > 0 && found.length <= most) {
    const path = candidates.shift() as Id<'cmp'>[]
    found.push(path)
    if (found.length > most) break
    // Every way to leave a path that was found, at each of its places; before its first, from another start.
    for (let at = -1; at < path.length - 1; at++) {
      const root = path.slice(0, at + 1)
      const same = found.filter((other) => root.every((node, i) => other[i] === node))
      const closed = new Set(same.flatMap((other) => other[at + 1] ?? []))
      const last = root.at(-1)
      const begin = last === undefined ? [...starts].filter((node) => !closed.has(node)) : [last]
      const tail = shortest(ways, new Set(begin), ends, {
        passed: new Set(root.slice(0, -1)),
        closed: last === undefined ? new Set() : closed,
        starts,
      })
      offer(tail && [...root.slice(0, -1), ...tail])
    }
  }
  return { paths: found.slice(0, most).map((path) => hopsOf(ways, path)), more: found.length > most }
}

/** The components that a thing stands for at its end or at its beginning: its own lane, all of a theory's configurations. */
function partsOf(state: State, id: Id, side: 'first' | 'last'): Id<'cmp'>[] {
  if (state.component.has(id as Id<'cmp'>)) return [id as Id<'cmp'>]
  const value = state.configuration.get(id as Id<'cmoc'>)
  if (value) return endOf(state, id as Id<'cmoc'>, side)
  return [...state.configuration].flatMap(([cmoc, { theory }]) => (theory === id ? endOf(state, cmoc, side) : []))
}

function endOf(state: State, id: Id<'cmoc'>, side: 'first' | 'last'): Id<'cmp'>[] {
  const value = state.configuration.get(id)
  const filled = value
    ? stacksOf(state, id, value).filter(({ slots }) => slots.some(({ links }) => links.length > 0))
    : []
  const stack = filled.at(side === 'first' ? 0 : -1)
  return [...new Set((stack?.slots ?? []).flatMap(({ links }) => links.map(([, { component }]) => component)))]
}

/** What leads on from each component. A relation between whole configurations leads from outcomes to contexts. */
function waysOf(state: State, { edges }: Web): Ways {
  const ways: Ways = new Map()
  const whole = (id: Id, side: 'first' | 'last') =>
    id.startsWith('cmoc_') ? endOf(state, id as Id<'cmoc'>, side) : [id as Id<'cmp'>]
  for (const edge of edges) {
    if (edge.says !== 'leads to' && !carries(edge.says as Parameters<typeof carries>[0])) continue
    for (const a of whole(edge.from, 'last'))
      for (const b of whole(edge.to, 'first')) {
        if (a === b) continue
        const out = ways.get(a) ?? new Map<Id<'cmp'>, WebEdge[]>()
        ways.set(a, out)
        const arrows = out.get(b)
        if (arrows) arrows.push(edge)
        else out.set(b, [edge])
      }
  }
  return ways
}

/** A shortest way from a start to an end, around what is passed already and not by the first steps that are closed. */
function shortest(
  ways: Ways,
  begin: ReadonlySet<Id<'cmp'>>,
  ends: ReadonlySet<Id<'cmp'>>,
  {
    passed = new Set(),
    closed = new Set(),
    starts = begin,
  }: { passed?: ReadonlySet<Id<'cmp'>>; closed?: ReadonlySet<Id<'cmp'>>; starts?: ReadonlySet<Id<'cmp'>> } = {},
): Id<'cmp'>[] | undefined {
  const before = new Map<Id<'cmp'>, Id<'cmp'> | undefined>([...begin].map((node) => [node, undefined]))
  let front = [...begin].filter((node) => !ends.has(node))
  let first = true
  while (front.length > 0) {
    const next: Id<'cmp'>[] = []
    for (const node of front)
      for (const to of ways.get(node)?.keys() ?? []) {
        if (before.has(to) || passed.has(to) || starts.has(to) || (first && closed.has(to))) continue
        before.set(to, node)
        if (ends.has(to)) return back(before, to)
        next.push(to)
      }
    front = next
    first = false
  }
  return undefined
}

function back(before: ReadonlyMap<Id<'cmp'>, Id<'cmp'> | undefined>, to: Id<'cmp'>): Id<'cmp'>[] {
  const path = [to]
  for (let node = before.get(to); node; node = before.get(node)) path.unshift(node)
  return path
}

const hopsOf = (ways: Ways, path: readonly Id<'cmp'>[]): Hop[] =>
  path.slice(1).map((to, i) => {
    const from = path[i] as Id<'cmp'>
    return { from, to, arrows: ways.get(from)?.get(to) ?? [] }
  })
