import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'
import { type CodedSpan, unitsOf } from './agreement.ts'

/** A passage as one person coded it in a second coding. */
export interface Mark extends CodedSpan {
  excerpt: Id<'exc'>
  codes: readonly Id<'cod'>[]
}

/** What two people made of the same words: their passages, the codes both gave, and the codes of one alone. */
export interface Met {
  first: Mark | undefined
  second: Mark | undefined
  both: Id<'cod'>[]
  onlyFirst: Id<'cod'>[]
  onlySecond: Id<'cod'>[]
  /** Whether both marked it, and then the same characters. */
  spans: 'same' | 'differ' | 'alone'
  differs: boolean
  start: number
  end: number
}

/**
 * The passages of two people in one document in the order of the text: those that count as one unit side by side (see
 * `unitsOf`), the others as one’s alone. Refuses nothing; whether both may be seen is asked before.
 */
export const metPassages = (first: readonly Mark[], second: readonly Mark[]): Met[] =>
  unitsOf(first, second)
    .map(([a, b]): Met => {
      const onlyFirst = (a?.codes ?? []).filter((code) => !b?.codes.includes(code))
      const onlySecond = (b?.codes ?? []).filter((code) => !a?.codes.includes(code))
      const spans = !a || !b ? 'alone' : a.start === b.start && a.end === b.end ? 'same' : 'differ'
      const there = [a, b].filter((mark) => mark !== undefined)
      return {
        first: a,
        second: b,
        both: (a?.codes ?? []).filter((code) => b?.codes.includes(code)),
        onlyFirst,
        onlySecond,
        spans,
        differs: spans !== 'same' || onlyFirst.length > 0 || onlySecond.length > 0,
        start: Math.min(...there.map(({ start }) => start)),
        end: Math.max(...there.map(({ end }) => end)),
      }
    })
    .sort((x, y) => x.start - y.start || x.end - y.end)

/**
 * What one person coded in a document before a second coding was opened (`then`), where it stands today and with the
 * codes as they are called since: a code that was merged is the one it became, and one that is gone is left out.
 */
export function marksOf(
  then: State,
  state: State,
  { sources }: Value<'secondCoding'>,
  by: Id<'per'>,
  document: Id<'doc'>,
): Mark[] {
  const given = new Map<Id<'exc'>, Id<'cod'>[]>()
  for (const [id, { excerpt, code }] of referrers(then, 'coding', by)) {
    const now = get(state, 'coding', id)?.code ?? code
    const codes = given.get(excerpt) ?? []
    if (state.code.has(now) && !codes.includes(now)) given.set(excerpt, [...codes, now])
  }
  return [...given].flatMap(([excerpt, codes]) => {
    const value = get(state, 'excerpt', excerpt)
    const position = value?.selectors?.find((selector) => selector.type === 'position')
    return value?.document === document && position && sources.includes(value.source)
      ? [{ document, excerpt, start: position.start, end: position.end, codes }]
      : []
  })
}

/** The same things, in whatever order. */
export const sameThings = (some: readonly Id[], others: readonly Id[]): boolean =>
  new Set(some).size === new Set(others).size && some.every((id) => others.includes(id))

/** The passages that something is agreed of: of both, each once. */
export const passagesOf = ({ first, second }: Pick<Met, 'first' | 'second'>): Id<'exc'>[] => [
  ...new Set([first, second].flatMap((mark) => mark?.excerpt ?? [])),
]
