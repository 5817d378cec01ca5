import type { Fact } from '../../../core/fact.ts'
import type { Choice } from '../../../core/prioritising/facts.ts'
import { record } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { GiveBallot } from './GiveBallot.tsx'
import type { Chosen } from './Prioritise.tsx'
import { RankBallot } from './RankBallot.tsx'
import { Done, SeatSwitch, useSeat } from './SeatSwitch.tsx'

export interface Casting {
  chosen: Chosen
  choices: readonly Choice[]
  cast: (choices: Choice[]) => void
}

/** One's own ranking in the round that goes on; nobody else sees it until the round is over. */
export function Ballots({ chosen }: { chosen: Chosen }) {
  const { id, value, ballots } = chosen
  const { seat, mine, choose } = useSeat(chosen)
  const ballot = ballots.find((one) => one.seat === seat?.id)
  if (!seat || !ballot)
    return (
      <Empty fact="The group ranks in silence.">
        You do not take part. The order shows when all are done and the facilitator goes on.
      </Empty>
    )
  const choices = ballot.value?.choices ?? []
  const cast = (next: Choice[]) =>
    void record(
      (ballot.value
        ? { type: 'ballot.cast', id: ballot.id, from: { choices }, to: { choices: next } }
        : {
            type: 'ballot.cast',
            id: ballot.id,
            from: null,
            to: { prioritisation: id, round: ballot.round, seat: seat.id, choices: next },
          }) as Fact,
    )
  const Casting = value.method === 'ranks' ? RankBallot : GiveBallot
  return (
    <>
      <SeatSwitch mine={mine} seat={seat} choose={choose} />
      <Casting key={seat.id} chosen={chosen} choices={choices} cast={cast} />
      <Done chosen={chosen} seat={seat} />
    </>
  )
}
