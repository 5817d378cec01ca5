import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountStore, Entry, Kept, Kind } from './accounts.ts'
import { accountsFile, openAccounts } from './accounts-sqlite.ts'
import { connect, explained, missing, scalar } from './database.ts'
import { databaseIn, isDatabase } from './open.ts'
import { accountsInDatabase } from './postgres/accounts.ts'
import { damaged } from './store.ts'

/** The accounts of a folder or a database that is served. */
export const accountsOf = async (from: string): Promise<AccountStore> =>
  isDatabase(from) ? accountsInDatabase(databaseIn(from).database) : openAccounts(join(from, accountsFile))

/**
 * What is copied of accounts: who there is, how they sign in, and who they are where. What opens something by itself is not:
 * sessions, links, tokens. So what was ended, used or taken back stays so when a copy is taken into use.
 */
const copied = ['email', 'member', 'seat', 'passkey', 'subject', 'account'] as const satisfies readonly Kind[]
/** Kinds that belong to their account. */
const owned: ReadonlySet<Kind> = new Set(['member', 'passkey', 'subject'])

type Copied = { [K in (typeof copied)[number]]: Entry<K>[] }

/** All of it, as it was at one moment or a little after: accounts last, and nothing of one that is not there. */
async function read(from: AccountStore): Promise<Copied> {
  const all = {} as { [K in Kind]: Entry<K>[] }
  for (const kind of copied) Object.assign(all, { [kind]: await from.list(kind) })
  const there = new Set(all.account.map(({ key }) => key))
  for (const kind of copied)
    if (kind !== 'account')
      Object.assign(all, {
        [kind]: all[kind].filter(({ value }: { value: { account: string } }) => there.has(value.account)),
      })
  return all
}

/** Puts accounts into a store. What is there already stays as it is. Gives how many came. */
async function put(all: Copied, to: AccountStore): Promise<number> {
  const fresh = new Set<string>()
  for (const { key, value } of all.email) if (await to.add('email', key, value)) fresh.add(value.account)
  for (const { key, value } of all.account) if (fresh.has(key)) await to.add('account', key, value)
  for (const kind of ['member', 'seat', 'passkey', 'subject'] as const)
    for (const { key, value } of all[kind])
      if (fresh.has(value.account))
        await to.add(kind, key, value as Kept[typeof kind], owned.has(kind) ? { owner: value.account } : {})
  return fresh.size
}

/** Takes accounts out of a file into the accounts of a folder or a database. Who has an account there already keeps that one. */
export async function takeAccounts(file: string, to: AccountStore): Promise<number> {
  if (!existsSync(file)) throw missing(file)
  const from = openAccounts(file)
  return put(await read(from), to).finally(() => from.close())
}

/** Writes the accounts of a folder or a database into a new file, and reads back what was written. Throws where it is not the same. */
export async function writeAccounts(from: string, path: string): Promise<void> {
  if (!isDatabase(from) && !existsSync(join(from, accountsFile))) throw missing(join(from, accountsFile))
  const source = await accountsOf(from)
  const all = await read(source).finally(() => source.close())
  const to = openAccounts(path)
  await put(all, to).finally(() => to.close())
  if (JSON.stringify(await accountsIn(path)) !== JSON.stringify(all))
    throw damaged(path, 'what was read back is not what was copied')
}

/** What stands in a file of accounts. Throws `StoreTrouble` where it cannot be read, or SQLite finds it broken. */
export async function accountsIn(path: string): Promise<Copied> {
  explained(path, () => {
    const db = connect(path, { readonly: true })
    try {
      const found = scalar(db, 'PRAGMA integrity_check')
      if (found !== 'ok') throw damaged(path, String(found))
    } finally {
      db.close()
    }
  })
  const store = openAccounts(path)
  return read(store).finally(() => store.close())
}
