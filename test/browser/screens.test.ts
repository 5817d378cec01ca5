import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { everyScreen } from './every-screen.ts'
import { arrived, complaints, ownBench } from './setup.ts'

const bench = ownBench()

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

test.each([
  ['on a tablet', { width: 1024, height: 768 }, true],
  ['on a tablet held upright', { width: 820, height: 1180 }, true],
  ['at 400 % zoom', { width: 320, height: 256 }, false],
])('%s nothing runs off the side, and the sheet alone scrolls', async (_, viewport, hasTouch) => {
  const page = await bench().open('', { viewport, hasTouch })
  for (const [screen, path] of Object.entries(everyScreen)) {
    await page.goto(`${bench().address}/p/knight-2024${path}`)
    await arrived(page)
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
      const sheets = [...document.querySelectorAll('.sheet, .page, .side')]
      const aside = Math.max(...sheets.map((sheet) => sheet.scrollWidth - sheet.clientWidth))
      return [scrollWidth - clientWidth, scrollHeight - clientHeight, aside]
    })
    expect([screen, ...over]).toEqual([screen, 0, 0, 0])
  }
  await page.context().close()
})

test('under a finger every control is at least 24 pixels each way', async () => {
  const page = await bench().open('', { viewport: { width: 820, height: 1180 }, hasTouch: true })
  for (const [screen, path] of Object.entries(everyScreen)) {
    await page.goto(`${bench().address}/p/knight-2024${path}`)
    await arrived(page)
    const small = await page.locator('button, select, textarea, .btn, .input').evaluateAll((controls) =>
      controls
        .map((control) => [control.getBoundingClientRect(), control] as const)
        .filter(([{ width, height }]) => width > 1 && Math.min(width, height) < 24)
        .map(([, control]) => control.outerHTML.slice(0, 120)),
    )
    expect([screen, ...small]).toEqual([screen])
  }
  await page.context().close()
})

test('in forced colours figures are drawn in them, whatever theme was chosen', async () => {
  const page = await bench().open('', { forcedColors: 'active', colorScheme: 'dark' })
  await page.addInitScript(() => localStorage.setItem('retroduce.settings', '{"theme":"light"}'))
  await page.goto(`${bench().address}/p/knight-2024/lineage`)
  await arrived(page)
  const [fill, words] = await page
    .locator('.fig .node')
    .first()
    .evaluate((node) => [getComputedStyle(node).fill, getComputedStyle(document.body).color])
  expect(fill).toBe(words)
  await page.context().close()
})

test('on paper it is light and without what is there to act with', async () => {
  const page = await bench().open('', { colorScheme: 'light' })
  await page.addInitScript(() => localStorage.setItem('retroduce.settings', '{"theme":"dark"}'))
  for (const [screen, path] of Object.entries(everyScreen)) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${bench().address}/p/knight-2024${path}`)
    await arrived(page)
    await page.emulateMedia({ media: 'print' })
    const told = await page.evaluate(() => {
      const shown = document.querySelectorAll('.btn, .nav, .bar, .adder, .key, .filters')
      const acts = [...shown].filter((one) => one.getClientRects().length > 0).map((one) => one.className)
      return [getComputedStyle(document.documentElement).colorScheme, ...acts]
    })
    expect([screen, ...told]).toEqual([screen, 'light'])
  }
  await page.context().close()
})
