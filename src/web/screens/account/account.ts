import { useQuery } from '@tanstack/react-query'
import { call, client, type Refused, read } from '../../api.ts'
import { dropDrafts } from '../../drafts.ts'
import { navigate } from '../../routes.ts'

interface Told {
  /** Whether people sign in here; at home nobody does. */
  accounts: boolean
  /** What the institution is called where people may sign in. */
  openId?: string
  account?: { id: string; email: string; name: string; admin: boolean; letters?: boolean }
}

const key = ['account']

/** Who is signed in, and whether anybody has to. */
export const useAccount = (): Told | undefined =>
  useQuery<Told, Refused>({ queryKey: key, queryFn: ({ signal }) => read<Told>('/api/account', signal) }).data

/** Whoever signed in begins with nothing that was read for somebody else. */
export function begin(to: string): void {
  client.clear()
  navigate(to, { replace: true })
}

export async function signOut(): Promise<void> {
  await call('POST', '/api/sign-out')
  dropDrafts()
  // The sittings of screening: what was decided in them.
  sessionStorage.clear()
  begin('/sign-in')
}
