import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Act } from '../knight-2024/tell.ts'
import { places } from './places.ts'
import { configuration, evaluator, harrowmere, saltby } from './tell.ts'

interface Verdict {
  of: Id<'cas'>
  number: number
  verdict: Value<'activation'>['verdict']
  because: string
  evidence?: Id<'evd'>[]
  indicators?: Id<'ind'>[]
}

const verdicts: readonly Verdict[] = [
  {
    of: harrowmere,
    number: 1,
    verdict: 'activated',
    because: 'Told by those who lead and by those who are led, and most who answered know what their work adds.',
    evidence: ['evd_e1', 'evd_s-purpose-h'],
  },
  {
    of: harrowmere,
    number: 2,
    verdict: 'partly',
    because:
      'Partners were asked early on and hold each other to it. That inequalities weigh less is not to be seen yet.',
    evidence: ['evd_e2'],
  },
  {
    of: harrowmere,
    number: 3,
    verdict: 'partly',
    because: 'Trust grew where people met for long. Delayed discharges, the tension it should ease, have not moved.',
    evidence: ['evd_e3', 'evd_s-trust-h'],
    indicators: ['ind_delays-h'],
  },
  {
    of: harrowmere,
    number: 4,
    verdict: 'blocked',
    because: 'The culture is there in the trusts. At the council what went wrong is written down, and nobody says it.',
    evidence: ['evd_e4'],
  },
  {
    of: harrowmere,
    number: 5,
    verdict: 'activated',
    because: 'From the month in which the record was shared more people of the nine neighbourhoods were seen in time.',
    evidence: ['evd_e5'],
    indicators: ['ind_reached-h'],
  },
  {
    of: harrowmere,
    number: 6,
    verdict: 'activated',
    because: 'Seen in the board: who answers is read out, and last time’s promise is asked for.',
    evidence: ['evd_board'],
  },
  {
    of: saltby,
    number: 1,
    verdict: 'contradicted',
    because: 'Each chief executive brought a clear vision. With the third nobody drew a purpose from it.',
    evidence: ['evd_e6', 'evd_s-purpose-s'],
  },
  {
    of: saltby,
    number: 2,
    verdict: 'latent',
    because: 'Nobody decides on priorities here, so nobody can have a part in it.',
    evidence: ['evd_e9'],
  },
  {
    of: saltby,
    number: 3,
    verdict: 'blocked',
    because: 'People meet nearly as often as in Harrowmere. Money that partners dispute keeps trust from growing.',
    evidence: ['evd_e7', 'evd_s-trust-s'],
    indicators: ['ind_delays-s'],
  },
  { of: saltby, number: 4, verdict: 'latent', because: 'There is no culture of learning that partners share.' },
  {
    of: saltby,
    number: 5,
    verdict: 'blocked',
    because: 'The intelligence is there and may not leave the organisation that has it.',
    evidence: ['evd_e8'],
    indicators: ['ind_reached-s'],
  },
  {
    of: saltby,
    number: 6,
    verdict: 'not observed',
    because: 'The board could not be watched, and its minutes were not to be had.',
  },
]

/** In the places the fifth theory is at work where people are reached. */
const inPlaces: readonly Verdict[] = places.map(({ id: of, shares, reached, because }) => ({
  of,
  number: 5,
  verdict: reached ? 'activated' : shares ? 'blocked' : 'latent',
  because,
}))

/** Each judged by one person with a reason, after what was heard, asked and measured. */
export const judging: readonly Act[] = [...verdicts, ...inPlaces].map(({ of, number, ...rest }) => ({
  who: evaluator,
  command: { do: 'judge', case: of, configuration: configuration(number), ...rest },
}))
