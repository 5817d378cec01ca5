// One run in a process of its own, so that its memory is its own: prints seconds, peak memory and scores as JSON.
import { existsSync } from 'node:fs'
import { foundIn, recordsOf, sets } from './duplicates.ts'
import { manyRecords } from './parse.ts'
import { scoreOf } from './score.ts'
import { works } from './works.ts'

const count = Number(process.argv[2] ?? 100_000)
const base = existsSync(sets)
  ? ['cytology_screening', 'copper', 'digital_work_a'].flatMap(recordsOf).map(({ reference }) => reference)
  : [...manyRecords(3000)].map(({ reference }) => reference)
const records = [...works(base, count)]
const groups = new Map<number, string[]>()
for (const { id, work } of records) groups.set(work, [...(groups.get(work) ?? []), id])
const used = process.cpuUsage()
const start = performance.now()
const found = foundIn(records)
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(used)
const truth = [...groups.values()].filter((group) => group.length > 1)
const { sensitivity, precision, pairPrecision } = scoreOf(
  records.map(({ id }) => id),
  truth,
  found.groups,
)
console.log(
  JSON.stringify({
    seconds,
    cpu: (user + system) / 1e6,
    rss: Math.round(process.resourceUsage().maxRSS / 1024),
    compared: found.compared,
    sensitivity,
    precision,
    pairPrecision,
    questions: found.questions.length,
  }),
)
