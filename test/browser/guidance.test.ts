import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a statement is read beside its configuration, edited, marked when the theory moves, and stands again by an act', async () => {
  const page = await bench().open('/guidance/gdl_3', { reducedMotion: 'reduce' })
  await page.getByText('All are up to date with the theory').waitFor()
  const article = page.getByRole('article', { name: 'Statement' })
  const does = article.getByLabel('What leaders do')
  await does.fill('Meet in person\nAgree on what you share')
  await does.press('Tab')
  await expect.poll(() => state().guideline.get('gdl_3')?.does).toEqual(['Meet in person', 'Agree on what you share'])
  const before = { text: 'trust' }
  const after = { text: 'trust in each other' }
  const moved = await bench().project.execute('per_knight', {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_3.M-rea.1', from: before, to: after, why: 'Said more closely.' }],
  })
  expect(moved).toMatchObject({ ok: true })
  await page.getByText('The theory moved under one of them').waitFor()
  const notice = page.getByRole('region', { name: 'The theory moved' })
  await notice.locator('ins', { hasText: 'in each other' }).waitFor()
  expect(await barriers(page)).toEqual([])
  const why = notice.getByRole('textbox')
  await page.getByRole('heading', { name: 'Guidance' }).click()
  await page.keyboard.press('s')
  await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await why.fill('It says the same of trust.')
  await why.press('Enter')
  await page.getByText('All are up to date with the theory').waitFor()
  await page.getByRole('heading', { name: 'Guidance' }).click()
  await page.keyboard.press(']')
  await page.waitForURL(/gdl_4/)
  await article.getByText('CMOC 4').first().waitFor()
  await page.context().close()
})
