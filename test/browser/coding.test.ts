import { beforeAll, expect, test } from 'vitest'
import { ana, ben, bensCoding, cem, cemsCoding, codingOn } from '../support/coding.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state
beforeAll(async () => {
  await codingOn(bench().project, { codings: false })
  for (const [id, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [cem, 'Cem'],
  ] as const)
    await bench().project.store.putPerson({ id, name, initials: name.slice(0, 2) })
})

test('a second coding is begun by keys, is coded blind, and opened; then it is measured', async () => {
  const page = await bench().open('', { reducedMotion: 'reduce' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Second coding')
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is coded twice yet.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('b')
  await page.keyboard.type('A tenth, twice')
  for (const name of ['Ben', 'Cem', 'Sims 2021', 'Wu 2020']) {
    await page.getByLabel(name, { exact: true }).focus()
    await page.keyboard.press('Space')
  }
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Closed: it is coded blind.').waitFor()
  for (const [who, changes] of [
    [ben, bensCoding],
    [cem, cemsCoding],
  ] as const)
    expect((await bench().project.execute(who, { do: 'change', changes: [...changes] })).ok).toBe(true)

  const other = await bench().open('', { reducedMotion: 'reduce' })
  await other.context().addCookies([{ name: 'retroduce-person', value: ben, url: bench().address }])
  await other.goto(`${bench().address}/p/empty/coding`)
  await arrived(other)
  await other.getByText('You code in it.').waitFor()
  await expect.poll(() => other.getByText('Ben: four passages · Cem', { exact: true }).isVisible()).toBe(true)
  expect(await other.locator('table').count()).toBe(0)
  expect(await barriers(other)).toEqual([])
  await other.goto(`${bench().address}/p/empty/codebook/cod_boards`)
  await other.getByText('It took two years.').waitFor()
  expect(await other.getByText('Slowly!').count()).toBe(0)

  // Who leads and does not code sees how it stands, and opens it.
  await page.getByRole('row', { name: /^Between boards/ }).waitFor()
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByText('Opened by Ana', { exact: false }).waitFor()
  const row = page.getByRole('row', { name: /^Between boards/ })
  await expect
    .poll(() => row.locator('td').allTextContents())
    .toEqual(['Between boards', '100 %', '1.00 1.00 to 1.00', '1.00', '100 %', '1.00', '1.00', '1.00'])
  expect(await barriers(page)).toEqual([])
  expect([...state().secondCoding.values()].map(({ opened }) => opened)).toEqual([true])
  await other.reload()
  await other.getByText('Slowly!').waitFor()
  await page.context().close()
  await other.context().close()
})
