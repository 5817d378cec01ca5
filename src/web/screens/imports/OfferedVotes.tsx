import { useState } from 'react'
import type { Decisions } from '../../../core/record/labels-in.ts'
import type { Taken } from '../../../work/labels.ts'
import { writable } from '../../acting.ts'
import { request, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { toast } from '../../toast.ts'
import { countsOf, makerOf } from './offered.ts'

/** The decisions of one maker, and whose votes they are to be, at which stage. Nothing is recorded unasked. */
export function OfferedVotes({ id, made }: { id: string; made: Decisions }) {
  const may = writable.use()
  const people = useView('frame', {}).data?.people ?? []
  const stages = useView('imports', {}).data?.stages ?? []
  const [person, setPerson] = useState<string>()
  const [stage, setStage] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState<Taken>()
  const asPerson = person ?? named(people, made.who) ?? ''
  const atStage = stage ?? named(stages, made.stage) ?? stages[0]?.id ?? ''
  const take = async () => {
    setBusy(true)
    const { tool, who, stage: wording } = made
    const maker = { tool, ...(who !== undefined && { who }), ...(wording !== undefined && { stage: wording }) }
    const result = await request<{ act?: string; taken: Taken }>('POST', `imports/${id}/votes`, {
      maker,
      person: asPerson,
      stage: atStage,
    })
    setBusy(false)
    if (!result.ok) return toast.set({ text: `${result.refusal.message} ${result.refusal.hint}`, bad: true })
    const { act, taken } = result.said
    setTaken(taken)
    const text = act ? `Recorded ${many(taken.votes, 'vote')}.` : 'These votes are there already.'
    toast.set({ text, ...(act && { act }) })
  }
  return (
    <li>
      <span>
        {makerOf(made)}: <span className="soft">{countsOf(made)}</span>
      </span>
      {may && stages.length > 0 && (
        <span className="row">
          <select
            className="input"
            aria-label={`Whose votes they are: ${makerOf(made)}`}
            value={asPerson}
            onChange={(event) => setPerson(event.target.value)}
          >
            <option value="">are votes of …</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                are votes of {name}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={`At which stage: ${makerOf(made)}`}
            value={atStage}
            onChange={(event) => setStage(event.target.value)}
          >
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                at {name}
              </option>
            ))}
          </select>
          <Button busy={busy} not={asPerson ? undefined : 'Say whose votes they are.'} onClick={() => void take()}>
            Record the votes
          </Button>
        </span>
      )}
      {taken && (
        <p className="small soft" role="status">
          {many(taken.votes, 'vote')} of it stand.
          {taken.left > 0 &&
            ` ${many(taken.left, 'source')} left out: not at this stage, or decided as it does not offer.`}
          {taken.contradictions.length > 0 && ' The file contradicts itself on '}
          {taken.contradictions.map(({ source, label }) => (
            <Link key={source} screen="source" id={source} className="apart">
              {label}
            </Link>
          ))}
        </p>
      )}
    </li>
  )
}

const many = (n: number, what: string) => `${n.toLocaleString('en-GB')} ${what}${n === 1 ? '' : 's'}`

/** The one that is called as the file says, by the whole name or its first word. */
function named<T extends string>(all: readonly { id: T; name: string }[], called: string | undefined): T | undefined {
  const wanted = called?.trim().toLowerCase()
  if (!wanted) return undefined
  const fitting = all.filter(({ name }) => {
    const own = name.toLowerCase()
    return own === wanted || own.split(' ')[0] === wanted
  })
  return fitting.length === 1 ? fitting[0]?.id : undefined
}
