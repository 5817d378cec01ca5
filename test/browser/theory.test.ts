import { expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { referrers } from '../../src/core/state.ts'
import { liveConfigurations, retiredBy } from '../../src/core/theory/lineage.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const six = 'cmoc_final-6' as Id<'cmoc'>

test('a configuration is written from the keyboard: title, components, one of them reused', async () => {
  const page = await bench().open('/theory')
  await page.keyboard.press('c')
  await page.keyboard.type('Time together builds trust')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Add to context' }).fill('partners who have not met')
  await page.keyboard.press('Enter')
  await page.locator('.sentence').getByText('partners who have not met').waitFor()
  await page.getByRole('combobox', { name: 'Add to outcome' }).fill('the system achieves')
  await page.locator('.slot [role=option]').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.sentence').getByText('the system achieves its outcomes').waitFor()
  const [id] = [...state().configuration.keys()].slice(-1) as [Id<'cmoc'>]
  const outcome = referrers(state(), 'link', id).find(([, link]) => link.slot === 'O')?.[1]
  expect(outcome && referrers(state(), 'link', outcome.component).length).toBeGreaterThan(1)
  await page.getByLabel('Wording in C').fill('partners who have never met')
  await page.getByLabel('Wording in C').blur()
  await page.locator('.sentence').getByText('partners who have never met').waitFor()
  await page.context().close()
})

test('wording that a version holds waits for its reason, and is refined with it', async () => {
  const page = await bench().open('/configuration/cmoc_final-6')
  const before = sentence(state(), six)
  await page.getByLabel('Wording in O').fill('the system reaches what it set out to do')
  await page.getByLabel('Wording in O').blur()
  const panel = page.getByRole('form', { name: 'Refine' })
  await panel.getByText('what it set out to do').first().waitFor()
  expect(sentence(state(), six)).toBe(before)
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('form'))).toBeNull()
  await page.keyboard.press('r')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('form')?.ariaLabel)).toBe('Refine')
  await panel.getByRole('button', { name: 'Refine', exact: true }).click()
  await panel
    .getByRole('alert')
    .getByText(/needs a reason/)
    .waitFor()
  await panel.getByLabel('Why', { exact: true }).fill('Later papers speak of aims, not of outcomes.')
  await panel.getByLabel('Inference').selectOption('abduction')
  await panel.getByRole('button', { name: 'Refine', exact: true }).click()
  await panel.waitFor({ state: 'detached' })
  expect(sentence(state(), six)).toContain('what it set out to do')
  expect([...state().refinement.values()].at(-1)).toMatchObject({
    kind: 'refine',
    parents: [six],
    inference: 'abduction',
  })
  await page.context().close()
})

test('what is said of an outcome beyond its words waits for its reason too, and reads in one line', async () => {
  const page = await bench().open('/configuration/cmoc_final-2')
  const part = page.locator('[data-slot=O] .part').first()
  const text = (await part.getByLabel('Wording in O').inputValue()) ?? ''
  await part.getByRole('button', { name: `Say more of ${text}` }).press('Enter')
  await part.getByLabel('Reach').selectOption('distal')
  await part.getByLabel('Meant').selectOption('not intended')
  const panel = page.getByRole('form', { name: 'Refine' })
  await panel.getByLabel('Why', { exact: true }).fill('The studies speak of what came years later.')
  await panel.getByRole('button', { name: 'Refine', exact: true }).click()
  await panel.waitFor({ state: 'detached' })
  const [id] = await page
    .locator('[data-slot=O] .part')
    .evaluateAll((all: HTMLElement[]) => all.map((one) => one.dataset.link))
  expect(state().link.get(id as Id<'lnk'>)).toMatchObject({ reach: 'distal', intended: false })
  await part.getByText('distal, not intended').waitFor()
  await page.context().close()
})

test('the template is switched and back, and no component or evidence is lost', async () => {
  const page = await bench().open('/configuration/cmoc_final-6')
  const placed = () =>
    referrers(state(), 'link', six)
      .map(([id, link]) => `${id} in ${link.slot}`)
      .sort()
  const spoken = () =>
    referrers(state(), 'evidence', six).flatMap(([id, one]) => one.links.map((link) => `${id} on ${link}`))
  const [before, said, told] = [placed(), spoken(), sentence(state(), six)]
  for (const [template, reason] of [
    ['ICAMO', 'To see the actor.'],
    ['Dalkin', 'Back to the formula of the review.'],
  ] as const) {
    const options = await page.getByLabel('Template').locator('option').allTextContents()
    await page.getByLabel('Template').selectOption(options.find((one) => one.startsWith(template)) ?? '')
    await page.getByLabel('Why', { exact: true }).fill(reason)
    await page.getByRole('form').getByRole('button', { name: 'Refine', exact: true }).click()
    await page.getByRole('form', { name: 'Refine' }).waitFor({ state: 'detached' })
    expect(placed().length).toBe(before.length)
    expect(spoken()).toEqual(said)
  }
  expect(placed()).toEqual(before)
  expect(sentence(state(), six)).toBe(told)
  await page.context().close()
})

test('evidence is linked to a part, shown at its slot, and taken back', async () => {
  const page = await bench().open('/configuration/cmoc_final-6')
  const before = state().evidence.size
  await page.keyboard.press('l')
  await page.getByRole('form', { name: 'Link evidence' }).getByRole('combobox', { name: 'Source' }).fill('Chang')
  await page.getByRole('option', { name: /Chang 2021/ }).click()
  await page.getByRole('button', { name: 'refutes' }).click()
  await page.getByLabel('What it says, in your words').fill('Where data were shared, need stayed hidden.')
  await page.locator('.link-evidence fieldset input').first().check()
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await page.getByText('need stayed hidden').waitFor()
  expect(state().evidence.size).toBe(before + 1)
  await page.keyboard.press('z')
  await page.getByText('need stayed hidden').waitFor({ state: 'detached' })
  await page.context().close()
})

test('a configuration is dropped with a reason, reads so, and is reopened', async () => {
  const page = await bench().open('/configuration/cmoc_final-2')
  const two = 'cmoc_final-2' as Id<'cmoc'>
  await page.getByTitle('More to do with it').click()
  await page.getByRole('button', { name: 'Drop' }).click()
  await page.getByLabel('Why', { exact: true }).fill('To see how it reads without it.')
  await page.getByRole('form').getByRole('button', { name: 'Drop', exact: true }).click()
  await page.getByText('No longer part of the theory: dropped').waitFor()
  expect(retiredBy(state(), two)).toBeDefined()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await page.getByLabel('Why', { exact: true }).fill('It is needed after all.')
  await page.getByRole('form').getByRole('button', { name: 'Reopen', exact: true }).click()
  await page.getByText('No longer part of the theory').waitFor({ state: 'detached' })
  expect(retiredBy(state(), two)).toBeUndefined()
  await page.context().close()
})

test('the matrix is walked by arrow keys, and Enter opens the words', async () => {
  const page = await bench().open('/matrix')
  await page.locator('[data-cell="0.0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page
    .locator('.cell-words')
    .getByText(/Aunger 2022b/)
    .waitFor()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1.1')
  await page.context().close()
})

test('a version is frozen with its numbers and compared with another', async () => {
  const page = await bench().open('/versions')
  await page.keyboard.press('f')
  await page.getByLabel('Name').fill('Draft for the group')
  await page.getByRole('button', { name: 'Freeze', exact: true }).click()
  await page.getByRole('heading', { name: /Draft for the group/ }).waitFor()
  await page.getByLabel('Before').selectOption({ label: 'Final programme theory' })
  await page.getByLabel('After').selectOption({ label: 'Draft for the group' })
  await page.locator('.compare ins').first().waitFor()
  await expect.poll(() => page.locator('.compare ins').allTextContents()).toContain('reaches what it set out to do')
  await page.getByRole('link', { name: 'Open as of then' }).first().click()
  await page.getByText('You are reading').waitFor()
  await expect.poll(() => page.locator('main :is(button.main, input, textarea)').count()).toBe(0)
  await page.context().close()
})

test('two configurations are merged with their evidence, and the new one is split again', async () => {
  const [one, other] = liveConfigurations(state()).slice(-3)
  if (!one || !other) throw new Error('the example has too few configurations')
  const evidence = state().evidence.size
  const page = await bench().open(`/configuration/${one[0]}`)
  await page.getByTitle('More to do with it').click()
  await page.getByRole('button', { name: 'Merge with others' }).click()
  const merge = page.getByRole('form', { name: 'Merge with others' })
  await merge.getByRole('combobox', { name: 'Merge it with' }).fill(other[1].title)
  await page.keyboard.press('Enter')
  await merge.getByRole('region', { name: 'What changes' }).getByText('comes into the theory').waitFor()
  await merge.getByLabel('Title of the new configuration').fill('Learning from shared data')
  await merge.getByLabel('Why', { exact: true }).fill('They say the same of different means.')
  await merge.getByRole('button', { name: 'Merge with others' }).click()
  await page.getByLabel('Title', { exact: true }).and(page.getByText('Learning from shared data')).waitFor()
  expect([retiredBy(state(), one[0]), retiredBy(state(), other[0])]).not.toContain(undefined)
  expect(state().evidence.size).toBe(evidence)
  const merged = page.url().split('/').at(-1) as Id<'cmoc'>
  expect(referrers(state(), 'evidence', merged).length).toBeGreaterThan(0)

  await page.getByTitle('More to do with it').click()
  await page.getByRole('button', { name: 'Split' }).click()
  const split = page.getByRole('form', { name: 'Split' })
  await split.getByLabel('Title of number 1').fill('Learning')
  await split.getByLabel('Title of number 2').fill('Shared data')
  for (const box of await split.locator('table.deal tbody').first().getByRole('checkbox').all()) await box.check()
  await split.getByLabel('Why', { exact: true }).fill('The means matter after all.')
  await split.getByRole('button', { name: 'Split' }).click()
  await page
    .getByLabel('Title', { exact: true })
    .and(page.getByText('Learning', { exact: true }))
    .waitFor()
  expect(retiredBy(state(), merged)).toBeDefined()
  expect([...state().refinement.values()].at(-1)).toMatchObject({ kind: 'split', parents: [merged] })
  expect(state().evidence.size).toBe(evidence)
  await page.context().close()
})

test('a matrix of more than eighty rows draws those in sight, and arrow keys and PageDown reach all of them', async () => {
  const links = [...bench().project.journal.state.link].filter(([, link]) => link.configuration === 'cmoc_final-6')
  const changes = Array.from({ length: 120 }, (_, i) => [
    {
      type: 'source.described',
      id: `src_many-${i}`,
      from: null,
      to: { kind: 'article', reference: { type: 'article-journal', title: `Many ${i}`, year: 2020 } },
    },
    {
      type: 'evidence.linked',
      id: `evd_many-${i}`,
      from: null,
      to: { configuration: 'cmoc_final-6', links: [links[0]?.[0]], source: `src_many-${i}`, stance: 'supports' },
    },
  ]).flat()
  const [owner] = [...bench().project.journal.state.person].find(([, { roles }]) => roles?.includes('owner')) ?? []
  const result = await bench().project.execute(owner ?? 'per_none', { do: 'change', changes })
  expect(result.ok ? '' : result.refusal.message).toBe('')
  const page = await bench().open('/matrix')
  const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 2
  expect(rows).toBeGreaterThan(120)
  const drawn = () =>
    page
      .locator('.mx tbody [data-cell]')
      .evaluateAll((cells) => [
        ...new Set(cells.map((cell) => Number((cell as HTMLElement).dataset.cell?.split('.')[0]))),
      ])
  expect((await drawn()).length).toBeLessThan(80)
  await page.locator('.mx [data-cell][tabindex="0"]').focus()
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)
  const column = (await focused())?.split('.')[1]
  await page.keyboard.press('PageDown')
  await expect.poll(focused).toBe(`${rows - 1}.${column}`)
  expect(await drawn()).not.toContain(0)
  await page.keyboard.press('PageUp')
  await expect.poll(focused).toBe(`0.${column}`)
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe(`1.${column}`)
  await page.context().close()
})
