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

test('limits of a search are written one on a line, each with its reason', async () => {
  const page = await bench().open('/protocol/sources')
  const limits = () => state().search.get('sch_main')?.limits
  const known = limits() ?? []
  const field = page.getByLabel('Limits, each with its reason').last()
  const said = await field.inputValue()
  await field.fill(`${said}\nIn English, because the team reads no other language`)
  await page.keyboard.press('Tab')
  await expect.poll(limits).toEqual([...known, { limit: 'In English', because: 'the team reads no other language' }])
  await page.getByLabel('Phase').last().selectOption({ index: 1 })
  await expect.poll(() => state().search.get('sch_main')?.phase).toBe('pha_1a')
  await page.context().close()
})
