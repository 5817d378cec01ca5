import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** Read when somebody uses a passkey: its 300 modules would be an eighth of what each command takes to start. */
const webAuthn = () => import('@simplewebauthn/server')

/** What is kept of a passkey: nothing that opens anything. */
interface PublicPart {
  /** How the browser calls it. */
  credential: string
  /** The public key, base64url. */
  key: string
  counter: number
}

/** Where this server is, as browsers bind passkeys to it. */
export interface Place {
  origin: string
}
const host = ({ origin }: Place): string => new URL(origin).hostname

/** What a browser needs to make a passkey: one that it finds by itself, and that asks for a finger, a face or a number. */
export const toMake = async (
  place: Place,
  who: { id: string; email: string; name: string },
  known: readonly string[],
) =>
  (await webAuthn()).generateRegistrationOptions({
    rpName: 'Retroduce',
    rpID: host(place),
    userID: new TextEncoder().encode(who.id),
    userName: who.email,
    userDisplayName: who.name,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

export const toUse = async (place: Place) =>
  (await webAuthn()).generateAuthenticationOptions({ rpID: host(place), userVerification: 'required' })

/** The challenge that an answer says it is to; undefined where it says none. */
export function challengeIn(response: unknown): string | undefined {
  try {
    const { clientDataJSON } = (response as AuthenticationResponseJSON).response
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

/** The passkey that was made, if the answer is to the challenge, from this place, and by somebody who was asked; else undefined. */
export async function madeIn(place: Place, challenge: string, response: unknown): Promise<PublicPart | undefined> {
  const { verifyRegistrationResponse } = await webAuthn()
  const told = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: host(place),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!told?.verified) return undefined
  const { id, publicKey, counter } = told.registrationInfo.credential
  return { credential: id, key: Buffer.from(publicKey).toString('base64url'), counter }
}

/** The counter after a use, if the answer was signed by that passkey, to the challenge, for this place; else undefined. */
export async function usedIn(
  place: Place,
  challenge: string,
  response: unknown,
  { credential, key, counter }: PublicPart,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn()
  const told = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: host(place),
    credential: { id: credential, publicKey: new Uint8Array(Buffer.from(key, 'base64url')), counter },
    requireUserVerification: true,
  }).catch(() => undefined)
  return told?.verified ? told.authenticationInfo.newCounter : undefined
}
