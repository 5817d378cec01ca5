import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { everyScreen } from './every-screen.ts'
import { arrived, complaints, ownBench } from './setup.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const bench = ownBench()

/** What axe finds against WCAG 2.0 to 2.2, A and AA: rule and place. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (what: Document, options: object) => Promise<AxeResults> }
    }
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  }, rules)
}

test.each(Object.entries(everyScreen))(
  '%s has no barriers in light or dark, and breaks no rule of the page',
  async (_, path) => {
    const before = complaints.length
    // Without motion, so that colours are at once what they are to be.
    const page = await bench().open(path, { colorScheme: 'light', reducedMotion: 'reduce' })
    expect(await page.title()).toMatch(/ · Retroduce$/)
    expect(await barriers(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await barriers(page)).toEqual([])
    expect(complaints.slice(before)).toEqual([])
    await page.context().close()
  },
)

test('on a tablet nothing runs off the side', async () => {
  const page = await bench().open('', { viewport: { width: 1024, height: 768 }, hasTouch: true })
  for (const [screen, path] of Object.entries(everyScreen)) {
    await page.goto(`${bench().address}/p/knight-2024${path}`)
    await arrived(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([screen, over]).toEqual([screen, 0])
  }
  await page.context().close()
})
