import { call, type Refused } from '../../api.ts'

/** Whether this browser has passkeys, at an address that they can be bound to: a name, and not a number. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname)

const notDone: Refused = {
  code: 'not-done',
  message: 'The passkey was not given.',
  hint: 'Try again, or sign in another way.',
}

/** Makes a passkey and leaves its public part with the server. Gives back what went wrong. */
export async function makePasskey(name: string): Promise<Refused | undefined> {
  const asked = await call<never>('POST', '/api/account/passkeys/begin')
  if (!asked.ok) return asked.refusal
  const { startRegistration } = await import('@simplewebauthn/browser')
  const response = await startRegistration({ optionsJSON: asked.said }).catch(() => undefined)
  if (!response) return notDone
  const came = await call('POST', '/api/account/passkeys', { name, response })
  return came.ok ? undefined : came.refusal
}

/** Signs in by a passkey that the browser finds. Gives back what went wrong. */
export async function signInByPasskey(): Promise<Refused | undefined> {
  const asked = await call<never>('POST', '/api/sign-in/passkey/begin')
  if (!asked.ok) return asked.refusal
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const response = await startAuthentication({ optionsJSON: asked.said }).catch(() => undefined)
  if (!response) return notDone
  const came = await call('POST', '/api/sign-in/passkey', { response })
  return came.ok ? undefined : came.refusal
}
