import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { writeRecords } from '../src/adapters/write-records.ts'
import type { Outgoing } from '../src/core/record/formats/write.ts'
import type { Figure } from './journal.ts'

/** How fast each format is read, and in how much memory: records as exports have them, an abstract of 1,500 characters each. */
export async function parse(say: (figure: Figure) => void): Promise<void> {
  const many = {
    ris: 100_000,
    nbib: 100_000,
    'endnote-xml': 50_000,
    'csl-json': 50_000,
    csv: 100_000,
    xlsx: 20_000,
    bibtex: 2_000,
  } as const
  for (const [format, records] of Object.entries(many)) {
    const runs = [1, 2, 3].map(() =>
      JSON.parse(
        execFileSync(process.execPath, [join(import.meta.dirname, 'parse-one.ts'), format, String(records)], {
          encoding: 'utf8',
          maxBuffer: 1e6,
        }),
      ),
    )
    const median = (key: string) => runs.map((run) => Number(run[key])).sort((a, b) => a - b)[1] ?? 0
    const size = { records, megabytes: median('megabytes') }
    say({
      what: `${format}: records a second`,
      median: Math.round(median('rate')),
      unit: '1/s',
      runs: runs.length,
      ...(format === 'ris' && { bar: 50_000 }),
      ...size,
    })
    say({
      what: `${format}: most memory, the file itself included`,
      median: median('rss'),
      unit: 'MB',
      runs: runs.length,
      ...size,
    })
  }
}

const words =
  'integrated care systems leadership trust partners realist evaluation programme theory context mechanism outcome boundary team power vision policy learning'.split(
    ' ',
  )

/** Records that look like those of a database. */
export function* manyRecords(count: number): Generator<Outgoing> {
  let seed = 7
  const roll = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  const say = (n: number) => Array.from({ length: n }, () => words[roll(words.length)]).join(' ')
  for (let i = 0; i < count; i++)
    yield {
      id: String(i + 1),
      reference: {
        type: 'article-journal',
        title: `${say(11)} ${i}`,
        author: Array.from({ length: 1 + roll(6) }, () => ({
          family: `${say(1)}${i % 7 === 0 ? 'én' : 'son'}`,
          given: 'A. B.',
        })),
        year: 1990 + roll(35),
        container: `Journal of ${say(3)}`,
        volume: String(1 + roll(60)),
        issue: String(1 + roll(12)),
        pages: `${roll(900)}-${901 + roll(90)}`,
        doi: `10.5555/bench.${i}`,
        issn: ['1234-5679'],
        // One abstract in five has a sign beyond Latin-1, as in real exports.
        abstract: `${say(190)}${i % 5 === 0 ? ' ≥ 5 “weeks”' : ''}`,
        keywords: Array.from({ length: 5 }, () => say(2)),
        language: 'eng',
      },
    }
}

export async function fileOf(format: Parameters<typeof writeRecords>[0], records: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of writeRecords(format, manyRecords(records)))
    parts.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(parts)
}
