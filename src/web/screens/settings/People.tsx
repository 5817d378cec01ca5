import { type FormEvent, useRef, useState } from 'react'
import { roles } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { Role } from '../../../core/project/facts.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction } from '../../acting.ts'
import { client, newId, type Refused, type Result, record, saveField, useView, write } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Table } from '../../parts/Table.tsx'
import { toast } from '../../toast.ts'

type Frame = ViewAnswer<'frame'>
type Person = Frame['people'][number]
/** Who works in the project and may do what, and who sits at this browser. Names are kept outside the journal. */
export function People() {
  const { data: frame } = useView('frame', {})
  if (!frame) return null
  const me = frame.people.find((person) => person.me)
  return (
    <section>
      <h2>People</h2>
      <p className="soft">
        {me ? `You work here as ${me.name}.` : 'You are not in the list of people.'} What you do is recorded under that
        name. Names are kept beside the journal, so that a person can be forgotten.
      </p>
      <Table label="People of the project" head={[{ words: 'Who' }, { words: 'Roles' }, { words: '' }]}>
        {frame.people.map((person) => (
          <PersonRow key={person.id} person={person} frame={frame} />
        ))}
      </Table>
      {(frame.mayLead || (frame.mayWrite && frame.people.length === 0)) && (
        <NewPerson first={frame.people.length === 0} />
      )}
    </section>
  )
}

function PersonRow({ person, frame }: { person: Person; frame: Frame }) {
  const toggle = (role: Role, on: boolean) => {
    const next = on ? [...person.roles, role] : person.roles.filter((one) => one !== role)
    void saveField(
      'person.joined',
      person.id,
      'roles',
    )(person.roles, next).then((result) => !result.ok && complain(result.refusal))
  }
  return (
    <tr>
      <td>
        <span className="row">
          <Chip kind="line">{person.initials}</Chip>
          {frame.mayLead || (person.me && frame.mayWrite) ? (
            <Field
              label={`Name of ${person.name}`}
              quiet
              className="bare"
              value={person.name}
              save={(_, to) => rename(person, to)}
            />
          ) : (
            person.name
          )}
          {person.me && <span className="faint">you</span>}
        </span>
      </td>
      <td>
        {frame.mayLead ? (
          <span className="row roles">
            {roles.map((role) => (
              <label key={role} className="toggle">
                <input
                  type="checkbox"
                  checked={person.roles.includes(role)}
                  onChange={(event) => toggle(role, event.target.checked)}
                />
                {role}
              </label>
            ))}
          </span>
        ) : (
          person.roles.join(', ')
        )}
      </td>
      <td>
        <span className="row">
          {!person.me && !frame.past && (
            <Button onClick={() => void become(person.id)}>Work as {person.initials}</Button>
          )}
          {frame.mayLead && !person.me && (
            <Remove
              type="person.joined"
              id={person.id}
              value={{
                roles: person.roles,
                ...(person.part && { part: person.part }),
                ...(person.until && { until: person.until }),
              }}
              what={person.name}
            />
          )}
        </span>
      </td>
    </tr>
  )
}

async function rename(person: Person, name: string | null): Promise<Result> {
  const refusal = await write('PUT', 'people', { id: person.id, name: name ?? '', initials: person.initials })
  if (refusal) return { ok: false, refusal }
  await client.invalidateQueries()
  return { ok: true, seq: 0, ids: [] }
}

const complain = ({ message, hint }: Refused) => toast.set({ text: `${message} ${hint}`, bad: true })

async function become(person: Id<'per'>): Promise<void> {
  const refused = await write('POST', 'session', { person })
  if (refused) return complain(refused)
  await client.invalidateQueries()
}

/** Someone new: the first is the owner, others begin as reviewers. */
function NewPerson({ first }: { first: boolean }) {
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useAction('add-person', () => input.current?.focus())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const id = newId('per')
    const initials = name
      .trim()
      .split(/\s+/)
      .map((word) => word.charAt(0).toUpperCase())
      .join('')
      .slice(0, 3)
    const joined = await record(
      { type: 'person.joined', id, from: null, to: { roles: [first ? 'owner' : 'reviewer'] } },
      `${name} joined as ${first ? 'owner' : 'reviewer'}.`,
    )
    if (!joined.ok) return
    const refused = await write('PUT', 'people', { id, name: name.trim(), initials })
    if (refused) return complain(refused)
    setName('')
    await client.invalidateQueries()
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
      <Button submit onClick={() => undefined}>
        Add to the project
      </Button>
    </form>
  )
}
