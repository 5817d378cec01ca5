import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type CDPSession, chromium } from 'playwright-core'
import { listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import type { Figure } from './journal.ts'

const webRoot = new URL('../dist/web', import.meta.url).pathname

export interface Served {
  /** Of the project's screens. */
  address: string
  project: Project
  browser: Browser
}

/** A project in a file of its own, filled by `build` and served, with a browser at it; all gone when `run` has ended. */
export async function servedProject(
  build: (project: Project) => Promise<void>,
  run: (served: Served) => Promise<void>,
): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const project = await openProject(createSqlite(join(folder, 'made-up.retro')))
  await build(project)
  const served = await listen({ projects: openProjects({ made: project }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    await run({ address: `${served.address}/p/made`, project, browser })
  } finally {
    await browser.close()
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A screen: what it is called, its address within the project, and what is on it once it is painted. */
export type Screen = readonly [what: string, path: string, ready: string]

const runs = 5

/**
 * How long each screen takes from the moment one goes there to the frame it is painted in, in a window that has shown
 * another one, `from`: code, data and paint. The bar is 300 ms.
 */
export async function paintTimes(
  say: (figure: Figure) => void,
  { address, browser }: Served,
  from: string,
  screens: readonly Screen[],
  about: object,
): Promise<void> {
  for (const [what, path, ready] of screens) {
    const times: number[] = []
    const pages: number[] = []
    const servers: number[] = []
    for (let run = 0; run <= runs; run++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
      await page.goto(`${address}/${from}`)
      await page.locator('main h1').first().waitFor()
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
      median: middleOf(rest),
      unit: 'ms',
      bar: 300,
      first: Math.round(first),
      least: Math.round(rest[0] ?? first),
      most: Math.round(rest.at(-1) ?? first),
      // Processor time of the page's thread and of the server: what is left of it where nothing else runs.
      page: middleOf(pages),
      server: middleOf(servers),
      runs,
      load: Number(loadavg()[0]?.toFixed(1)),
      ...about,
    })
  }
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
