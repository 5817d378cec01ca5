import type { Id } from '../core/ids.ts'
import { sourceLabel } from '../core/label.ts'
import type { State } from '../core/state.ts'
import type { Trouble } from './command-line.ts'

/** A source by its id, or by what it is called where only one is called so. */
export function sourceNamed(state: State, asked: string): Id<'src'> | Trouble {
  if (state.source.has(asked as Id<'src'>)) return asked as Id<'src'>
  const found = [...state.source.keys()].filter((id) => sourceLabel(state, id).toLowerCase() === asked.toLowerCase())
  const [one, other] = found
  if (one && !other) return one
  return {
    code: 'unknown-thing',
    message: one ? `More than one source is called “${asked}”.` : `There is no source “${asked}”.`,
    hint: one ? `Name one by its id: ${found.slice(0, 6).join(', ')}.` : 'Name it by its id, or as “Sims 2021”.',
  }
}
