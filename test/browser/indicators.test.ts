import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a series is brought in, its shift is told, and limits begin anew where a person says why', async () => {
  const page = await bench().open('/indicators')
  await page.getByText('No indicator yet').waitFor()
  const rows = [...Array(24).keys()].map(
    (i) =>
      `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${(i < 12 ? 30 : 20) + ((i * 7) % 5)}`,
  )
  await page.locator('input[type=file]').setInputFiles({
    name: 'waits.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['month,Days to first visit', ...rows, '2025-01,soon'].join('\n')),
  })
  await page.getByText('“soon” is no number').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Days to first visit' }).click()
  const says = page.locator('.indicators .lead')
  await says.getByText(/in a row above the mean/).waitFor()
  await page.getByRole('button', { name: 'New limits from 2024-01' }).click()
  const why = page.getByRole('textbox', { name: 'Why limits begin anew on 2024-01' })
  await why.fill('One list for both trusts')
  await why.press('Enter')
  await says.getByText('Since 2024-01 the mean is').waitFor()
  await says.getByText('Nothing signals a special cause.').waitFor()
  await page.getByRole('button', { name: 'Run chart' }).click()
  await says.getByText('From 2024-01 the median is').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'XmR chart' }).click()
  await says.getByText('Since 2024-01 the mean is').waitFor()
  // A value by hand, and a date that there is already takes its place.
  const value = page.getByRole('textbox', { name: 'Add a value' })
  await value.fill('soon')
  await value.press('Enter')
  await expect.poll(() => value.inputValue()).toBe('soon')
  await value.fill('2025-01 21.5')
  await value.press('Enter')
  await expect.poll(() => [...state().indicator.values()][0]?.series?.at(-1)).toEqual({ on: '2025-01', value: 21.5 })
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})
