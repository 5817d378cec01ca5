import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import type { Figure } from './journal.ts'
import { asEvents, largeReview } from './review.ts'

const webRoot = new URL('../dist/web', import.meta.url).pathname
const sources = 100_000

/**
 * How evenly the library's list of 100,000 scrolls in a real browser, by wheel and by keys: the time from each frame to
 * the next, as `requestAnimationFrame` tells it. Sixty frames a second are 16.7 ms each. Beside it the time that the
 * page's own work took of a frame, which does not depend on what else the machine does.
 */
export async function scrolling(say: (figure: Figure) => void): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const store = createSqlite(join(folder, 'large.retro'))
  await store.append(0, asEvents(largeReview(sources, 1_000)))
  const served = await listen({ projects: openProjects({ large: await openProject(store) }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${served.address}/p/large/library`)
    const list = page.locator('.list .scroll').first()
    await list.waitFor()
    await page.locator('[role="row"]').nth(5).waitFor()
    await list.hover()
    await measured(page, say, 'scrolling 100,000 sources by wheel', async () => {
      for (let i = 0; i < 240; i++) await page.mouse.wheel(0, i < 160 ? 120 : 1_200)
    })
    await page.locator('[role="row"]').nth(3).click()
    await measured(page, say, 'going down 100,000 sources by keys', async () => {
      for (let i = 0; i < 200; i++) await page.keyboard.press('ArrowDown')
      for (let i = 0; i < 40; i++) await page.keyboard.press('PageDown')
    })
  } finally {
    await browser.close()
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(
  page: Page,
  say: (figure: Figure) => void,
  what: string,
  act: () => Promise<void>,
): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  await page.evaluate(watch)
  const before = await busy()
  await act()
  const worked = ((await busy()) - before) * 1_000
  const frames = ((await page.evaluate('frameTimes()')) as number[]).sort((a, b) => a - b)
  const at = (part: number) => Number((frames[Math.floor(frames.length * part)] ?? 0).toFixed(1))
  // A display that waits for the next of its sixty beats a second gives 16.6 or 16.7.
  const over = (ms: number) => Number((frames.filter((time) => time > ms + 0.5).length / frames.length).toFixed(4))
  say({
    what,
    median: at(0.5),
    unit: 'ms from frame to frame',
    bar: 16.7,
    p95: at(0.95),
    over17: over(16.7),
    over33: over(33.3),
    runs: frames.length,
    workPerFrame: Number((worked / frames.length).toFixed(1)),
    sources,
  })
}

/** Runs in the page: notes each frame's time until it is asked for them. */
const watch = `
  {
    const times = []
    let last = 0
    let on = true
    const beat = (now) => {
      if (last) times.push(now - last)
      last = now
      if (on) requestAnimationFrame(beat)
    }
    requestAnimationFrame(beat)
    globalThis.frameTimes = () => { on = false; return times }
  }
`
