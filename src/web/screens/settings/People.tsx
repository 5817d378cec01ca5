import { useState } from 'react'
import { roles } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { Role } from '../../../core/project/facts.ts'
import { initialsOf } from '../../../core/project/initials.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { client, type Result, saveField, useView, write } from '../../api.ts'
import { useAhead } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Table } from '../../parts/Table.tsx'
import { complain } from '../../toast.ts'
import { useAccount } from '../account/account.ts'
import { type Called, Forget } from './Forget.tsx'
import { Invitation, SignsIn, useInvitations } from './Invitation.tsx'
import { NewPerson } from './NewPerson.tsx'

type Frame = ViewAnswer<'frame'>
type Person = Frame['people'][number]
/** Who works in the project and may do what, and who sits at this browser. Names are kept outside the journal. */
export function People() {
  const { data: frame } = useView('frame', {})
  const [forgetting, forget] = useState<Called>()
  const [inviting, invite] = useState<Person>()
  const told = useInvitations(frame?.may.mayManage === true)
  const signedIn = useAccount()?.account
  if (!frame) return null
  const me = frame.people.find((person) => person.me)
  return (
    <section>
      <h2>People</h2>
      <p className="soft">
        {me ? `You work here as ${me.name}.` : 'You are not in the list of people.'} What you do is recorded under that
        name. Names are kept beside the journal, so that a person can be forgotten.{' '}
        {signedIn && <a href="/account">Your account: {signedIn.email}</a>}
      </p>
      <Table
        label="People of the project"
        head={[
          { words: 'Who' },
          { words: 'Roles' },
          ...(told ? [{ words: 'Signs in' }] : []),
          { words: <span className="sr">Acts</span> },
        ]}
      >
        {frame.people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            frame={frame}
            forget={forget}
            told={told}
            invite={() => invite(person)}
            fixed={signedIn !== undefined}
          />
        ))}
      </Table>
      {inviting && (
        <Invitation key={inviting.id} person={inviting.id} name={inviting.name} close={() => invite(undefined)} />
      )}
      {frame.may.mayManage && frame.gone.length > 0 && (
        <p className="row wrap gone soft">
          No longer in the project, and still known by name:
          {frame.gone.map((person) => (
            <Button key={person.id} kind="quiet" onClick={() => forget(person)}>
              Forget {person.name}
            </Button>
          ))}
        </p>
      )}
      {forgetting && <Forget key={forgetting.id} person={forgetting} close={() => forget(undefined)} />}
      <details className="small soft">
        <summary>What each role may do</summary>
        <dl className="role-words">
          {roles.map((role) => (
            <div key={role}>
              <dt>{role}</dt>
              <dd>{roleWords[role]}</dd>
            </div>
          ))}
        </dl>
      </details>
      {frame.may.mayManage && <NewPerson first={frame.people.length === 0} />}
    </section>
  )
}

const roleWords: Record<Role, string> = {
  owner: 'everything, also who works here and what they may do',
  lead: 'the same, but for who is an owner, and for erasing what is kept of others',
  reviewer: 'votes, and writes everywhere',
  coder: 'writes everywhere, and does not vote',
  stakeholder: 'reads, comments, and takes part where a group puts ideas in order',
  auditor: 'reads',
}

interface RowProps {
  person: Person
  frame: Frame
  forget: (person: Called) => void
  told: ReturnType<typeof useInvitations>
  invite: () => void
  /** Whoever is signed in works as themself. */
  fixed: boolean
}

function PersonRow({ person, frame, forget, told, invite, fixed }: RowProps) {
  const [held, set] = useAhead<readonly Role[]>(person.roles, saveField('person.joined', person.id, 'roles'))
  const owners = frame.people.filter(({ roles }) => roles.includes('owner'))
  /** Whoever is owner says who else is; where nobody is, whoever leads. */
  const names = owners.length === 0 || owners.some(({ me }) => me)
  const toggle = (role: Role, on: boolean) =>
    void set(on ? [...held, role] : held.filter((one) => one !== role)).then(
      (result) => !result.ok && complain(result.refusal),
    )
  return (
    <tr>
      <td>
        <span className="row">
          <Chip kind="line">{person.initials}</Chip>
          {frame.may.mayManage || (person.me && frame.may.mayWrite) ? (
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
        {frame.may.mayManage ? (
          <span className="row roles">
            {roles.map((role) => (
              <label key={role} className="toggle">
                <input
                  type="checkbox"
                  checked={held.includes(role)}
                  disabled={!names && (role === 'owner' || person.roles.includes('owner'))}
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
      {told && (
        <td>
          <SignsIn told={told} person={person.id} invite={invite} />
        </td>
      )}
      <td>
        <span className="row">
          {!fixed && !person.me && !frame.past && (
            <Button onClick={() => void become(person.id)}>Work as {person.initials}</Button>
          )}
          {(frame.may.mayManage || person.me) && (
            <Link screen="person" id={person.id}>
              Stored <span className="sr">about {person.name}</span>
            </Link>
          )}
          {person.named && (frame.may.mayManage || (person.me && frame.may.mayWrite)) && (
            <Button kind="quiet" onClick={() => forget(person)}>
              Forget <span className="sr">the name {person.name}</span>
            </Button>
          )}
          {frame.may.mayManage && !person.me && (names || !person.roles.includes('owner')) && (
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
  // Initials that a person chose stay; those made of the name follow it.
  const initials = person.initials === initialsOf(person.name) ? initialsOf(name ?? '') : person.initials
  const refusal = await write('PUT', 'people', { id: person.id, name: name ?? '', initials })
  return refusal ? { ok: false, refusal } : { ok: true, seq: 0, ids: [] }
}

async function become(person: Id<'per'>): Promise<void> {
  const refused = await write('POST', 'session', { person })
  if (refused) return complain(refused)
  await client.invalidateQueries()
}
