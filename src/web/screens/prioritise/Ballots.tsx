import type { Fact } from '../../../core/fact.ts'
import type { Choice } from '../../../core/prioritising/facts.ts'
import { record } from '../../api.ts'
import { useAhead } from '../../parts/ahead.ts'
import { Empty } from '../../parts/Empty.tsx'
import type { Chosen } from './answer.ts'
import { GiveBallot } from './GiveBallot.tsx'
import { RankBallot } from './RankBallot.tsx'
import { Done, SeatSwitch, useSeat } from './SeatSwitch.tsx'

/** One's own ranking in the round that goes on; nobody else sees it until the round is over. */
export function Ballots({ chosen }: { chosen: Chosen }) {
  const { ballots } = chosen
  const { seat, mine, choose } = useSeat(chosen)
  const ballot = ballots.find((one) => one.seat === seat?.id)
  if (!seat || !ballot)
    return (
      <Empty fact="The group ranks in silence.">
        You do not take part. The order shows when all are done and the facilitator goes on.
      </Empty>
    )
  return (
    <>
      <SeatSwitch mine={mine} seat={seat} choose={choose} />
      <Cast key={ballot.id} chosen={chosen} ballot={ballot} />
      <Done chosen={chosen} seat={seat} />
    </>
  )
}

function Cast({ chosen, ballot: { id, round, seat, value } }: { chosen: Chosen; ballot: Chosen['ballots'][number] }) {
  const [choices = [], cast] = useAhead<readonly Choice[] | undefined>(value?.choices, (from, to) =>
    record({
      type: 'ballot.cast',
      id,
      ...(from
        ? { from: { choices: from }, to: { choices: to } }
        : { from: null, to: { prioritisation: chosen.id, round, seat, choices: to } }),
    } as Fact),
  )
  const Casting = chosen.value.method === 'ranks' ? RankBallot : GiveBallot
  return <Casting chosen={chosen} choices={choices} cast={(next) => void cast(next)} />
}
