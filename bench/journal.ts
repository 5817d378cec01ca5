import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { asEvents, largeReview } from './review.ts'

/** One figure: what was measured, the median, the bar it is held to, and over how many runs. */
export interface Figure {
  what: string
  median: number
  unit: string
  bar?: number
  runs: number
  [more: string]: unknown
}

/** The figures of the journal: opening, one command, the views that ask of every source. */
export async function journal(say: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  try {
    // 150,000 facts twice: a review half screened by two people, and a bare list of sources on which little was done.
    const half = await fileOf(join(folder, 'half.retro'), 50_000, 46_400)
    const bare = await fileOf(join(folder, 'bare.retro'), 100_000, 21_300)
    opening('half screened', half, say, { ms: 1_500, rss: 400 })
    opening('100,000 sources, few votes', bare, say)
    const disk = await openProject(openSqlite(bare))
    await commands('one acknowledged command, synchronised', disk, say, 5)
    await views(disk, say)
    const memory = createSqlite(':memory:')
    await memory.append(0, disk.journal.events)
    await disk.close()
    const project = await openProject(memory)
    await commands('the same without the disk', project, say)
    await project.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function fileOf(path: string, sources: number, screened: number): Promise<string> {
  const store = createSqlite(path)
  await store.append(0, asEvents(largeReview(sources, screened)))
  await store.close()
  return path
}

/** Each time in a process of its own, so that memory is its alone. */
function opening(name: string, path: string, say: (figure: Figure) => void, bars?: { ms: number; rss: number }): void {
  const runs = Array.from({ length: 5 }, () =>
    JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'open.ts'), path], { encoding: 'utf8' })),
  )
  const of = (key: string) => median(runs.map((run) => Number(run[key])))
  const size = { facts: of('facts'), sources: of('sources'), fileMB: Math.round(statSync(path).size / 1e6) }
  const tell = (what: string, key: 'ms' | 'rss', unit: string) =>
    say({
      what: `${what}, ${name}`,
      median: of(key),
      unit,
      ...(bars && { bar: bars[key] }),
      runs: runs.length,
      ...size,
    })
  tell('open, validate and fold', 'ms', 'ms')
  tell('most memory while opening', 'rss', 'MB')
}

async function commands(what: string, project: Project, say: (figure: Figure) => void, bar?: number): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < 300; i++) {
    const source = 50_000 + i
    const started = performance.now()
    const result = await project.execute('per_ana', {
      do: 'vote',
      source: `src_${source}`,
      stage: 'stg_title-abstract',
      verdict: 'include',
    })
    times.push(performance.now() - started)
    if (!result.ok) throw new Error(result.refusal.message)
  }
  say({ what, median: median(times), unit: 'ms', ...(bar && { bar }), runs: times.length, p95: at(times, 0.95) })
}

/** As the server answers them: narrowed, counted, written out. Cold is the first after opening; then after each vote. */
async function views(project: Project, say: (figure: Figure) => void): Promise<void> {
  const app = makeApp({ projects: openProjects({ large: project }) })
  const ask = async (name: string) => {
    const [started, used] = [performance.now(), process.cpuUsage()]
    const answer = await app.request(`/api/p/large/views/${name}`)
    const bytes = (await answer.text()).length
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}`)
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - started, processor: (user + system) / 1_000, bytes }
  }
  let next = 60_000
  for (const name of ['overview', 'check', 'matrix', 'agreement', 'stopping', 'library', 'conflicts']) {
    const { ms, processor, bytes } = await ask(name)
    say({ what: `${name}, first after opening`, median: ms, unit: 'ms', bar: 50, runs: 1, processor, bytes })
    const times: Awaited<ReturnType<typeof ask>>[] = []
    for (let i = 0; i < 15; i++) {
      const vote = { do: 'vote', source: `src_${next++}`, stage: 'stg_title-abstract', verdict: 'exclude' }
      await project.execute('per_ben', vote)
      times.push(await ask(name))
    }
    const of = (key: 'ms' | 'processor') => median(times.map((time) => time[key]))
    const about = { unit: 'ms', bar: 50, runs: times.length, processor: of('processor') }
    say({ what: `${name}, after one more vote`, median: of('ms'), ...about })
  }
}

const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0
const median = (times: readonly number[]): number => at(times, 0.5)
