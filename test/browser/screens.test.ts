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

test('on a tablet nothing runs off the side, and the sheet alone scrolls', async () => {
  const page = await bench().open('', { viewport: { width: 1024, height: 768 }, hasTouch: true })
  for (const [screen, path] of Object.entries(everyScreen)) {
    await page.goto(`${bench().address}/p/knight-2024${path}`)
    await arrived(page)
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
      return [scrollWidth - clientWidth, scrollHeight - clientHeight]
    })
    expect([screen, ...over]).toEqual([screen, 0, 0])
  }
  await page.context().close()
})
