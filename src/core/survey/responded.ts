import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { mayReadResponses, openResponse } from './sealed.ts'
import { smallestOf } from './smallest.ts'
import { isWithdrawn } from './summary.ts'
import { atLeast } from './words.ts'

/** How many answered a wave, and below which number they are few. */
export interface Responded {
  /** Undefined where they are fewer than may be told. */
  responses: number | undefined
  smallest: number
  /** How many were asked, where that is said. */
  asked?: number
}

/**
 * How many have answered a wave and did not withdraw. Who may read answers is told exactly, as they have to see whether it is
 * worth closing; nobody else is told of fewer than the smallest group.
 */
export function responded(state: State, viewer: Id<'per'> | undefined, wave: Id<'wav'>): Responded {
  const value = get(state, 'wave', wave)
  const smallest = smallestOf(get(state, 'questionnaire', value?.questionnaire), value)
  let responses = 0
  for (const id of state.refs.response.get(wave) ?? []) {
    const found = state.response.get(id as Id<'rsp'>)
    if (found && !isWithdrawn(openResponse(found))) responses++
  }
  const few = responses > 0 && responses < smallest && !mayReadResponses(state, viewer)
  const asked = value?.asked?.reduce((sum, { number = 0 }) => sum + number, 0)
  return { responses: few ? undefined : responses, smallest, ...(asked && { asked }) }
}

/** The same in words, with the share of those asked where both are known. */
export function respondedWords({ responses, smallest, asked }: Responded): string {
  const share = responses && asked && responses <= asked ? `, ${Math.round((100 * responses) / asked)} %` : ''
  return `${atLeast(responses, smallest, 'response')}${asked ? ` of ${asked} asked` : ''}${share}`
}
