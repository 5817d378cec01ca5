import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn } from '../../test/support/store.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const passphrase = 'seven brass lanterns in fog'

async function served() {
  const project = await foundedOn()
  const to = { role: 'nurse', consent: 'given' as const }
  const changes = [{ type: 'participant.enrolled', id: 'prt_1', from: null, to }]
  await project.execute(ana, { do: 'change', changes })
  const app = makeApp({ projects: openProjects({ review: project }) })
  const cookieOf = async (person: string) => {
    const answer = await app.request('/api/p/review/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    })
    return answer.headers.get('set-cookie') ?? ''
  }
  return async (person: string, body?: object) => {
    const answer = await app.request('/api/p/review/identities', {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', cookie: await cookieOf(person) },
    })
    return { status: answer.status, said: await answer.json() }
  }
}

test('an owner begins with a passphrase, and with it alone sees and changes who participants are', async () => {
  const ask = await served()
  expect(await ask(ana)).toEqual({ status: 200, said: { key: false, kept: [] } })
  expect(await ask(ana, { passphrase })).toMatchObject({ status: 409, said: { error: { code: 'no-key' } } })
  expect(await ask(ana, { passphrase: 'short', begin: true })).toMatchObject({ status: 422 })
  const put = { id: 'prt_1', identity: { name: 'Grace Bell' } }
  const identities = [{ id: 'prt_1', name: 'Grace Bell' }]
  expect(await ask(ana, { passphrase, begin: true, put })).toEqual({ status: 200, said: { identities } })
  expect(await ask(ana)).toEqual({ status: 200, said: { key: true, kept: ['prt_1'] } })
  expect(await ask(ana, { passphrase: 'another one altogether' })).toMatchObject({
    status: 403,
    said: { error: { code: 'wrong-key' } },
  })
  const stranger = { id: 'prt_9', identity: { name: 'Nobody' } }
  expect(await ask(ana, { passphrase, put: stranger })).toMatchObject({ status: 404 })
  expect(await ask(ana, { passphrase, relock: 'next' })).toMatchObject({ status: 422 })
  expect(await ask(ana, { passphrase, relock: 'a longer one than before' })).toMatchObject({ status: 200 })
  expect(await ask(ana, { passphrase })).toMatchObject({ status: 403 })
  const forget = { passphrase: 'a longer one than before', forget: 'prt_1' }
  expect(await ask(ana, forget)).toEqual({ status: 200, said: { identities: [] } })
})

test('a reviewer is not told who participants are, not even of whom it is kept, with the passphrase or without', async () => {
  const ask = await served()
  await ask(ana, { passphrase, begin: true })
  expect(await ask('per_ben')).toMatchObject({ status: 403, said: { error: { code: 'not-allowed' } } })
  expect(await ask('per_ben', { passphrase })).toMatchObject({ status: 403, said: { error: { code: 'not-allowed' } } })
})
