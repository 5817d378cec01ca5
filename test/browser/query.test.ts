import { beforeAll, expect, test } from 'vitest'
import { codingOn } from '../support/coding.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
beforeAll(() => codingOn(bench().project))

test('passages are asked for by codes and how they stand, by keys; a table opens them', async () => {
  const page = await bench().open('/query', { reducedMotion: 'reduce' })
  await page.getByText('eight passages', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Code', { exact: true }).selectOption({ value: 'cod_trust' })
  await page.getByText('four passages').waitFor()
  await page.locator('main').focus()
  await page.keyboard.press('i')
  await page.getByLabel('Condition 1: code').selectOption({ value: 'cod_conf' })
  await page.getByText('two passages').waitFor()
  await page.getByLabel('Condition 1: how it joins').selectOption({ value: 'not' })
  await page.getByText('We knew each other from the old authority.', { exact: false }).first().waitFor()
  await expect.poll(() => page.locator('.passages li').count()).toBe(2)
  expect(await barriers(page)).toEqual([])
  // Near: within so many words of a text that is read for it.
  await page.goto(`${bench().address}/p/empty/query?code=cod_sooner&where=and.near.cod_open.2`)
  await page.getByText('one passage', { exact: false }).waitFor()
  await page.goto(`${bench().address}/p/empty/query?table=codes`)
  await arrived(page)
  expect(await barriers(page)).toEqual([])
  const cell = page
    .getByRole('row', { name: /^Confidence/ })
    .getByRole('link')
    .first()
  await cell.focus()
  await page.keyboard.press('Enter')
  await page.locator('.passages li').first().waitFor()
  expect(new URL(page.url()).searchParams.get('where')).toBe('and.overlapping.cod_boards')
  await page.locator('.words a').first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/p/empty/document/doc_sims')
  await page.context().close()
})
