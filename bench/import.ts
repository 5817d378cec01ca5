import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './journal.ts'

interface Run {
  seconds: number
  /** Of the processor's time: what is left of the seconds when others work on the machine too. */
  cpu: number
  records: number
  rss: number
  searches: { text: string; ms: number; found: number }[]
}

/**
 * From files to a project in which their records are found: one of 100,000 records (205 MB of RIS), and as many in the
 * formats of some thirty databases and tools. And how fast a search answers after opening.
 */
export async function importing(say: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const script = (name: string, ...words: string[]) =>
    execFileSync(process.execPath, [join(import.meta.dirname, name), ...words], { encoding: 'utf8', maxBuffer: 1e7 })
  try {
    const file = join(folder, 'many.ris')
    script('parse-one.ts', 'ris', '100000', file)
    const runs = [1, 2, 3].map(() => JSON.parse(script('import-one.ts', file)) as Run)
    const mixed = join(folder, 'mixed')
    mkdirSync(mixed)
    script('mixed.ts', mixed, '100000')
    const many = [1, 2, 3].map(() => JSON.parse(script('import-one.ts', mixed)) as Run)
    const middle = (of: (run: Run) => number) => many.map(of).sort((a, b) => a - b)[1] ?? 0
    const kinds = { records: middle((run) => run.records), files: readdirSync(mixed).length, runs: many.length }
    const cpu = middle((run) => run.cpu)
    say({
      what: 'import of mixed files, to searchable',
      median: middle((run) => run.seconds),
      unit: 's',
      bar: 20,
      cpu,
      ...kinds,
    })
    say({ what: 'most memory of that', median: middle((run) => run.rss), unit: 'MB', bar: 1000, ...kinds })
    const median = (of: (run: Run) => number) => runs.map(of).sort((a, b) => a - b)[1] ?? 0
    const about = { records: 100_000, runs: runs.length }
    say({
      what: 'import, from file to searchable',
      median: median((run) => run.seconds),
      unit: 's',
      bar: 20,
      cpu: median((run) => run.cpu),
      ...about,
    })
    say({ what: 'most memory, the file included', median: median((run) => run.rss), unit: 'MB', bar: 1000, ...about })
    for (const [i, { text, found }] of runs[0]?.searches.entries() ?? [])
      say({
        what: `search for ${text} (${found} found), ${i === 0 ? 'the first after opening' : 'warm'}`,
        median: median((run) => run.searches[i]?.ms ?? 0),
        unit: 'ms',
        bar: 50,
        ...about,
      })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
