import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'

/** A code where it stands in the codebook: how deep, and how many stand directly under it. */
export interface Placed {
  id: Id<'cod'>
  value: Value<'code'>
  /** 0 for a code under no other. */
  depth: number
  children: number
}

/** The codebook as one reads it: each code before those under it, sisters in their order. Every code is there once. */
export function codebookOf(state: State): Placed[] {
  const under = new Map<Id<'cod'> | undefined, [Id<'cod'>, Value<'code'>][]>()
  for (const [id, value] of inOrder(state, 'code')) {
    const parent = value.parent && state.code.has(value.parent) ? value.parent : undefined
    const sisters = under.get(parent)
    if (sisters) sisters.push([id, value])
    else under.set(parent, [[id, value]])
  }
  const placed: Placed[] = []
  // By a stack of its own: a codebook that was imported may be deeper than calls may be nested.
  const waiting: { id: Id<'cod'>; value: Value<'code'>; depth: number }[] = []
  const push = (parent: Id<'cod'> | undefined, depth: number) => {
    for (const [id, value] of [...(under.get(parent) ?? [])].reverse()) waiting.push({ id, value, depth })
  }
  push(undefined, 0)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    placed.push({ ...next, children: under.get(next.id)?.length ?? 0 })
    push(next.id, next.depth + 1)
  }
  return placed
}

/** How often a code was given: to how many passages, of how many sources. Several people on one passage count once. */
export interface Uses {
  passages: number
  sources: number
  /** The same with all codes under it. */
  allPassages: number
  allSources: number
}

/** How often each code of a codebook was given, as far as the state knows. */
export function usesIn(state: State, codebook: readonly Placed[]): Map<Id<'cod'>, Uses> {
  const own = new Map<Id<'cod'>, Set<Id<'exc'>>>()
  for (const { code, excerpt } of state.coding.values()) {
    const known = own.get(code)
    if (known) known.add(excerpt)
    else own.set(code, new Set([excerpt]))
  }
  const sourcesOf = (excerpts: Iterable<Id<'exc'>>) => {
    const sources = new Set<Id<'src'>>()
    for (const id of excerpts) {
      const source = get(state, 'excerpt', id)?.source
      if (source) sources.add(source)
    }
    return sources.size
  }
  const uses = new Map<Id<'cod'>, Uses>()
  const all = new Map<Id<'cod'>, Set<Id<'exc'>>>()
  // From the end, so that what stands under a code is counted before it.
  for (const { id, value, children } of [...codebook].reverse()) {
    const mine = own.get(id) ?? new Set()
    const whole = children > 0 ? new Set([...mine, ...(all.get(id) ?? [])]) : mine
    const passages = mine.size
    const sources = sourcesOf(mine)
    uses.set(id, {
      passages,
      sources,
      allPassages: whole.size,
      allSources: whole.size === passages ? sources : sourcesOf(whole),
    })
    all.delete(id)
    if (!value.parent || whole.size === 0) continue
    const above = all.get(value.parent)
    if (above) for (const excerpt of whole) above.add(excerpt)
    else all.set(value.parent, new Set(whole))
  }
  return uses
}

/** A code and all that stand under it. */
export function withBelow(state: State, code: Id<'cod'>): Set<Id<'cod'>> {
  const family = new Set([code])
  const waiting = [code]
  for (let next = waiting.pop(); next; next = waiting.pop())
    for (const by of state.refs.code.get(next) ?? []) {
      const child = by as Id<'cod'>
      if (get(state, 'code', child)?.parent !== next || family.has(child)) continue
      family.add(child)
      waiting.push(child)
    }
  return family
}

/** What a code is called with those above it: "Trust › Between boards". */
export function pathOf(state: State, code: Id<'cod'>): string {
  const names: string[] = []
  for (let at: Id<'cod'> | undefined = code; at && names.length < 100; at = get(state, 'code', at)?.parent)
    names.unshift(get(state, 'code', at)?.name ?? at)
  return names.join(' › ')
}
