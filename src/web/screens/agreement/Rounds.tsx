import { type FormEvent, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { ask, newId, type Refused, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { AgreementAnswer } from './answer.ts'
import { Measured } from './Measured.tsx'

type Round = AgreementAnswer['rounds'][number]

/** Calibration: a few sources that everybody votes on, how far they agree, and what they made of it. */
export function Rounds({ data }: { data: AgreementAnswer }) {
  return (
    <section>
      <h2>Calibration rounds</h2>
      <p className="soft">
        A handful of sources that all vote on before the rest, blinded. Then the votes are laid open, talked about, and
        the criteria made clearer.
      </p>
      <ol className="rounds">
        {data.rounds.map((round) => (
          <li key={round.id}>
            <RoundShown round={round} data={data} />
          </li>
        ))}
      </ol>
      <NewRound data={data} />
    </section>
  )
}

function RoundShown({ round, data }: { round: Round; data: AgreementAnswer }) {
  const { id, value, people, agreement } = round
  const may = writable.use()
  return (
    <>
      <div className="row">
        <h3>{value.name}</h3>
        <span className="soft num">{value.sources.length} sources</span>
        <span className="push row">
          {may && data.mayLead && !value.opened && (
            <Button onClick={() => void saveField('calibration.held', id, 'opened')(null, true)}>
              Lay the votes open
            </Button>
          )}
          <Remove type="calibration.held" id={id} value={value} what={`the round ${value.name}`} />
        </span>
      </div>
      <p className="soft">
        {people
          .map(({ name, voted }) => `${name}${voted === undefined ? '' : `: ${voted} of ${value.sources.length}`}`)
          .join(' · ')}
      </p>
      {agreement ? (
        agreement.pairs.length > 0 && <Measured of={agreement} />
      ) : (
        <p className="small soft">How far they agree shows when the votes are laid open.</p>
      )}
      {(value.opened || !data.hidden) && (
        <Field label="What was made of it" long value={value.note} save={saveField('calibration.held', id, 'note')} />
      )}
    </>
  )
}

function NewRound({ data }: { data: AgreementAnswer }) {
  const may = writable.use()
  const [name, setName] = useState('')
  const [size, setSize] = useState('20')
  const [people, setPeople] = useState<Id<'per'>[]>()
  const [refusal, setRefusal] = useState<Refused>()
  if (!may || data.voters.length < 2) return null
  const chosen = people ?? data.voters.map(({ id }) => id)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const id = newId('cal')
    const result = await ask(
      {
        do: 'calibrate',
        id,
        stage: data.stage,
        name: name.trim() || `Round ${data.rounds.length + 1}`,
        people: chosen,
        size: Number(size),
        seed: id,
      },
      'The round has begun: its sources come first in each queue.',
      { quiet: true },
    )
    setRefusal(result.ok ? undefined : result.refusal)
    if (result.ok) setName('')
  }
  return (
    <form className="new-round" onSubmit={(event) => void begin(event)}>
      <div className="row wrap">
        <input
          className="input"
          aria-label="Name of the round"
          placeholder={`Round ${data.rounds.length + 1}`}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label className="row">
          <input
            className="input count"
            type="number"
            min={1}
            value={size}
            onChange={(event) => setSize(event.target.value)}
          />
          sources
        </label>
        {data.voters.map(({ id, name: called }) => (
          <label key={id} className="toggle">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => setPeople(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
            {called}
          </label>
        ))}
        <Button submit>Begin a round</Button>
      </div>
      <WhyNot of={refusal} />
    </form>
  )
}
