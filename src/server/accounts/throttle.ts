import type { AccountStore } from '../../store/accounts.ts'
import { newName } from '../../work/secret.ts'

const quarter = 15 * 60_000

/**
 * How many attempts each may make in a quarter of an hour: one address at one account, so that whoever mistypes may go
 * on; all addresses together at one account; one address at all accounts.
 */
const most = { pair: 8, account: 40, address: 60 } as const

/**
 * Whether another attempt may be made; if so it is counted before it is made, so that many at once are not let through.
 * Attempts are kept with the accounts: several processes count together, and a restart forgets nothing.
 */
export async function mayTry(store: AccountStore, now: number, account: string, address: string): Promise<boolean> {
  const expires = new Date(now + quarter).toISOString()
  const counted: string[] = []
  const owners = { pair: `pair ${account} ${address}`, account: `account ${account}`, address: `address ${address}` }
  for (const [of, owner] of Object.entries(owners)) {
    const key = newName('try')
    counted.push(key)
    await store.add('attempt', key, {}, { owner, expires })
    // The place in the row counts, so that of many at once the first ones are let through.
    const row = await store.list('attempt', owner)
    if (row.findIndex((attempt) => attempt.key === key) >= most[of as keyof typeof most]) {
      // What was not let through does not count, so that nobody keeps another out for longer by going on.
      for (const each of counted) await store.take('attempt', each)
      return false
    }
  }
  return true
}
