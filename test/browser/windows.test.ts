import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { personByDefault } from '../../src/core/project/decide.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench()

/** What a browser does with a tab that goes behind another, which a browser without windows does not do by itself. */
const turn = (page: Page, to: 'hidden' | 'visible') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, to)

test('a dozen tabs can be open: those behind hold no connection, and catch up when they come to the front', async () => {
  const { browser, address, project } = bench()
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const tabs: Page[] = []
  for (let n = 0; n < 12; n++) {
    const page = await context.newPage()
    await page.goto(`${address}/p/knight-2024/protocol`)
    await arrived(page)
    if (n < 11) await turn(page, 'hidden')
    tabs.push(page)
  }
  const [first, last] = [tabs[0] as Page, tabs[11] as Page]
  const { state } = project.journal
  const [id, { title }] = [...state.project][0] as [string, { title: string }]
  const retitled = { type: 'project.described', id, from: { title }, to: { title: 'Told to all' } }
  const told = await project.execute(personByDefault(state), { do: 'change', changes: [retitled] })
  expect(told).toMatchObject({ ok: true })
  await last.getByText('Told to all').first().waitFor()
  expect(await first.getByText('Told to all').count()).toBe(0)
  await turn(first, 'visible')
  await first.getByText('Told to all').first().waitFor()
  await expect.poll(() => first.getByText('Not connected').count()).toBe(0)
  await context.close()
})
