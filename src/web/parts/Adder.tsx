import { Plus } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useAction, writable } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import type { Result } from '../api.ts'
import { ActionKey } from './ActionKey.tsx'
import { Button } from './Button.tsx'

interface Props {
  /** What is added: "Add an objective". */
  label: string
  placeholder?: string
  /** Adds a thing of these words. What was typed stays when it is refused. */
  add: (words: string) => Promise<Result>
  /** The action of the list that leads here. */
  action?: ActionName
  /** Whether one may, where it is not for those who write everywhere. */
  may?: boolean
}

/** A line at the end of a list: type, press Enter, and go on typing. Not there where nothing may be changed. */
export function Adder({ label, placeholder, add, action, may: told }: Props) {
  const id = useId()
  const writes = writable.use()
  const may = told ?? writes
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useAction(action, may ? () => input.current?.focus() : undefined)
  if (!may) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '') return input.current?.focus()
    if ((await add(words.trim())).ok) setWords('')
  }
  return (
    <form className="adder" onSubmit={(event) => void submit(event)}>
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        className="input"
        value={words}
        placeholder={placeholder ?? label}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button kind="quiet" icon={Plus} submit>
        {label} {action && <ActionKey name={action} />}
      </Button>
    </form>
  )
}
