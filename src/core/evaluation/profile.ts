import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, referrers, type State } from '../state.ts'

/** The first day that a date may mean, and the last: 2024-03 is from 2024-03-01 to 2024-03-31. */
export const firstDay = (on: string): string => `${on}${'-01-01'.slice(on.length === 4 ? 0 : 3)}`.slice(0, 10)
export const lastDay = (on: string): string => (on.length === 4 ? `${on}-12-31` : on.length === 7 ? `${on}-31` : on)

/** What a context was like in a case over a stretch of time. */
export interface Held extends Value<'caseContext'> {
  id: Id<'ctx'>
  /** The context in words. */
  words: string
}

/** By what two entries are about one context: its component, or its words. */
export const contextKey = ({ component, text = '' }: Pick<Value<'caseContext'>, 'component' | 'text'>): string =>
  component ?? text.trim().toLowerCase()

/** A case and the ones it lies within, from the nearest to the widest. */
export function withinOf(state: State, id: Id<'cas'>): Id<'cas'>[] {
  const all: Id<'cas'>[] = []
  for (let at: Id<'cas'> | undefined = id; at !== undefined && !all.includes(at); at = get(state, 'case', at)?.within)
    all.push(at)
  return all
}

/** Cases in the order of the list, each followed by the ones within it, with how deep each lies. */
export function caseTree(state: State): { id: Id<'cas'>; value: Value<'case'>; depth: number }[] {
  const all = inOrder(state, 'case')
  const within = Map.groupBy(all, ([, value]) => value.within)
  const below = (of: Id<'cas'> | undefined, depth: number): ReturnType<typeof caseTree> =>
    (within.get(of) ?? []).flatMap(([id, value]) => [{ id, value, depth }, ...below(id, depth + 1)])
  return below(undefined, 0)
}

/** All that was recorded of the contexts of one case, by context, each from the earliest to the latest. */
export function courseOf(state: State, id: Id<'cas'>): Map<string, Held[]> {
  const all = referrers(state, 'caseContext', id).map(
    ([one, value]): Held => ({
      ...value,
      id: one,
      words: get(state, 'component', value.component)?.text ?? value.text ?? '',
    }),
  )
  all.sort((a, b) => (begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : end(a) < end(b) ? -1 : 1))
  return Map.groupBy(all, contextKey)
}

const begin = ({ from }: Held): string => (from ? firstDay(from) : '')
const end = ({ until }: Held): string => (until ? lastDay(until) : '9')

/**
 * What each context is like in a case: on a day, or without one as it is last known. Where several entries tell of one
 * context, the one that begins last holds. What is not recorded for a case holds as for the case that it lies within.
 */
export function profileOf(state: State, id: Id<'cas'>, on?: string): Map<string, Held> {
  const profile = new Map<string, Held>()
  for (const one of withinOf(state, id))
    for (const [key, course] of courseOf(state, one)) {
      if (profile.has(key)) continue
      const holds = on
        ? course.findLast((held) => begin(held) <= lastDay(on) && end(held) >= firstDay(on))
        : course.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0)).at(-1)
      if (holds) profile.set(key, holds)
    }
  return profile
}
