import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../core/refusal.ts'
import { noRoom, StoreTrouble } from '../store/store.ts'
import type { Api } from './request.ts'

/** What went wrong, in the one shape that every route uses: `{ error: { code, message, hint, … } }`. */
export interface Trouble {
  code: string
  message: string
  hint: string
}

/** Troubles that only a server has; refusals and troubles of the store have theirs. */
export const serverTroubles = {
  'no-such-route': 404,
  'no-such-project': 404,
  'unknown-person': 404,
  'wrong-host': 403,
  'foreign-origin': 403,
  'not-json': 415,
  'too-large': 413,
  'sent-too-slowly': 408,
  'no-printer': 406,
  'sign-in-needed': 401,
  'wrong-sign-in': 401,
  'too-often': 429,
  'weak-password': 422,
  'no-such-link': 404,
  'wrong-key': 403,
  'weak-key': 422,
  'no-key': 409,
  fault: 500,
} as const satisfies Record<string, ContentfulStatusCode>

const refusals: Record<Refusal['code'], ContentfulStatusCode> = {
  malformed: 400,
  'not-allowed': 403,
  'unknown-thing': 404,
  'nothing-to-undo': 404,
  'changed-since': 409,
  'id-taken': 409,
  'in-use': 409,
  'not-here': 409,
  retired: 409,
  'already-undone': 409,
  'reason-needed': 422,
  'does-not-fit': 422,
}

const storeTroubles: Record<string, ContentfulStatusCode> = {
  missing: 404,
  'already-there': 409,
  'read-only': 503,
  busy: 503,
  unreachable: 503,
  'wrong-password': 503,
  'disk-full': 507,
}

/** Troubles with a file that was sent. */
const fileTroubles: Record<string, ContentfulStatusCode> = {
  damaged: 422,
  'unknown-format': 422,
  locked: 422,
  empty: 422,
  'too-slow': 422,
  'too-much-memory': 422,
}

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  ...fileTroubles,
  ...storeTroubles,
  ...refusals,
  ...serverTroubles,
}

/** Answers with a trouble, under the status that its code stands for. */
export const sorry = (c: Context, trouble: Trouble): Response => {
  const { code, message, hint, ...more } = trouble
  return c.json({ error: { code, message, hint, ...more } }, statuses[code] ?? 500)
}

/** What is thrown: trouble with a file is told, anything else is a fault of ours, and its stack stays here. */
export function explain(error: unknown, c: Context): Response {
  if ((c as Context<Api>).get('served')?.closed)
    return sorry(c, {
      code: 'busy',
      message: 'The project was closed at this moment, to be opened anew.',
      hint: 'Send it again.',
    })
  const trouble = error instanceof StoreTrouble ? error : noRoom(error)
  if (trouble) return sorry(c, { code: trouble.code, message: trouble.message, hint: trouble.hint })
  console.error(error)
  return sorry(c, {
    code: 'fault',
    message: 'Something went wrong in Retroduce itself; nothing was changed.',
    hint: 'Try again. If it stays, report it with what the terminal shows.',
  })
}

/** The first thing that a schema objects to. */
export function malformed(issues: readonly { path: PropertyKey[]; message: string }[], what: string): Trouble {
  const field = issues[0]?.path.join('.') ?? ''
  const message = `${field || what}: ${issues[0]?.message ?? 'not as expected'}.`
  return { code: 'malformed', message, hint: 'Compare it with /api/openapi.json.', ...(field && { field }) }
}
