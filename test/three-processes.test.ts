import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Id } from '../src/core/ids.ts'
import { openStore } from '../src/store/open.ts'
import { createPostgres } from '../src/store/postgres/open.ts'
import { openProject } from '../src/store/project.ts'
import { verifyStore } from '../src/store/verify.ts'
import { type Follower, following, lastOfEach } from './support/follower.ts'
import { ana } from './support/journal.ts'
import { type Between, roundRobin, type Serving, serving } from './support/processes.ts'
import { ben, cem, foundedOn } from './support/store.ts'
import { hasPostgres, ownDatabase } from './support/stores.ts'

// Other programs may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const people = [ana, ben, cem]
const sources = 20
const slug = `p-${randomUUID()}`
let servers: Serving[] = []
let proxy: Between
// Of its own: servers open all projects of a database, and other tests damage theirs.
let url = ''
const place = () => ({ database: url, project: slug })

describe.runIf(hasPostgres)('three processes on one database, behind a proxy that asks them in turn', () => {
  beforeAll(async () => {
    url = await ownDatabase()
    const project = await foundedOn(await createPostgres(place()))
    const stage = { name: 'Relevance', kind: 'relevance', order: 1, reviewers: 3, blinded: false, reasonNeeded: false }
    const changes = [
      { type: 'stage.set', id: 'stg_1', from: null, to: stage },
      { type: 'component.worded', id: 'cmp_same', from: null, to: { text: '0' } },
      ...Array.from({ length: sources }, (_, i) => ({
        type: 'source.described',
        id: `src_${i}`,
        from: null,
        to: { kind: 'article', reference: { type: 'article-journal', title: `Study ${i}` }, entersAt: 'stg_1' },
      })),
    ]
    expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
    await project.close()
    servers = await Promise.all([1, 2, 3].map(() => serving('open', url, '--port', '0', '--no-browser')))
    proxy = await roundRobin(servers.map(({ port }) => port))
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await proxy?.close()
  })

  const api = () => `${proxy.url}/api/p/${slug}`
  const headers = (who: Id<'per'>) => ({ 'content-type': 'application/json', cookie: `retroduce-person=${who}` })
  const ask = async (who: Id<'per'>, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const init = { method, headers: headers(who), ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${api()}/${path}`, init)
    return { status: answer.status, body: (await answer.json()) as never as Record<string, unknown> }
  }

  const follower = (who: Id<'per'>, window = ''): Follower =>
    following(`${api()}/live${window && `?window=${window}`}`, headers(who))
  /** Waits for what is to come true; what does not is named, with what there is instead. */
  async function until(holds: () => boolean | Promise<boolean>, told: () => unknown = () => holds): Promise<void> {
    const patient = performance.now() + 60_000
    while (!(await holds())) {
      if (performance.now() > patient) throw new Error(`It did not come about: ${told()}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  test('votes through all of them: none is lost or doubled, each is read at once, and all who follow hear one order', async () => {
    const followers = Array.from({ length: 6 }, () => follower(ana))
    await until(() => followers.every(({ connected }) => connected() > 0))
    const voting = people.flatMap((who) =>
      [0, 1].map(async (half) => {
        for (let i = half; i < sources; i += 2) {
          const vote = { do: 'vote', source: `src_${i}`, stage: 'stg_1', verdict: i % 3 ? 'include' : 'exclude' }
          const { body } = await ask(who, 'commands', vote)
          expect(body).toMatchObject({ ok: true })
          // By whichever process is next: it has what the one before has acknowledged.
          const seen = await ask(who, 'views/trail?last=1')
          expect(seen.status).toBe(200)
        }
      }),
    )
    // Meanwhile all reword the same thing, each from what it last saw: every wording follows on the one before.
    const wordings: string[] = []
    const rewording = people.map(async (who) => {
      let seen = '0'
      for (let n = 0; n < 10; ) {
        const changes = [
          { type: 'component.worded', id: 'cmp_same', from: { text: seen }, to: { text: `${who} ${n}` } },
        ]
        const { status, body } = await ask(who, 'commands', { do: 'change', changes })
        if (status === 200) {
          seen = `${who} ${n++}`
          wordings.push(seen)
        } else seen = (body.error as { theirs: string }).theirs
      }
    })
    await Promise.all([...voting, ...rewording])
    const project = await openProject(await openStore(place()))
    const told = project.journal.events.slice(4 + 2 + sources).map(({ fact }) => fact.id)
    expect(told).toHaveLength(people.length * sources + people.length * 10)
    expect(project.journal.state.vote.size).toBe(people.length * sources)
    expect(wordings).toHaveLength(people.length * 10)
    expect(await verifyStore(project.store)).toMatchObject({ ok: true })
    await project.close()
    await until(() => followers.every(({ ids }) => new Set(ids).size === new Set(told).size))
    for (const { ids } of followers)
      expect(lastOfEach(ids).filter((id) => id !== 'cmp_same')).toEqual(
        lastOfEach(told).filter((id) => id !== 'cmp_same'),
      )
    await Promise.all(followers.map(({ stop }) => stop()))
    expect([...proxy.answered.values()].every((many) => many > 20)).toBe(true)
  })

  test('what one acknowledged, the next answers from', async () => {
    for (let n = 0; n < 30; n++) {
      const changes = [{ type: 'component.worded', id: `cmp_r${n}`, from: null, to: { text: `word ${n}` } }]
      const { body } = await ask(ana, 'commands', { do: 'change', changes })
      const seen = await ask(ben, 'views/components?count=100')
      expect([n, JSON.stringify(seen.body).includes(`cmp_r${n}"`), body.ok]).toEqual([n, true, true])
    }
  })

  test('who is where, and what people are called, is heard at all of them', async () => {
    const [anas, bens] = [follower(ana, 'windowofana1'), follower(ben, 'windowofben1')]
    await until(() => anas.connected() > 0 && bens.connected() > 0)
    await ask(ben, 'here', { window: 'windowofben1', place: 'theory' }, 'PUT')
    await until(() => JSON.stringify(anas.here.at(-1)) === JSON.stringify([{ person: ben, place: 'theory' }]))
    // A window moves for its own person alone, at whichever process it is asked.
    for (let i = 0; i < 3; i++) await ask(cem, 'here', { window: 'windowofben1', place: 'lineage' }, 'PUT')
    await ask(ben, 'here', { window: 'windowofben1', place: 'matrix' }, 'PUT')
    await until(() => JSON.stringify(anas.here.at(-1)) === JSON.stringify([{ person: ben, place: 'matrix' }]))
    expect(JSON.stringify(anas.here)).not.toContain('lineage')
    await ask(ana, 'people', { id: cem, name: 'Cem Öz', initials: 'CÖ' }, 'PUT')
    await until(() => anas.ids.includes(cem) && bens.ids.includes(cem))
    for (let i = 0; i < 3; i++)
      expect((await ask(ben, 'people')).body.people).toContainEqual({ id: cem, name: 'Cem Öz', initials: 'CÖ' })
    await bens.stop()
    await until(() => JSON.stringify(anas.here.at(-1)) === '[]')
    await anas.stop()
  })

  test('one that is told to stop finishes what it began, and nobody notices but by a connection made anew', async () => {
    const followers = [1, 2, 3].map(() => follower(ana))
    await until(() => followers.every(({ connected }) => connected() > 0))
    const [first] = servers
    let asked = 0
    let refused = 0
    const asking = people.map(async (who, p) => {
      for (let n = 0; n < 30; n++) {
        const changes = [{ type: 'component.worded', id: `cmp_s${p}x${n}`, from: null, to: { text: 'word' } }]
        asked++
        const came = await ask(who, 'commands', { do: 'change', changes }).catch(() => undefined)
        // A connection kept for a next request may close as it comes; then it is asked again, and that does no harm.
        if (came?.status !== 200) {
          refused++
          const again = await ask(who, 'commands', { do: 'change', changes })
          expect([200, 409]).toContain(again.status)
        }
      }
    })
    await until(() => asked > 20)
    first?.child.kill('SIGTERM')
    let answered = false
    const all = Promise.all(asking).finally(() => {
      answered = true
    })
    await until(
      () => first?.child.exitCode !== null || first?.child.signalCode !== null,
      () => `the server did not end: ${first?.said()}`,
    )
    await until(
      () => answered,
      () => `${asked} were asked, ${refused} again, and not all were answered`,
    )
    await all
    expect([first?.child.exitCode, first?.said()]).toEqual([0, ''])
    expect(refused).toBeLessThan(4)
    const project = await openProject(await openStore(place()))
    for (const p of [0, 1, 2])
      for (let n = 0; n < 30; n++) expect(project.journal.state.component.has(`cmp_s${p}x${n}`)).toBe(true)
    const told = new Set(project.journal.events.flatMap(({ fact }) => (/^cmp_s\dx/.test(fact.id) ? fact.id : [])))
    const missing = () => followers.map(({ ids }) => [...told].filter((id) => !ids.includes(id)))
    await until(
      () => missing().every(({ length }) => length === 0),
      () => JSON.stringify([missing(), followers.map(({ connected }) => connected())]),
    )
    await project.close()
    await Promise.all(followers.map(({ stop }) => stop()))
  })
})
