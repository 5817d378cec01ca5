import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type CDPSession, chromium } from 'playwright-core'
import { buildHandHygiene, type Size } from '../examples/hand-hygiene/build.ts'
import type { Fact } from '../src/core/fact.ts'
import { listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { made } from '../test/support/review.ts'
import type { Figure } from './journal.ts'

const webRoot = new URL('../dist/web', import.meta.url).pathname

export interface Served {
  address: string
  project: Project
  browser: Browser
}

/** A made-up theory of a size in a file of its own, served, with a browser at it; all gone when `run` has ended. */
export async function servedTheory(size: Size, run: (served: Served) => Promise<void>): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const project = await openProject(createSqlite(join(folder, 'theory.retro')))
  await buildHandHygiene((who, command) => project.execute(who, command), size)
  await chained(project)
  const served = await listen({ projects: openProjects({ theory: project }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    await run({ address: `${served.address}/p/theory`, project, browser })
  } finally {
    await browser.close()
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Some outcomes become the contexts of what follows, and some of those lead back: chains of three, every other one a ring. */
async function chained(project: Project): Promise<void> {
  const { state } = project.journal
  const links = (cmoc: string, slot: string) =>
    [...state.link].find(([, link]) => link.configuration === cmoc && link.slot === slot)
  const all = [...state.configuration.keys()]
  const changes: Fact[] = []
  for (let i = 0; i + 2 < all.length; i += 10) {
    const [a, b, c] = all.slice(i, i + 3)
    const leads: [string | undefined, string | undefined][] = i % 20 === 0 ? [[a, b], [b, c], [c, a]] : [[a, b], [b, c]] // biome-ignore format: one line
    leads.forEach(([from, to], nth) => {
      const outcome = from && links(from, 'O')?.[1]
      if (outcome && to)
        changes.push(
          made('link.placed', `lnk_ring-${i}.${nth}`, {
            configuration: to,
            slot: 'C',
            component: outcome.component,
            order: 90,
            status: 'inferred',
          }),
        )
    })
  }
  const result = await project.execute('per_reader', { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result))
}

const runs = 5

/**
 * How long each screen of the theory takes from the moment one goes there to the frame it is painted in, in a window that has
 * shown another screen: code, data and paint. The bar is 300 ms.
 */
export async function theoryScreens(say: (figure: Figure) => void, size: Size): Promise<void> {
  await servedTheory(size, async ({ address, project, browser }) => {
    const { state } = project.journal
    const id = [...state.configuration.keys()][0]
    const screens: [what: string, path: string, ready: string][] = [
      ['board', 'theory', '.board .cells'],
      ['web of causes', 'web', '.causes-canvas[data-painted]'],
      ['web of causes, all unfolded', 'web?open=all', '.causes-canvas[data-painted]'],
      ['configuration', `configuration/${id}`, '.sentence'],
      ['matrix', 'matrix', '[data-cell]'],
      ['lineage', 'lineage', '.page.lineage h1'],
      ['versions', 'versions', '.page.versions h1'],
      ...['gaps', 'saturation', 'alike', 'regularities', 'contradictions'].map((show): [string, string, string] => [
        show,
        `insights?show=${show}`,
        '.page.insights nav.tabs',
      ]),
    ]
    for (const [what, path, ready] of screens) {
      const times: number[] = []
      const pages: number[] = []
      const servers: number[] = []
      for (let run = 0; run <= runs; run++) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
        await page.goto(`${address}/versions`.replace('/versions', path === 'versions' ? '/theory' : '/versions'))
        await page.locator('main h1').waitFor()
        await page.waitForTimeout(150)
        const client = await page.context().newCDPSession(page)
        await client.send('Performance.enable', { timeDomain: 'threadTicks' })
        const [busy, used] = [await taskTime(client), process.cpuUsage()]
        times.push((await page.evaluate(arrival(`${address}/${path}`, ready))) as number)
        const { user, system } = process.cpuUsage(used)
        servers.push((user + system) / 1_000)
        pages.push((await taskTime(client)) - busy)
        await page.close()
      }
      // The first is not counted: the server has kept nothing yet.
      const [first = 0, ...rest] = times
      rest.sort((a, b) => a - b)
      say({
        what: `${what}: from going there to its paint`,
        median: rest[rest.length >> 1] ?? first,
        unit: 'ms',
        bar: 300,
        first: Math.round(first),
        most: Math.round(rest.at(-1) ?? first),
        // Processor time of the page's thread and of the server: what is left of it where nothing else runs.
        page: middleOf(pages),
        server: middleOf(servers),
        runs,
        load: Number(loadavg()[0]?.toFixed(1)),
        configurations: state.configuration.size,
      })
    }
  })
}

const middleOf = (times: readonly number[]): number =>
  Math.round([...times].sort((a, b) => a - b)[times.length >> 1] ?? 0)

/** Processor time of the page's thread so far, in milliseconds. */
export async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}

/** Runs in the page: goes to an address of the application, and says how long it took to the frame in which a thing was there. */
const arrival = (address: string, ready: string): string => `new Promise((done) => {
  const started = performance.now()
  const look = () => {
    if (!document.querySelector(${JSON.stringify(ready)})) return
    watch.disconnect()
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => done(performance.now() - started)
      channel.port2.postMessage(0)
    })
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-painted'] })
  history.pushState(null, '', ${JSON.stringify(address)})
  dispatchEvent(new PopStateEvent('popstate'))
})`
