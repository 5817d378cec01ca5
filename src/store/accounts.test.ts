import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freshPath } from '../../test/support/store.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import type { Account, AccountStore } from './accounts.ts'
import { openAccounts } from './accounts-sqlite.ts'
import { accountsInDatabase } from './postgres/accounts.ts'

const account: Account = { email: 'Ana@x.org', name: 'Ana', admin: false, created: '2026-01-01T00:00:00.000Z' }
const session = { account: 'acc_1', id: 's1', created: '', seen: '', agent: '' }

const sqlite = {
  kind: 'SQLite',
  fresh: async () => freshPath('accounts.db'),
  open: async (path: string, clock?: () => number): Promise<AccountStore> => openAccounts(path, clock),
}
const postgres = { kind: 'PostgreSQL', fresh: ownDatabase, open: accountsInDatabase }

describe.each(hasPostgres ? [sqlite, postgres] : [sqlite])('on $kind', ({ fresh, open, kind }) => {
  test('what is added twice is added once, what is taken twice is given once, also by two programs', async () => {
    const path = await fresh()
    const [one, two] = [await open(path), await open(path)]
    expect([await one.add('account', 'acc_1', account), await two.add('account', 'acc_1', account)]).toEqual([
      true,
      false,
    ])
    expect(await two.get('account', 'acc_1')).toEqual(account)
    expect([await one.take('account', 'acc_1'), await two.take('account', 'acc_1')]).toEqual([account, undefined])
    if (kind === 'SQLite') expect(statSync(path).mode & 0o077).toBe(0)
    await one.close()
    await two.close()
  })

  test('a change names its fields: two that name others both hold, and null takes one away', async () => {
    const store = await open(await fresh())
    await store.add('account', 'acc_1', { ...account, password: 'x' })
    await Promise.all([
      store.change('account', 'acc_1', { disabled: '2026-02-01' }),
      store.change('account', 'acc_1', { password: null, name: 'Anna' }),
    ])
    expect(await store.get('account', 'acc_1')).toEqual({ ...account, name: 'Anna', disabled: '2026-02-01' })
    expect(await store.change('account', 'acc_2', { name: 'No one' })).toBe(false)
    await store.close()
  })

  test('what is past its end is gone for every question, and goes from the file', async () => {
    let now = Date.UTC(2026, 0, 1)
    const store = await open(await fresh(), () => now)
    const expires = new Date(now + 1_000).toISOString()
    await store.add('session', 'h', session, { owner: 'acc_1', expires })
    await store.add('session', 'i', { ...session, id: 's2' }, { owner: 'acc_2' })
    expect((await store.list('session', 'acc_1')).map(({ key }) => key)).toEqual(['h'])
    now += 1_000
    expect(await store.get('session', 'h')).toBeUndefined()
    expect(await store.change('session', 'h', { seen: 'now' })).toBe(false)
    expect(await store.take('session', 'h')).toBeUndefined()
    expect((await store.list('session')).map(({ key }) => key)).toEqual(['i'])
    // The place is free again.
    expect(await store.add('session', 'h', session)).toBe(true)
    await store.close()
  })
})
