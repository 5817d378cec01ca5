// One process, one opening: prints how long it took and the most memory it ever had.
import { openProject } from '../src/store/project.ts'
import { openSqlite } from '../src/store/sqlite.ts'

const started = performance.now()
const project = await openProject(openSqlite(process.argv[2] ?? ''))
const ms = performance.now() - started
const rss = process.resourceUsage().maxRSS / 1_024
console.log(
  JSON.stringify({ ms, rss, facts: project.journal.events.length, sources: project.journal.state.source.size }),
)
await project.close()
