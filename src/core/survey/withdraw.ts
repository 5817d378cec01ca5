import type { Asking } from '../discretion.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { referrers, type State } from '../state.ts'
import { isWithdrawn } from './summary.ts'

/**
 * The withdrawal of what one person answered in a wave, found by their code: the fact that names the blobs with their
 * answers, what they said before included. That somebody answered stays, and the code, so that the same table does not bring
 * them in again. In an anonymous wave nobody can be found, which is what was promised.
 */
export function withdrawAnswersFacts(
  state: State,
  { who, told }: Asking,
  { wave, respondent, because }: { wave: Id<'wav'>; respondent: string; because?: string | undefined },
): Decision<Fact[]> {
  const no = (message: string, hint: string) =>
    ({ ok: false, refusal: refuse('unknown-thing', message, hint, { id: wave }) }) as const
  if (state.wave.get(wave)?.anonymous)
    return no('Nobody can be found in an anonymous wave.', 'Withdraw the whole survey by its source, or leave it.')
  const found = referrers(state, 'response', wave).filter(([, value]) => value.respondent === respondent.trim())
  if (found.length === 0)
    return no('Nobody answered under that code.', 'Check the code sign by sign, and that it is of this wave.')
  const standing = found.filter(([, value]) => !isWithdrawn(value))
  if (standing.length === 0) return no('Those answers were withdrawn already.', 'Nothing needs to be done.')
  return {
    ok: true,
    facts: standing.map(([response]): Fact => {
      const gone = new Set(told(response).flatMap(({ fact, apart }) => (fact.id === response && apart ? [apart] : [])))
      return {
        type: 'words.withdrawn',
        id: `wdr_${response}`,
        from: null,
        to: { response, ...(because && { because }), by: who, gone: [...gone].sort() },
      }
    }),
  }
}
