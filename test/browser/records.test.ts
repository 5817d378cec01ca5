import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const dialect = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: readFileSync(new URL(`../files/dialects/${name}`, import.meta.url)),
})
const title = 'Trust between partners in integrated care systems: a realist review'
const table = {
  name: 'embase.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Kennung,Titel,authors,year,journal,volume,pages',
      `1,${title},"Sims, A.; Okafor, D.",2021,Health Policy,12,10-19`,
      `2,${title},"Sims, A.; Okafor, D.",2021,Health Policy,12,30-41`,
      `3,${title},"Sims, A.; Okafor, D.",2020,medRxiv,,`,
    ].join('\n'),
  ),
}

beforeAll(async () => {
  const result = await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      { type: 'person.joined', id: 'per_me', from: null, to: { roles: ['owner'] } },
      { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
    ],
  })
  expect(result.ok).toBe(true)
})

const ended = (page: Page, number: number) =>
  page.waitForFunction(
    (n) => document.querySelectorAll('.going [data-state=done], .going [data-state=refused]').length === n,
    number,
  )
const state = () => bench().project.journal.state

test('exports are dropped or chosen, looked at, corrected and imported, with a report of each', async () => {
  const page = await bench().open('/imports', { reducedMotion: 'reduce' })
  await expect.poll(() => page.getByText('Nothing is imported yet.').isVisible()).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page
    .locator('input[type=file]')
    .setInputFiles([
      dialect('scopus.ris'),
      dialect('pubmed.nbib'),
      table,
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing here') },
    ])
  await page.getByText('No record was found.', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  // What cannot be read stands in the way until it is left out or corrected.
  await expect.poll(() => page.getByRole('button', { name: 'Import all 4' }).getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: 'Leave out notes.txt' }).click()
  // A column whose heading says nothing is named by hand; what each is taken for stands there before one imports.
  await page.getByText('Kept and not used: Kennung, Titel.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByLabel('Titel', { exact: false }).selectOption('title')
  await page.getByText(`First: “${title}”`, { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Import all 3' }).click()
  await ended(page, 3)
  expect([...state().import.values()].map(({ database, records }) => [database, records])).toEqual([
    ['Scopus', 3],
    ['PubMed', 3],
    ['Embase', 3],
  ])
  expect(state().source.size).toBe(6)
  // Every record stays with its database; together they are the sources.
  const sums = page.locator('.by-database .sum td')
  await expect.poll(() => sums.allTextContents()).toEqual(['Together', '9', '3', '6', ''])
  await page
    .getByRole('button', { name: /Nothing lost|to look at/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'What came of embase.csv' }).waitFor()
  expect(await barriers(page)).toEqual([])
  // The same file once more is refused, and says so.
  await page.locator('input[type=file]').setInputFiles([dialect('scopus.ris')])
  await page.getByText('First: “', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Import it' }).click()
  await page.getByText('is in the project already', { exact: false }).waitFor()
  await page.context().close()
})

test('a file that is dropped on any screen is taken in hand at Imports', async () => {
  const page = await bench().open('/theory')
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['TY  - JOUR\nTI  - Dropped\nER  - \n'], 'dropped.ris'))
    return transfer
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await page.getByText('Drop to import or attach').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await page.getByText('First: “Dropped”').waitFor()
  expect(new URL(page.url()).pathname).toBe('/p/empty/imports')
  await page.context().close()
})

test('likely and related pairs are decided by key, side by side, and each decision can be undone', async () => {
  const page = await bench().open('/duplicates?show=likely', { reducedMotion: 'reduce' })
  await page.getByText('first pages differ', { exact: false }).waitFor()
  await expect.poll(() => page.locator('.pair-table .differs th').first().textContent()).toContain('differs')
  expect(await barriers(page)).toEqual([])
  const before = state().source.size
  await page.keyboard.press('k')
  await page.getByText('No pair waits for a decision.').waitFor()
  expect([...state().pair.values()]).toMatchObject([{ verdict: 'apart' }])
  await page.keyboard.press('u')
  await page.getByText('first pages differ', { exact: false }).waitFor()
  expect(state().pair.size).toBe(0)
  await page.locator('.pair-table').waitFor()
  await page.keyboard.press('p')
  await page.keyboard.press('j')
  await page.getByText('No pair waits for a decision.').waitFor()
  expect(state().source.size).toBe(before - 1)
  const joined = [...state().source.values()].filter(({ reference }) => reference.container === 'Health Policy')
  expect(joined.map(({ reference }) => reference.pages)).toEqual(['30-41'])
  await page.getByRole('button', { name: /^Related \d/ }).click()
  await page.getByText('One is a preprint of the other.', { exact: false }).waitFor()
  await page.locator('.pair-table').waitFor()
  await page.keyboard.press('r')
  await expect
    .poll(() => [...state().study.values()])
    .toMatchObject([{ kind: 'siblings', sources: [expect.any(String), expect.any(String)] }])
  await page.context().close()
})

test('every record shows how it stands in its file, a source what its records say, and they come apart again', async () => {
  const [id, { source }] = [...state().record][0] ?? ['', { source: '' }]
  const page = await bench().open(`/source/${source}`, { reducedMotion: 'reduce' })
  await page.getByRole('heading', { name: 'Its 2 records' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Scopus' }).click()
  await page.getByText('TY  - JOUR').waitFor()
  expect(new URL(page.url()).pathname).toContain(id)
  expect(await barriers(page)).toEqual([])
  await page.goBack()
  await page.getByRole('button', { name: 'Take apart' }).last().click()
  await page.getByRole('heading', { name: 'Its record' }).waitFor()
  expect([...state().pair.values()].some(({ verdict }) => verdict === 'apart')).toBe(true)
  await page.context().close()
})

test('words of an abstract are found, marked, and shown beside the list', async () => {
  const page = await bench().open('/library?peek=1', { reducedMotion: 'reduce' })
  await page.getByRole('searchbox').fill('abstract:dignity OR author:nobody')
  await page.waitForFunction(() => document.querySelectorAll('.list .scroll [role=row]').length <= 2)
  await page.locator('.list .scroll [role=row] a').first().focus()
  await page.locator('.peek mark').first().waitFor()
  expect((await page.locator('.peek mark').first().textContent())?.toLowerCase()).toBe('dignity')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('searchbox').fill('NOT trust')
  await arrived(page)
  await page.getByText('NOT needs something to take away from', { exact: false }).waitFor()
  await page.context().close()
})

test('a search is logged on the way in, and an import that has none is hung on it later', async () => {
  const page = await bench().open('/imports', { reducedMotion: 'reduce' })
  await page.locator('input[type=file]').setInputFiles([dialect('proquest.ris')])
  await page.getByLabel('Search it belongs to').selectOption('log a new search for it')
  await expect.poll(() => [...state().search.values()]).toMatchObject([{ title: 'ProQuest', database: 'ProQuest' }])
  const [search] = state().search.keys()
  await expect.poll(() => page.getByLabel('Search it belongs to').inputValue()).toBe(search)
  const before = state().import.size
  await page.getByRole('button', { name: 'Import it' }).click()
  await expect.poll(() => state().import.size, { timeout: 15_000 }).toBe(before + 1)
  expect([...state().import.values()].at(-1)?.search).toBe(search)
  await page.getByLabel('Search that pubmed.nbib belongs to').selectOption('ProQuest')
  await expect.poll(() => [...state().import.values()].filter((one) => one.search === search).length).toBe(2)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('every record is listed with what became of it, each join with its reason, and taken apart where it is listed', async () => {
  const page = await bench().open('/records', { reducedMotion: 'reduce' })
  const rows = page.locator('.list .scroll [role=row]')
  await expect.poll(() => rows.count()).toBe(state().record.size)
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Only').selectOption('duplicates of an earlier one')
  const duplicates = state().record.size - new Set([...state().record.values()].map(({ source }) => source)).size
  await page.getByText(`${duplicates} shown`).waitFor()
  await page.getByRole('navigation', { name: 'Records' }).getByRole('link', { name: 'Duplicates' }).click()
  await page.getByRole('button', { name: /^Joined \d/ }).click()
  await rows.first().waitFor()
  const joined = await rows.count()
  await rows.first().getByRole('link').focus()
  await page.getByRole('heading', { name: /Its \d records/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  const sources = state().source.size
  await page.getByRole('button', { name: 'Take apart' }).last().click()
  await expect.poll(() => state().source.size).toBe(sources + 1)
  await page.keyboard.press('z')
  await expect.poll(() => state().source.size).toBe(sources)
  await expect.poll(() => rows.count()).toBe(joined)
  await page.context().close()
})

test('two sources are compared and joined by hand, and others grouped as a study that has a page', async () => {
  const page = await bench().open('/library', { reducedMotion: 'reduce' })
  const box = (at: number) => page.locator('.list .scroll input[type=checkbox]').nth(at)
  const sources = state().source.size
  await box(0).check()
  await box(1).check()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Two sources' }).waitFor()
  await page.getByRole('button', { name: /^Join: one publication/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('k')
  await page.getByText('They were kept apart.').waitFor()
  await page.keyboard.press('j')
  await page.getByText('They are one source now.').waitFor()
  expect(state().source.size).toBe(sources - 1)
  await page.keyboard.press('u')
  await expect.poll(() => state().source.size).toBe(sources)

  await page.goto(`${bench().address}/p/empty/library`)
  await arrived(page)
  const before = state().study.size
  await box(0).check()
  await box(2).check()
  await page.keyboard.press('s')
  await page.getByLabel('Its name').fill('The founding trial')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The founding trial' }).waitFor()
  expect(state().study.size).toBe(before + 1)
  expect(await barriers(page)).toEqual([])
  const own = () => [...state().study.values()].find(({ name }) => name === 'The founding trial')?.sources.length
  await page.getByRole('button', { name: 'Take out' }).first().click()
  await expect.poll(own).toBe(1)
  await page.getByRole('combobox', { name: 'Add a source to the study' }).fill('trust')
  await page.locator('.finder [role=option]').first().click()
  await expect.poll(own).toBe(2)
  await page.getByRole('link', { name: 'its sources in the library' }).click()
  await page.getByText('2 shown').waitFor()
  await page.goto(`${bench().address}/p/empty/studies`)
  await page.getByRole('link', { name: 'The founding trial' }).waitFor()
  expect(await barriers(page)).toEqual([])

  // From the page of a source: the two make a study, and a third comes to it.
  const alone = [...state().source.keys()].filter(
    (id) => ![...state().study.values()].some(({ sources }) => sources.includes(id)),
  )
  const [first] = alone
  expect(first).toBeDefined()
  await page.goto(`${bench().address}/p/empty/source/${first}`)
  await arrived(page)
  const group = async () => {
    await page.getByRole('combobox', { name: 'Group it with another report of the same study' }).fill('trust')
    await page.locator('.finder [role=option]').first().click()
  }
  const with_ = () =>
    [...state().study.values()].find(({ sources }) => first && sources.includes(first))?.sources.length
  await group()
  await expect.poll(with_).toBe(2)
  await page.getByText('Grouped them as one study.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('what another tool left in an export is told with whose it is, and its tags can be taken over', async () => {
  const page = await bench().open('/imports', { reducedMotion: 'reduce' })
  await page.locator('input[type=file]').setInputFiles([dialect('rayyan.ris')])
  await page.getByText('It holds decisions of Ama, in Rayyan (2 included', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  const before = state().import.size
  await page.getByRole('button', { name: 'Import it' }).click()
  await expect.poll(() => state().import.size, { timeout: 15_000 }).toBe(before + 1)
  await page
    .getByRole('row', { name: /rayyan\.ris/ })
    .getByRole('button', { name: 'Nothing lost' })
    .first()
    .click()
  await page.getByText('Kofi, in Rayyan', { exact: false }).waitFor()
  await page.getByLabel('realist').uncheck()
  await page.getByRole('button', { name: 'Give these tags to its sources' }).click()
  await expect.poll(() => [...state().tag.values()].map(({ name }) => name)).toContain('CMO')
  expect([...state().tag.values()].map(({ name }) => name)).not.toContain('realist')
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('decisions of another tool become votes of the person whose they are, when somebody says so', async () => {
  await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      { type: 'person.joined', id: 'per_ama', from: null, to: { roles: ['reviewer'] } },
      {
        type: 'stage.set',
        id: 'stg_1',
        from: null,
        to: { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: false, reasonNeeded: false },
      },
    ],
  })
  await bench().project.store.putPerson({ id: 'per_ama', name: 'Ama Boateng', initials: 'AB' })
  const page = await bench().open('/imports', { reducedMotion: 'reduce' })
  await page.locator('input[type=file]').setInputFiles([dialect('rayyan_articles.csv')])
  await page.getByText('First: “', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Import it' }).click()
  await expect.poll(() => [...state().import.values()].at(-1)?.file, { timeout: 15_000 }).toBe('rayyan_articles.csv')
  await page
    .getByRole('row', { name: /rayyan_articles/ })
    .getByRole('button')
    .click()
  await page.getByRole('heading', { name: 'Decisions of another tool' }).waitFor()
  expect(await barriers(page)).toEqual([])
  // The name in the file is taken for the person who is called so, and for nobody else.
  const of = (who: string) => page.locator('.decisions li', { hasText: `${who}, in Rayyan` })
  await expect.poll(() => of('Ama').locator('select').first().inputValue()).toBe('per_ama')
  await expect.poll(() => of('Kofi').locator('select').first().inputValue()).toBe('')
  await of('Ama').getByRole('button', { name: 'Record the votes' }).click()
  await of('Ama').getByText('it stand.', { exact: false }).waitFor()
  const votes = [...state().vote.values()]
  expect(votes.length).toBeGreaterThan(0)
  for (const { reviewer, origin } of votes)
    expect([reviewer, origin?.tool, origin?.who]).toEqual(['per_ama', 'rayyan', 'Ama'])
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})
