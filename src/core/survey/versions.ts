import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'

/** Which version of a questionnaire it is, counted along what each replaces: the first is 1. */
export const versionNumber = (state: State, id: Id<'qst'>): number => before(state, id).length

/** All versions of a questionnaire, the first one first, whichever of them is asked for. No two replace the same one. */
export function versionsOf(state: State, id: Id<'qst'>): Id<'qst'>[] {
  const versions = before(state, id)
  const next = new Map(
    [...state.questionnaire].flatMap(([later, { replaces }]) => (replaces ? [[replaces, later]] : [])),
  )
  for (let later = next.get(id); later; later = next.get(later)) versions.push(later)
  return versions
}

/** A version and those before it, the first one first. */
function before(state: State, id: Id<'qst'>): Id<'qst'>[] {
  const versions = [id]
  for (let one = get(state, 'questionnaire', id)?.replaces; one; one = get(state, 'questionnaire', one)?.replaces)
    versions.unshift(one)
  return versions
}
