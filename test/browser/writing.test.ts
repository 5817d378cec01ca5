import { expect, test } from 'vitest'
import { tucker } from '../../examples/knight-2024/tell.ts'
import type { Id } from '../../src/core/ids.ts'
import { referrers } from '../../src/core/state.ts'
import { liveConfigurations } from '../../src/core/theory/lineage.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const last = () => [...state().configuration.keys()].at(-1) as Id<'cmoc'>

test('sentences are pasted, looked at and made; a table is dropped, mapped and made; each goes in one undo', async () => {
  const before = state().configuration.size
  const page = await bench().open('/bring-theory')
  const said = 'In the context of rain (C), hats (M-Res) lead to worry (M-Rea), which results in dry heads (O).'
  await page.getByLabel(/Paste sentences/).fill(`${said}\n\nNothing of the kind.`)
  await page.keyboard.press('Control+Enter')
  await page.getByText('No part was known in “Nothing of the kind.”').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Brought it in.').waitFor()
  expect(state().configuration.size).toBe(before + 2)
  const made = [...state().configuration.keys()].at(-2) as Id<'cmoc'>
  expect(sentence(state(), made, { labels: true })).toBe(said)
  await page.keyboard.press('z')
  await page.getByText('Taken back.').waitFor()
  expect(state().configuration.size).toBe(before)

  await page.getByRole('link', { name: 'Look at the theory' }).click()
  const transfer = await page.evaluateHandle(() => {
    const all = new DataTransfer()
    all.items.add(
      new File(['Where,Why,So that,Paper\nrain,worry; pride,hats,Sims 2021\n'], 'ours.csv', { type: 'text/csv' }),
    )
    return all
  })
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByLabel('What Where stands for').selectOption({ label: 'C, context' })
  await page.getByLabel('What Why stands for').selectOption({ label: 'M-Rea, mechanism, reasoning' })
  await page.getByLabel('How components of Why are parted').selectOption('semicolons')
  await page.getByLabel('What So that stands for').selectOption({ label: 'O, outcome' })
  await page.getByText(/This makes: one configuration, four new components, one source in support/).waitFor()
  await page.getByRole('button', { name: 'Make one configuration' }).click()
  await page.getByText('Brought it in.').waitFor()
  expect(referrers(state(), 'link', last()).map(([, { slot }]) => slot)).toEqual(['C', 'M-rea', 'M-rea', 'O'])
  expect(referrers(state(), 'evidence', last()).map(([, { source }]) => source)).toEqual(['src_sims-2021'])
  await page.context().close()
})

test('what another writes meanwhile does not take the words from under one’s hands, and both values are shown', async () => {
  const [id = '' as Id<'cmoc'>] = liveConfigurations(state()).at(-1) ?? []
  const [, link] = referrers(state(), 'link', id).find(([, { slot }]) => slot === 'C') ?? []
  const component = link?.component as Id<'cmp'>
  const page = await bench().open(`/configuration/${id}`)
  const field = page.getByLabel('Wording in C')
  await field.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' in spring')
  const theirs = await bench().project.execute(tucker, {
    do: 'change',
    changes: [{ type: 'component.worded', id: component, from: { text: 'rain' }, to: { text: 'snow' } }],
  })
  expect(theirs).toMatchObject({ ok: true })
  await page.keyboard.type(' and fall')
  await page.locator('.sentence').getByText('snow').waitFor()
  await expect.poll(() => field.inputValue()).toBe('rain in spring and fall')
  await field.blur()
  const refused = page.locator('.refused')
  await refused.getByText('Matthew Tucker').waitFor()
  await refused.getByText('snow').waitFor()
  await refused.getByText('rain in spring and fall').waitFor()
  expect(state().component.get(component)?.text).toBe('snow')
  await refused.getByRole('button', { name: 'Put mine in its place' }).click()
  await page.locator('.sentence').getByText('rain in spring and fall').waitFor()
  await page.context().close()
})

test('a sentence is written over, a component is moved by keys past its neighbour and into the next slot, and a rival stands beside', async () => {
  const page = await bench().open(`/configuration/${last()}`)
  const slots = () => referrers(state(), 'link', last()).map(([, { slot }]) => slot)
  await page.keyboard.press('w')
  const whole = page.getByLabel('The sentence with its labels')
  await whole.fill((await whole.inputValue()).replace('hats (O)', 'caps (O)'))
  await page.keyboard.press('Control+Enter')
  await page.locator('.sentence').getByText('caps').waitFor()
  const first = page.getByLabel('Wording in M-rea').first()
  await first.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => page.getByLabel('Wording in M-rea').first().inputValue()).toBe('pride')
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('worry')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => slots().filter((slot) => slot === 'O').length).toBe(2)
  const rivalled = last()
  await page.getByTitle('More to do with it').click()
  await page.getByRole('button', { name: 'Write a rival' }).click()
  await page.locator('.besides').getByText('Rivals').waitFor()
  expect([...state().relation.values()].at(-1)).toMatchObject({ kind: 'rivals', to: rivalled, of: last() })
  // Its circumstances and outcomes, and no mechanism.
  expect(slots()).toEqual(['C', 'O', 'O'])
  await page.context().close()
})
