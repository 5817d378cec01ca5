// npm run torture [-- --rounds N --files --database --harm WORDS --starts N --servers N --writers N --imports N --seconds]: several servers on a
// store, people who write by all of them, and harm: processes, connections, the disk, the clock. After every round the store is
// read anew, verified, and compared with all that was ever acknowledged. What each harm stands for: docs/guide/server.md.
import { parseArgs } from 'node:util'
import { type Follower, following, lastOfEach } from '../support/follower.ts'
import { ana } from '../support/journal.ts'
import { killings } from './commanded.ts'
import { type Ground, groundOf, type Subject } from './ground.ts'
import { harmsFor, looks, startsAnew } from './harms.ts'
import { tortureImports } from './imports.ts'
import { type Found, lookAt } from './look.ts'
import { pause } from './supervised.ts'
import { asking, nothingYet, type Written, writing } from './writing.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    servers: { type: 'string', default: '3' },
    writers: { type: 'string', default: '4' },
    imports: { type: 'string', default: '60' },
    /** Only on these stores; on both where neither is named. */
    files: { type: 'boolean', default: false },
    database: { type: 'boolean', default: false },
    /** Only harms with these words in their name. */
    harm: { type: 'string', default: '' },
    /** Those after which servers are started anew come once in so many turns: on a busy machine a start takes long. */
    starts: { type: 'string', default: '1' },
  },
})
/** So many rounds are done on one project. */
const spell = 6
/** How long all should take to go on after the harm is over, and when it is given up. */
const [bar, hopeless] = [5_000, 120_000]
const counts = ['acknowledged', 'lost', 'doubled', 'half', 'damaged'] as const
const nothingFound = { acknowledged: 0, lost: 0, doubled: 0, half: 0, damaged: 0 }

const stores = (['files', 'PostgreSQL'] as const).filter(
  (store) => values.files === values.database || (store === 'files' ? values.files : values.database),
)
let problems = 0
for (const store of stores) problems += await torture(store, Math.ceil(Number(values.rounds) / stores.length))
problems += (await tortureImports(Number(values.imports))).length
process.exitCode = problems === 0 ? 0 : 1

async function torture(store: Ground['store'], rounds: number): Promise<number> {
  const ground = await groundOf(store, Number(values.servers))
  if (!ground) {
    console.error('There is no PostgreSQL here, so it is not tortured.')
    return 0
  }
  const harms = harmsFor(ground)
  const chosen = Object.keys(harms).filter((name) => name.includes(values.harm))
  const names = Array.from({ length: Number(values.starts) }, (_, turn) =>
    chosen.filter((name) => turn === 0 || !startsAnew(name)),
  ).flat()
  const left = [
    ground.disk ? '' : 'the disk is full (no right to mount)',
    ground.dials.length > 0 ? '' : 'slow disk and clocks (no cc)',
  ]
  for (const one of left.filter(Boolean)) console.error(`Left out: ${one}`)
  const rows = new Map<string, Row>()
  const sum = { asked: 0, kept: 0, ...nothingFound, chains: 0, events: 0 }
  const refused = new Map<string, number>()
  const problems: string[] = []
  const began = performance.now()
  // Whoever stops it is told what came until then; whoever insists is not.
  let done = 0
  let stopped = false
  const stop = () => {
    stopped = true
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    for (let n = 0; n < rounds && !stopped; ) {
      const subject = await ground.begin()
      const written = nothingYet()
      const followers = ground.servers.map(({ port }) =>
        following(`http://127.0.0.1:${port}/api/p/${subject.slug}/live`, { cookie: `retroduce-person=${ana}` }),
      )
      while (!followers.every(({ connected }) => connected() > 0)) await pause(50)
      let last: Found | undefined
      for (const end = Math.min(rounds, n + spell); n < end && !stopped; n++) {
        const name = names[n % names.length] ?? ''
        const other = names[Math.floor(Math.random() * names.length)] ?? ''
        const both = Math.random() < 0.25 && other !== name && ![name, other].some(looks)
        const struck = { ground, subject, written, round: n }
        const enough = writing(ground, subject, String(n), Number(values.writers), written)
        await pause(50 + Math.random() * 250)
        const came = await Promise.all([harms[name]?.(struck), both && harms[other]?.(struck)])
        const took = await untilAllGoOn(ground, subject, n, written)
        const called = both ? 'two of these at once' : name
        await pause(50)
        await enough()
        const found = await lookAt(subject.place, written.asked)
        const row = rows.get(called) ?? { took: [], ...nothingFound }
        rows.set(called, row)
        row.took.push(took)
        for (const key of counts) row[key] += found[key] - (last?.[key] ?? 0)
        last = found
        sum.chains++
        done++
        for (const what of [
          ...came.flatMap((all) => all || []),
          ...(took >= hopeless ? ['it does not go on by itself'] : []),
          ...last.problems,
          ...written.faults.splice(0),
        ]) {
          problems.push(`round ${n}, ${both ? `${name} and ${other}` : name}: ${what}`)
          console.error(problems.at(-1))
        }
      }
      for (const what of await orders(followers, last?.events ?? [])) problems.push(`rounds to ${n}: ${what}`)
      await Promise.all(followers.map((one) => one.stop()))
      await ground.leave(subject)
      for (const key of ['asked', 'kept', ...counts] as const) sum[key] += last?.[key] ?? 0
      sum.events += last?.events.length ?? 0
      for (const [code, count] of written.refused) refused.set(code, (refused.get(code) ?? 0) + count)
    }
  } finally {
    if (problems.length > 0) for (const { said } of ground.servers) console.error(said())
    await ground.end()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
  const starts = ground.servers.flatMap((one) => one.starts)
  console.table(
    Object.fromEntries([
      ...[...rows].map(([name, { took, ...found }]) => [name, { rounds: took.length, ...found, ...timesOf(took) }]),
      ['(a server starts)', { rounds: starts.length, ...timesOf(starts) }],
    ]),
  )
  const seconds = Math.round((performance.now() - began) / 1_000)
  const said = {
    what: `torture of ${store}`,
    rounds: done,
    seconds,
    ...sum,
    refused: Object.fromEntries(refused),
    commands: Object.fromEntries(
      [...killings].flatMap(([name, { runs, killed }]) =>
        runs > 0 ? [[name, `${killed} of ${runs} were killed`]] : [],
      ),
    ),
    problems,
  }
  console.log(JSON.stringify(said))
  return problems.length
}

/** What was found in the rounds of one harm, and how long it took in each until all went on. */
type Row = Pick<Found, (typeof counts)[number]> & { took: number[] }

function timesOf(all: readonly number[]) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0)
  return { 'median ms': at(0.5), 'most ms': at(1), 'over 5 s': all.filter((ms) => ms > bar).length }
}

/** How long it takes until each server, those that were started anew too, acknowledges what is asked of it now, in milliseconds. */
async function untilAllGoOn(ground: Ground, subject: Subject, round: number, written: Written): Promise<number> {
  const began = performance.now()
  await Promise.all(
    ground.servers.map(async ({ port }, i) => {
      for (let k = 0; performance.now() - began < hopeless; k++) {
        const id = `cmp_r${round}.back.${i}.${k}`
        const change = { type: 'component.worded', id, from: null, to: { text: id } }
        const where = { port, subject, who: ana }
        if ((await asking(written, where, { do: 'change', changes: [change] }, [`${id} ${id}`])).ok) return
        await pause(20)
      }
    }),
  )
  return performance.now() - began
}

/** All who followed heard of the last change, and what each was told came in the order of the journal. */
async function orders(followers: readonly Follower[], events: readonly { fact: { id: string } }[]): Promise<string[]> {
  for (const until = performance.now() + 20_000; performance.now() < until; await pause(100))
    if (followers.every(({ seq }) => seq() === events.length)) break
  const late = followers.find(({ seq }) => seq() !== events.length)
  if (late) return [`of ${events.length} events a follower was told up to ${late.seq()}`]
  // What all reword is told of again and again, withdrawals before all else. Who comes back after much was missed is not told of each thing.
  const order = new Map(lastOfEach(events.map(({ fact }) => fact.id)).map((id, i) => [id, i]))
  const wrong = followers.some(({ ids }) => {
    const places = ids.flatMap((id) => (id === 'cmp_same' || id.startsWith('wdr_') ? [] : (order.get(id) ?? [])))
    return places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0))
  })
  return wrong ? ['a follower was told in another order'] : []
}
