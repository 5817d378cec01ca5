import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { barriers, barriersOfColour } from './barriers.ts'
import { everyScreen } from './every-screen.ts'
import { complaints, ownBench } from './setup.ts'
import { runsOver } from './sides.ts'

const bench = ownBench()
const desktop = { width: 1280, height: 720 }
let page: Page

beforeAll(async () => {
  // Without motion, so that colours are at once what they are to be.
  page = await bench().open('', { colorScheme: 'light', reducedMotion: 'reduce', viewport: desktop })
})

// One page is led through all of them, and each is loaded once: loading is what takes the time.
test.each(Object.entries(everyScreen))(
  '%s has no barriers in light or dark, breaks no rule of the page, and is whole at 400 %% zoom and on paper',
  async (_, path) => {
    const before = complaints.length
    await bench().go(page, path)
    expect(await page.title()).toMatch(/ · Retroduce$/)
    expect(await barriers(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await barriersOfColour(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 256 })
    expect(await runsOver(page), 'at 400 % zoom').toEqual([0, 0, 0])
    await page.setViewportSize(desktop)
    await page.emulateMedia({ media: 'print' })
    expect(await onPaper(page), 'on paper').toEqual(['light'])
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    expect(complaints.slice(before)).toEqual([])
  },
)

/** The colours of a page that is printed by somebody who chose the dark theme, and what is there to act with. */
function onPaper(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // As when it is chosen in another window.
    const choose = (theme: string) => {
      localStorage.setItem('retroduce.settings', JSON.stringify({ theme }))
      dispatchEvent(new StorageEvent('storage', { key: 'retroduce.settings' }))
    }
    choose('dark')
    const { theme } = document.documentElement.dataset
    const shown = document.querySelectorAll('.btn, .nav, header.bar, .adder, .key, .filters')
    const acts = [...shown].filter((one) => one.getClientRects().length > 0).map((one) => one.className)
    const told = [getComputedStyle(document.documentElement).colorScheme, ...acts]
    choose('system')
    return theme === 'dark' ? told : ['the theme was not chosen']
  })
}

test('in forced colours figures are drawn in them, whatever theme was chosen', async () => {
  const page = await bench().open('', { forcedColors: 'active', colorScheme: 'dark' })
  await page.addInitScript(() => localStorage.setItem('retroduce.settings', '{"theme":"light"}'))
  await bench().go(page, '/lineage')
  const [fill, words] = await page
    .locator('.fig .node')
    .first()
    .evaluate((node) => [getComputedStyle(node).fill, getComputedStyle(document.body).color])
  expect(fill).toBe(words)
  await page.context().close()
})
