import { useState } from 'react'
import { counted } from '../../../core/wording.ts'
import { writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { dayOf } from '../../parts/Who.tsx'
import type { Plan } from './answer.ts'

/** Criteria changed after votes were cast: asks whether these are to be given again. They stand until they are. */
export function Touched({ stage, nextRecall }: { stage: Plan['stages'][number]; nextRecall: number }) {
  const may = writable.use()
  const [because, setBecause] = useState('')
  const { touched } = stage
  if (!touched || !may) return null
  const reason = because.trim() || (touched.says ? `The criteria changed: ${touched.says}` : 'The criteria changed.')
  const put = () =>
    record(
      {
        type: 'votes.recalled',
        id: newId('rcl'),
        from: null,
        to: { stage: stage.id, because: reason, sources: touched.sources, order: nextRecall },
      },
      'They are to be voted on again.',
    )
  return (
    <div className="note touched">
      <p>
        The criteria changed on {dayOf(touched.at)}. {counted(touched.votes, 'vote')} that you may see, on{' '}
        {counted(touched.on, 'source')}, {touched.votes === 1 ? 'was' : 'were'} cast before. They stand until they are
        given again.
      </p>
      <div className="row wrap">
        <input
          className="input"
          aria-label={`Why they are voted on again at ${stage.value.name}`}
          placeholder={reason}
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
        <Button onClick={() => void put()}>Ask for these votes again</Button>
      </div>
    </div>
  )
}
