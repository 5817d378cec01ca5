import { type FormEvent, useRef, useState } from 'react'
import { initialsOf } from '../../../core/project/initials.ts'
import { useAction } from '../../acting.ts'
import { newId, record, write } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { complain } from '../../toast.ts'

/** Someone new: the first is the owner, others begin as reviewers. */
export function NewPerson({ first }: { first: boolean }) {
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useAction('add-person', () => input.current?.focus())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const id = newId('per')
    const joined = await record(
      { type: 'person.joined', id, from: null, to: { roles: [first ? 'owner' : 'reviewer'] } },
      `${name} joined as ${first ? 'owner' : 'reviewer'}.`,
    )
    if (!joined.ok) return
    const refused = await write('PUT', 'people', { id, name: name.trim(), initials: initialsOf(name) })
    if (refused) return complain(refused)
    setName('')
  }
  return (
    <form className="adder" onSubmit={(event) => void submit(event)}>
      <input
        ref={input}
        className="input"
        aria-label="Name of someone new"
        placeholder="Name of someone new"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button submit>Add to the project</Button>
    </form>
  )
}
