// node ranking-one.ts RECORDS: features, memory and time of learning and ranking, in a process of its own; prints JSON.
import { featuresOf } from '../src/core/ranking/features.ts'
import { median } from '../src/core/ranking/metrics.ts'
import { afresh, learn, onward, scoresOf, untaught } from '../src/core/ranking/model.ts'
import { ordered } from '../src/core/ranking/order.ts'
import { addTexts, noTexts } from '../src/core/ranking/texts.ts'
import { joinedRecords } from './joined-records.ts'

const count = Number(process.argv[2] ?? 10_000)
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const spent = <T>(work: () => T): { wall: number; cpu: number; gave: T } => {
  const [wall, used] = [performance.now(), cpu()]
  const gave = work()
  return { wall: (performance.now() - wall) / 1000, cpu: cpu() - used, gave }
}

const texts = noTexts()
let [reading, readingCpu] = [0, 0]
// Texts pass one by one, as they do from a project: what the bench makes them of is not the ranking's memory.
for (const record of joinedRecords(count)) {
  const one = spent(() => addTexts(texts, [record]))
  reading += one.wall
  readingCpu += one.cpu
}
globalThis.gc?.()
const built = spent(() => featuresOf(texts))
const features = built.gave

const rounds = 15
function retrain(votes: number): { wall: number; cpu: number } {
  const votesNow = new Int8Array(count)
  for (let i = 0; i < votes; i++) votesNow[(i * 7919) % count] = i % 20 === 0 ? 1 : -1
  const model = untaught(features)
  learn(model, features, votesNow, afresh)
  const times = Array.from({ length: rounds }, (_, i) =>
    spent(() => {
      votesNow[((votes + i) * 7919) % count] = i % 20 === 0 ? 1 : -1
      learn(model, features, votesNow, onward)
      return ordered(scoresOf(model, features), votesNow, features.ids).length
    }),
  )
  return { wall: 1000 * median(times.map(({ wall }) => wall)), cpu: 1000 * median(times.map((one) => one.cpu)) }
}

const fresh = spent(() => {
  const votes = new Int8Array(count)
  for (let i = 0; i < 1_000; i++) votes[(i * 7919) % count] = i % 20 === 0 ? 1 : -1
  learn(untaught(features), features, votes, afresh)
})
console.log(
  JSON.stringify({
    features: reading + built.wall,
    featuresCpu: readingCpu + built.cpu,
    terms: features.rarity.length,
    cells: features.cells.length,
    rss: Math.round(process.resourceUsage().maxRSS / 1024),
    retrain: { 1000: retrain(1_000), 5000: retrain(5_000) },
    afresh: 1000 * fresh.wall,
    runs: rounds,
  }),
)
