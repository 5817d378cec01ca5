import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { ben, foundedOn, retitle } from '../../../test/support/store.ts'
import { browserOf, codeOf, goodPassword, team } from '../../../test/support/team.ts'
import { makeLink } from './accounts.ts'
import { networkOf } from './entry.ts'
import { isPassword, kept, weakness } from './password.ts'

const invitation = { for: 'invitation', email: 'Eve@example.org', name: 'Eve', by: 'test' } as const

test('a password is kept as salted scrypt, told from others, and refused where it is short or guessed first', async () => {
  const [one, two] = [await kept(goodPassword), await kept(goodPassword)]
  expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(two)
  expect(await isPassword(goodPassword, one)).toBe(true)
  expect(await isPassword(`${goodPassword}.`, one)).toBe(false)
  expect(await isPassword('', undefined)).toBe(false)
  // The same letters, composed and decomposed.
  expect(await isPassword('cafe\u0301 ledge walnut', await kept('caf\u00e9 ledge walnut'))).toBe(true)
  for (const weak of [
    'short words',
    'passwordpassword',
    'qwertyuiop123',
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'retroduceretroduce',
  ])
    expect(weakness(weak, [])?.code, weak).toBe('weak-password')
  expect(weakness('evangeline.obermeier', ['evangeline.obermeier@x.org'])?.code).toBe('weak-password')
  expect(weakness('x'.repeat(201), [])?.code).toBe('weak-password')
  expect(weakness(goodPassword, ['ana@example.org', 'Ana'])).toBeUndefined()
})

test('an invitation makes one account, once, however many use it at once, and not after its time', async () => {
  const { app, accounts, time } = team({ review: await foundedOn() })
  const { secret } = await makeLink(accounts, { ...invitation, project: 'review', person: ben })
  expect(JSON.stringify(await accounts.store.list('link'))).not.toContain(secret)
  const looked = await browserOf(app).post('/api/links/look', { link: secret })
  expect(await looked.json()).toMatchObject({ for: 'invitation', email: 'Eve@example.org', known: false })
  expect(await codeOf(browserOf(app).post('/api/links', { link: secret, password: 'short' }))).toBe('weak-password')

  const used = await Promise.all(
    [1, 2, 3].map(() => browserOf(app).post('/api/links', { link: secret, password: goodPassword })),
  )
  expect(used.map(({ status }) => status).toSorted()).toEqual([200, 404, 404])
  expect(await accounts.store.list('account')).toHaveLength(1)

  const eve = browserOf(app)
  expect((await eve.signIn('eve@EXAMPLE.org ')).status).toBe(200)
  expect(await (await eve.get('/api/p/review/session')).json()).toEqual({ person: ben })
  expect((await eve.post('/api/p/review/commands', retitle('A review', 'Refused'))).status).toBe(200)

  const late = await makeLink(accounts, { ...invitation, email: 'late@example.org' })
  time.now += 8 * 24 * 3600_000
  expect(await codeOf(browserOf(app).post('/api/links', { link: late.secret, password: goodPassword }))).toBe(
    'no-such-link',
  )
})

test('who has an account is let into one project more by a link only when signed in under its address', async () => {
  const { app, accounts, someone, at } = team({ review: await foundedOn() })
  await someone('eve')
  await someone('mal')
  const { secret } = await makeLink(accounts, { ...invitation, project: 'review', person: ben })
  // The link gives nobody a password for an account that is there.
  expect(await codeOf(browserOf(app).post('/api/links', { link: secret, password: goodPassword }))).toBe(
    'sign-in-needed',
  )
  expect(await codeOf((await at('mal')).post('/api/links', { link: secret }))).toBe('sign-in-needed')
  const eve = await at('eve')
  expect(await codeOf(eve.get('/api/p/review/views/frame'))).toBe('no-such-project')
  expect((await eve.post('/api/links', { link: secret })).status).toBe(200)
  expect((await eve.get('/api/p/review/views/frame')).status).toBe(200)
  expect(await (await eve.get('/api/projects')).json()).toMatchObject({ projects: [{ slug: 'review' }] })
})

test('a token of whoever was invited takes up no invitation, and so makes no session', async () => {
  const { app, accounts, someone, at } = team({ review: await foundedOn() })
  await someone('eve')
  const made = await (await at('eve')).post('/api/account/tokens', { name: 'Script', most: 'auditor' })
  const { token } = (await made.json()) as { token: string }
  const { secret } = await makeLink(accounts, { ...invitation, project: 'review', person: ben })
  const script = browserOf(app, { authorization: `Bearer ${token}` })
  expect(await codeOf(script.post('/api/links', { link: secret }))).toBe('sign-in-needed')
  expect(script.jar.size).toBe(0)
  expect(await codeOf(script.get('/api/p/review/views/frame'))).toBe('no-such-project')
  expect((await (await at('eve')).post('/api/links', { link: secret })).status).toBe(200)
})

test('a way back in is spent once, gives a new password and ends every session, token and passkey', async () => {
  const { app, accounts, someone, at } = team({})
  const { email, name, id } = await someone('eve')
  const before = await at('eve')
  const made = await before.post('/api/account/tokens', { name: 'Script', most: 'reviewer', days: 30 })
  expect(made.status).toBe(200)
  const owner = { owner: id }
  const key = { account: id, id: 'psk_1', name: 'Laptop', credential: 'c', key: 'k', counter: 0, created: '' }
  await accounts.store.add('passkey', 'c', key, owner)
  const { secret } = await makeLink(accounts, { for: 'reset', email, name, by: 'test' })
  const fresh = 'harbour velvet thirteen moss'
  const used = await Promise.all([1, 2].map(() => browserOf(app).post('/api/links', { link: secret, password: fresh })))
  expect(used.map(({ status }) => status).toSorted()).toEqual([200, 404])
  expect(await codeOf(before.get('/api/projects'))).toBe('sign-in-needed')
  expect(await codeOf(browserOf(app).signIn(email))).toBe('wrong-sign-in')
  for (const kind of ['token', 'passkey'] as const) expect(await accounts.store.list(kind, id)).toEqual([])
  expect((await browserOf(app).signIn(email, fresh)).status).toBe(200)
})

test('a sign-in begins under a new secret: one that was put there before opens nothing', async () => {
  const { app, someone } = team({})
  await someone('eve')
  const planted = browserOf(app)
  await planted.signIn('eve@example.org')
  const [name = '', known = ''] = [...planted.jar][0] ?? []
  const victim = browserOf(app)
  victim.jar.set(name, known)
  const answer = await victim.signIn('eve@example.org')
  expect(victim.jar.get(name)).not.toBe(known)
  expect(victim.jar.get(name)).toHaveLength(43)
  expect(await codeOf(planted.get('/api/projects'))).toBe('sign-in-needed')
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/)
  expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Strict/)
  const made = browserOf(app)
  made.jar.set(name, 'A'.repeat(43))
  expect(await codeOf(made.get('/api/projects'))).toBe('sign-in-needed')
})

test('over HTTPS the cookie is secure and bound to the host, and only that origin writes', async () => {
  const address = new URL('https://review.example.org')
  const { app, someone } = team({}, { address })
  await someone('eve')
  const host = { host: 'review.example.org' }
  const own = browserOf(app, { ...host, origin: 'https://review.example.org' })
  const answer = await own.signIn('eve@example.org')
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-retroduce=[\w-]{43};.*Secure/)
  expect((await own.get('/api/projects')).status).toBe(200)
  expect(await codeOf(browserOf(app, { ...host, origin: 'http://review.example.org' }).signIn('eve@example.org'))).toBe(
    'foreign-origin',
  )
  expect(await codeOf(browserOf(app, { host: 'evil.example' }).signIn('eve@example.org'))).toBe('wrong-host')
})

test('over HTTPS a cookie that another site of the domain or another port could plant opens and shadows nothing', async () => {
  const { app, someone } = team({}, { address: new URL('https://review.example.org') })
  await someone('eve')
  await someone('mal')
  const host = { host: 'review.example.org' }
  const [eve, mal] = [browserOf(app, host), browserOf(app, host)]
  await eve.signIn('eve@example.org')
  await mal.signIn('mal@example.org')
  const secret = [...mal.jar.values()][0] ?? ''
  const own = [...eve.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const whoIs = async (cookie: string) =>
    (
      (await (await app.request('/api/account', { headers: { ...host, cookie } })).json()) as {
        account?: { name: string }
      }
    ).account?.name
  // Only the browser lets a server set a cookie under this prefix, for its own host and the whole of it (RFC 6265bis, 4.1.3.2).
  for (const planted of ['retroduce-session', '__Secure-retroduce', '__host-retroduce', 'Retroduce-session'])
    for (const cookie of [`${planted}=${secret}; ${own}`, `${own}; ${planted}=${secret}`])
      expect(await whoIs(cookie), cookie).toBe('eve')
  expect(await whoIs(`retroduce-session=${secret}`)).toBeUndefined()
})

test('whether an address has an account is not told, and who tries often has to wait', async () => {
  const { app, someone, time } = team({})
  await someone('eve')
  const tried = browserOf(app)
  const said = await Promise.all(
    ['eve@example.org', 'nobody@example.org'].map(async (email) =>
      (await tried.signIn(email, 'wrong words here')).json(),
    ),
  )
  expect(said[0]).toEqual(said[1])
  // Many at once are counted before they are tried.
  const codes = await Promise.all([...Array(12)].map(() => codeOf(tried.signIn('eve@example.org', 'wrong words here'))))
  expect(codes.filter((code) => code === 'wrong-sign-in')).toHaveLength(7)
  expect(await codeOf(tried.signIn('eve@example.org'))).toBe('too-often')
  time.now += 15 * 60_000
  expect((await tried.signIn('eve@example.org')).status).toBe(200)
})

test('sessions are listed and ended: one, all others, and all of whoever is barred; what streams is cut', async () => {
  const project = await foundedOn()
  const { someone, at, app } = team({ review: project })
  await someone('eve', { in: { review: ben } })
  await someone('kim', { admin: true })
  const [here, there] = [await at('eve'), await at('eve')]
  const list = async () =>
    ((await (await here.get('/api/account/sessions')).json()) as { sessions: { id: string; here: boolean }[] }).sessions
  const [other] = (await list()).filter((session) => !session.here)
  expect(await list()).toHaveLength(2)
  const stream = await there.get('/api/p/review/live')
  const reader = stream.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('connected')
  // What is another's cannot be ended by its name.
  expect((await (await at('kim')).del(`/api/account/sessions/${other?.id}`)).status).toBe(404)
  expect((await here.del(`/api/account/sessions/${other?.id}`)).status).toBe(200)
  expect(await codeOf(there.get('/api/p/review/views/frame'))).toBe('sign-in-needed')
  await project.execute(ana, retitle('A review', 'Not for them'))
  // A live connection that nobody may listen to any more ends without a word of it.
  expect(await reader?.read()).toEqual({ done: true, value: undefined })

  const kim = await at('kim')
  const { accounts } = (await (await kim.get('/api/admin/accounts')).json()) as {
    accounts: { id: string; name: string }[]
  }
  const eve = accounts.find(({ name }) => name === 'eve')
  expect((await kim.put(`/api/admin/accounts/${eve?.id}`, { disabled: true })).status).toBe(200)
  expect(await codeOf(here.get('/api/projects'))).toBe('sign-in-needed')
  expect(await codeOf(browserOf(app).signIn('eve@example.org'))).toBe('wrong-sign-in')
  const mine = accounts.find(({ name }) => name === 'kim')
  expect(await codeOf(kim.put(`/api/admin/accounts/${mine?.id}`, { disabled: true }))).toBe('not-allowed')
})

test('addresses count as one where somebody may have any of them, and no port or notation makes two of one', () => {
  const same = [
    ['2001:db8:0:1::5', '2001:db8:0:1:ffff:ffff:ffff:ffff', '[2001:0DB8:0000:0001::5]:443'],
    ['2001:db8::5', '2001:db8::9:8:7', '2001:db8:0:0:1::', '2001:db8:0::1'],
    ['10.1.2.3', '::ffff:10.1.2.3', '10.1.2.3:50123', '::FFFF:10.1.2.3'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['here'],
  ]
  const networks = same.map((all) => new Set(all.map(networkOf)))
  for (const [i, known] of networks.entries()) expect([...known], String(same[i])).toHaveLength(1)
  expect(new Set(networks.flatMap((known) => [...known])).size).toBe(same.length)
  expect(networkOf('2001:db8:0:2::5')).not.toBe(networkOf('2001:db8:0:1::5'))
  for (const odd of [':::::::::::', '::1::2::', ':', '[', 'a:b', '1:2:3:4:5:6:7:8:9::'])
    expect(typeof networkOf(odd), odd).toBe('string')
})

test('of two administrators who demote or bar one another at the same moment one is left', async () => {
  for (const change of [{ admin: false }, { disabled: true }, { admin: false, disabled: true }]) {
    const { someone, at, accounts } = team({})
    const [kim, lou] = [await someone('kim', { admin: true }), await someone('lou', { admin: true })]
    const [byKim, byLou] = [await at('kim'), await at('lou')]
    await Promise.all([
      byKim.put(`/api/admin/accounts/${lou.id}`, change),
      byLou.put(`/api/admin/accounts/${kim.id}`, change),
    ])
    const left = (await accounts.store.list('account')).filter(({ value }) => value.admin && !value.disabled)
    expect(left.length, JSON.stringify(change)).toBeGreaterThan(0)
  }
})

test('a password is changed with the one before; other sessions end', async () => {
  const { someone, at, app } = team({})
  await someone('eve')
  const [here, there] = [await at('eve'), await at('eve')]
  const fresh = 'harbour velvet thirteen moss'
  expect(await codeOf(here.post('/api/account/password', { old: 'not this one', new: fresh }))).toBe('wrong-sign-in')
  expect(await codeOf(here.post('/api/account/password', { old: goodPassword, new: 'password1234' }))).toBe(
    'weak-password',
  )
  expect((await here.post('/api/account/password', { old: goodPassword, new: fresh })).status).toBe(200)
  expect((await here.get('/api/projects')).status).toBe(200)
  expect(await codeOf(there.get('/api/projects'))).toBe('sign-in-needed')
  expect(await codeOf(browserOf(app).signIn('eve@example.org'))).toBe('wrong-sign-in')
})

test('a session that nobody uses ends by itself, and one that is used after two months', async () => {
  const { someone, at, time } = team({})
  await someone('eve')
  const day = 24 * 3600_000
  const [idle, used] = [await at('eve'), await at('eve')]
  time.now += 10 * day
  expect((await used.get('/api/projects')).status).toBe(200)
  time.now += 5 * day
  expect((await used.get('/api/projects')).status).toBe(200)
  expect((await idle.get('/api/projects')).status).toBe(401)
  for (let i = 0; i < 5; i++) {
    time.now += 10 * day
    await used.get('/api/projects')
  }
  expect((await used.get('/api/projects')).status).toBe(401)
})

test('one person is one account: nobody is put into a place that is taken, and who is taken out is out', async () => {
  const { someone, at } = team({ review: await foundedOn() })
  await someone('kim', { admin: true })
  const [eve, mal] = [await someone('eve', { in: { review: ben } }), await someone('mal')]
  const kim = await at('kim')
  const place = { project: 'review', person: ben }
  expect(await codeOf(kim.put('/api/admin/seats', { account: mal.id, ...place }))).toBe('id-taken')
  expect(await codeOf(kim.put('/api/admin/seats', { account: mal.id, project: 'review', person: 'per_none' }))).toBe(
    'unknown-thing',
  )
  const there = await at('eve')
  expect((await there.get('/api/p/review/views/frame')).status).toBe(200)
  expect((await kim.del(`/api/admin/accounts/${eve.id}/projects/review`)).status).toBe(200)
  expect((await there.get('/api/p/review/views/frame')).status).toBe(404)
  expect((await kim.put('/api/admin/seats', { account: mal.id, ...place })).status).toBe(200)
})

test('an owner or lead invites into their project, others do not; nobody works as somebody else', async () => {
  const { someone, at, app } = team({ review: await foundedOn() })
  await someone('ana', { in: { review: ana } })
  await someone('ben', { in: { review: ben } })
  const [owner, reviewer] = [await at('ana'), await at('ben')]
  const asked = { email: 'cem@example.org', name: 'Cem', person: 'per_cem' }
  expect(await codeOf(reviewer.post('/api/p/review/invitations', asked))).toBe('not-allowed')
  const { link } = (await (await owner.post('/api/p/review/invitations', asked)).json()) as { link: string }
  expect(link).toMatch(/^\/join#[\w-]{43}$/)
  expect(await (await owner.get('/api/p/review/invitations')).json()).toMatchObject({
    invited: [{ email: 'cem@example.org', person: 'per_cem' }],
    seats: [{ person: ana }, { person: ben }],
  })
  // Whoever leads does not let somebody in as an owner: it could be themself, under another address.
  await someone('lea', { in: { review: 'per_lea' } })
  const lead = await at('lea')
  const joined = [
    made('person.joined', 'per_lea', { roles: ['lead'] }),
    made('person.joined', 'per_top', { roles: ['owner'] }),
  ]
  expect((await owner.post('/api/p/review/commands', { do: 'change', changes: joined })).status).toBe(200)
  const top = { email: 'lea@elsewhere.org', name: 'Top', person: 'per_top' }
  expect(await codeOf(lead.post('/api/p/review/invitations', top))).toBe('not-allowed')
  expect((await owner.post('/api/p/review/invitations', top)).status).toBe(200)
  const cem = browserOf(app)
  expect((await cem.post('/api/links', { link: link.split('#')[1], password: goodPassword })).status).toBe(200)
  expect(await (await cem.get('/api/p/review/session')).json()).toEqual({ person: 'per_cem' })
  expect(await codeOf(cem.post('/api/p/review/session', { person: ana }))).toBe('not-allowed')
  cem.jar.set('retroduce-person', ana)
  expect(await (await cem.get('/api/p/review/session')).json()).toEqual({ person: 'per_cem' })
})
