import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const sections = () => [...bench().project.journal.state.section.values()]

test('a manuscript is begun from a standard, and what is inserted by keys alone shows beside it and stays current', async () => {
  const page = await bench().open('/manuscript')
  await page.getByRole('button', { name: 'Short article' }).click()
  const text = page.getByLabel('Text of Results')
  await text.click()
  const take = async (typed: string, offer: RegExp) => {
    await page.keyboard.type(typed)
    await page.getByRole('option', { name: offer }).and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('Enter')
  }
  await take('{flow.inc', /Sources included.*18/)
  await take(' sources {cite', /Cite sources/)
  await take('What does success look', /Sims 2021/)
  await page.keyboard.press('ArrowRight')
  await take(', {table-matrix', /number of the table/)
  await page.keyboard.type('. {nothing.here}')
  await page.getByText('Nothing is called “nothing.here”').waitFor()
  await page.getByText(/^Eighteen sources \(.*Sims.*2021\), Table \d+ of the supplement\. \{nothing\.here\}$/).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(sections().find(({ heading }) => heading === 'Results')?.text).toBe(
    '{flow.included} sources {cite:src_sims-2021}, {ref:table-matrix}. {nothing.here}',
  )
  await page.context().close()
})

test('sections change places', async () => {
  const page = await bench().open('/manuscript')
  await page.getByRole('button', { name: 'Move Methods up' }).click()
  await expect
    .poll(() => [...sections()].sort((a, b) => a.order - b.order).map(({ heading }) => heading))
    .toEqual(['Methods', 'Introduction', 'Results', 'Discussion', 'Conclusion'])
  await page.context().close()
})
