import type { Choice } from '../../../core/prioritising/facts.ts'
import type { Chosen } from './answer.ts'

/** What a way of ranking is given: the choices made so far, and how to make them. */
export interface Casting {
  chosen: Chosen
  choices: readonly Choice[]
  cast: (choices: Choice[]) => void
}
