import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { ben, cem, foundedOn } from '../../../test/support/store.ts'
import { browserOf, codeOf, goodPassword, team } from '../../../test/support/team.ts'
import { postBy } from '../../adapters/mail.ts'

/** What arrived at a real SMTP server: whom the envelope named, and the letter as it came over the line. */
let arrived: { to: string[]; raw: string }[] = []
let turned = false
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(turned ? new Error('no such box') : null),
  onData(stream, session, done) {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      arrived.push({ to, raw: Buffer.concat(pieces).toString() })
      done()
    })
  },
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((listening) => sink.listen(0, '127.0.0.1', listening))
  port = (sink.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((closed) => sink.close(closed)))
beforeEach(() => {
  arrived = []
  turned = false
})

const from = 'Retroduce <review@example.org>'
const post = () => postBy(`smtp://127.0.0.1:${port}`, from)
const headersOf = (raw: string) =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
/** The words of a letter, as they were before they were made fit for the line. */
const wordsOf = (raw: string) => raw.slice(raw.indexOf('\r\n\r\n')).replace(/=\r\n/g, '').replaceAll('=3D', '=')

test('an invitation and a way back in come by letter, and the link is told to nobody else', async () => {
  const { app, someone, at } = team({ review: await foundedOn() }, {}, { post: post() })
  await someone('ana', { admin: true, in: { review: ana } })
  const owner = await at('ana')
  const answer = await owner.post('/api/p/review/invitations', { email: 'ben@example.org', name: 'Ben', person: ben })
  expect(await answer.json()).toEqual({ sent: 'ben@example.org' })
  expect(arrived.map(({ to }) => to)).toEqual([['ben@example.org']])
  const [, secret] = /http:\/\/localhost\/join#([\w-]{43})/.exec(wordsOf(arrived[0]?.raw ?? '')) ?? []
  expect((await browserOf(app).post('/api/links', { link: secret, password: goodPassword })).status).toBe(200)

  const { accounts } = (await (await owner.get('/api/admin/accounts')).json()) as {
    accounts: { id: string; name: string }[]
  }
  const id = accounts.find(({ name }) => name === 'Ben')?.id
  expect(await (await owner.post(`/api/admin/accounts/${id}/reset`)).json()).toEqual({ sent: 'ben@example.org' })
  expect(wordsOf(arrived[1]?.raw ?? '')).toMatch(/join#[\w-]{43}/)
})

test('a letter leads to where the team reaches the server, even when who caused it sits at the server itself', async () => {
  const address = new URL('https://review.example.org')
  const { someone, at } = team({ review: await foundedOn() }, { address }, { post: post() })
  await someone('ana', { in: { review: ana } })
  const owner = await at('ana')
  await owner.post('/api/p/review/invitations', { email: 'ben@example.org', name: 'Ben', person: ben })
  expect(wordsOf(arrived[0]?.raw ?? '')).toMatch(/https:\/\/review\.example\.org\/join#[\w-]{43}/)
})

test('where the post does not take it, the link is given to pass on', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  turned = true
  const { someone, at } = team({}, {}, { post: post() })
  await someone('ana', { admin: true })
  const answer = await (await at('ana')).post('/api/admin/invitations', { email: 'ben@example.org', name: 'Ben' })
  expect(await answer.json()).toMatchObject({ link: expect.stringMatching(/^\/join#/) })
  vi.restoreAllMocks()
})

test('a name with line ends makes no header, no second letter and no second reader', async () => {
  const names = [
    'Eve\r\nBcc: mal@evil.example',
    'Eve\nSubject: Your bank',
    'Eve\r\n\r\nA letter of mine',
    'Eve\u2028Cc: mal@evil.example',
    '"Eve" <mal@evil.example>, ',
    'Eve\r\n.\r\nMAIL FROM:<mal@evil.example>',
    'Eve\u0000\u0008',
  ]
  const { someone, at } = team({}, {}, { post: post() })
  await someone('ana', { admin: true })
  const keeper = await at('ana')
  for (const [i, name] of names.entries()) {
    const answer = await keeper.post('/api/admin/invitations', { email: `eve${i}@example.org`, name })
    expect(await answer.json()).toEqual({ sent: `eve${i}@example.org` })
  }
  expect(arrived.map(({ to }) => to)).toEqual(names.map((_, i) => [`eve${i}@example.org`]))
  const usual = [
    'Content-Transfer-Encoding',
    'Content-Type',
    'Date',
    'From',
    'MIME-Version',
    'Message-ID',
    'Subject',
    'To',
  ]
  for (const { raw } of arrived) {
    const headers = headersOf(raw)
    expect(headers.map((line) => line.split(':')[0]).toSorted()).toEqual(usual)
    expect(headers.find((line) => line.startsWith('Subject'))).toBe('Subject: You are invited to Retroduce')
    expect(wordsOf(raw)).not.toContain('A letter of mine')
  }
})

test('an address that is more than one is none', async () => {
  const { someone, at } = team({}, {}, { post: post() })
  await someone('ana', { admin: true })
  const keeper = await at('ana')
  const addresses = [
    'eve@example.org\r\nBcc: mal@evil.example',
    'eve@example.org,mal@evil.example',
    'eve@example.org mal@evil.example',
    'Eve <eve@example.org>',
    'eve@example.org>\r\nRCPT TO:<mal@evil.example',
  ]
  for (const address of addresses) {
    expect(await codeOf(keeper.post('/api/admin/invitations', { email: address, name: 'Eve' })), address).toBe(
      'malformed',
    )
    // Nor does the post itself take one, whoever asks it to.
    expect(await post()({ to: { name: 'Eve', address }, subject: 'Hi', text: 'Hi' }), address).toBe(false)
  }
  expect(arrived).toEqual([])
})

test('who is asked in a comment hears of it once an hour, without its words; who may not know of it hears nothing', async () => {
  const project = await foundedOn()
  const server = team({ review: project }, {}, { post: post() })
  for (const [name, person] of [
    ['ana', ana],
    ['ben', ben],
    ['cem', cem],
  ] as const)
    await server.someone(name, { in: { review: person } })
  const stage = {
    name: 'Title',
    kind: 'title-abstract',
    order: 1,
    reviewers: 2,
    blinded: true,
    reasonNeeded: false,
    arbiters: [ana],
  }
  const reference = { type: 'article-journal', title: 'Trust', year: 2021 }
  const owner = await server.at('ana')
  const put = (...changes: unknown[]) => owner.post('/api/p/review/commands', { do: 'change', changes })
  await put(
    made('stage.set', 'stg_1', stage),
    made('source.described', 'src_1', { kind: 'article', reference, entersAt: 'stg_1' }),
  )
  const asks = (id: string, more: object) =>
    put(made('comment.made', id, { about: 'src_1', text: 'A secret thought', by: ana, ...more }))
  // Behind the blinding of the stage, at which Ben and Cem are blinded.
  expect((await asks('cmt_1', { behind: 'stg_1', mentions: [ben, cem] })).status).toBe(200)
  expect((await asks('cmt_2', { mentions: [ben] })).status).toBe(200)
  expect((await asks('cmt_3', { mentions: [ben] })).status).toBe(200)
  await vi.waitFor(() => expect(arrived).toHaveLength(1), { timeout: 10_000 })
  expect((await asks('cmt_4', { mentions: [cem] })).status).toBe(200)
  await vi.waitFor(() => expect(arrived).toHaveLength(2), { timeout: 10_000 })
  expect(arrived.map(({ to }) => to)).toEqual([['ben@example.org'], ['cem@example.org']])
  for (const { raw } of arrived) expect(raw).not.toContain('secret thought')
  expect(wordsOf(arrived[0]?.raw ?? '')).toContain('http://localhost/p/review/comments')
  server.time.now += 3600_000
  expect((await asks('cmt_5', { mentions: [ben] })).status).toBe(200)
  await vi.waitFor(() => expect(arrived).toHaveLength(3), { timeout: 10_000 })
})

test('who wants no letters about comments gets none, and those that let somebody in all the same', async () => {
  const project = await foundedOn()
  const server = team({ review: project }, {}, { post: post() })
  await server.someone('ana', { admin: true, in: { review: ana } })
  await server.someone('ben', { in: { review: ben } })
  const [byAna, byBen] = [await server.at('ana'), await server.at('ben')]
  const told = async () => ((await (await byBen.get('/api/account')).json()) as { account: object }).account
  expect(await told()).toMatchObject({ letters: true })
  expect((await byBen.put('/api/account', { letters: false })).status).toBe(200)
  expect(await told()).toMatchObject({ letters: false, name: 'ben' })
  const asks = (id: string, mentions: string[]) => ({
    do: 'change',
    changes: [made('comment.made', id, { about: 'prj_this', text: 'Look', by: ana, mentions })],
  })
  expect((await byAna.post('/api/p/review/commands', asks('cmt_1', [ben]))).status).toBe(200)
  await byAna.post('/api/admin/invitations', { email: 'ben@elsewhere.org', name: 'Ben' })
  expect((await byBen.put('/api/account', { letters: true })).status).toBe(200)
  expect((await byAna.post('/api/p/review/commands', asks('cmt_2', [ben]))).status).toBe(200)
  await vi.waitFor(() => expect(arrived).toHaveLength(2))
  expect(arrived.map(({ to }) => to[0])).toEqual(['ben@elsewhere.org', 'ben@example.org'])
  expect(wordsOf(arrived[1]?.raw ?? '')).toContain('/account')
})
