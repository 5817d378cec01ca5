import * as oidc from 'openid-client'

/** A provider of identities, such as a university's, and what it knows this server as. */
interface OpenIdAt {
  /** What people call it: it stands on the button. */
  name: string
  issuer: URL
  client: string
  secret: string
}

/** What is remembered between leaving for the provider and coming back; each is used once. */
interface Leaving {
  state: string
  nonce: string
  verifier: string
}

/** Who the provider says somebody is. */
export interface Told {
  issuer: string
  subject: string
  /** Absent where the provider does not vouch for it. */
  email?: string
  name?: string
}

export interface OpenId {
  name: string
  /** Where to send the browser, and what to remember. */
  leave: (back: string) => Promise<{ to: URL; leaving: Leaving }>
  /** What came back, by the address that the browser came back to. Throws where anything does not fit. */
  arrive: (came: URL, leaving: Leaving) => Promise<Told>
}

const local = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/**
 * OpenID Connect by authorization code with PKCE, state and nonce (RFC 7636; OpenID Connect Core 3.1, 3.1.2.1). The provider is
 * asked what it offers when somebody first goes there, and plain HTTP is for a provider on this machine alone.
 */
export function openIdAt({ name, issuer, client, secret }: OpenIdAt): OpenId {
  let found: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    found ??= oidc.discovery(issuer, client, secret, undefined, {
      execute: local(issuer) ? [oidc.allowInsecureRequests] : [],
    })
    // A provider that did not answer is asked again.
    found.catch(() => {
      found = undefined
    })
    return found
  }
  return {
    name,
    async leave(back) {
      const leaving = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const to = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid email profile',
        response_type: 'code',
        code_challenge: await oidc.calculatePKCECodeChallenge(leaving.verifier),
        code_challenge_method: 'S256',
        state: leaving.state,
        nonce: leaving.nonce,
      })
      return { to, leaving }
    },
    async arrive(came, { state, nonce, verifier }) {
      const config = await configuration()
      const tokens = await oidc.authorizationCodeGrant(config, came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('no ID token')
      const known = claims.email ? claims : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      return {
        issuer: claims.iss,
        subject: claims.sub,
        ...(known.email_verified === true && typeof known.email === 'string' && { email: known.email }),
        ...(typeof known.name === 'string' && { name: known.name }),
      }
    },
  }
}
