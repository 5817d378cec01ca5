// npm run torture -- --postgres [--rounds N]: kills server processes, PostgreSQL and connections at random moments while
// clients write through three processes, and looks for what was lost, doubled or half applied, and how long it takes until all
// goes on by itself.
import { randomUUID } from 'node:crypto'
import { postgresHere, startCluster } from '../../scripts/postgres.mjs'
import { openStore } from '../../src/store/open.ts'
import { createPostgres } from '../../src/store/postgres/open.ts'
import { openProject } from '../../src/store/project.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { type Serving, serving } from '../support/processes.ts'
import { foundedOn } from '../support/store.ts'
import { cutting } from '../support/wire.ts'

interface Asked {
  ids: string[]
  acknowledged: boolean
}

const blows = ['server', 'connections', 'PostgreSQL'] as const

/** What came of it, for the last line; and what should not have been. */
export async function torturePostgres(rounds: number, writers: number): Promise<string[]> {
  const bin = postgresHere()
  if (!bin) return ['There is no PostgreSQL here.']
  const cluster = await startCluster(bin)
  const wire = await cutting(cluster.url)
  const project = `p-${randomUUID()}`
  const place = { database: cluster.url, project }
  const problems: string[] = []
  const count = { asked: 0, acknowledged: 0, kept: 0 }
  const back: Record<(typeof blows)[number], number[]> = { server: [], connections: [], PostgreSQL: [] }
  const began = Date.now()
  const start = () => serving('open', wire.url, '--port', '0', '--no-browser')
  let servers: Serving[] = []
  try {
    await (await foundedOn(await createPostgres(place))).close()
    servers = await Promise.all([start(), start(), start()])
    for (let n = 1; n <= rounds && problems.length === 0; n++) {
      const blow = blows[n % blows.length] ?? 'server'
      const asked: Asked[] = []
      let alive = true
      const writing = Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; alive; i++) {
          const many = [1, 1, 3, 40][i % 4] ?? 1
          const ids = Array.from({ length: many }, (_, k) => `cmp_r${n}.${writer}.${i}.${k}`)
          const one = { ids, acknowledged: false }
          asked.push(one)
          one.acknowledged = await ask(servers[(writer + i) % servers.length], project, ids)
        }
      })
      await pause(50 + Math.random() * 250)
      const struck = performance.now()
      if (blow === 'connections') wire.cut()
      if (blow === 'PostgreSQL') {
        await cluster.kill()
        await pause(Math.random() * 500)
        await cluster.start()
      }
      if (blow === 'server') {
        const [victim] = servers.splice(n % servers.length, 1)
        victim?.child.kill('SIGKILL')
      }
      // Until every process that is left has acknowledged something that was asked after the blow.
      for (const [i, server] of servers.entries())
        for (let k = 0; !(await ask(server, project, [`cmp_r${n}.back.${i}.${k}`])); k++) {
          if (performance.now() - struck > 30_000) {
            problems.push(`round ${n}: after ${blow} it does not go on by itself`)
            break
          }
          await pause(20)
        }
      back[blow].push(performance.now() - struck)
      await pause(50)
      alive = false
      await Promise.all(writing)
      if (blow === 'server') servers.push(await start())
      problems.push(...(await lookFor(place, asked, count, n)))
    }
    const store = await openStore(place)
    const verdict = await verifyStore(store)
    for (const { seq, what } of verdict.damages) problems.push(`event ${seq ?? '?'}: ${what}`)
    await store.close()
    const longest = Object.fromEntries(
      Object.entries(back).map(([blow, times]) => [blow, Math.round(Math.max(0, ...times))]),
    )
    console.log(
      JSON.stringify({
        what: 'torture on PostgreSQL',
        rounds,
        seconds: Math.round((Date.now() - began) / 1000),
        ...count,
        events: verdict.events,
        'longest until all go on, ms': longest,
        problems,
      }),
    )
    if (Math.max(...Object.values(longest)) > 5_000) problems.push('it took more than five seconds to go on')
    return problems
  } finally {
    for (const { child } of servers) child.kill('SIGKILL')
    wire.close()
    await cluster.stop()
  }
}

/** Reads the journal anew, by a connection of its own, and compares it with what was told to those who wrote. */
async function lookFor(
  place: { database: string; project: string },
  asked: readonly Asked[],
  count: { asked: number; acknowledged: number; kept: number },
  round: number,
): Promise<string[]> {
  const project = await openProject(await openStore(place))
  const problems: string[] = []
  const times = new Map<string, number>()
  for (const { fact } of project.journal.events) times.set(fact.id, (times.get(fact.id) ?? 0) + 1)
  for (const { ids, acknowledged } of asked) {
    const found = ids.filter((id) => times.has(id)).length
    count.asked++
    if (acknowledged) count.acknowledged++
    if (found === ids.length) count.kept++
    if (acknowledged && found === 0) problems.push(`round ${round}: ${ids[0]} was acknowledged and is lost`)
    if (found > 0 && found < ids.length) problems.push(`round ${round}: ${found} of ${ids.length} facts of ${ids[0]}`)
    if (ids.some((id) => (times.get(id) ?? 0) > 1)) problems.push(`round ${round}: ${ids[0]} is there twice`)
  }
  await project.close()
  return problems
}

/** Whether the server said that it was done. No answer, or one that the database is away, is no acknowledgement. */
async function ask(server: Serving | undefined, project: string, ids: readonly string[]): Promise<boolean> {
  const changes = ids.map((id) => ({ type: 'component.worded', id, from: null, to: { text: id } }))
  const answer = await fetch(`http://127.0.0.1:${server?.port}/api/p/${project}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'change', changes }),
  }).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  if (!answer || text === undefined || answer.status === 503) {
    await pause(5)
    return false
  }
  if (!answer.ok) throw new Error(`refused: ${text}`)
  return true
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
