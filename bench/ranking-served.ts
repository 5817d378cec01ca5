// node ranking-served.ts RECORDS: a project on a file whose ranker follows its votes, as the server's thread does; prints JSON.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import { median } from '../src/core/ranking/metrics.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { rankerOf } from '../src/work/ranking/ranker.ts'
import { joinedRecords } from './joined-records.ts'
import { asEvents } from './review.ts'

const count = Number(process.argv[2] ?? 10_000)
const [votes, rounds] = [1_000, 15]
const stage = 'stg_ta'
const [ana, ben] = ['per_ana', 'per_ben'] as const
const sourceAt = (i: number): Id<'src'> => `src_${(i * 7919) % count}`
const verdictAt = (i: number) => (i % 20 === 0 ? 'include' : 'exclude') as 'include' | 'exclude'

function* facts(): Generator<Fact> {
  for (const id of [ana, ben]) yield { type: 'person.joined', id, from: null, to: { roles: ['owner'] } }
  yield { type: 'project.described', id: 'prj_this', from: null, to: { title: 'Large', kind: 'realist review' } }
  const rules = { kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false } as const
  yield { type: 'stage.set', id: stage, from: null, to: { name: 'Title', ...rules } }
  for (const { id, title, abstract } of joinedRecords(count)) {
    const reference = { type: 'article-journal', title: title || 'Untitled', ...(abstract && { abstract }) }
    yield { type: 'source.described', id: `src_${id}`, from: null, to: { kind: 'article', reference, entersAt: stage } }
  }
  for (let i = 0; i < votes; i++) {
    const [source, verdict] = [sourceAt(i), verdictAt(i)]
    const id: Id<'vote'> = `vote_${source}.${stage}.${ana}`
    yield { type: 'screening.voted', id, from: null, to: { source, stage, reviewer: ana, verdict } }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
const path = join(folder, 'ranked.retro')
const store = createSqlite(path)
await store.append(0, asEvents(facts()))
await store.close()
const project = await openProject(openSqlite(path))
const rank = rankerOf(project)
const spent = async (viewer: Id<'per'>) => {
  const [wall, before] = [performance.now(), process.cpuUsage()]
  if (!(await rank({ viewer, stage, order: 'ranked' }))) throw new Error('There is no order.')
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - wall, cpu: (user + system) / 1_000 }
}
const first = await spent(ana)
const after: { wall: number; cpu: number }[] = []
const turns: { wall: number; cpu: number }[] = []
await spent(ben)
for (let i = 0; i < rounds; i++) {
  const vote = { do: 'vote', source: sourceAt(votes + i), stage, verdict: verdictAt(i) } as const
  if (!(await project.execute(ana, vote)).ok) throw new Error('The vote was refused.')
  turns.push(await spent(ana))
  if (!(await project.execute(ana, { ...vote, source: sourceAt(2 * votes + i) })).ok) throw new Error('Refused.')
  after.push(await spent(ana))
  await spent(ben)
}
await project.close()
rmSync(folder, { recursive: true })
const middle = (times: typeof after) => ({
  wall: median(times.map(({ wall }) => wall)),
  cpu: median(times.map(({ cpu }) => cpu)),
})
console.log(JSON.stringify({ first, after: middle(after), turns: middle(turns), runs: rounds, votes }))
