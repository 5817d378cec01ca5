import type { Context } from 'hono'
import type { Id } from '../core/ids.ts'
import { atMost, may } from '../core/project/decide.ts'
import type { Role } from '../core/project/facts.ts'
import type { Question } from '../core/project/roles.ts'
import type { State } from '../core/state.ts'
import type { Account, Token } from '../store/accounts.ts'
import type { Served } from './served.ts'

/** What a route under /api/p/:project/ knows of its request. */
export interface Api {
  Variables: {
    served: Served
    viewer: Id<'per'>
    /** Who is signed in; at home, where there are no accounts, nobody is. */
    signedIn: SignedIn | undefined
    /** Whoever asks with a token may at most what this role may, and what the person it belongs to may. */
    most: Role | undefined
    /** Whether whoever asked is still let in: asked by answers that go on for long. */
    stillIn: () => Promise<boolean>
    /** Whether people come over HTTPS, by the address that this server was given. */
    secure: boolean
    /** Where a team reaches this server, if it was told: links that are passed on lead there, whoever makes them. */
    address: URL | undefined
  }
}
export type ApiContext = Context<Api>

/** Who is signed in at a request, and by what. */
export interface SignedIn {
  account: Known
  /** The key of the session; whoever asks with a token is in none. */
  session: string | undefined
  token?: Token
}

/** An account with its name. */
export type Known = Account & { id: string }

/** The project as it rules who may what, for whoever asks: a token counts as at most its role. */
export function rulingFor(
  c: ApiContext,
  { served, viewer }: Pick<Api['Variables'], 'served' | 'viewer'> = c.var,
): State {
  const { most } = c.var
  const { state } = served.project.journal
  return most ? atMost(state, viewer, most) : state
}

/** Whether whoever asks may. */
export const mayAsker = (c: ApiContext, question: Question): boolean => may(rulingFor(c), c.var.viewer, question)
