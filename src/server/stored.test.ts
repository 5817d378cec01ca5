import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, word } from '../../test/support/store.ts'
import { team } from '../../test/support/team.ts'
import { makeAccount, seat } from './accounts/accounts.ts'

async function served() {
  const project = await foundedOn()
  await project.store.putPerson({ id: ben, name: 'Ben', initials: 'B' })
  await project.execute(ben, word('1', 'trust'))
  const server = team({ own: project, other: await foundedOn() })
  await server.someone('ana', { in: { own: ana } })
  const account = await server.someone('ben', { in: { own: ben } })
  return { project, server, account }
}
const stored = (id: string) => `/api/p/own/people/${id}/stored.json`

test('one sees what is stored of oneself, whoever manages sees it of all, and nobody else of others', async () => {
  const { server } = await served()
  const [byBen, byAna] = [await server.at('ben'), await server.at('ana')]
  expect((await byBen.get(stored(ana))).status).toBe(403)
  expect((await byAna.get(stored('per_nobody'))).status).toBe(404)
  for (const browser of [byBen, byAna]) {
    const told = await (await browser.get(stored(ben))).json()
    expect(told).toMatchObject({
      recorded: [{ what: 'Component', count: 1 }],
      named: { name: 'Ben' },
      account: { email: 'ben@example.org', password: true, projects: 1, sessions: 1 },
    })
    // Nothing that opens anything, or could be tried offline.
    expect(JSON.stringify(told)).not.toContain('scrypt')
  }
  const file = await byBen.get(`${stored(ben)}?events=1`)
  expect(file.headers.get('content-disposition')).toContain('own-per_ben.json')
  expect((await file.json()).events.length).toBe(2)
})

test('an account is erased with all that opens it; one that is in another project is only taken out of this', async () => {
  const { server, account } = await served()
  const { store } = server.accounts
  const byBen = await server.at('ben')
  expect((await byBen.del(`/api/p/own/people/${ana}/account`)).status).toBe(403)
  await seat(server.accounts, account.id, 'other', ben)
  expect(await (await byBen.del(`/api/p/own/people/${ben}/account`)).json()).toEqual({ erased: 'left' })
  expect((await byBen.get('/api/p/own/views/frame')).status).toBe(404)
  await seat(server.accounts, account.id, 'own', ben)
  await store.take('member', `${account.id} other`)
  await store.take('seat', `other ${ben}`)
  await store.add(
    'token',
    'h',
    { account: account.id, id: 't', name: 'T', most: 'reviewer', created: '' },
    { owner: account.id },
  )
  const byAna = await server.at('ana')
  expect(await (await byAna.del(`/api/p/own/people/${ben}/account`)).json()).toEqual({ erased: 'erased' })
  expect([await store.get('account', account.id), await store.get('email', 'ben@example.org')]).toEqual([
    undefined,
    undefined,
  ])
  for (const kind of ['session', 'token', 'member'] as const) expect(await store.list(kind, account.id)).toEqual([])
  expect((await byBen.get('/api/account/sessions')).status).toBe(401)
  // The address is free for somebody else.
  expect(await makeAccount(server.accounts, { email: 'ben@example.org', name: 'B' })).toBeDefined()
})
