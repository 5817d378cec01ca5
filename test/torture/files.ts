// node scripts/run.mjs test/torture/files.ts [FOLDER…] [--made N] [--damaged N] [--json]: throws files at the reader, those of
// folders, each also damaged in N ways, and some that were made to be awkward, and prints for each what came of it, how long
// it took and what it took.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { silent } from '../../src/work/job.ts'
import { cutShort, type Readers, readersApart } from '../../src/work/read-apart.ts'
import { awkward, damaged } from './awkward.ts'

/** No file may take more of a processor, or more memory: on a busy machine the clock says little. */
const [mostSeconds, mostMegabytes] = [30, 1_500]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    made: { type: 'string', default: '0' },
    damaged: { type: 'string', default: '0' },
    json: { type: 'boolean' },
    only: { type: 'string' },
  },
})

type Verdict = 'ok' | 'refused' | 'kept without words' | 'crashed' | 'too slow' | 'too much memory'
interface Came {
  file: string
  verdict: Verdict
  ms: number
  /** Seconds of processor. */
  cpu: number
  megabytes: number
  pages: number
  letters: number
  said: string
}

/** The resident memory of the processes that this one began, from time to time, and the most it was. */
function watching() {
  let most = 0
  const before = spent()
  let last = before
  const look = () => {
    last = new Map([...last, ...spent()])
    try {
      for (const pid of children())
        most = Math.max(most, Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096)
    } catch {
      // It ended between two looks, or the system has no such files.
    }
  }
  const timer = setInterval(look, 20)
  return () => {
    look()
    clearInterval(timer)
    const ticks = [...last].reduce((sum, [pid, n]) => sum + n - (before.get(pid) ?? 0), 0)
    return { megabytes: Math.round(most / 1e6), cpu: ticks / 100 }
  }
}

const children = (): string[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)

/** What each process that this one began has had of the processors, in hundredths of a second. */
function spent(): Map<string, number> {
  try {
    return new Map(
      children().map((pid) => {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return [pid, Number(fields[11]) + Number(fields[12])]
      }),
    )
  } catch {
    return new Map()
  }
}

async function meet(readers: Readers, file: string, bytes: Uint8Array): Promise<Came> {
  const end = watching()
  const began = performance.now()
  const answer = await readers.read({ name: basename(file), bytes }, silent).catch((error: unknown) => error as Error)
  const ms = Math.round(performance.now() - began)
  const { megabytes, cpu } = end()
  const base = { file, ms, cpu, megabytes, pages: 0, letters: 0 }
  if (answer instanceof Error) return { ...base, verdict: 'crashed', said: answer.message }
  const beyond: Verdict | undefined =
    cpu > mostSeconds ? 'too slow' : megabytes > mostMegabytes ? 'too much memory' : undefined
  if (!answer.ok) {
    const kept = cutShort.has(answer.refusal.code) ? 'kept without words' : 'refused'
    return { ...base, verdict: beyond ?? kept, said: `${answer.refusal.code}: ${answer.refusal.message}` }
  }
  const { text } = JSON.parse(new TextDecoder().decode(answer.read.text)) as { text: string }
  const wordless = text.trim() === ''
  return {
    ...base,
    verdict: beyond ?? (wordless ? 'kept without words' : 'ok'),
    pages: answer.read.pages,
    letters: text.length,
    said: answer.read.problems.join(' '),
  }
}

function* filesIn(paths: readonly string[]): Generator<string> {
  for (const path of paths)
    if (!statSync(path).isDirectory()) yield path
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && /\.(pdf|docx|x?html?|n?xml|txt|md|vtt|srt)$/i.test(entry.name))
          yield join(entry.parentPath, entry.name)
}

const readers = readersApart(1)
const sums: Record<string, number> = {}
let worst = { ms: 0, cpu: 0, megabytes: 0 }
const tell = (came: Came) => {
  sums[came.verdict] = (sums[came.verdict] ?? 0) + 1
  worst = {
    ms: Math.max(worst.ms, came.ms),
    cpu: Math.max(worst.cpu, came.cpu),
    megabytes: Math.max(worst.megabytes, came.megabytes),
  }
  console.log(
    values.json
      ? JSON.stringify(came)
      : `${came.verdict.padEnd(18)} ${String(came.ms).padStart(6)} ms ${came.cpu.toFixed(1).padStart(5)} s ${String(came.megabytes).padStart(5)} MB  ${came.file}${came.said ? `  ${came.said.slice(0, 140)}` : ''}`,
  )
}
const wanted = (name: string) => !values.only || name.includes(values.only)
for (const file of filesIn(positionals)) {
  if (!wanted(file)) continue
  const bytes = readFileSync(file)
  tell(await meet(readers, file, bytes))
  for (let seed = 0; seed < Number(values.damaged); seed++)
    tell(await meet(readers, `${file}, damaged ${seed}`, damaged(bytes, seed)))
}
if (Number(values.made) > 0 || positionals.length === 0)
  for (const { name, bytes } of awkward(Number(values.made))) if (wanted(name)) tell(await meet(readers, name, bytes()))
readers.close()
console.log(JSON.stringify({ ...sums, slowest: worst.ms, cpu: worst.cpu, largest: worst.megabytes }))
const bad = ['crashed', 'too slow', 'too much memory'].some((verdict) => sums[verdict])
process.exitCode = bad ? 1 : 0
