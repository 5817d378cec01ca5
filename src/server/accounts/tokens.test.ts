import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { ben, foundedOn } from '../../../test/support/store.ts'
import { browserOf, codeOf, team } from '../../../test/support/team.ts'
import type { Role } from '../../core/project/facts.ts'

const stage = { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
const reference = { type: 'article-journal', title: 'Trust', year: 2021 }

async function served() {
  const project = await foundedOn()
  const put = await project.execute(ana, {
    do: 'change',
    changes: [
      made('stage.set', 'stg_1', stage),
      made('source.described', 'src_1', { kind: 'article', reference, entersAt: 'stg_1' }),
    ],
  })
  expect(put.ok).toBe(true)
  const server = team({ review: project, other: await foundedOn() })
  await server.someone('ana', { in: { review: ana, other: ana } })
  await server.someone('ben', { in: { review: ben } })
  const tokenOf = async (name: string, asked: { most?: Role; project?: string; days?: number }) => {
    const answer = await (await server.at(name)).post('/api/account/tokens', { name: 'a script', ...asked })
    const { token, id } = (await answer.json()) as { token: string; id: string }
    return { token, id, script: browserOf(server.app, { authorization: `Bearer ${token}` }) }
  }
  return { ...server, project, tokenOf }
}
const send = (script: ReturnType<typeof browserOf>, command: unknown) =>
  codeOf(script.post('/api/p/review/commands', command))
const change = (...changes: unknown[]) => ({ do: 'change', changes })
const comment = (id: string, by: string) => change(made('comment.made', id, { about: 'src_1', text: 'So?', by }))
const component = (id: string) => change(made('component.worded', id, { text: 'trust' }))
const vote = { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'include' }
const unblind = change({ type: 'stage.set', id: 'stg_1', from: { blinded: true }, to: { blinded: false } })
const joins = change(made('person.joined', 'per_dee', { roles: ['auditor'] }))

test('a token may what its scope says and no more, by commands and by routes', async () => {
  const { tokenOf } = await served()
  const tried = {
    read: async (script: ReturnType<typeof browserOf>) =>
      (await script.get('/api/p/review/views/frame')).status === 200,
    comment: async (script: ReturnType<typeof browserOf>, id: string) =>
      !(await send(script, comment(`cmt_${id}`, ana))),
    write: async (script: ReturnType<typeof browserOf>, id: string) => !(await send(script, component(`cmp_${id}`))),
    route: async (script: ReturnType<typeof browserOf>) =>
      (await script.post('/api/p/review/duplicates')).status !== 403,
    vote: async (script: ReturnType<typeof browserOf>) => !(await send(script, vote)),
    // In the name of an owner, who may; the token may not.
    person: async (script: ReturnType<typeof browserOf>) => !(await send(script, joins)),
    name: async (script: ReturnType<typeof browserOf>) =>
      (await script.put('/api/p/review/people', { id: ben, name: 'X', initials: 'X' })).status === 200,
    unblind: async (script: ReturnType<typeof browserOf>) => !(await send(script, unblind)),
  }
  const order = Object.keys(tried)
  const ends: [Role, number][] = [
    ['auditor', 1],
    ['stakeholder', 2],
    ['coder', 4],
    ['reviewer', 5],
    ['owner', 8],
  ]
  for (const [most, may] of ends) {
    const { script } = await tokenOf('ana', { most })
    const did: string[] = []
    for (const [act, attempt] of Object.entries(tried)) if (await attempt(script, most)) did.push(act)
    expect(did, most).toEqual(order.slice(0, may))
  }
})

test('what a report holds is remembered for a token that writes, and for one that reads it is made and not noted', async () => {
  const { tokenOf, project } = await served()
  const script = await tokenOf('ana', { most: 'coder' })
  const open = change({ type: 'stage.set', id: 'stg_1', from: { blinded: true }, to: { blinded: false } })
  expect((await project.execute(ana, open)).ok).toBe(true)
  const before = project.journal.events.length
  const reads = await tokenOf('ana', { most: 'auditor' })
  expect((await reads.script.post('/api/p/review/report.md')).status).toBe(200)
  expect(project.journal.events).toHaveLength(before)
  expect((await script.script.post('/api/p/review/report.md')).status).toBe(200)
  expect(project.journal.events.length).toBeGreaterThan(before)
})

test('what only those who lead read, no token reads that is for less: single answers, who participants are, what is kept of others', async () => {
  const { tokenOf, project } = await served()
  const items = [{ key: 'a', text: 'How was it?', part: 'context', answer: { kind: 'text' } }]
  const taken = await project.execute(ana, {
    do: 'change',
    changes: [
      made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Trust', items }),
      made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'First', anonymous: false, by: ana }),
      made('questionnaire.answered', 'rsp_1', {
        questionnaire: 'qst_1',
        wave: 'wav_1',
        answers: { a: 'Nobody listened to me' },
      }),
    ],
  })
  expect(taken).toMatchObject({ ok: true })
  const open = change({ type: 'stage.set', id: 'stg_1', from: { blinded: true }, to: { blinded: false } })
  expect((await project.execute(ana, open)).ok).toBe(true)
  // The whole project holds them.
  const exports = async (most: Role) =>
    (await (await tokenOf('ana', { most })).script.get('/api/p/review/export.json')).status
  expect(await exports('lead')).toBe(200)
  for (const most of ['reviewer', 'auditor'] as const) expect(await exports(most), most).toBe(403)
  const { script } = await tokenOf('ana', { most: 'auditor' })
  for (const path of ['people/per_ben/stored.json', 'identities', 'waves/wav_1/links'])
    expect(await codeOf(script.get(`/api/p/review/${path}`)), path).toBe('not-allowed')
})

test('a token never may more than whose it is', async () => {
  const { tokenOf } = await served()
  const { script } = await tokenOf('ben', { most: 'owner' })
  expect(await send(script, unblind)).toBe('not-allowed')
  expect(await send(script, joins)).toBe('not-allowed')
  expect(await send(script, component('cmp_1'))).toBeUndefined()
})

test('what is blinded to somebody is blinded to their tokens', async () => {
  const { project, tokenOf } = await served()
  await project.execute(ana, vote)
  const { script } = await tokenOf('ben', { most: 'auditor' })
  expect(await (await script.get('/api/p/review/views/trail')).text()).not.toContain('screening.voted')
  expect((await script.get('/api/p/review/export.json')).status).toBe(403)
})

test('a token opens its project alone, and nothing of accounts', async () => {
  const { tokenOf, someone, at } = await served()
  const { script, id } = await tokenOf('ana', { most: 'owner', project: 'review' })
  expect(await codeOf(script.get('/api/p/other/views/frame'))).toBe('no-such-project')
  expect(await (await script.get('/api/projects')).json()).toMatchObject({ projects: [{ slug: 'review' }] })
  for (const path of [
    '/api/account/tokens',
    '/api/account/sessions',
    '/api/admin/accounts',
    '/api/p/review/invitations',
  ])
    expect(await codeOf(script.get(path)), path).toBe('not-allowed')
  expect(await codeOf(script.post('/api/account/tokens', { name: 'more' }))).toBe('not-allowed')
  expect(await codeOf(script.put('/api/account', { name: 'more' }))).toBe('not-allowed')
  expect(await codeOf((await at('ben')).post('/api/account/tokens', { name: 'x', project: 'other' }))).toBe(
    'no-such-project',
  )
  await someone('mal')
  expect((await (await at('mal')).del(`/api/account/tokens/${id}`)).status).toBe(404)
})

test('a token is kept as a hash, says when it was used, and ends when it is taken back, too old, or its person is barred', async () => {
  const { tokenOf, at, accounts, time } = await served()
  const { token, id, script } = await tokenOf('ana', { days: 2 })
  expect(token).toMatch(/^retroduce_[\w-]{43}$/)
  expect(JSON.stringify(await accounts.store.list('token'))).not.toContain(token.slice(10))
  const list = async () => (await (await at('ana')).get('/api/account/tokens')).json()
  expect(await list()).toMatchObject({ tokens: [{ id, name: 'a script', most: 'auditor' }] })
  expect(JSON.stringify(await list())).not.toContain('used')
  expect((await script.get('/api/projects')).status).toBe(200)
  expect(await list()).toMatchObject({ tokens: [{ used: new Date(time.now).toISOString() }] })
  expect((await (await at('ana')).del(`/api/account/tokens/${id}`)).status).toBe(200)
  expect(await codeOf(script.get('/api/projects'))).toBe('sign-in-needed')

  const late = await tokenOf('ana', { days: 2 })
  const barred = await tokenOf('ben', { days: 300 })
  time.now += 2 * 24 * 3600_000
  expect(await codeOf(late.script.get('/api/projects'))).toBe('sign-in-needed')
  expect((await barred.script.get('/api/projects')).status).toBe(200)
  const account = (await accounts.store.list('account')).find(({ value }) => value.name === 'ben')
  await accounts.store.change('account', account?.key ?? '', { disabled: 'now' })
  expect(await codeOf(barred.script.get('/api/projects'))).toBe('sign-in-needed')
})
