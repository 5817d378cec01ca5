import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './journal.ts'
import { readingRoom } from './reading-room.ts'

interface Read {
  seconds: number
  cpu: number
  memory: number
  megabytes: number
  letters: number
}
interface Found {
  documents: number
  index: number
  searches: { text: string; ms: number; documents: number }[]
}
interface Opened {
  ms: number
  cpu: number
  rss: number
  facts: number
}

/**
 * Documents: the words of 100 articles, of a file of 5,000 pages and of files that never end; words found in 500
 * documents; a project of 2,000 documents and 50,000 excerpts opened, each in a process of its own; and the reading room in
 * a browser.
 */
export async function reading(say: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const run = <T>(...words: string[]) =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'reading-one.ts'), ...words], {
        encoding: 'utf8',
        maxBuffer: 1e7,
      }),
    ) as T
  try {
    const read = run<Read>('extract', '100')
    const about = { articles: 100, pages: 1_000, letters: read.letters, megabytes: read.megabytes, runs: 1 }
    say({ what: 'words of 100 articles, two readers', median: read.seconds, unit: 's', bar: 60, ...about })
    say({ what: 'the same, processor time of all processes', median: read.cpu, unit: 's', ...about })
    say({ what: 'most memory of all processes together', median: read.memory, unit: 'MB', bar: 1_000, ...about })
    const long = run<Read>('long', '5000')
    const of5000 = { pages: 5_000, letters: long.letters, megabytes: long.megabytes, runs: 1 }
    say({ what: 'words of a PDF of 5,000 pages, processor time', median: long.cpu, unit: 's', bar: 30, ...of5000 })
    say({
      what: 'most memory for it, of all processes together',
      median: long.memory,
      unit: 'MB',
      bar: 1_500,
      ...of5000,
    })
    const file = join(folder, 'found.retro')
    const found = run<Found>('find', file, '500')
    const in500 = { documents: found.documents, runs: 7 }
    say({ what: 'attach and index 500 texts of 6,000 words', median: found.index, unit: 's', ...in500, runs: 1 })
    for (const { text, ms, documents } of found.searches)
      say({ what: `find ${text} (in ${documents} documents)`, median: ms, unit: 'ms', bar: 100, ...in500 })
    const project = join(folder, 'large.retro')
    run('make', project, '2000', '50000')
    const opened = [1, 2, 3, 4, 5].map(() => run<Opened>('open', project))
    const median = (of: (one: Opened) => number) => opened.map(of).sort((a, b) => a - b)[2] ?? 0
    const size = { facts: opened[0]?.facts, fileMB: Math.round(statSync(project).size / 1e6), runs: opened.length }
    say({
      what: 'open 2,000 documents and 50,000 excerpts, with the list of documents',
      median: median(({ ms }) => ms),
      unit: 'ms',
      bar: 2_000,
      ...size,
    })
    say({
      what: 'the same, processor time of the process, its start too',
      median: median(({ cpu }) => cpu),
      unit: 'ms',
      ...size,
    })
    say({ what: 'most memory while opening', median: median(({ rss }) => rss), unit: 'MB', ...size })
    await readingRoom(say)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
