import { expect, test } from 'vitest'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a reported number is added with the publication that gives it, changed, and found hollow on the overview', async () => {
  const page = await bench().open('/protocol/sources')
  const before = state().count.size
  await page.getByRole('combobox', { name: 'Add a number that a publication reports' }).fill('Sims 2021')
  await page.getByRole('option', { name: /^Sims 2021/ }).click()
  const added = page.locator('.count-reported').nth(before)
  await added.getByLabel('Number').fill('1234')
  await added.getByLabel('Of what').fill('Found by citation chase')
  await added.getByLabel('Place in the flow').selectOption('identified')
  await page.keyboard.press('Tab')
  const last = () => [...state().count.values()].at(-1)
  await expect.poll(last).toMatchObject({
    number: 1234,
    what: 'Found by citation chase',
    place: 'identified',
    citation: 'src_sims-2021',
  })
  await page.goto(`${bench().address}/p/knight-2024`)
  await arrived(page)
  await page.getByText('1,234').first().waitFor()
  await page.context().close()
})

test('the protocol lists searches and leads to the log, where they are written', async () => {
  const page = await bench().open('/protocol/sources')
  await page.getByRole('link', { name: 'Literature after 2017' }).click()
  await arrived(page)
  expect(new URL(page.url()).pathname).toBe('/p/knight-2024/searches/sch_main')
  await page.context().close()
})
