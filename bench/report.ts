import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { knightPeople } from '../examples/knight-2024/build.ts'
import { reportFile } from '../src/adapters/report-file.ts'
import { reportOf, siteOf } from '../src/adapters/report-of.ts'
import type { ReportFormat } from '../src/core/choices.ts'
import type { Event } from '../src/core/fact.ts'
import { emptyJournal } from '../src/core/journal.ts'
import type { SiteFile } from '../src/core/site/site.ts'
import { evolve } from '../src/core/state.ts'
import type { Seen } from '../src/core/view/view.ts'
import { packOf } from '../src/work/pack.ts'
import { knight } from '../test/support/knight.ts'
import { seenIn } from '../test/support/seen.ts'
import type { Figure } from './journal.ts'
import { asEvents, largeReview, reviewers } from './review.ts'

/** What a report may cost: seconds, the most memory the process ever held in MB, and seconds until a page shows something. */
const bars = { pack: 10, docx: 20, memory: 1_000, site: 30, paint: 1 }

/**
 * Reports: each format of a report on 20,000 sources, 300 configurations and 6,000 excerpts, the same review as a site with the
 * first paint of its largest pages, and the whole supplement of the example. Seconds on the clock and of processor, and the memory that the process held at most until then.
 */
export async function reporting(say: (figure: Figure) => void): Promise<void> {
  const seen = large()
  const { source, configuration, excerpt } = seen.state
  const of = { sources: source.size, configurations: configuration.size, excerpts: excerpt.size }
  let blocks: ReturnType<typeof reportOf> = []
  await measured(say, 'the blocks of a large report', of, async () => {
    blocks = reportOf(seen)
    return JSON.stringify(blocks).length
  })
  for (const format of ['docx', 'html', 'md', 'tex', 'xlsx'] as ReportFormat[])
    await measured(
      say,
      `a large report as ${format}`,
      { ...of, ...(format === 'docx' && { bar: bars.docx, memoryBar: bars.memory }) },
      async () => {
        const file = await reportFile(blocks, format)
        if (typeof file === 'object' && 'code' in file) throw new Error(file.message)
        return file.length
      },
    )
  let files: SiteFile[] = []
  await measured(say, 'a large site', { ...of, bar: bars.site }, async () => {
    files = siteOf(seen)
    return files.reduce((sum, { text }) => sum + text.length, 0)
  })
  await painted(say, files)
  const founding = await knight()
  const people = new Map(knightPeople.map((person) => [person.id, person])) as unknown as Seen['people']
  const example = { ...seenIn(founding, knightPeople[0]?.id as Seen['viewer']), people }
  await measured(say, 'the supplement of the example', { bar: bars.pack }, async () => {
    const pack = await packOf(example, { named: false })
    if ('code' in pack) throw new Error(pack.message)
    let bytes = 0
    for await (const piece of pack) bytes += piece.length
    return bytes
  })
}

/** The first paint of the first page and of the largest ones, opened from a folder without a server. */
async function painted(say: (figure: Figure) => void, files: readonly SiteFile[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const pages = files.filter(({ path }) => path.endsWith('.html')).sort((a, b) => b.text.length - a.text.length)
    const first = pages.filter(({ path }) => path === 'index.html')
    for (const { path, text } of new Set([...first, ...pages.slice(0, 4)])) {
      const times: number[] = []
      for (let run = 0; run < 3; run++) {
        const page = await browser.newPage()
        await page.goto(pathToFileURL(join(folder, path)).href)
        // It may come after the page is loaded.
        const entry = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0])
        times.push(await entry.evaluate((one) => one?.startTime ?? Number.NaN))
        await page.close()
      }
      const median = (times.sort((a, b) => a - b)[1] ?? 0) / 1_000
      const megabytes = Math.round(text.length / 1e4) / 100
      say({ what: `first paint of ${path}`, median, unit: 's', runs: 3, megabytes, bar: bars.paint })
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

function large(): Seen {
  const journal = emptyJournal()
  for (const [i, event] of asEvents(largeReview(20_000, 20_000, 300)).entries()) {
    const stored = { ...event, seq: i + 1 } as Event
    journal.events.push(stored)
    evolve(journal.state, stored)
  }
  return seenIn(journal, reviewers[0])
}

async function measured(
  say: (figure: Figure) => void,
  what: string,
  about: Record<string, unknown>,
  work: () => Promise<number>,
): Promise<void> {
  const [clock, cpu] = [performance.now(), process.cpuUsage()]
  const size = await work()
  const used = process.cpuUsage(cpu)
  say({
    what,
    median: (performance.now() - clock) / 1_000,
    unit: 's',
    runs: 1,
    processor: Math.round((used.user + used.system) / 1e4) / 100,
    memory: peak(),
    megabytes: Math.round(size / 1e4) / 100,
    ...about,
  })
}

/** The most memory the process held so far, in MB, where the system tells; else what it holds now. */
function peak(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_000)
  } catch {
    return Math.round(process.memoryUsage.rss() / 1e6)
  }
}
