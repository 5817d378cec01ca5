import { type FormEvent, useId, useRef, useState } from 'react'
import { counted, listed } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, record } from '../../api.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Button } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import type { Chosen } from './answer.ts'

type One = Chosen['moved'][number]

/** How the theory moved since somebody last looked, and the act of looking: it stands, or is reworded below and then stands. */
export function Moved({ chosen }: { chosen: Chosen }) {
  const { id, moved } = chosen
  const may = writable.use()
  const field = useId()
  const why = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const left = moved.filter((one) => one.how === 'left')
  useAction('confirm-guidance', may && left.length < moved.length ? () => why.current?.focus() : undefined)
  const stands = async (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '') return why.current?.focus()
    const result = await ask(
      { do: 'confirmGuidance', guidelines: [id], why: words },
      'It stands on the theory of today.',
    )
    if (result.ok) setWords('')
  }
  return (
    <section className="guidance-moved" aria-label="The theory moved">
      <h2>The theory moved since this was last looked at</h2>
      {inPlace(moved, (one) => (
        <div>
          <One one={one} chosen={chosen} />
        </div>
      ))}
      {may && left.length < moved.length && (
        <form className="row" onSubmit={(event) => void stands(event)}>
          <label htmlFor={field}>Why it stands, as it is or as you reworded it</label>
          <input
            id={field}
            ref={why}
            className="input grow"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button kind="main" submit>
            It still stands <ActionKey name="confirm-guidance" />
          </Button>
        </form>
      )}
    </section>
  )
}

const past: Partial<Record<string, string>> = { merge: 'merged', split: 'split', drop: 'dropped', refute: 'refuted' }

function One({ one, chosen }: { one: One; chosen: Chosen }) {
  const may = writable.use()
  const configuration = (
    <Link screen="configuration" id={one.configuration}>
      {one.label}
    </Link>
  )
  switch (one.how) {
    case 'left': {
      const { configurations } = chosen.value
      const became = one.became.map(({ id }) => id)
      const tie = [...new Set(configurations.flatMap((id) => (id === one.configuration ? became : [id])))]
      return (
        <p>
          {configuration} left the theory: it was {past[one.act] ?? one.act}
          {one.became.length > 0 && ` into ${listed(one.became.map(({ label }) => label))}`}.{' '}
          {may && tie.length > 0 && (
            <Button
              onClick={() =>
                void record(
                  {
                    type: 'guideline.written',
                    id: chosen.id,
                    from: { configurations },
                    to: { configurations: tie },
                  },
                  'The statement rests on what it became.',
                )
              }
            >
              {became.length > 0
                ? `Rest it on ${counted(became.length, 'configuration')} that it became`
                : 'Rest it on the others'}
            </Button>
          )}
        </p>
      )
    }
    case 'never read':
      return <p>Nobody has looked yet whether it fits {configuration}.</p>
    case 'evidence':
      return (
        <p>
          The evidence of {configuration} changed: {listed(one.words)}.
        </p>
      )
    case 'reworded':
      return (
        <>
          {one.slots.map(({ slot, pieces }) => (
            <p key={slot.label}>
              <Role slot={slot} /> of {configuration}:{' '}
              <span className="serif">
                <Diff pieces={pieces} />
              </span>
            </p>
          ))}
        </>
      )
  }
}
