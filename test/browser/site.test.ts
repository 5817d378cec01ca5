import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteOf } from '../../src/adapters/report-of.ts'
import { readerOf } from '../../src/store/seen.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const folder = mkdtempSync(join(tmpdir(), 'retroduce-site-'))
const at = (path: string) => pathToFileURL(join(folder, path)).href
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const seen = await (await readerOf(bench().project))('per_knight')
  for (const { path, text } of siteOf(seen)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

test('a reader goes from the theory to a source and back, from a folder and without scripts', async () => {
  const context = await bench().browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(at('index.html'))
  await page.getByRole('link', { name: /CMOC 6/ }).click()
  const source = page.locator('.evidence a').first()
  const name = await source.textContent()
  await source.click()
  await expect.poll(() => page.locator('h1').textContent()).toBe(name)
  await page
    .getByRole('link', { name: /^CMOC 6/ })
    .first()
    .click()
  expect(page.url()).toContain('#evd_')
  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByText('the browser must run scripts').waitFor()
  await context.close()
})

test('words are found, and every kind of page is free of barriers, light, dark and narrow', async () => {
  const wrong: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await bench().browser.newContext({ colorScheme, viewport: { width: 1024, height: 768 } })
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => wrong.push(message))
    await page.goto(at('search.html'))
    await page.getByLabel('Words').fill('TRUST goals')
    await page.getByRole('link', { name: 'CMOC 3' }).first().waitFor()
    for (const path of [
      'search.html?words=trust',
      'index.html',
      'web.html',
      'matrix.html',
      'lineage.html',
      'flow.html',
      'sources.html',
      'methods.html',
      'configuration/cmoc_final-2.html',
      'source/src_sims-2021.html',
    ]) {
      await page.goto(at(path.replace(/\?.*/, '')) + (path.match(/\?.*/)?.[0] ?? ''))
      wrong.push(...(await barriers(page)).map((what) => `${path} ${colorScheme}: ${what}`))
      await page.setViewportSize({ width: 320, height: 640 })
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${path}: too wide`)
      await page.setViewportSize({ width: 1024, height: 768 })
    }
    await context.close()
  }
  expect(wrong).toEqual([])
})
