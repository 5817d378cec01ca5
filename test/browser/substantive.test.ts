import { expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a formal theory is a candidate, is chosen with its reason, and stands with its configuration and programme theory', async () => {
  const page = await bench().open('/substantive', { reducedMotion: 'reduce' })
  await page.getByLabel('Add a formal theory').first().fill('Social capital')
  await page.getByLabel('Add a formal theory').first().press('Enter')
  const one = page.getByRole('article', { name: 'Social capital' })
  await one.waitFor()
  await one.getByLabel('Use', { exact: true }).selectOption('explain')
  await one.getByRole('alert').getByText('needs a reason').waitFor()
  expect(await barriers(page)).toEqual([])
  await one.getByLabel('Why it is used so').fill('Trust between partners is what it is about.')
  await one.getByLabel('Why it is used so').press('Tab')
  await page.getByText('Saved', { exact: true }).waitFor()
  await one.getByLabel('Use', { exact: true }).selectOption('explain')
  await one.getByText('is brought to no programme theory and no configuration').waitFor()
  await one.getByLabel('Configurations', { exact: true }).selectOption('cmoc_final-6')
  await one.getByRole('link', { name: 'CMOC 6' }).press('Enter')
  await page.getByRole('complementary', { name: 'Beside it' }).getByRole('link', { name: 'Social capital' }).waitFor()
  const made = [...state().substantive].find(([, { name }]) => name === 'Social capital')
  expect(made?.[1]).toMatchObject({ use: 'explain', configurations: ['cmoc_final-6' as Id<'cmoc'>] })
})
