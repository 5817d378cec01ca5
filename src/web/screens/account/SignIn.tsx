import { type FormEvent, useState } from 'react'
import { call, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { useRoute } from '../../routes.ts'
import { begin } from './account.ts'
import { Entered } from './Entered.tsx'
import { ownPath } from './own-path.ts'
import { Way } from './Way.tsx'

/** Where one signs in, and goes on to where one was led from. */
export default function SignIn() {
  const { query } = useRoute()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refused, refuse] = useState<Refused>()
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
        <Entered label="E-mail address" type="email" value={email} set={setEmail} complete="username" />
        <Entered label="Password" type="password" value={password} set={setPassword} complete="current-password" />
        {refused && (
          <p className="err" role="alert">
            {refused.message} {refused.hint}
          </p>
        )}
        <Button kind="main" submit onClick={() => undefined}>
          Sign in
        </Button>
      </form>
      <p className="soft small">
        Accounts are by invitation. Whoever keeps this server sends you a link, also when you forgot your password.
      </p>
    </Way>
  )
}
