import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'

/** Which version of a questionnaire it is, counted along what each replaces: the first is 1. */
export function versionNumber(state: State, id: Id<'qst'>): number {
  let number = 1
  for (let before = get(state, 'questionnaire', id)?.replaces; before; number++)
    before = get(state, 'questionnaire', before)?.replaces
  return number
}
