import { useState } from 'react'
import type { ViewAnswer } from '../../core/view/views.ts'
import { record } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { Remove } from '../parts/Remove.tsx'
import { When } from '../parts/Who.tsx'
import { type Person, Say } from './Say.tsx'

type ThreadAnswer = ViewAnswer<'comments'>['threads'][number]

interface Props {
  thread: ThreadAnswer
  people: readonly Person[]
  may: boolean
}

/** A comment with its answers; answered in its place, and resolved or taken up again. */
export function Thread({ thread, people, may }: Props) {
  const [answering, setAnswering] = useState(false)
  const { id, value, behind, resolved, answers } = thread
  const resolve = () =>
    void record(
      {
        type: 'comment.made',
        id,
        from: { resolved: value.resolved ?? null },
        to: { resolved: resolved ? null : true },
      },
      resolved ? 'Open again.' : 'Resolved.',
    )
  return (
    <li className="thread" data-resolved={resolved ? '' : undefined} data-waits={thread.waits ? '' : undefined}>
      <One said={thread} may={may && answers.length === 0} />
      {behind && <p className="small faint">Behind the blinding of {behind.name}.</p>}
      {answers.length > 0 && (
        <ol>
          {answers.map((answer) => (
            <li key={answer.id}>
              <One said={answer} may={may} />
            </li>
          ))}
        </ol>
      )}
      {resolved && (
        <p className="small faint">
          Resolved by {resolved.by.name}, <When at={resolved.at} />
        </p>
      )}
      {may && !answering && (
        <div className="row">
          <Button kind="quiet" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          <Button kind="quiet" onClick={resolve}>
            {resolved ? 'Open again' : 'Resolve'}
          </Button>
        </div>
      )}
      {answering && (
        <Say
          about={value.about}
          piece={value.piece}
          people={people}
          behind={[]}
          under={{ id, behind: value.behind }}
          said={() => setAnswering(false)}
        />
      )}
    </li>
  )
}

type Said = Pick<ThreadAnswer, 'id' | 'value' | 'by' | 'at'>

/** What one person said, and when. */
const One = ({ said: { id, value, by, at }, may }: { said: Said; may: boolean }) => (
  <div className="said">
    <p className="row">
      <Chip kind="line" title={by.name}>
        {by.initials}
      </Chip>
      <b className="strong">{by.name}</b>
      <span className="small faint">{at && <When at={at} />}</span>
      {by.me && (
        <span className="push">
          <Remove may={may} type="comment.made" id={id} value={value} what="your comment" />
        </span>
      )}
    </p>
    <p className="serif words">{value.text}</p>
  </div>
)
