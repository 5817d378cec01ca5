import { useState } from 'react'
import { prioritisingMethods } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { eachWords, methodWords } from '../../../core/prioritising/words.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Chosen, PrioritisingAnswer } from './answer.ts'
import { Ideas } from './Ideas.tsx'

/** Before it begins: the question, how it is done, who takes part, and ideas that are there already. */
export function Prepare({ chosen, data }: { chosen: Chosen; data: PrioritisingAnswer }) {
  const { id, value, facilitates } = chosen
  if (!facilitates)
    return (
      <>
        <p className="soft">It is being prepared. This page follows when it begins.</p>
        <Seats chosen={chosen} data={data} />
      </>
    )
  return (
    <div className="prepare">
      <section>
        <Field
          label="What the group is asked"
          long
          placeholder="Which of these explanations matter most for whom it does not work?"
          value={value.question}
          save={saveField('prioritisation.set', id, 'question')}
        />
        <div className="row wrap">
          <Pick
            label="How"
            value={value.method}
            options={prioritisingMethods.map((one) => [one, methodWords[one]] as const)}
            save={saveField('prioritisation.set', id, 'method')}
          />
          <Field
            label={eachWords[value.method]}
            value={String(value.each)}
            save={(from, to) => saveField('prioritisation.set', id, 'each')(Number(from), Number(to))}
          />
          {data.meetings.length > 0 && (
            <Pick
              label="Meeting"
              none="none"
              value={value.meeting}
              options={data.meetings}
              save={saveField('prioritisation.set', id, 'meeting')}
            />
          )}
        </div>
      </section>
      <Seats chosen={chosen} data={data} />
      <section>
        <h2>Ideas that are there already</h2>
        <p className="soft small">
          They are seen by all from the start. What people write themselves in the next step is not, until you go on.
        </p>
        <Ideas chosen={chosen} />
      </section>
    </div>
  )
}

/** Who takes part: people of the project, and people without an account, by role and without a name. */
export function Seats({ chosen, data }: { chosen: Chosen; data: PrioritisingAnswer }) {
  const { id, seats, facilitates } = chosen
  const [person, setPerson] = useState('')
  const [role, setRole] = useState('')
  const away = data.people.filter((one) => !seats.some((seat) => seat.person?.id === one.id))
  const me = away.find((one) => one.me)
  const add = (who: Id<'per'> | undefined, as: string) =>
    record({
      type: 'seat.taken',
      id: newId('sea'),
      from: null,
      to: { prioritisation: id, ...(who && { person: who }), role: as, order: seats.length + 1 },
    })
  return (
    <section>
      <h2>Who takes part</h2>
      {seats.length === 0 && <p className="soft">Nobody yet.</p>}
      <ul className="seats">
        {seats.map((seat) => (
          <li key={seat.id}>
            <Chip kind="line">{seat.person?.initials ?? '–'}</Chip>
            <span>
              {seat.person ? `${seat.person.name}, ` : ''}
              {seat.role}
              {!seat.person && <span className="faint"> (no account; the facilitator enters)</span>}
            </span>
            {facilitates && (
              <Remove type="seat.taken" id={seat.id} value={seat.value} what={`the seat of ${seat.role}`} />
            )}
          </li>
        ))}
      </ul>
      {facilitates && (
        <form
          className="row wrap add-seat"
          onSubmit={(event) => {
            event.preventDefault()
            const who = away.find((one) => one.id === person)
            const as = role.trim() || who?.roles[0]
            if (as)
              void add(who?.id, as).then((result) => {
                if (!result.ok) return
                setPerson('')
                setRole('')
              })
          }}
        >
          <label>
            <span className="sr">Person</span>
            <select className="input" value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="">Without an account</option>
              {away.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="sr">As whom: a role, no name</span>
            <input
              className="input"
              value={role}
              placeholder="As whom: carer, commissioner …"
              onChange={(event) => setRole(event.target.value)}
            />
          </label>
          <Button submit not={role.trim() || person ? undefined : 'Name a person or a role'}>
            Add
          </Button>
        </form>
      )}
      {!facilitates && me && data.mayTakePart && (
        <Button onClick={() => void add(me.id, me.roles[0] ?? 'reviewer')}>Take part</Button>
      )}
    </section>
  )
}
