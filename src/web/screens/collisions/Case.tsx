import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { CollisionKind, settledHow } from '../../../core/choices.ts'
import { inWords, sentenceCase } from '../../../core/wording.ts'
import { useAction, useKeysOf, writable } from '../../acting.ts'
import { ask } from '../../api.ts'
import { Both } from '../../parts/Both.tsx'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { When, Who } from '../../parts/Who.tsx'
import type { Collided } from './answer.ts'

const whyWords: Readonly<Record<CollisionKind, string>> = {
  same: 'Both copies said the same.',
  changed: 'Both copies changed it.',
  gone: 'The other copy said something of what is not there any more.',
  used: 'One copy took it away, and the other uses it.',
  taken: 'Both copies made it, each in its own way.',
  unfit: 'What the other copy said does not fit what holds now.',
}

interface Props {
  one: Collided
  /** Whether the keys act on it. */
  here: boolean
  choose: () => void
  /** Says whether it was settled from here, so that the focus goes on to the next. */
  leave: (settled: boolean) => void
}

/** One case: what stands and what the other copy said, with who and when; one of both is chosen, or a third written. */
export function Case({ one, here, choose, leave }: Props) {
  const { ids, noun, label, place, kind, stands, said, words, changes } = one
  const id = useId()
  const may = writable.use()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState<string>()
  const [busy, setBusy] = useState(false)
  const settle = async (how: (typeof settledHow)[number], value?: string) => {
    if (busy) return
    setBusy(true)
    leave(true)
    const settling = { do: 'settleCollisions', collisions: ids, how, ...(value !== undefined && { value }) } as const
    const { ok } = await ask(settling, 'Settled. Both stay in the trail.')
    if (ok) return
    leave(false)
    setBusy(false)
  }
  const write = () => {
    if (!words) return
    if (text === undefined) setText(words.said)
    else area.current?.focus()
  }
  useAction('keep-collision', here && may ? () => void settle('kept') : undefined)
  useAction('take-collision', here && may ? () => void settle('taken') : undefined)
  useAction('write-collision', here && may && words ? write : undefined)
  const keys = [useKeysOf('keep-collision'), useKeysOf('take-collision'), useKeysOf('write-collision')]
  const [keep, take, third] = here ? keys : []
  return (
    <li tabIndex={-1} aria-labelledby={id} aria-current={here ? 'true' : undefined} onFocus={choose}>
      <h2 id={id}>
        <Link {...place}>
          {sentenceCase(noun)} {label}
        </Link>
      </h2>
      <p className="small soft">
        {whyWords[kind]} {changes > 1 && `${sentenceCase(inWords(changes))} changes are settled together.`}
      </p>
      <Both
        stands={{
          whose: (
            <>
              what stands
              {stands.by && stands.at && (
                <>
                  , <Who id={stands.by.id} full />, <When at={stands.at} />
                </>
              )}
            </>
          ),
          says: stands.there ? (words?.stands ?? <Values of={stands.values} />) || 'nothing' : 'It is not there.',
        }}
        other={{
          whose: (
            <>
              the other copy, <Who id={said.by.id} full />, <When at={said.at} />
            </>
          ),
          says: said.removed ? 'It was taken away.' : (words?.said ?? <Values of={said.values} />),
        }}
      />
      {said.why && <p className="small soft">The reason given: {said.why}</p>}
      {may && text !== undefined && <Third area={area} text={text} write={setText} />}
      {may && (
        <div className="row wrap">
          <Button keys={keep} busy={busy} onClick={() => void settle('kept')}>
            Keep what stands
          </Button>
          <Button keys={take} busy={busy} onClick={() => void settle('taken')}>
            Take the other
          </Button>
          {words && text === undefined && (
            <Button keys={third} onClick={write}>
              Write a third
            </Button>
          )}
          {text !== undefined && (
            <Button
              kind="main"
              busy={busy}
              not={text.trim() ? undefined : 'Write something first.'}
              onClick={() => void settle('written', text.trim())}
            >
              Put this in their place
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

interface ThirdProps {
  area: RefObject<HTMLTextAreaElement | null>
  text: string
  write: (text: string) => void
}

/** What is written instead of both; it has the focus once it is there. */
function Third({ area, text, write }: ThirdProps) {
  useEffect(() => area.current?.focus(), [area])
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Instead of both
      </label>
      <textarea
        id={id}
        ref={area}
        className="input"
        rows={3}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  )
}

/** The fields of a thing with what each holds. */
const Values = ({ of }: { of: Collided['said']['values'] }) => (
  <>
    {of.map(({ field, value }) => (
      <span key={field} className="value">
        <span className="small soft">{field}</span> {value || 'nothing'}
      </span>
    ))}
    {of.length === 0 && 'It is there.'}
  </>
)
