import { expect, test } from 'vitest'
import { knightActs } from '../../examples/knight-2024/build.ts'
import { finals } from '../../examples/knight-2024/configurations.ts'
import { verdicts } from '../../examples/knight-2024/verdicts.ts'
import { lineage } from '../../src/core/diagram/strands.ts'
import { referrers, type State } from '../../src/core/state.ts'
import { knight } from '../support/knight.ts'
import { arrived, ownBench } from './setup.ts'

const frozen = knightActs.findIndex(({ command }) => command.do === 'freeze')
const bench = ownBench({ acts: knightActs.slice(0, frozen + 1) })

/** What became of each initial configuration, by the numbers that readers see. */
const became = (state: State) => {
  const { columns, gaps } = lineage(state)
  const number = (column: number, id: string | undefined) =>
    columns[column]?.members.find(({ configuration }) => configuration === id)?.number
  return gaps[0]?.map(({ from, to, verdict }) => `${number(0, from)} ${verdict} ${number(1, to) ?? ''}`).sort()
}

test('nine configurations become six by hand, in one meeting, with the verdicts and the lineage of the article', async () => {
  const { project, open } = bench()
  const state = () => project.journal.state
  const page = await open('/meetings')
  await page.keyboard.press('o')
  await page.getByLabel('Notes').fill('Each was held against what the papers say.')
  for (const { from, into, why, value } of verdicts) {
    const [first, second] = [...from].reverse()
    const title = finals.find(({ number }) => number === into)?.title ?? ''
    await page.goto(`${page.url().split('/p/')[0]}/p/knight-2024/configuration/cmoc_initial-${first}`)
    await arrived(page)
    const act = !into ? 'Drop' : second ? 'Merge with others' : 'Refine'
    if (act === 'Refine') await page.getByLabel('Title', { exact: true }).fill(title)
    await page.keyboard.press('Control+k')
    await page.keyboard.type(act)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('form', { name: act })
    if (second) {
      await panel.getByRole('combobox', { name: 'Merge it with' }).fill(`Initial ${second}`)
      await page.keyboard.press('Enter')
      await panel.getByLabel('Title of the new configuration').fill(title)
    }
    await panel.getByLabel('Why', { exact: true }).fill(why)
    await panel.getByLabel('Inference').selectOption(value.inference ?? '')
    const changes = act === 'Refine' ? 'stays as it is' : 'leaves the theory'
    await panel.getByRole('region', { name: 'What changes' }).getByText(changes).first().waitFor()
    await panel.getByRole('button', { name: act, exact: true }).click()
    await panel.waitFor({ state: 'detached' })
  }
  const [meeting] = [...state().meeting.keys()]
  await page.goto(`${page.url().split('/p/')[0]}/p/knight-2024/meetings/${meeting}`)
  await page.getByRole('button', { name: 'Close the meeting' }).click()
  await page.getByRole('button', { name: 'Open it again' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.getByRole('heading', { name: 'Versions of the theory' }).waitFor()
  await page.keyboard.press('f')
  await page.getByLabel('Name').fill('Final programme theory')
  await page.getByLabel('Kind').selectOption('final')
  await page.getByRole('button', { name: 'Freeze', exact: true }).click()
  await page.getByRole('heading', { name: /Final programme theory/ }).waitFor()

  const told = (await knight()).state
  expect(became(state())).toEqual(became(told))
  expect(
    meeting && referrers(state(), 'refinement', meeting).map(([, { kind, inference }]) => [kind, inference]),
  ).toEqual([...told.refinement.values()].map(({ kind, inference }) => [kind, inference]))
  await page.goto(`${page.url().split('/p/')[0]}/p/knight-2024/lineage`)
  await page.getByRole('heading', { name: 'From nine configurations to six' }).waitFor()
  await page.getByRole('button', { name: /^9 Initial 9/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^6 /)
  await expect.poll(() => page.locator('.fig [data-node].lit').count()).toBe(3)
  await page.context().close()
})
