import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Id } from '../../core/ids.ts'
import type { ViewAnswer } from '../../core/view/views.ts'
import { newId, type Refused, record } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { WhyNot } from '../parts/WhyNot.tsx'

type Answer = ViewAnswer<'comments'>
export type Person = Answer['people'][number]

interface Props {
  about: Id
  piece?: string | undefined
  people: readonly Person[]
  behind: Answer['behind']
  /** The comment that is answered: about the same, and seen by the same. */
  under?: { id: Id<'cmt'>; behind?: Id<'stg'> | Id<'scd'> | undefined }
  said?: () => void
}

/** The name after an @ that is being typed, up to the caret. */
const naming = /(?:^|\s)@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u

/** Whether a name, or one of its words, begins so. */
const begins = (name: string, begun: string): boolean => ` ${name.toLowerCase()}`.includes(` ${begun}`)

/** A comment to write. @ and the beginning of a name asks somebody to read it; Ctrl Enter says it. */
export function Say({ about, piece, people, behind, under, said }: Props) {
  const id = useId()
  const [words, setWords] = useState('')
  const [caret, setCaret] = useState(0)
  const [hidden, hide] = useState(behind[0]?.id)
  const [at, setAt] = useState(0)
  const [refusal, setRefusal] = useState<Refused>()
  const field = useRef<HTMLTextAreaElement>(null)
  const begun = naming.exec(words.slice(0, caret))?.[1]?.toLowerCase()
  const found =
    begun === undefined
      ? []
      : people.filter(({ name, me }) => !me && name.toLowerCase() !== begun && begins(name, begun)).slice(0, 6)
  const take = (person: Person | undefined) => {
    if (!person || begun === undefined) return
    const start = caret - begun.length
    const next = `${words.slice(0, start)}${person.name}${words.slice(caret)}`
    setWords(next)
    setCaret(start + person.name.length)
    setAt(0)
    setTimeout(() => field.current?.setSelectionRange(start + person.name.length, start + person.name.length))
  }
  const say = async () => {
    if (words.trim() === '') return field.current?.focus()
    const mentions = people.filter(({ name }) => words.includes(`@${name}`)).map((person) => person.id)
    const stand = under ? under.behind : hidden
    const result = await record({
      type: 'comment.made',
      id: newId('cmt'),
      from: null,
      to: {
        about,
        ...(piece && { piece }),
        text: words.trim(),
        by: people.find(({ me }) => me)?.id ?? 'per_founder',
        ...(under && { under: under.id }),
        ...(mentions.length > 0 && { mentions }),
        ...(stand && { behind: stand }),
      },
    })
    if (!result.ok) return setRefusal(result.refusal)
    setRefusal(undefined)
    setWords('')
    said?.()
  }
  const press = (event: KeyboardEvent) => {
    if (found.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) {
        event.preventDefault()
        return setAt((at + step + found.length) % found.length)
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault()
        return take(found[at])
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        return setCaret(0)
      }
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void say()
    }
  }
  return (
    <form
      className="say"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <label className="sr" htmlFor={id}>
        {under ? 'Your answer' : 'Your comment'}
      </label>
      <textarea
        id={id}
        ref={field}
        className="input"
        rows={under ? 1 : 2}
        value={words}
        placeholder={under ? 'Answer' : 'Comment; @ and a name asks somebody to read it'}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setWords(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {found.length > 0 && (
        <div id={`${id}-list`} className="named float" role="listbox" aria-label="Whom to ask">
          {found.map((person, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and takes the keys
            <div
              key={person.id}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <WhyNot of={refusal} />
      <div className="row wrap">
        <Button submit keys="ctrl+enter">
          {under ? 'Answer' : 'Say it'}
        </Button>
        {under ? null : behind.length > 0 ? (
          <select
            className="input"
            aria-label="When the others read it"
            value={hidden ?? ''}
            onChange={(event) => hide((event.target.value || undefined) as typeof hidden)}
          >
            {behind.map((one) => (
              <option key={one.id} value={one.id}>
                Others read it when {one.name} is open to them
              </option>
            ))}
            <option value="">All read it now: say nothing of your decision</option>
          </select>
        ) : (
          <span className="small faint">All in the project read it.</span>
        )}
      </div>
    </form>
  )
}
