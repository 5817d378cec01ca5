import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { knightActs, knightClock, knightPeople } from '../../examples/knight-2024/build.ts'
import { listen } from '../../src/server/listen.ts'
import { openProjects } from '../../src/server/projects.ts'
import { openProject, type Project } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'

export const webRoot = new URL('../../dist/web', import.meta.url).pathname

/** The example review in a file of its own, served as it would be at home. */
export interface Bench {
  address: string
  project: Project
  browser: Browser
  /** Opens a page in a browser profile of its own. What the console complains of is kept in `complaints`. */
  open: (path?: string, options?: BrowserContextOptions) => Promise<Page>
  /** Leads a page that is open to another address of the project, and waits for it. */
  go: (page: Page, path: string) => Promise<void>
  close: () => Promise<void>
}

/** What pages complained of, a breach of the content security policy included. */
export const complaints: string[] = []

/** Whether nothing was said yet, or how far the example is told: all of it, unless some acts are named. */
interface Starting {
  empty?: boolean
  acts?: typeof knightActs
  /** Makes the project's file instead, at the path given: for what no command brings about. */
  make?: (path: string) => Promise<void>
}

/** Starts server and browser on a fresh copy of the example, or on a project in which nothing was said yet. */
export async function start({ make, empty = make !== undefined, acts = knightActs }: Starting = {}): Promise<Bench> {
  const slug = empty ? 'empty' : 'knight-2024'
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error('The web application is not built. Run: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-browser-'))
  const path = join(folder, `${slug}.retro`)
  await make?.(path)
  const store = make ? openSqlite(path) : createSqlite(path)
  const project = await openProject(store, knightClock())
  if (!empty) {
    for (const { who, command } of acts) {
      const result = await project.execute(who, command)
      if (!result.ok) throw new Error(`The example was refused: ${JSON.stringify(result.refusal)}`)
    }
    for (const person of knightPeople) await store.putPerson(person)
  }
  const served = await listen({ projects: openProjects({ [slug]: project }), webRoot })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const go = async (page: Page, path: string) => {
    await page.goto(`${served.address}/p/${slug}${path}`)
    await arrived(page)
  }
  return {
    address: served.address,
    project,
    browser,
    go,
    async open(path = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      await go(page, path)
      return page
    },
    async close() {
      await browser.close()
      await served.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until what a screen shows has been read. */
export async function arrived(page: Page): Promise<void> {
  await page.locator('main#main').waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.evaluate(() => document.fonts.ready)
}

/** One bench for the tests of a file. */
export function ownBench(options: Starting = {}): () => Bench {
  let bench: Bench | undefined
  beforeAll(async () => {
    bench = await start(options)
  })
  afterAll(() => bench?.close())
  return () => {
    if (!bench) throw new Error('the bench has not started')
    return bench
  }
}
