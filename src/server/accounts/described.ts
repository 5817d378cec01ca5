import type { z } from 'zod'
import { AccountSent, Invited, Seat } from './admin.ts'
import { PersonInvited } from './invitations.ts'
import { PasskeyMade, PasskeyUsed } from './passkeys.ts'
import { LinkSent, NameSent, PasswordSent, SignIn } from './routes.ts'
import { TokenSent } from './tokens.ts'

type Json = Record<string, unknown>
interface Parts {
  schemaOf: (schema: z.ZodType) => Json
  answers: (description: string, schema: Json) => Json
}

/** The routes of accounts for the description of the interface, in the form of OpenAPI. They are there where people sign in. */
export function accountPaths({ schemaOf, answers }: Parts): Json {
  const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
  const route = (summary: string, names: string[] = [], body?: z.ZodType) => ({
    summary,
    ...(names.length > 0 && { parameters: names.map(inPath) }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: answers('Done, or what was asked for.', { type: 'object' }),
  })
  const p = '/api/p/{project}/invitations'
  return {
    '/api/account': {
      get: route('Whether there are accounts here, and who is signed in.'),
      put: route('Changes one’s name, or whether one is written to.', [], NameSent),
    },
    '/api/sign-in': { post: route('Signs in with address and password.', [], SignIn) },
    '/api/sign-out': { post: route('Ends this session.') },
    '/api/links/look': { post: route('What a link is for.', [], LinkSent.pick({ link: true })) },
    '/api/links': { post: route('Uses an invitation or a way back in, once.', [], LinkSent) },
    '/api/account/password': { post: route('Changes one’s password, and ends other sessions.', [], PasswordSent) },
    '/api/account/sessions': { get: route('Where one is signed in.'), delete: route('Ends all other sessions.') },
    '/api/account/sessions/{id}': { delete: route('Ends a session.', ['id']) },
    '/api/account/tokens': { get: route('One’s tokens.'), post: route('Makes a token for scripts.', [], TokenSent) },
    '/api/account/tokens/{id}': { delete: route('Takes a token back.', ['id']) },
    '/api/account/passkeys/begin': { post: route('What a browser needs to make a passkey.') },
    '/api/account/passkeys': { get: route('One’s passkeys.'), post: route('Keeps a passkey.', [], PasskeyMade) },
    '/api/account/passkeys/{id}': { delete: route('Takes a passkey back.', ['id']) },
    '/api/sign-in/passkey/begin': { post: route('What a browser needs to sign in by a passkey.') },
    '/api/sign-in/passkey': { post: route('Signs in by a passkey.', [], PasskeyUsed) },
    '/api/admin/accounts': { get: route('Accounts, their sessions and projects, and open links.') },
    '/api/admin/backups': { get: route('When projects were last backed up, and what went wrong.') },
    '/api/admin/projects': { get: route('Projects and who works in them.') },
    '/api/admin/invitations': { post: route('Makes an invitation.', [], Invited) },
    '/api/admin/links/{id}': { delete: route('Takes a link back.', ['id']) },
    '/api/admin/accounts/{id}': { put: route('Bars an account or lets it in again.', ['id'], AccountSent) },
    '/api/admin/accounts/{id}/reset': { post: route('Makes a way back in.', ['id']) },
    '/api/admin/accounts/{id}/sessions/{session}': { delete: route('Ends a session.', ['id', 'session']) },
    '/api/admin/accounts/{id}/projects/{slug}': { delete: route('Takes somebody out of a project.', ['id', 'slug']) },
    '/api/admin/seats': { put: route('Says who an account is in a project.', [], Seat) },
    [p]: {
      get: route('Who has an account or an invitation in this project.', ['project']),
      post: route('Invites a person of this project.', ['project'], PersonInvited),
    },
    [`${p}/{id}`]: { delete: route('Takes an invitation back.', ['project', 'id']) },
  }
}
