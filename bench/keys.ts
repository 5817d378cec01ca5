import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject } from '../src/store/project.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import type { Figure } from './journal.ts'
import { writeLarge } from './screening.ts'

const webRoot = new URL('../dist/web', import.meta.url).pathname
const votes = 200

/**
 * From a key press to the next source on screen, in a real browser: 100,000 sources at a blinded stage, while the order of
 * the queue is worked out anew after every vote. The time runs from the browser's own stamp of the key to the first frame
 * that was painted with another title.
 */
export async function keys(say: (figure: Figure) => void): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const path = join(folder, 'screening.retro')
  await writeLarge(path)
  const project = await openProject(openSqlite(path))
  const served = await listen({ projects: openProjects({ large: project }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page
      .context()
      .addCookies([{ name: 'retroduce-person', value: 'per_01', url: `${served.address}/api/p/large` }])
    await page.goto(`${served.address}/p/large/screen/stg_title-abstract`)
    await page.locator('.source h1').waitFor()
    await page.evaluate(watch)
    for (let i = 0; i < votes; i++) {
      await page.keyboard.press('i')
      // As fast as anyone reads titles alone.
      await page.waitForTimeout(150)
    }
    const times = ((await page.evaluate('keyTimes')) as number[]).sort((a, b) => a - b)
    const at = (part: number) => Number((times[Math.floor(times.length * part)] ?? 0).toFixed(1))
    say({
      what: 'from a key press to the next source on screen',
      median: at(0.5),
      unit: 'ms',
      p95: at(0.95),
      bar: 50,
      runs: times.length,
      sources: project.journal.state.source.size,
    })
  } finally {
    await browser.close()
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs in the page: notes how long after each key another title was painted. */
const watch = `
  globalThis.keyTimes = []
  let pressed = 0
  addEventListener('keydown', (event) => { pressed = event.timeStamp }, true)
  let last = document.querySelector('.source h1').closest('article')
  new MutationObserver(() => {
    const now = document.querySelector('.source h1')?.closest('article')
    if (!now || now === last) return
    last = now
    const since = pressed
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => keyTimes.push(performance.now() - since)
      channel.port2.postMessage(0)
    })
  }).observe(document.querySelector('main'), { childList: true, subtree: true })
`
