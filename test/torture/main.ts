// npm run torture [-- --rounds N --imports N | --postgres [--rounds N]]: kills the server at random moments while clients write, and imports
// while they go on, and looks for what was lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openProject } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { verifyFile } from '../../src/store/verify-file.ts'
import { foundedOn } from '../support/store.ts'
import { tortureImports } from './imports.ts'
import { torturePostgres } from './postgres.ts'
import { round, standBy } from './round.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    writers: { type: 'string', default: '4' },
    imports: { type: 'string', default: '60' },
    postgres: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
if (values.postgres) process.exit((await torturePostgres(rounds, Number(values.writers))).length === 0 ? 0 : 1)
const folder = mkdtempSync(join(tmpdir(), 'retroduce-torture-'))
const path = join(folder, 'torture.retro')
await (await foundedOn(createSqlite(path))).close()

const problems: string[] = []
const count = { asked: 0, acknowledged: 0, kept: 0 }
// The next server loads while the file is looked at: most of a round would be waiting for it.
let next = standBy(path)
const started = Date.now()
for (let n = 1; n <= rounds && problems.length === 0; n++) {
  const server = next
  next = standBy(path)
  const asked = await round(server, {
    name: `r${n}`,
    writers: Number(values.writers),
    life: Math.random() * 120,
    warm: n % 2 === 0,
  })
  // Reading it again is what a restart does: it replays what the killed server left in its log.
  const project = await openProject(openSqlite(path))
  const there = project.journal.state.component
  for (const { ids, acknowledged } of asked) {
    const found = ids.filter((id) => there.has(id as `cmp_${string}`)).length
    count.asked++
    if (acknowledged) count.acknowledged++
    if (found === ids.length) count.kept++
    if (acknowledged && found === 0) problems.push(`round ${n}: ${ids[0]} was acknowledged and is lost`)
    if (found > 0 && found < ids.length) problems.push(`round ${n}: ${found} of ${ids.length} facts of ${ids[0]}`)
  }
  await project.close()
  const verdict = verifyFile(path)
  for (const { seq, what } of verdict.damages) problems.push(`round ${n}: event ${seq ?? '?'}: ${what}`)
}
next.kill()
const events = verifyFile(path).events
rmSync(folder, { recursive: true })
console.log(
  JSON.stringify({
    what: 'torture',
    rounds,
    seconds: Math.round((Date.now() - started) / 1000),
    ...count,
    events,
    problems,
  }),
)
problems.push(...(await tortureImports(Number(values.imports))))
process.exitCode = problems.length === 0 ? 0 : 1
