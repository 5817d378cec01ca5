import { useState } from 'react'
import { doubts } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { ask, newId, type Refused, saveField, useView } from '../../api.ts'
import { useList } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { Plan } from './answer.ts'
import { HandOuts } from './HandOuts.tsx'

type Stage = Plan['stages'][number]

const doubtWords: Readonly<Record<(typeof doubts)[number], string>> = {
  conflict: 'a conflict, to be settled',
  include: 'an inclusion: it goes on',
  open: 'open, to be looked at again',
}

/** How decisions are made at a stage, beyond how many vote: who, what they may say, and what is drawn for a second look. */
export function StageRules({ stage }: { stage: Stage }) {
  const { id, value, samples } = stage
  const save = (field: string) => saveField('stage.set', id, field)
  const [without, putWithout] = useList(value.without, save('without'))
  const offered = (verdict: 'maybe' | 'background') => (_: boolean, on: boolean) =>
    putWithout(on ? without.filter((one) => one !== verdict) : [...without, verdict])
  return (
    <details className="rules">
      <summary className="soft">Who votes, and what counts</summary>
      <div className="row wrap">
        <Toggle label="Maybe is offered" value={!without.includes('maybe')} save={offered('maybe')} />
        <Toggle label="Background is offered" value={!without.includes('background')} save={offered('background')} />
        <Toggle
          label="Exclusions for different reasons are a conflict"
          value={value.reasonsMustAgree ?? false}
          save={(from, to) => save('reasonsMustAgree')(value.reasonsMustAgree === undefined ? null : from, to)}
        />
      </div>
      {!without.includes('maybe') && (
        <Pick
          label="A maybe comes to"
          value={value.maybeCounts}
          none={value.reviewers > 1 ? 'a conflict, to be settled' : 'open, to be looked at again'}
          options={doubts.map((one) => [one, doubtWords[one]] as const)}
          save={save('maybeCounts')}
        />
      )}
      <People label="Who votes here" none="everyone who screens" chosen={value.voters} save={save('voters')} />
      <People
        label="Who settles as third reviewer, sees all votes, and does not vote"
        none="an owner or lead, when the blinding is lifted"
        chosen={value.arbiters}
        save={save('arbiters')}
      />
      <Draws stage={id} samples={samples} />
      <HandOuts stage={stage} />
    </details>
  )
}

interface Choice {
  label: string
  /** What holds when nobody is chosen. */
  none: string
  chosen: readonly Id<'per'>[] | undefined
  save: ReturnType<typeof saveField>
}

function People({ label, none, chosen, save }: Choice) {
  const may = writable.use()
  const people = useView('frame', {}).data?.people ?? []
  const [now, put] = useList(chosen, save)
  const turn = (person: Id<'per'>) => put(now.includes(person) ? now.filter((one) => one !== person) : [...now, person])
  return (
    <fieldset>
      <legend className="label">
        {label} {now.length === 0 && <span className="faint">({none})</span>}
      </legend>
      <div className="row wrap">
        {people.map((person) => (
          <label key={person.id} className="toggle">
            <input
              type="checkbox"
              disabled={!may}
              checked={now.includes(person.id)}
              onChange={() => void turn(person.id)}
            />
            {person.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Draws at random for a second reviewer; each says from how many and from which seed, so that it can be drawn again. */
function Draws({ stage, samples }: { stage: Id<'stg'>; samples: Stage['samples'] }) {
  const may = writable.use()
  const [percent, setPercent] = useState('10')
  const [even, setEven] = useState(true)
  const [refusal, setRefusal] = useState<Refused>()
  const draw = async () => {
    const id = newId('smp')
    const result = await ask(
      {
        do: 'draw',
        id,
        use: 'second reviewer',
        stage,
        percent: Number(percent),
        // Any word will do; the id is new, and it is kept with the draw.
        seed: id,
        ...(even && { by: 'database' }),
      },
      'Drawn.',
      { quiet: true },
    )
    setRefusal(result.ok ? undefined : result.refusal)
  }
  return (
    <div className="draws">
      <p className="label">Drawn for one more reviewer</p>
      <ul className="rows">
        {samples.map(({ id, value }) => (
          <li key={id}>
            <span>
              {value.sources.length.toLocaleString('en-GB')} of {value.among.toLocaleString('en-GB')}
              {value.percent !== undefined && `, ${value.percent} %`}
              {value.by && ', from each database in proportion'}
              <span className="faint small"> seed {value.seed}</span>
            </span>
            <Remove type="sample.drawn" id={id} value={value} what="the draw" />
          </li>
        ))}
      </ul>
      {may && (
        <div className="row wrap">
          <label className="row">
            Draw
            <input
              className="input percent"
              type="number"
              min={1}
              max={100}
              value={percent}
              onChange={(event) => setPercent(event.target.value)}
            />
            %
          </label>
          <label className="toggle">
            <input type="checkbox" checked={even} onChange={() => setEven(!even)} />
            From each database in proportion
          </label>
          <Button onClick={() => void draw()}>Draw</Button>
        </div>
      )}
      <WhyNot of={refusal} />
    </div>
  )
}
