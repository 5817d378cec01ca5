import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('two pieces are ticked, laid side by side and adjudicated by keyboard: one counts no more, and Z counts it again', async () => {
  const page = await bench().open('/configuration/cmoc_final-6', { reducedMotion: 'reduce' })
  const words = page.getByRole('complementary', { name: 'Beside it' }).getByText(/sources support the resource/)
  await expect.poll(() => words.textContent()).toContain('Nine sources support the resource')
  for (const source of ['Bell 2022', 'Pearson & Watson 2018'])
    await page.getByRole('checkbox', { name: `Lay ${source} beside others` }).press('Space')
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Side by side' }).waitFor()
  await page.getByRole('button', { name: 'adjudicate' }).press('Enter')
  await page.getByRole('button', { name: 'Make this move' }).press('Enter')
  await page.getByRole('alert').getByText('needs a memo').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('What it comes to, and why').fill('Bell writes of another programme.')
  await page.getByRole('checkbox', { name: /^Bell 2022/ }).press('Space')
  await page.getByRole('button', { name: 'Make this move' }).press('Enter')
  await page.getByText('Set aside, and not counted').waitFor()
  expect([...state().synthesis.values()]).toMatchObject([
    { move: 'adjudicate', memo: 'Bell writes of another programme.', aside: ['evd_6.bell-2022'] },
  ])
  await page.goBack()
  await page
    .getByRole('region', { name: 'What was made of the evidence' })
    .getByText('adjudicated', { exact: true })
    .waitFor()
  await expect.poll(() => words.textContent()).toContain('Eight sources support the resource')
  expect(await barriers(page)).toEqual([])
  await page.locator('#main').focus()
  await page.keyboard.press('z')
  await page.getByText('Nine sources support the resource').waitFor()
  expect(state().synthesis.size).toBe(0)
})

test('evidence is put together by source and narrowed to a link, and the address keeps it', async () => {
  const page = await bench().open('/configuration/cmoc_final-6', { reducedMotion: 'reduce' })
  await page.getByRole('link', { name: 'three pieces of evidence' }).first().press('Enter')
  await page.getByText('3 of ten pieces').waitFor()
  await page.getByLabel('Together by').selectOption('source')
  await page.waitForURL(/by=source/)
  await expect
    .poll(() => page.getByRole('region', { name: 'Evidence' }).getByRole('heading', { level: 3 }).count())
    .toBe(3)
  await page.reload()
  await page.getByText('3 of ten pieces').waitFor()
})
