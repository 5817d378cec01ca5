import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench()
const rows = '.list .scroll [role=row]'

test('the library narrows by its filters, keeps them in the address, and walks by keys', async () => {
  const page = await bench().open('/library')
  await page.getByLabel('Outcome').selectOption('exclude')
  await page.getByLabel('Stage').selectOption('Richness')
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 3, rows)
  expect(page.url()).toContain('outcome=exclude')
  await page.reload()
  await arrived(page)
  await expect.poll(() => page.locator(rows).count()).toBe(3)
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('gordon')
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 1, rows)
  await page.locator(`${rows} a`).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Collaborative governance/ }).waitFor()
  await page.context().close()
})

test('arrow keys lead through a list that is longer than the window', async () => {
  const page = await bench().open('/library')
  await page.locator(`${rows} a`).first().focus()
  await page.keyboard.press('End')
  const total = bench().project.journal.state.source.size
  await page.waitForFunction(
    (at) => document.activeElement?.closest('[data-at]')?.getAttribute('data-at') === at,
    `${total - 1}`,
  )
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(
    (at) => document.activeElement?.closest('[data-at]')?.getAttribute('data-at') === at,
    `${total - 2}`,
  )
  await page.context().close()
})

test('a source is added by hand, edited where it stands, and taken back with Z', async () => {
  const page = await bench().open('/library')
  await page.keyboard.press('a')
  await page.getByLabel('Title', { exact: true }).fill('Minutes of the partnership board')
  await page.getByLabel('Year', { exact: true }).fill('2o17')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('A year has four digits')
  await page.getByLabel('Year', { exact: true }).fill('2017')
  await page.getByLabel(/^Authors/).fill('The Partnership; Doe, Jo')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Minutes of the partnership board' }).waitFor()
  const added = () => [...bench().project.journal.state.source.values()].at(-1)
  expect(added()?.reference.author).toEqual([{ literal: 'The Partnership' }, { family: 'Doe', given: 'Jo' }])
  await page.getByLabel('Journal or book').fill('Board papers')
  await page.getByLabel('Journal or book').blur()
  await expect.poll(() => added()?.reference.container).toBe('Board papers')
  expect(added()?.reference.year).toBe(2017)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('z')
  await expect.poll(() => added()?.reference.container).toBeUndefined()
  await page.context().close()
})

test('a stage shows what was decided and why, and takes a vote', async () => {
  const page = await bench().open('/source/src_gordon-2020?tab=stg_rigour')
  await page.getByText(/^Included: as the publication reports/).waitFor()
  await page.getByRole('button', { name: 'Maybe' }).click()
  await page.getByRole('heading', { name: 'Your vote: maybe' }).waitFor()
  expect([...bench().project.journal.state.vote.values()].at(-1)).toMatchObject({
    source: 'src_gordon-2020',
    verdict: 'maybe',
  })
  await page.context().close()
})

test('in the past a source is read and not changed', async () => {
  const page = await bench().open('/source/src_gordon-2020?at=300')
  await page.getByText('You are reading').waitFor()
  expect(await page.locator('main input, main textarea, main select').count()).toBe(0)
  await page.context().close()
})

test('what is selected is tagged as one act, and the tag narrows the list', async () => {
  const page = await bench().open('/library?outcome=include')
  const tagged = () => [...bench().project.journal.state.source.values()].filter((source) => source.tags?.length).length
  await page.locator(`${rows} a`).first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByText('2 selected').waitFor()
  await page.keyboard.press('t')
  await page.getByLabel('New tag').fill('key paper')
  await page.keyboard.press('Enter')
  await expect.poll(tagged).toBe(2)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByLabel('Tag', { exact: true }).selectOption({ label: 'key paper (2)' })
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 2, rows)
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  await page.keyboard.press('t')
  await page.getByRole('button', { name: 'Take' }).click()
  await expect.poll(tagged).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(tagged).toBe(2)
  await page.context().close()
})

test('a view is saved by name with its filters and columns, and opened again', async () => {
  const page = await bench().open('/library')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('policy document')
  await page.getByRole('checkbox', { name: 'DOI' }).check()
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByLabel('Name of the view').fill('Policy')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Policy' }).waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.waitForFunction(() => !location.search.includes('kind='))
  await page.getByRole('link', { name: 'Policy' }).click()
  await page.getByRole('columnheader', { name: 'DOI' }).waitFor()
  expect(page.url()).toContain('kind=policy')
  await page.context().close()
})

test('the preview follows the list, with the words marked that were looked for', async () => {
  const page = await bench().open('/library?text=leadership')
  await page.keyboard.press('v')
  await page.locator(`${rows} a`).nth(1).focus()
  const heading = page.locator('.peek h2')
  await heading.locator('mark', { hasText: /leadership/i }).waitFor()
  const first = await heading.textContent()
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction((first) => document.querySelector('.peek h2')?.textContent !== first, first)
  await page.context().close()
})

test('what is shown or selected is saved as a file, and what the format has no place for is said before', async () => {
  const page = await bench().open('/library?kind=article', { reducedMotion: 'reduce' })
  const articles = [...bench().project.journal.state.source.values()].filter(({ kind }) => kind === 'article').length
  await page.keyboard.press('e')
  await page.getByText(`Export ${articles} sources as`).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.locator('.export-sources select').selectOption('nbib')
  await page.getByText('NBIB has no place for', { exact: false }).waitFor()
  await page.locator('.export-sources select').selectOption('ris')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('knight-2024.ris')
  const text = readFileSync((await file.path()) ?? '', 'utf8')
  expect(text.match(/^TY {2}- JOUR/gm)?.length).toBe(articles)
  expect(text).toMatch(/^KW {2}- retroduce: \S.* = include/m)
  await page.keyboard.press('Escape')
  await page.locator(`${rows} input`).nth(0).click()
  await page.locator(`${rows} input`).nth(1).click()
  await page.getByRole('button', { name: 'Export them' }).click()
  await page.getByText('Export 2 sources as').waitFor()
  await page.context().close()
})
