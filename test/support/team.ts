import { type Accounts, makeAccount, seat } from '../../src/server/accounts/accounts.ts'
import { kept } from '../../src/server/accounts/password.ts'
import { type AppOptions, makeApp } from '../../src/server/app.ts'
import { openProjects } from '../../src/server/projects.ts'
import { openAccounts } from '../../src/store/accounts-sqlite.ts'
import type { Project } from '../../src/store/project.ts'

export const goodPassword = 'ledge walnut orbit seventeen'
let hashed: Promise<string> | undefined

export type Browser = ReturnType<typeof browserOf>

/** A browser that keeps its cookies, and sends what is written as JSON. */
export function browserOf(app: ReturnType<typeof makeApp>, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = {
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    }
    const answer = await app.request(path, {
      method,
      headers: sent,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    jar,
    ask,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown = {}) => ask('POST', path, body),
    put: (path: string, body: unknown = {}) => ask('PUT', path, body),
    del: (path: string) => ask('DELETE', path),
    signIn: (email: string, password = goodPassword) => ask('POST', '/api/sign-in', { email, password }),
  }
}

export const codeOf = async (answer: Response | Promise<Response>): Promise<string | undefined> =>
  ((await (await answer).json()) as { error?: { code: string } }).error?.code

/** A server of a team, with accounts in memory and a clock that can be turned. */
export function team(projects: Record<string, Project>, more: Partial<AppOptions> = {}, ways: Partial<Accounts> = {}) {
  const time = { now: Date.UTC(2026, 5, 1) }
  const clock = () => time.now
  const accounts: Accounts = { store: openAccounts(':memory:', clock), clock, ...ways }
  const app = makeApp({ projects: openProjects(projects), accounts, ...more })
  return {
    app,
    accounts,
    time,
    /** Someone with an account and the password that all have here. */
    async someone(
      name: string,
      { admin = false, in: places = {} }: { admin?: boolean; in?: Record<string, string> } = {},
    ) {
      // Cheap to check: how costly it is stands with what is kept.
      hashed ??= kept(goodPassword, { log2N: 4, r: 8, p: 1, bytes: 32 })
      const account = await makeAccount(accounts, { email: `${name}@example.org`, name, admin, password: await hashed })
      if (!account) throw new Error(`${name} has an account`)
      for (const [project, person] of Object.entries(places))
        await seat(accounts, account.id, project, person as `per_${string}`)
      return account
    },
    /** A browser in which someone has signed in. */
    async at(name: string) {
      const browser = browserOf(app)
      const answer = await browser.signIn(`${name}@example.org`)
      if (!answer.ok) throw new Error(await answer.text())
      return browser
    },
  }
}
