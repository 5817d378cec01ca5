import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { begin, useAccount } from './account.ts'
import { Way } from './Way.tsx'

interface Link {
  for: 'invitation' | 'reset'
  email: string
  name: string
  project?: string
  known: boolean
}

/** Where a link of an invitation or a way back in leads. Its secret stands behind the #, which browsers send to nobody. */
export default function Join() {
  const [secret] = useState(() => location.hash.slice(1))
  const { data: link, error } = useQuery<Link, Refused>({
    queryKey: ['link', secret],
    queryFn: async () => {
      const came = await call<Link>('POST', '/api/links/look', { link: secret || '-' })
      if (!came.ok) throw came.refusal
      return came.said
    },
  })
  const title = link?.for === 'reset' ? 'Choose a new password' : 'Welcome'
  return (
    <Way title={title}>
      {error && <Empty fact={error.message}>{error.hint}</Empty>}
      {link &&
        (link.for === 'invitation' && link.known ? (
          <OneMore link={link} secret={secret} />
        ) : (
          <Fresh link={link} secret={secret} />
        ))}
    </Way>
  )
}

interface Props {
  link: Link
  secret: string
}

/** Somebody new, or back: a name and a password. */
function Fresh({ link, secret }: Props) {
  const [name, setName] = useState(link.name)
  const [password, setPassword] = useState('')
  const [refused, refuse] = useState<Refused>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const came = await call('POST', '/api/links', {
      link: secret,
      password,
      ...(link.for === 'invitation' && { name }),
    })
    if (came.ok) begin(link.project ? `/p/${encodeURIComponent(link.project)}` : '/')
    else refuse(came.refusal)
  }
  return (
    <>
      <p>
        {link.for === 'invitation'
          ? `You are invited as ${link.email}${link.project ? `, to work in ${link.project}` : ''}.`
          : `For ${link.email}. You are signed out everywhere else.`}
      </p>
      <form className="acc-form" onSubmit={(event) => void submit(event)}>
        {link.for === 'invitation' && <Entered required label="Your name" value={name} set={setName} complete="name" />}
        <input type="hidden" autoComplete="username" value={link.email} readOnly />
        <Entered
          required
          label="Password"
          type="password"
          value={password}
          set={setPassword}
          complete="new-password"
          hint="Twelve characters or more. Four or five words that do not belong together are easy to keep."
        />
        <WhyNot of={refused} />
        <Button kind="main" submit>
          {link.for === 'invitation' ? 'Begin' : 'Set the password'}
        </Button>
      </form>
    </>
  )
}

/** Somebody who has an account is let into one project more. */
function OneMore({ link, secret }: Props) {
  const { account } = useAccount() ?? {}
  const [refused, refuse] = useState<Refused>()
  const take = async () => {
    const came = await call('POST', '/api/links', { link: secret })
    if (came.ok) begin(link.project ? `/p/${encodeURIComponent(link.project)}` : '/')
    else refuse(came.refusal)
  }
  return account?.email.toLowerCase() === link.email.toLowerCase() ? (
    <>
      <p>You are invited to work in {link.project ?? 'another project'}.</p>
      <WhyNot of={refused} />
      <Button kind="main" onClick={() => void take()}>
        Accept
      </Button>
    </>
  ) : (
    <p>
      There is an account for {link.email}. <a href="/sign-in">Sign in</a> with it, then open this link again.
    </p>
  )
}
