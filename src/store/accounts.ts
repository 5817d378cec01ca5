import type { Id } from '../core/ids.ts'
import type { Role } from '../core/project/facts.ts'

/** Somebody who may sign in. Who they are in a project is a `member`; what they may do there stands in the project. */
export interface Account {
  /** As typed; it is found by its lower-case form. */
  email: string
  name: string
  /** Keeps accounts, invitations and sessions. Says nothing about projects. */
  admin: boolean
  /** What `password.ts` made of it; absent for whoever signs in otherwise. */
  password?: string | null
  created: string
  disabled?: string | null
  /** False: no letters about comments. Those that let somebody in are sent all the same. */
  letters?: boolean
}

/** Who an account is in a project. Its key is `account project`. */
export interface Member {
  account: string
  project: string
  person: Id<'per'>
}

/** What an invitation or a way back in stands for. Its key is the hash of the secret in the link; it is used once. */
export interface Link {
  for: 'invitation' | 'reset'
  email: string
  name: string
  admin?: boolean | undefined
  project?: string | undefined
  person?: Id<'per'> | undefined
  /** What it is called in lists, where its secret is not known. */
  id: string
  by: string
  created: string
  expires: string
}

/** Somebody is signed in at a browser. Its key is the hash of what the cookie holds. */
interface Session {
  account: string
  /** What it is called in lists. */
  id: string
  created: string
  seen: string
  /** The browser as it calls itself. */
  agent: string
}

/** What a script sends in the place of a session. Its key is the hash of its secret. */
export interface Token {
  account: string
  id: string
  name: string
  /** It may at most what this role may, and never more than whose it is. */
  most: Role
  /** The only project it opens. */
  project?: string | undefined
  created: string
  used?: string | undefined
}

/** Somebody left for their institution to sign in there. Its key is the hash of the state; it is used once. */
interface Leaving {
  state: string
  nonce: string
  verifier: string
  /** The hash of what the cookie of the browser that left holds. */
  browser: string
}

/** What is kept of a passkey: its public part. Its key is what the browser calls it. */
interface Passkey {
  account: string
  id: string
  name: string
  credential: string
  /** The public key, base64url. */
  key: string
  /** How often it says it was used; one that goes back was copied. */
  counter: number
  created: string
  used?: string | undefined
}

/** Everything that is kept of accounts, by kind. */
export interface Kept {
  account: Account
  /** From an address in lower case to the account that signs in with it. */
  email: { account: string }
  member: Member
  /** Who of a project is taken, by `project person`. */
  seat: { account: string }
  link: Link
  session: Session
  token: Token
  leaving: Leaving
  passkey: Passkey
  /** What a browser was asked to sign, by its hash; for an account where a passkey is to be made. */
  challenge: { account?: string | undefined }
  /** A letter went out, by `project person`; until it ends no other does. */
  notice: Record<string, never>
  /** Who an institution knows somebody as, by `issuer subject`. */
  subject: { account: string }
  attempt: Record<string, never>
}
export type Kind = keyof Kept

/** What is kept under a key, and until when; ISO 8601. */
export interface Entry<K extends Kind> {
  key: string
  value: Kept[K]
  expires?: string | undefined
}

/**
 * Where accounts are kept, outside of every project. Small on purpose, and every call is one step that several processes
 * can take at once: what is added twice is added once, what is taken twice is given once.
 */
export interface AccountStore {
  get<K extends Kind>(kind: K, key: string): Promise<Kept[K] | undefined>
  /** All of a kind, or what belongs to one owner, oldest first. */
  list<K extends Kind>(kind: K, owner?: string): Promise<Entry<K>[]>
  /** Keeps something new; false when the key is taken. */
  add<K extends Kind>(
    kind: K,
    key: string,
    value: Kept[K],
    more?: { owner?: string; expires?: string },
  ): Promise<boolean>
  /** Changes the fields that are named, and no other; null takes one away. False when there is nothing under the key. */
  change<K extends Kind>(kind: K, key: string, fields: Partial<Kept[K]>, expires?: string): Promise<boolean>
  /** Takes something away and gives it; whoever comes second gets undefined. */
  take<K extends Kind>(kind: K, key: string): Promise<Kept[K] | undefined>
  close(): Promise<void>
}
