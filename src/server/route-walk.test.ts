import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { browserOf, team } from '../../test/support/team.ts'
import { roles } from '../core/choices.ts'
import { mayNot, rolesMay } from '../core/project/roles.ts'
import { views } from '../core/view/views.ts'
import { routeNeeds } from './needs.ts'

/** A project in which each role is held by one person, and another that is of others. */
async function served() {
  const own = await foundedOn()
  const taken = await own.execute(ana, {
    do: 'change',
    changes: roles.map((role) => made('person.joined', `per_${role}`, { roles: [role] })),
  })
  expect(taken.ok).toBe(true)
  const server = team({ own, foreign: await foundedOn() })
  for (const role of roles) await server.someone(role, { in: { own: `per_${role}` } })
  // Whoever may everything elsewhere, and whoever keeps the server, may nothing here.
  await server.someone('stranger', { in: { foreign: ana } })
  await server.someone('keeper', { admin: true })
  return server
}
const base = '/api/p/:project/'
const routes = (await served()).app.routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
const ofProjects = routes.filter(({ path }) => path.startsWith(base))
const names = Object.keys(views)

/** Addresses of a route: each view by its name, other parts by a word that may or may not be there. */
function addressesOf(path: string, project: string): string[] {
  const filled = path.replace(':project', project).replace(/\{.*?\}/g, '')
  return path.includes(':name')
    ? names.map((name) => filled.replace(':name', name))
    : [filled.replace(/:\w+/g, 'src_1')]
}
type Browser = ReturnType<typeof browserOf>
/** What a route answers; of a stream its beginning. */
async function asked(browser: Browser, method: string, address: string): Promise<{ status: number; text: string }> {
  const answer = await browser.ask(method, address, method === 'GET' || method === 'DELETE' ? undefined : {})
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    return { status: answer.status, text: await answer.text() }
  await answer.body?.cancel()
  return { status: answer.status, text: '' }
}

test('every route that changes something in a project says what it needs, and none says so that is not there', () => {
  const changing = ofProjects.filter(({ method }) => method !== 'GET')
  const found = new Set(changing.map(({ method, path }) => `${method} ${path.slice(base.length)}`))
  expect(
    Object.keys(routeNeeds)
      .filter((route) => !route.startsWith('GET '))
      .toSorted(),
  ).toEqual([...found].toSorted())
})

test('without a session every route but those of signing in says that one has to sign in', async () => {
  const { app } = await served()
  const open = [
    '/api/health',
    '/api/openapi.json',
    '/api/account',
    '/api/sign-in',
    '/api/sign-in/passkey',
    '/api/sign-in/passkey/begin',
    '/api/sign-out',
    '/api/links',
    '/api/links/look',
  ]
  const nobody = browserOf(app)
  for (const { method, path } of routes) {
    if (open.includes(path) && !(path === '/api/account' && method === 'PUT')) continue
    for (const address of addressesOf(path, 'own')) {
      const { status, text } = await asked(nobody, method, address)
      expect([status, JSON.parse(text).error.code], `${method} ${address}`).toEqual([401, 'sign-in-needed'])
    }
  }
})

test.each(['stranger', 'keeper'])(
  'for a %s a project is not there: each route answers as it does for a project that never was',
  async (who) => {
    const server = await served()
    const browser = await server.at(who)
    for (const { method, path } of ofProjects)
      for (const address of addressesOf(path, 'own')) {
        const [there, never] = [
          await asked(browser, method, address),
          await asked(browser, method, address.replace('/p/own/', '/p/never/')),
        ]
        expect(there.status, `${method} ${address}`).toBe(404)
        expect(there.text.replaceAll('own', 'never'), `${method} ${address}`).toBe(never.text)
      }
    expect(
      JSON.parse((await asked(browser, 'GET', '/api/projects')).text).projects.map(
        ({ slug }: { slug: string }) => slug,
      ),
    ).toEqual(who === 'stranger' ? ['foreign'] : [])
    // The person's own id in the other project opens nothing: it is the account that is in a project.
    browser.jar.set('retroduce-person', 'per_owner')
    expect((await asked(browser, 'GET', '/api/p/own/views/frame')).status).toBe(404)
  },
)

test.each(roles)('%s: each route that changes something lets them on as the table says', async (role) => {
  const server = await served()
  const browser = await server.at(role)
  for (const { method, path } of ofProjects.filter(({ method }) => method !== 'GET')) {
    const question = routeNeeds[`${method} ${path.slice(base.length)}`]?.[0] ?? 'mayManage'
    const { status, text } = await asked(browser, method, addressesOf(path, 'own')[0] ?? '')
    const told = text.startsWith('{') ? JSON.parse(text).error : undefined
    const place = `${role} ${method} ${path}`
    if (rolesMay([role], question)) {
      expect(status, place).not.toBe(401)
      expect(told?.message, place).not.toBe(mayNot[question].message)
      expect(told?.code, place).not.toBe('fault')
    } else expect({ status, message: told?.message }, place).toEqual({ status: 403, message: mayNot[question].message })
  }
})

test.each(roles)('%s: each route that is read lets them on, and none of accounts', async (role) => {
  const server = await served()
  const browser = await server.at(role)
  let read = 0
  for (const { path } of ofProjects.filter(({ method }) => method === 'GET'))
    for (const address of addressesOf(path, 'own')) {
      const { status, text } = await asked(browser, 'GET', address)
      const asks = address.endsWith('/invitations')
        ? 'mayManage'
        : (routeNeeds[`GET ${path.slice(base.length)}`]?.[0] ?? 'mayRead')
      const barred = !rolesMay([role], asks)
      expect(status, address).not.toBe(500)
      expect([401, 403].includes(status), `${role} ${address} ${text.slice(0, 200)}`).toBe(barred)
      expect(text.includes('no-such-project'), address).toBe(false)
      // Nobody is led elsewhere by an answer.
      expect(status >= 300 && status < 400, address).toBe(false)
      if (status === 200) read++
    }
  expect(read).toBeGreaterThan(40)
  const nowhere = await asked(browser, 'GET', '/api/nothing')
  for (const { method, path } of routes.filter((route) => route.path.startsWith('/api/admin/')))
    expect(await asked(browser, method, path.replace(/:\w+/g, 'x')), `${role} ${method} ${path}`).toEqual(nowhere)
})

test('whoever leaves a project, is taken out of it or has no role there is let in no more', async () => {
  const own = await foundedOn()
  const server = team({ own })
  const account = await server.someone('ben', { in: { own: 'per_ben' } })
  const browser = await server.at('ben')
  const status = async () => (await asked(browser, 'GET', '/api/p/own/views/frame')).status
  expect(await status()).toBe(200)
  const until = (from: string | null, to: string | null) =>
    own.execute(ana, {
      do: 'change',
      changes: [{ type: 'person.joined', id: 'per_ben', from: { until: from }, to: { until: to } }],
    })
  expect((await until(null, '2020-01-01')).ok).toBe(true)
  expect(await status()).toBe(404)
  expect((await until('2020-01-01', null)).ok).toBe(true)
  expect(await status()).toBe(200)
  await own.execute(ana, {
    do: 'change',
    changes: [{ type: 'person.joined', id: 'per_ben', from: { roles: ['reviewer'] }, to: null }],
  })
  expect(await status()).toBe(404)
  expect(account.disabled).toBeUndefined()
})
