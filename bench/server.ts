// npm run bench -- server: what a team's server bears, on SQLite and on PostgreSQL.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { postgresHere, startCluster } from '../scripts/postgres.mjs'
import { copyProject } from '../src/store/copy.ts'
import { openStore } from '../src/store/open.ts'
import { makePostgres } from '../src/store/postgres/open.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { verifyStore } from '../src/store/verify.ts'
import { lastOfEach } from '../test/support/follower.ts'
import { type Serving, serving } from '../test/support/processes.ts'
import type { Figure } from './journal.ts'
import { asEvents, largeReview } from './review.ts'
import { asFastAsTheyCan, at, type Client, clientOf } from './server-load.ts'

const records = 10_000
const people = ['per_ana', 'per_ben'] as const
const stage = 'stg_title-abstract'
type Say = (figure: Figure) => void

/** Fifty people at work, votes as fast as they come, memory, live connections; then three processes on PostgreSQL. */
export async function server(say: Say, argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { seconds: { type: 'string', default: '20' } } })
  const seconds = Number(values.seconds)
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const told: Say = (figure) => say({ ...figure, load: Number((loadavg()[0] ?? 0).toFixed(1)) })
  try {
    const reviews = join(folder, 'reviews')
    mkdirSync(reviews)
    const slugs = Array.from({ length: 10 }, (_, i) => `review-${i}`)
    // Nobody works in this one, so that what comes to be of its copy can be counted.
    const first = join(folder, 'first.retro')
    const store = createSqlite(first)
    await store.append(0, asEvents(largeReview(records, 2_000, 30)))
    await store.close()
    for (const slug of slugs) copyFileSync(first, join(reviews, `${slug}.retro`))
    await onFiles(reviews, slugs, seconds, told)
    await onPostgres(first, seconds, told)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onFiles(reviews: string, slugs: readonly string[], seconds: number, say: Say): Promise<void> {
  const one = await serving('open', reviews, '--port', '0', '--no-browser')
  const client = clientOf([one.port])
  try {
    for (const slug of slugs) await mustAnswer(client, `/api/p/${slug}/views/overview`)
    say({
      what: 'memory with ten projects of 10,000 records open',
      median: megabytes(one),
      unit: 'MB',
      bar: 600,
      runs: 1,
    })
    await mixed(client, one, slugs, seconds, say)
    say({ what: 'memory after it', median: megabytes(one), unit: 'MB', bar: 600, runs: 1 })
    // Each queue as one screens by it: in the order that a model works out.
    for (const slug of slugs) await mustAnswer(client, `/api/p/${slug}/views/screen?stage=${stage}`)
    say({
      what: 'memory with the queue of each project in order',
      median: megabytes(one),
      unit: 'MB',
      bar: 600,
      runs: 1,
    })
    await listeners(client, one, slugs[0] ?? '', say)
    await votes(client, slugs[1] ?? '', [one], seconds / 2, 1_000, say)
  } finally {
    client.close()
    one.child.kill('SIGKILL')
  }
}

/** Fifty people, five to a project, each doing something once a second, as fast screeners do. */
async function mixed(client: Client, one: Serving, slugs: readonly string[], seconds: number, say: Say): Promise<void> {
  const before = processorSeconds(one)
  const times = new Map<string, number[]>()
  let wrong = 0
  const until = performance.now() + seconds * 1_000
  const person = async (n: number) => {
    const api = `/api/p/${slugs[n % slugs.length]}`
    const who = people[n % 2] ?? 'per_ana'
    for (let i = 0; performance.now() < until; i++) {
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_000))
      const source = `src_${2_000 + n * 150 + i}`
      const kind =
        ['vote', 'vote', 'read', 'vote', 'list', 'vote', 'code', 'vote', 'overview', 'read'][i % 10] ?? 'vote'
      const answer = await {
        vote: () => client.ask(`${api}/commands`, who, { do: 'vote', source, stage, verdict: 'include' }),
        read: () => client.ask(`${api}/views/source?id=${source}`, who),
        list: () => client.ask(`${api}/views/library?count=50`, who),
        overview: () => client.ask(`${api}/views/overview`, who),
        code: () =>
          client.ask(`${api}/commands`, who, {
            do: 'change',
            changes: [
              {
                type: 'excerpt.made',
                id: `exc_b${n}x${i}`,
                from: null,
                to: { source, quote: 'Trust grows.', by: who },
              },
            ],
          }),
      }[kind as 'vote']()
      if (answer.status !== 200) wrong++
      times.set(kind, [...(times.get(kind) ?? []), answer.ms])
    }
  }
  await Promise.all(Array.from({ length: 50 }, (_, n) => person(n)))
  const all = [...times.values()].flat()
  const p95 = Object.fromEntries([...times].map(([kind, of]) => [kind, Math.round(at(of, 0.95))]))
  say({
    what: 'an answer while 50 people work, 95 of 100',
    median: at(all, 0.95),
    unit: 'ms',
    bar: 100,
    runs: all.length,
    half: Math.round(at(all, 0.5)),
    // What is left of the figure when other programs have the machine as well.
    'processor ms each': Number(((1_000 * (processorSeconds(one) - before)) / all.length).toFixed(1)),
    p95,
    wrong,
  })
}

async function listeners(client: Client, one: Serving, slug: string, say: Say): Promise<void> {
  const before = megabytes(one)
  let heard = 0
  let all = () => {}
  const path = `/api/p/${slug}/live`
  const stops: (() => void)[] = []
  const many = 1_000
  const count = () => {
    if (++heard === many) all()
  }
  for (let i = 0; i < many; i += 50)
    stops.push(...(await Promise.all(Array.from({ length: 50 }, () => client.listen(path, 'per_ana', count)))))
  const times: number[] = []
  for (let i = 0; i < 10; i++) {
    heard = 0
    const told = new Promise<void>((resolve) => {
      all = resolve
    })
    const began = performance.now()
    await client.ask(`/api/p/${slug}/commands`, 'per_ana', {
      do: 'vote',
      source: `src_${9_900 + i}`,
      stage,
      verdict: 'include',
    })
    await told
    times.push(performance.now() - began)
  }
  say({ what: 'memory of 1,000 live connections', median: megabytes(one) - before, unit: 'MB', runs: 1 })
  say({ what: 'a vote, until all 1,000 have heard of it', median: at(times, 0.5), unit: 'ms', runs: times.length })
  for (const stop of stops) stop()
}

/** Votes on one project by 32 people who do not wait, each vote another; how many are acknowledged in a second. */
async function votes(
  client: Client,
  slug: string,
  servers: readonly Serving[],
  seconds: number,
  bar: number,
  say: Say,
): Promise<number> {
  const used = () => servers.reduce((sum, one) => sum + processorSeconds(one), 0)
  const before = used()
  const { rate, times, refused } = await asFastAsTheyCan(32, seconds, (n) => {
    const verdict = Math.floor(n / (2 * 7_000)) % 2 ? 'exclude' : 'include'
    const source = `src_${2_000 + (n % 7_000)}`
    const who = people[Math.floor(n / 7_000) % 2] ?? 'per_ana'
    return client.ask(`/api/p/${slug}/commands`, who, { do: 'vote', source, stage, verdict })
  })
  const on = servers.length > 1 ? `PostgreSQL, ${servers.length} processes` : 'SQLite, one process'
  say({
    what: `acknowledged votes a second, ${on}`,
    median: rate,
    unit: '/s',
    bar,
    runs: times.length,
    p95: Math.round(at(times, 0.95)),
    refused,
    'processor ms each': Number(((1_000 * (used() - before)) / times.length).toFixed(2)),
  })
  return times.length
}

async function onPostgres(file: string, seconds: number, say: Say): Promise<void> {
  const bin = postgresHere()
  if (!bin) return console.error('There is no PostgreSQL here, so its figures are left out.')
  const cluster = await startCluster(bin)
  const servers: Serving[] = []
  const place = { database: cluster.url, project: 'review' }
  try {
    const from = openSqlite(file, { readonly: true })
    const began = performance.now()
    const { events: before } = await makePostgres(place, (to) => copyProject(from, to))
    await from.close()
    say({
      what: 'a project of 10,000 records copied into PostgreSQL',
      median: performance.now() - began,
      unit: 'ms',
      runs: 1,
    })
    for (let i = 0; i < 3; i++) servers.push(await serving('open', cluster.url, '--port', '0', '--no-browser'))
    const client = clientOf(servers.map(({ port }) => port))
    for (let i = 0; i < 3; i++) await mustAnswer(client, '/api/p/review/views/overview')
    const followers = servers.map(() => [] as string[])
    const stops = []
    for (const ids of followers)
      stops.push(await client.listen('/api/p/review/live', 'per_ana', (told) => void ids.push(...told)))
    const acknowledged = await votes(client, 'review', servers, seconds, 500, say)
    const store = await openStore(place)
    const { ok, events } = await verifyStore(store)
    await store.close()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const orders = new Set(followers.map((ids) => JSON.stringify(lastOfEach(ids))))
    say({
      what: 'orders heard by three followers of three processes',
      median: orders.size,
      unit: '',
      bar: 1,
      runs: 3,
      acknowledged,
      lost: acknowledged - (events - before),
      sound: ok,
    })
    say({ what: 'memory of one of them', median: Math.max(...servers.map(megabytes)), unit: 'MB', runs: 3 })
    for (const stop of stops) stop()
    client.close()
  } finally {
    for (const { child } of servers) child.kill('SIGKILL')
    await cluster.stop()
  }
}

async function mustAnswer(client: Client, path: string): Promise<void> {
  const { status, body } = await client.ask(path, 'per_ana')
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
}

/** Processor time used until now, of all its threads. */
function processorSeconds({ child }: Serving): number {
  const [, ...fields] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // Hundredths of a second, of the program and of the system for it (proc(5), 14 and 15).
  return (Number(fields[10]) + Number(fields[11])) / 100
}

/** The memory a process holds now, as the system counts it. */
const megabytes = ({ child }: Serving): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
