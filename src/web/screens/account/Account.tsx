import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, client, type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Table } from '../../parts/Table.tsx'
import { When } from '../../parts/Who.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { complain, toast } from '../../toast.ts'
import { signOut, useAccount } from './account.ts'
import { browserOf } from './browser-of.ts'
import { Passkeys } from './Passkeys.tsx'
import { hasPasskeys } from './passkeys.ts'
import { Tokens } from './Tokens.tsx'
import { Way } from './Way.tsx'

/** One's own account: name, password, and where one is signed in. */
export default function Account() {
  const told = useAccount()
  const { account } = told ?? {}
  if (told && !told.accounts)
    return (
      <Way title="Your account">
        <p>Nobody signs in here: this is a machine of your own.</p>
      </Way>
    )
  return (
    <Way title="Your account" wide>
      {account && (
        <>
          <p className="row wrap">
            <span className="soft">{account.email}</span>
            <span className="push row">
              <a href="/">Projects</a>
              {account.admin && <a href="/admin">Administration</a>}
              <Button onClick={() => void signOut()}>Sign out</Button>
            </span>
          </p>
          <Name name={account.name} />
          <Password email={account.email} />
          {account.letters !== undefined && <Letters on={account.letters} />}
        </>
      )}
      {hasPasskeys() && <Passkeys />}
      <Tokens />
      <Sessions />
    </Way>
  )
}

function Name({ name: now }: { name: string }) {
  const [name, setName] = useState(now)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const came = await call('PUT', '/api/account', { name })
    if (!came.ok) return complain(came.refusal)
    toast.set({ text: 'Your name is changed.' })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <form className="acc-line" onSubmit={(event) => void submit(event)}>
      <Entered required label="Your name" value={name} set={setName} complete="name" />
      <Button submit not={name.trim() === '' || name === now ? 'Nothing to save.' : undefined}>
        Save
      </Button>
    </form>
  )
}

/** Whether one is written to when somebody asks one something in a comment. */
function Letters({ on }: { on: boolean }) {
  const turn = async () => {
    const came = await call('PUT', '/api/account', { letters: !on })
    if (!came.ok) return complain(came.refusal)
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <label className="toggle">
      <input type="checkbox" checked={on} onChange={() => void turn()} />
      Write to me when somebody asks me something in a comment
    </label>
  )
}

function Password({ email }: { email: string }) {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [refused, refuse] = useState<Refused>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const came = await call('POST', '/api/account/password', { old, new: fresh })
    refuse(came.ok ? undefined : came.refusal)
    if (!came.ok) return
    setOld('')
    setFresh('')
    toast.set({ text: 'Your password is changed, and you are signed out everywhere else.' })
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section>
      <h2>Password</h2>
      <form className="acc-form" onSubmit={(event) => void submit(event)}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Entered required label="Password now" type="password" value={old} set={setOld} complete="current-password" />
        <Entered
          required
          label="New password"
          type="password"
          value={fresh}
          set={setFresh}
          complete="new-password"
          hint="Twelve characters or more."
        />
        <WhyNot of={refused} />
        <Button submit>Change the password</Button>
      </form>
    </section>
  )
}

interface Session {
  id: string
  created: string
  seen: string
  agent: string
  here: boolean
}

function Sessions() {
  const { data = [] } = useQuery<Session[], Refused>({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await read<{ sessions: Session[] }>('/api/account/sessions', signal)).sessions,
  })
  const end = async (path: string) => {
    const came = await call('DELETE', `/api/account/sessions${path}`)
    if (!came.ok) complain(came.refusal)
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section>
      <div className="head">
        <h2>Where you are signed in</h2>
        {data.length > 1 && (
          <span className="more">
            <Button kind="quiet" onClick={() => void end('')}>
              End all others
            </Button>
          </span>
        )}
      </div>
      <Table
        label="Sessions"
        head={[
          { words: 'Browser' },
          { words: 'Since' },
          { words: 'Last used' },
          { words: <span className="sr">Acts</span> },
        ]}
      >
        {data.map((session) => (
          <tr key={session.id}>
            <td className="acc-agent">{browserOf(session.agent)}</td>
            <td>
              <When at={session.created} />
            </td>
            <td>
              <When at={session.seen} />
            </td>
            <td>
              {session.here ? (
                <span className="faint">this one</span>
              ) : (
                <Button kind="quiet" onClick={() => void end(`/${session.id}`)}>
                  End
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
