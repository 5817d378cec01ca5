// The import of a file, or of every file of a folder, in a process of its own, so that its memory is its own: prints
// seconds and peak memory as JSON.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { understood } from '../src/core/record/query.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { bringIn } from '../src/work/bring-in.ts'
import { duplicatesIn } from '../src/work/duplicates.ts'
import { silent } from '../src/work/job.ts'

const [file = '', doing = 'import'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
const path = join(folder, 'bench.retro')
try {
  const store = createSqlite(path)
  const project = await openProject(store)
  const who = 'per_bench'
  await project.execute(who, {
    do: 'change',
    changes: [
      { type: 'person.joined', id: who, from: null, to: { roles: ['owner'] } },
      { type: 'project.described', id: 'prj_this', from: null, to: { title: 'Bench', kind: 'realist review' } },
    ],
  })
  const used = process.cpuUsage()
  const start = performance.now()
  const files = statSync(file).isDirectory() ? readdirSync(file).map((name) => join(file, name)) : [file]
  let records = 0
  for (const name of files) {
    const came = await bringIn(project, { name, bytes: readFileSync(name), who }, silent)
    if (!came.ok) throw new Error(came.refusal.message)
    records += came.records
  }
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(used)
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  const result: Record<string, unknown> = { seconds, cpu: (user + system) / 1e6, rss, records }
  if (doing === 'duplicates') {
    const at = performance.now()
    const found = await duplicatesIn(store, project.journal.state, silent)
    Object.assign(result, {
      duplicates: (performance.now() - at) / 1000,
      joins: found.joins.length,
      allRss: Math.round(process.resourceUsage().maxRSS / 1024),
    })
  }
  await project.close()
  const again = openSqlite(path)
  const search = async (text: string) => {
    const read = understood(text)
    if (!read.ok) throw new Error(read.message)
    const at = performance.now()
    const { length } = await again.search(read.query)
    return { text, ms: performance.now() - at, found: length }
  }
  result.searches = [
    await search('trust'),
    await search('"integrated care" leader* NOT power'),
    await search('title:partners author:author4*'),
    await search('a* OR b*'),
  ]
  await again.close()
  console.log(JSON.stringify(result))
} finally {
  rmSync(folder, { recursive: true })
}
