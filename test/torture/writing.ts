import type { Id } from '../../src/core/ids.ts'
import { ana } from '../support/journal.ts'
import { ben, cem } from '../support/store.ts'
import { type Ground, type Subject, sources } from './ground.ts'
import { pause } from './supervised.ts'

/** One thing that was asked for: what it comes to in the journal, all of it or nothing, and whether it was acknowledged. */
export interface Asked {
  keys: string[]
  acknowledged: boolean
}
/** What is asked of all servers, and what came of it; `refused` counts the codes, `faults` are what no server should say. */
export interface Written {
  asked: Asked[]
  refused: Map<string, number>
  faults: string[]
}
export const nothingYet = (): Written => ({ asked: [], refused: new Map(), faults: [] })

const people = [ana, ben, cem]
/** What a server may say when it cannot write now. */
const passing = ['unreachable', 'busy', 'disk-full', 'disk-trouble']
/** An answer that takes longer does not come. */
const patience = 15_000

const worded = (id: string, text: string, from: string | null = null) => ({
  type: 'component.worded',
  id,
  from: from === null ? null : { text: from },
  to: { text },
})

/** People who write by all servers as fast as these answer, until they are told to stop. */
export function writing(ground: Ground, subject: Subject, round: string, writers: number, into: Written) {
  let alive = true
  const all = Array.from({ length: writers }, async (_, writer) => {
    let same = 'first'
    // Nobody writes without a breath, and the longer a round the longer: the journal has to be read, copied and verified in each.
    for (let i = 0; alive; i++, await pause(i < 60 ? 30 : 300)) {
      const server = ground.servers[(writer + i) % ground.servers.length]
      const who = people[i % people.length] ?? ana
      const name = `r${round}.${writer}.${i}`
      const ask = (command: object, keys: string[]) => asking(into, { port: server?.port, subject, who }, command, keys)
      const sort = i % 8
      if (sort === 3 && subject.votes < sources * people.length) {
        const n = subject.votes++
        const [source, voter] = [`src_${n % sources}`, people[Math.floor(n / sources)] ?? ana]
        const vote = { do: 'vote', source, stage: 'stg_1', verdict: n % 3 ? 'include' : 'exclude' }
        await asking(into, { port: server?.port, subject, who: voter }, vote, [`vote_${source}.stg_1.${voter}`])
      } else if (sort === 4) {
        // Words that lie apart from the journal, in a table of their own.
        const to = { about: 'cmp_same', text: `What ${name} says.`, by: who }
        await ask({ do: 'change', changes: [{ type: 'comment.made', id: `cmt_${name}`, from: null, to }] }, [
          `cmt_${name} ${to.text}`,
        ])
      } else if (sort === 5) {
        // All of them reword one thing, each from what it last saw.
        const answer = await ask({ do: 'change', changes: [worded('cmp_same', name, same)] }, [`cmp_same ${name}`])
        same = answer.ok ? name : (answer.theirs ?? same)
      } else if (sort === 7 && writer === 0 && i % 32 === 7)
        await attaching(into, { port: server?.port, subject, who }, name)
      else {
        const ids = Array.from({ length: [1, 3, 12][i % 3] ?? 1 }, (_, k) => `cmp_${name}.${k}`)
        await ask(
          { do: 'change', changes: ids.map((id) => worded(id, id)) },
          ids.map((id) => `${id} ${id}`),
        )
      }
    }
  })
  return async () => {
    alive = false
    await Promise.all(all)
  }
}

interface Where {
  port: number | undefined
  subject: Subject
  who: Id<'per'>
}

/** Asks for a change of one server, and notes it. No answer, or one that it cannot be done now, is no acknowledgement. */
export async function asking(into: Written, where: Where, command: object, keys: string[]) {
  const one = { keys, acknowledged: false }
  into.asked.push(one)
  const { answer, error } = await send(into, where, 'commands', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  one.acknowledged = answer !== undefined
  return { ok: one.acknowledged, theirs: error?.theirs }
}

/** Attaches a file, which is read by a process of its own, and waits until it is there. */
async function attaching(into: Written, where: Where, name: string): Promise<void> {
  const one = { keys: [`document ${name}.txt`], acknowledged: false }
  into.asked.push(one)
  const text = `${name}: trust between partners takes time. `.repeat(400)
  const about = new URLSearchParams({ name: `${name}.txt`, source: `src_${into.asked.length % sources}` })
  const { answer } = await send(into, where, `documents?${about}`, {
    headers: { 'content-type': 'application/octet-stream' },
    body: text,
  })
  for (const until = performance.now() + patience; answer && performance.now() < until; await pause(50)) {
    const { answer: told } = await send(into, where, 'jobs', { method: 'GET' })
    const job = (told?.jobs as { id: string; state: string }[] | undefined)?.find(({ id }) => id === answer.job)
    if (told && job?.state !== 'waiting' && job?.state !== 'running') {
      one.acknowledged = job?.state === 'done'
      return
    }
    if (!told) return
  }
}

type Answer = Record<string, unknown>

async function send(
  { refused, faults }: Written,
  { port, subject, who }: Where,
  path: string,
  { headers, ...init }: RequestInit,
): Promise<{ answer?: Answer; error?: { code: string; theirs?: string } }> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/p/${subject.slug}/${path}`, {
    method: 'POST',
    ...init,
    headers: { ...headers, cookie: `retroduce-person=${who}` },
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  if (!answer || text === undefined) {
    refused.set('no answer', (refused.get('no answer') ?? 0) + 1)
    await pause(25)
    return {}
  }
  const body = JSON.parse(text) as Answer
  if (answer.ok) return { answer: body }
  const error = body.error as { code: string; message: string; theirs?: string }
  refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
  if (passing.includes(error.code)) await pause(5)
  else if (error.code !== 'changed-since') faults.push(`${path} by ${who}: ${error.code}: ${error.message}`)
  return { error }
}
