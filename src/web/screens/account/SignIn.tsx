import { type FormEvent, useEffect, useState } from 'react'
import { call, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { useRoute } from '../../routes.ts'
import { begin, useAccount } from './account.ts'
import { ownPath } from './own-path.ts'
import { hasPasskeys, signInByPasskey } from './passkeys.ts'
import { Way } from './Way.tsx'

/** Where it is kept, in this tab alone, from where one was led to sign in while one is at an institution. */
const place = 'retroduce-to'
const told: Record<string, Refused> = {
  'openid-failed': {
    code: 'openid-failed',
    message: 'The sign-in at your institution did not come to its end.',
    hint: 'Try again, or sign in with your password.',
  },
  'not-invited': {
    code: 'not-invited',
    message: 'Your institution knows you, but nobody here has invited that address.',
    hint: 'Ask whoever keeps this server for an invitation.',
  },
}

/** Where one signs in, and goes on to where one was led from. */
export default function SignIn() {
  const { query } = useRoute()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refused, refuse] = useState<Refused | undefined>(() => told[query.get('refused') ?? ''])
  const { openId, account } = useAccount() ?? {}
  // Who comes back from an institution is signed in already, and goes on to where they were led from.
  useEffect(() => {
    if (!account) return
    const to = query.get('to') ?? sessionStorage.getItem(place)
    sessionStorage.removeItem(place)
    begin(ownPath(to, location.origin))
  }, [account, query])
  const byPasskey = async () => {
    const trouble = await signInByPasskey()
    if (trouble) refuse(trouble)
    else begin(ownPath(query.get('to'), location.origin))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const came = await call('POST', '/api/sign-in', { email, password })
    if (came.ok) return begin(ownPath(query.get('to'), location.origin))
    setPassword('')
    refuse(came.refusal)
  }
  return (
    <Way title="Sign in">
      <form className="acc-form" onSubmit={(event) => void submit(event)}>
        <Entered required label="E-mail address" type="email" value={email} set={setEmail} complete="username" />
        <Entered
          required
          label="Password"
          type="password"
          value={password}
          set={setPassword}
          complete="current-password"
        />
        <WhyNot of={refused} />
        <Button kind="main" submit>
          Sign in
        </Button>
      </form>
      {hasPasskeys() && (
        <p>
          <Button onClick={() => void byPasskey()}>Sign in with a passkey</Button>
        </p>
      )}
      {openId && (
        <p>
          <a
            className="btn"
            href="/sign-in/openid"
            onClick={() => sessionStorage.setItem(place, query.get('to') ?? '/')}
          >
            Sign in with {openId}
          </a>
        </p>
      )}
      <p className="soft small">
        Accounts are by invitation. Whoever keeps this server sends you a link, also when you forgot your password.
      </p>
    </Way>
  )
}
