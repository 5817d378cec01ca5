import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { anchorOf } from '../src/core/coding/anchors.ts'
import { rangeOfPage } from '../src/core/document/page-at.ts'
import type { Fact } from '../src/core/fact.ts'
import { listen } from '../src/server/listen.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { attach, textIn } from '../src/work/attach.ts'
import { silent } from '../src/work/job.ts'
import { readersApart } from '../src/work/read-apart.ts'
import { article } from '../test/support/article.ts'
import { chance } from '../test/support/chance.ts'
import { pdf } from '../test/support/pdf.ts'
import type { Figure } from './journal.ts'

const webRoot = new URL('../dist/web', import.meta.url).pathname
const pages = 300
const crowded = 150
const excerpts = 500
const made = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact

/**
 * The reading room in a real browser: a PDF of 300 pages opened from nothing, a page with 500 excerpts scrolled, and words
 * found in the document that is open. Times are the browser's own, to the frame that was painted.
 */
export async function readingRoom(say: (figure: Figure) => void): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  const project = await openProject(createSqlite(join(folder, 'read.retro')))
  const document = await write(project)
  const served = await listen({ projects: openProjects({ read: project }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const address = `${served.address}/p/read/document/${document}`
  try {
    // The first of each is not counted: the files of the application come off the disk then.
    const opened = []
    const listed = []
    for (let i = 0; i < 8; i++) {
      opened.push(await until(browser, address, '[data-page="1"] canvas[data-painted]'))
      listed.push(await until(browser, `${served.address}/p/read/documents`, 'main h1'))
    }
    const [median = 0] = middle(opened.slice(1))
    const [without = 0] = middle(listed.slice(1))
    // What else the machine does counts as much as what is measured: its load is told, and a screen without a PDF.
    const about = { load: Number(loadavg()[0]?.toFixed(1)) }
    say({ what: 'the list of documents, from an empty window', median: without, unit: 'ms', runs: 7, ...about })
    say({
      ...about,
      over: Number((median / without).toFixed(2)),
      what: 'first page of a PDF of 300 pages, from an empty window',
      median,
      unit: 'ms',
      bar: 1_000,
      runs: 7,
      pages,
    })
    const { frames, cpu } = await scrolled(browser, `${address}?page=${crowded}`)
    const sorted = [...frames].sort((a, b) => a - b)
    say({
      what: 'a frame while a page with 500 excerpts scrolls',
      median: middle(frames)[0] ?? 0,
      unit: 'ms',
      bar: 1_000 / 60,
      p95: Number((sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1)),
      late: frames.filter((ms) => ms > 25).length,
      // Processor time of the page's thread for a frame: what is left when nothing else runs.
      cpu: Number((cpu / frames.length).toFixed(2)),
      runs: frames.length,
      excerpts,
    })
    const times = await found(browser, address)
    say({
      what: 'from a letter in the find field to its hits on screen, 300 pages',
      median: middle(times)[0] ?? 0,
      unit: 'ms',
      runs: times.length,
      most: Math.round(Math.max(...times)),
    })
  } finally {
    await browser.close()
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const middle = (of: readonly number[]): number[] => {
  const sorted = [...of].sort((a, b) => a - b)
  return sorted.slice(Math.floor(sorted.length / 2))
}

/** A source with the long PDF, and its crowded page. Gives the document's id. */
async function write(project: Awaited<ReturnType<typeof openProject>>): Promise<string> {
  const begun = await project.execute('per_ana', {
    do: 'change',
    changes: [
      made('person.joined', 'per_ana', { roles: ['owner'] }),
      made('source.described', 'src_1', {
        kind: 'report',
        reference: { type: 'report', title: 'A long report', author: [{ family: 'Sims' }], year: 2024 },
      }),
    ],
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun))
  const bytes = pdf(Array.from({ length: pages }, (_, i) => article(i % 50, { pages: 1 })[0] ?? {}))
  const readers = readersApart()
  const came = await attach(project, readers, { name: 'long.pdf', bytes, who: 'per_ana', source: 'src_1' }, silent)
  readers.close()
  if (!came.ok) throw new Error(came.refusal.message)
  const { text: hash } = project.journal.state.document.get(came.document) ?? {}
  const blob = hash && (await project.store.blob(hash))
  if (!blob) throw new Error('no text')
  const read = textIn(blob.bytes)
  const { start, end } = rangeOfPage(read, crowded)
  const random = chance(3)
  const facts: Fact[] = Array.from({ length: 5 }, (_, i) =>
    made('code.defined', `cod_${i}`, { name: `Code ${i}`, order: i, role: ['C', 'M', 'O'][i % 3], colour: '#882255' }),
  )
  for (let i = 0; i < excerpts; i++) {
    const from = start + Math.floor(random() * (end - start - 140))
    const range = { start: from, end: from + 20 + Math.floor(random() * 120) }
    facts.push(
      made('excerpt.made', `exc_${i}`, {
        source: 'src_1',
        document: came.document,
        ...anchorOf(read, range),
        by: 'per_ana',
      }),
      made('excerpt.coded', `cdg_${i}`, { excerpt: `exc_${i}`, code: `cod_${i % 5}`, by: 'per_ana' }),
    )
  }
  const marked = await project.execute('per_ana', { do: 'change', changes: facts })
  if (!marked.ok) throw new Error(JSON.stringify(marked))
  return came.document
}

/** Milliseconds from the start of navigation to the frame after something was there. */
async function until(browser: Browser, address: string, what: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.addInitScript(`
    new MutationObserver(() => {
      if (globalThis.firstPage || !document.querySelector(${JSON.stringify(what)})) return
      globalThis.firstPage = -1
      requestAnimationFrame(() => setTimeout(() => { globalThis.firstPage = performance.now() }))
    }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-painted'] })
  `)
  await page.goto(address)
  await page.waitForFunction(() => ((globalThis as { firstPage?: number }).firstPage ?? 0) > 0)
  const ms = (await page.evaluate('globalThis.firstPage')) as number
  await page.close()
  return ms
}

/** How long each frame took while the crowded page was scrolled, and the processor time of all, in milliseconds. */
async function scrolled(browser: Browser, address: string): Promise<{ frames: number[]; cpu: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(address)
  await page.locator(`[data-page="${crowded}"] canvas[data-painted]`).waitFor()
  await page
    .locator(`[data-page="${crowded}"] .mark-of`)
    .nth(excerpts - 1)
    .waitFor({ state: 'attached' })
  await page.waitForTimeout(1_000)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const before = await busy()
  const frames = (await page.evaluate(`new Promise((done) => {
    const desk = document.querySelector('.desk-scroll')
    const times = []
    const from = desk.scrollTop
    let way = 1
    let last = performance.now()
    const frame = (now) => {
      times.push(now - last)
      last = now
      if (desk.scrollTop > from + 500) way = -1
      if (desk.scrollTop < from - 100) way = 1
      desk.scrollTop += 12 * way
      if (times.length < 300) requestAnimationFrame(frame)
      else done(times.slice(1))
    }
    requestAnimationFrame(frame)
  })`)) as number[]
  const cpu = (await busy()) - before
  await page.close()
  return { frames, cpu }
}

/** Milliseconds from each key in the find field to the frame that tells how many hits there are. */
async function found(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(address)
  await page.locator('[data-page="1"] canvas[data-painted]').waitFor()
  await page.keyboard.press('Control+f')
  await page.locator('.find-field').waitFor()
  await page.evaluate(`
    globalThis.times = []
    let pressed = 0
    addEventListener('keydown', (event) => { pressed = event.timeStamp }, true)
    new MutationObserver(() => {
      const since = pressed
      if (since) requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - since)))
      pressed = 0
    }).observe(document.querySelector('search [role=status]'), { childList: true, subtree: true, characterData: true })
  `)
  for (const words of ['accountability', 'trust', 'governance', 'leadership'])
    for (const letter of words) {
      await page.keyboard.press(letter)
      await page.waitForTimeout(250)
      if (letter === words.at(-1)) await page.locator('.find-field').fill('')
    }
  const times = (await page.evaluate('globalThis.times')) as number[]
  await page.close()
  return times
}
