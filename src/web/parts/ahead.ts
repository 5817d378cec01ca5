import { useReducer, useRef } from 'react'
import { equal } from '../../core/equal.ts'
import type { Result } from '../api.ts'

/**
 * A value of the project that quick hands change faster than it comes back: what was asked for last stands at once and is
 * what the next change starts from, until the project says otherwise. A refusal lets go of all that ran ahead.
 * Whatever shows another thing needs another key.
 */
export function useAhead<T>(value: T, save: (from: T, to: T) => Promise<Result>): [T, (to: T) => Promise<Result>] {
  const [, show] = useReducer((times: number) => times + 1, 0)
  /** What was known when it began, then what was asked for, the last at the end; and how much has no answer yet. */
  const ahead = useRef<{ values: T[]; open: number }>(undefined)
  const run = ahead.current
  const arrived = run && run.open === 0 && equal(value, run.values.at(-1))
  const overtaken = run && !run.values.some((one) => equal(one, value))
  if (arrived || overtaken) ahead.current = undefined
  const put = async (to: T): Promise<Result> => {
    ahead.current ??= { values: [value], open: 0 }
    const mine = ahead.current
    const from = mine.values.at(-1) as T
    mine.values.push(to)
    mine.open++
    show()
    const result = await save(from, to)
    mine.open--
    if (!result.ok && ahead.current === mine) ahead.current = undefined
    show()
    return result
  }
  return [ahead.current ? (ahead.current.values.at(-1) as T) : value, put]
}

/** The same for a field that is a list, which is not there while it is empty. */
export function useList<T>(
  value: readonly T[] | undefined,
  save: (from: readonly T[] | null, to: readonly T[] | null) => Promise<Result>,
): [readonly T[], (to: readonly T[]) => Promise<Result>] {
  const some = (list: readonly T[]) => (list.length > 0 ? list : null)
  return useAhead<readonly T[]>(value ?? [], (from, to) => save(some(from), some(to)))
}
