import type { Id } from '../../ids.ts'
import { templateOf } from '../../project/templates.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import type { Ideas } from './similar.ts'

/** Two configurations that start alike and end apart. */
interface Contradiction {
  a: Id<'cmoc'>
  b: Id<'cmoc'>
  /** What they share: contexts and resources, as ideas. */
  shared: Id<'cmp'>[]
  outcome: Id<'cmp'>
  /** Contexts that only one of them holds: what may tell them apart. None: it is open. */
  moderators: { of: Id<'cmoc'>; component: Id<'cmp'> }[]
  /** A relation that says so already: rivals, moderates, mirrors, distinguished from. */
  told: Id<'rel'> | undefined
  /** The last move that was made on both together: it resolves them by a context, or leaves them open with a reason. */
  settled: Id<'syn'> | undefined
}

const tells = ['moderates', 'rivals', 'mirrors', 'distinguished from']
const opposite = (a: string | undefined, b: string | undefined) =>
  (a === 'better' && b === 'worse') || (a === 'worse' && b === 'better')

/**
 * Pairs, those that nobody settled first, that hold a context and a resource (a mechanism, where the template has one slot for it) in common and an outcome
 * that one sees better and the other worse. Realist synthesis asks of each what in the context tells them apart (Pawson
 * 2006, adjudicate and situate).
 */
export function contradictions(state: State, ideas: Ideas): Contradiction[] {
  const idea = (id: Id<'cmp'>) => ideas.get(id) ?? id
  const shapes = liveConfigurations(state).map(([id, { template, polarity }]) => {
    const { slots } = templateOf(state, template)
    const links = linksOf(state, id).map(([, link]) => link)
    const hasResource = slots.some(({ role }) => role === 'res')
    const roleOf = (slot: string) => slots.find(({ key }) => key === slot)?.role
    const of = (role: string) => links.filter(({ slot }) => roleOf(slot) === role)
    const outcomes = new Map(
      of('o').map(({ component, direction }) => [
        idea(component),
        direction ?? (polarity === 'negative' ? 'worse' : undefined),
      ]),
    )
    return {
      id,
      contexts: new Map(of('c').map(({ component }) => [idea(component), component])),
      resources: new Set(of(hasResource ? 'res' : 'rea').map(({ component }) => idea(component))),
      outcomes,
    }
  })
  const starts = new Map<string, typeof shapes>()
  for (const shape of shapes)
    for (const context of shape.contexts.keys())
      for (const resource of shape.resources)
        for (const outcome of shape.outcomes.keys()) {
          const key = `${context} ${resource} ${outcome}`
          const there = starts.get(key)
          if (there) there.push(shape)
          else starts.set(key, [shape])
        }
  const said = new Map<string, Id<'rel'>>()
  for (const [id, { of, to, kind }] of state.relation)
    if (tells.includes(kind)) for (const key of [`${of} ${to}`, `${to} ${of}`]) if (!said.has(key)) said.set(key, id)
  const moved = new Map<string, Id<'syn'>>()
  for (const [id, { pieces }] of state.synthesis)
    for (const one of pieces) for (const other of pieces) if (one !== other) moved.set(`${one} ${other}`, id)
  const found = new Map<string, Contradiction>()
  for (const [key, all] of starts) {
    const [context, resource, outcome] = key.split(' ') as [Id<'cmp'>, Id<'cmp'>, Id<'cmp'>]
    const better = all.filter((one) => one.outcomes.get(outcome) === 'better')
    for (const one of better)
      for (const other of all) {
        if (!opposite('better', other.outcomes.get(outcome))) continue
        const [a, b] = one.id < other.id ? [one, other] : [other, one]
        const name = `${a.id} ${b.id} ${outcome}`
        const before = found.get(name)
        if (before) {
          for (const one of [context, resource]) if (!before.shared.includes(one)) before.shared.push(one)
          continue
        }
        found.set(name, {
          a: a.id,
          b: b.id,
          shared: [context, resource],
          outcome,
          moderators: [...only(a, b), ...only(b, a)],
          told: said.get(`${a.id} ${b.id}`),
          settled: moved.get(`${a.id} ${b.id}`),
        })
      }
  }
  return [...found.values()].sort(
    (x, y) => Number(x.settled !== undefined) - Number(y.settled !== undefined) || (x.a + x.b < y.a + y.b ? -1 : 1),
  )
}

interface Held {
  id: Id<'cmoc'>
  contexts: ReadonlyMap<Id<'cmp'>, Id<'cmp'>>
}
const only = (one: Held, other: Held) =>
  [...one.contexts].flatMap(([idea, component]) => (other.contexts.has(idea) ? [] : [{ of: one.id, component }]))
