import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import { voteId } from '../src/core/screening/outcome.ts'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import type { Figure } from './journal.ts'
import { asEvents, largeReview } from './review.ts'

const sources = 100_000
const stage = 'stg_title-abstract'
const people = Array.from({ length: 20 }, (_, i): Id<'per'> => `per_${String(i + 1).padStart(2, '0')}`)

/**
 * Screening as the server does it, on a file, with 100,000 sources at a blinded stage of which two people have screened
 * 20,000: the next sources for a reviewer, one vote, and twenty people who vote at once.
 */
export async function screening(say: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const path = join(folder, 'screening.retro')
  try {
    await writeLarge(path)
    const project = await openProject(openSqlite(path))
    const app = makeApp({ projects: openProjects({ large: project }) })
    const ask = async (who: Id<'per'>, path: string, body?: object) => {
      const headers = { cookie: `retroduce-person=${who}`, 'content-type': 'application/json' }
      const init = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) }
      const answer = await app.request(`/api/p/large/${path}`, init)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${text}`)
      return JSON.parse(text)
    }
    const next = (who: Id<'per'>) => ask(who, `views/screen?stage=${stage}&order=random`)
    const vote = (who: Id<'per'>, source: Id<'src'>) =>
      ask(who, 'commands', { do: 'vote', source, stage, verdict: 'include' })

    const [ana = 'per_01', ben = 'per_02'] = people
    const first = await timed(() => next(ana))
    say({
      what: 'the next sources, first for a reviewer after opening',
      median: first.ms,
      unit: 'ms',
      runs: 1,
      sources,
    })
    await next(ben)
    const [after, own, others] = [[], [], []] as number[][] as [number[], number[], number[]]
    for (let i = 0; i < 200; i++) {
      const [page] = (await next(ana)).sources
      own.push((await timed(() => vote(ana, page.id))).ms)
      after.push((await timed(() => next(ana))).ms)
      others.push((await timed(() => next(ben))).ms)
    }
    tell(say, 'a vote, until it is acknowledged as durable', own, 15)
    tell(say, 'the next sources after one’s own vote, with abstracts', after, 50)
    tell(say, 'the next sources of another reviewer after that vote', others, 50)
    for (const person of people) await next(person)

    // Twenty people, each with a queue of their own, each casting the next vote when the one before is acknowledged.
    const each = 250
    const times: number[] = []
    const cast: string[] = []
    const cpu = process.cpuUsage()
    const whole = await timed(() =>
      Promise.all(
        people.map(async (who, p) => {
          for (let i = 0; i < each; i++) {
            const source: Id<'src'> = `src_${30_000 + p * each + i}`
            times.push((await timed(() => vote(who, source))).ms)
            cast.push(voteId(source, stage, who))
          }
        }),
      ),
    )
    const { user, system } = process.cpuUsage(cpu)
    await project.close()
    const again = await openProject(openSqlite(path))
    const lost = cast.filter((id) => !again.journal.state.vote.has(id as Id<'vote'>)).length
    await again.close()
    say({
      what: 'twenty reviewers voting at once, acknowledged votes in a second',
      median: (cast.length / whole.ms) * 1_000,
      unit: 'votes/s',
      bar: 500,
      runs: cast.length,
      p95ms: at(times, 0.95),
      cpuMsPerVote: (user + system) / 1_000 / cast.length,
      lost,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The large review of the journal's bench, blinded, with twenty reviewers and one abstract for all. */
export async function writeLarge(path: string): Promise<void> {
  const store = createSqlite(path)
  const reference = { type: 'article-journal', title: 'A title', abstract: 'Trust between partners grew. '.repeat(60) }
  const read = JSON.stringify({ reference, fields: [], lines: [1, 9] })
  const material = await store.putBlob(new TextEncoder().encode(read), 'application/json')
  await store.append(0, asEvents(facts(material)))
  await store.close()
}

function* facts(material: string): Generator<Fact> {
  for (const fact of largeReview(sources, 20_000)) {
    yield fact.type === 'stage.set' && fact.id === stage && fact.to
      ? { ...fact, to: { ...fact.to, blinded: true } }
      : fact
    if (fact.type === 'project.described') yield* imported(material)
    if (fact.type === 'source.described') {
      const position = Number(fact.id.slice(4)) + 1
      const to = { import: 'imp_1' as const, position, material, source: fact.id }
      yield { type: 'record.read', id: `rec_${position}`, from: null, to }
    }
  }
}

function* imported(blob: string): Generator<Fact> {
  for (const id of people) yield { type: 'person.joined', id, from: null, to: { roles: ['reviewer'] } }
  const about = { file: 'a.ris', format: 'ris', blob, problems: 0, records: sources, database: 'Scopus' }
  yield { type: 'records.imported', id: 'imp_1', from: null, to: about }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now()
  const value = await work()
  return { ms: performance.now() - started, value }
}

function tell(say: (figure: Figure) => void, what: string, times: readonly number[], bar: number): void {
  say({ what, median: at(times, 0.5), unit: 'ms', bar, runs: times.length, p95: at(times, 0.95), sources })
}
const at = (times: readonly number[], part: number): number =>
  Number(([...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0).toFixed(3))
