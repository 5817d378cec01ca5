import { describe, expect, test } from 'vitest'
import { run, runUntil } from '../../test/support/cli.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'

describe.runIf(hasPostgres)('a team on a database', () => {
  test('it is served with accounts that lie there too: made on the command line, used at any process', async () => {
    const url = await ownDatabase()
    expect((await run('new', `${url}/sepsis`, '--title', 'Sepsis', '--name', 'Ana Ruiz')).code).toBe(0)
    const said = JSON.parse((await run('admin', url, 'create', 'ana@example.org', '--json')).out)
    const secret = said.link.split('#')[1]
    let stop = () => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const ports = ['41731', '41732']
    const servers = ports.map((port) => runUntil(stopped, 'serve', '--database', url, '--port', port, '--log'))
    const at = (port: string | undefined, path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      })
    const ready = async (port: string) => {
      while (
        !(await at(port, '/readyz').then(
          (answer) => answer.ok,
          () => false,
        ))
      )
        await new Promise((resolve) => setTimeout(resolve, 30))
    }
    await Promise.all(ports.map(ready))
    const joined = await at(ports[0], '/api/links', {
      method: 'POST',
      body: JSON.stringify({ link: secret, password: 'ledge walnut orbit seventeen' }),
    })
    const [cookie = ''] = (joined.headers.getSetCookie()[0] ?? '').split(';')
    expect([joined.status, cookie.length > 20]).toEqual([200, true])
    expect((await at(ports[1], '/api/projects')).status).toBe(401)
    const listed = async () => (await at(ports[1], '/api/projects', { headers: { cookie } })).json()
    expect(await listed()).toEqual({ projects: [], begins: true })
    expect((await run('admin', url, 'join', 'ana@example.org', '--project', 'sepsis')).code).toBe(0)
    expect((await listed()).projects).toMatchObject([{ slug: 'sepsis', title: 'Sepsis' }])
    stop()
    for (const { code, err } of await Promise.all(servers)) {
      const lines = err
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line))
      expect([code, lines.at(-1)?.event]).toEqual([0, 'stopped'])
      expect(err).not.toMatch(/ana@|sepsis|for-tests|ledge/i)
    }
  })

  test('what is served is named once', async () => {
    expect((await run('serve')).err).toContain('nothing to serve')
    expect((await run('serve', 'x', '--database', 'postgres://x/y')).code).toBe(2)
    expect((await run('serve', '--database', 'postgres://127.0.0.1:9/y')).err).toContain('does not answer')
  })
})
