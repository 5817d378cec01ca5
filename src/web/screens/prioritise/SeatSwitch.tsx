import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { readyId, type Step } from '../../../core/prioritising/steps.ts'
import { useAction } from '../../acting.ts'
import { record } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import type { Chosen } from './answer.ts'

export type Seat = Chosen['seats'][number]

/** The seat one writes and ranks for: one's own first, then those without an account, where one facilitates. */
export function useSeat({ seats }: Chosen) {
  const mine = seats.filter((seat) => seat.mine).sort((a, b) => Number(!a.person) - Number(!b.person))
  const [id, choose] = useState<Id<'sea'>>()
  return { mine, seat: mine.find((one) => one.id === id) ?? mine[0], choose }
}

/** For whom one enters, where there are several. */
export const SeatSwitch = ({ mine, seat, choose }: { mine: Seat[]; seat: Seat; choose: (id: Id<'sea'>) => void }) =>
  mine.length < 2 ? null : (
    <label className="seat-switch">
      <span className="label">For whom</span>
      <select className="input" value={seat.id} onChange={(event) => choose(event.target.value as Id<'sea'>)}>
        {mine.map((one, i) => (
          <option key={one.id} value={one.id}>
            {one.person ? 'Myself' : `${one.role} (${i + 1}), who has no account`}
            {one.ready ? ', done' : ''}
          </option>
        ))}
      </select>
    </label>
  )

/** Says that one's part of the step is done, or that it goes on. All may know that. */
export function Done({ chosen, seat }: { chosen: Chosen; seat: Seat }) {
  const step = chosen.value.step as Extract<Step, 'generating' | 'ranking' | 'ranking again'>
  const value = { prioritisation: chosen.id, step, seat: seat.id }
  const id = readyId(chosen.id, step, seat.id)
  useAction(
    'group-done',
    () =>
      void record({
        type: 'step.finished',
        id,
        from: seat.ready ? value : null,
        to: seat.ready ? null : value,
      } as Fact),
  )
  return (
    <p className="row done-row">
      <ActionButton name="group-done" kind={seat.ready ? undefined : 'main'} pressed={seat.ready === true}>
        {seat.ready ? 'Go on with it' : 'I am done'}
      </ActionButton>
      {seat.ready && <span className="soft">Done. It may still be changed until the facilitator goes on.</span>}
    </p>
  )
}
