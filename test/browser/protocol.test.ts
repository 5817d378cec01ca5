import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
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

test('a reported number is held against a list of the project, which is counted beside it', async () => {
  const page = await bench().open('/protocol/sources')
  const screened = page.locator('.count-reported', { has: page.locator('input[value="Assessed for rigour"]') })
  await screened.locator('summary').click()
  await screened.getByLabel('Held against').selectOption({ label: 'sources: interview' })
  await screened.getByText('sources: interview: 5 here').waitFor()
  expect([...state().count.values()].find(({ what }) => what === 'Assessed for rigour')?.against).toEqual({
    of: 'sources',
    kind: 'interview',
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await screened.getByText('sources at rigour: 18 here').waitFor()
  await page.context().close()
})

test('a definition and a section of the methods cite sources, found by a few letters, by keys alone', async () => {
  const page = await bench().open('/protocol/definitions')
  const context = () => [...state().definition.values()].find(({ term }) => term === 'Context')
  await page.getByRole('button', { name: 'Knight 2024 no longer for the definition of Context' }).press('Enter')
  await expect.poll(() => context()?.source).toBeUndefined()
  await page.getByRole('button', { name: 'Cite a source for the definition of Context' }).press('Enter')
  await page.keyboard.type('sims 2021')
  await page.getByRole('option', { name: /^Sims 2021/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Sims 2021' }).waitFor()
  expect(context()?.source).toBe('src_sims-2021')

  await page.goto(`${bench().address}/p/knight-2024/protocol/methods`)
  await arrived(page)
  const [id, before] = [...state().protocol][0] ?? []
  const cite = page.getByRole('button', { name: `Cite a source for the section ${before?.heading}` })
  await cite.press('Enter')
  await page.keyboard.type('gordon 2020')
  await page.getByRole('option', { name: /^Gordon 2020/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => id && state().protocol.get(id)?.sources)
    .toEqual([...(before?.sources ?? []), 'src_gordon-2020'])
  await expect.poll(() => cite.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.context().close()
})

test('Enter before the list answers for what was typed waits for it, and takes its first', async () => {
  const page = await bench().open('/protocol/sources')
  const before = state().count.size
  // The answer for all the letters is held back: the list still shows what the first ones found.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/views\/library\?.*gordon/, async (route) => {
    await held
    await route.continue()
  })
  const field = page.getByRole('combobox', { name: 'Add a number that a publication reports' })
  await field.pressSequentially('g')
  const first = page.getByRole('listbox').getByRole('option').first()
  await first.waitFor()
  await expect.poll(() => first.innerText()).not.toContain('Gordon 2020')
  await field.pressSequentially('ordon 2020')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(200)
  await expect.poll(() => field.getAttribute('aria-busy')).toBe('true')
  expect(state().count.size).toBe(before)
  release()
  await expect.poll(() => state().count.size).toBe(before + 1)
  expect([...state().count.values()].at(-1)?.citation).toBe('src_gordon-2020')

  // The words as typed in one go, without a delay.
  await page.unroute(/views\/library\?.*gordon/)
  await field.pressSequentially('sims 2021')
  await page.keyboard.press('Enter')
  await expect.poll(() => state().count.size).toBe(before + 2)
  expect([...state().count.values()].at(-1)?.citation).toBe('src_sims-2021')
  await page.context().close()
})

test('the abstract is written part by part, and opens the report', async () => {
  const page = await bench().open('/protocol')
  const abstract = () => [...state().project.values()][0]?.abstract
  const before = abstract() ?? []
  await page.getByRole('textbox', { name: 'Add a part' }).fill('Funding')
  await page.keyboard.press('Enter')
  await page.getByLabel('Text of Funding').fill('Nobody paid for it.')
  await page.getByLabel('Text of Funding').blur()
  await expect.poll(abstract).toEqual([...before, { heading: 'Funding', text: 'Nobody paid for it.' }])
  await page.getByRole('button', { name: `Remove ${before[0]?.heading} from the abstract` }).click()
  await expect.poll(() => abstract()?.length).toBe(before.length)
  await page.goto(`${bench().address}/p/knight-2024/report`)
  await page.getByText('Nobody paid for it.').waitFor()
  await page.context().close()
})

test('a criterion has its because, an interest its person, a conclusion what it is about, and the report its style', async () => {
  const page = await bench().open('/protocol/sources', { reducedMotion: 'reduce' })
  const criterion = [...state().criterion].find(([, { because }]) => !because)
  const because = page.getByLabel(`Because, for the criterion ${criterion?.[1].text}`)
  await because.fill('It is what the question asks.')
  await because.blur()
  await expect
    .poll(() => criterion && state().criterion.get(criterion[0])?.because)
    .toBe('It is what the question asks.')
  await page.goto(`${bench().address}/p/knight-2024/protocol/methods`)
  await arrived(page)
  const whom = page.getByLabel('Of whom').first()
  await whom.selectOption({ index: 1 })
  await expect.poll(() => [...state().declaration.values()].some(({ person }) => person !== undefined)).toBe(true)
  const about = page.getByLabel(/^What the .* is about$/).first()
  await about.selectOption({ label: [...state().theory.values()][0]?.title ?? '' })
  await expect
    .poll(() =>
      [...state().statement.values()].some(({ about }) => about?.includes([...state().theory.keys()][0] as never)),
    )
    .toBe(true)
  expect(await barriers(page)).toEqual([])

  await page.goto(`${bench().address}/p/knight-2024/report`)
  await page.getByLabel('Citation style', { exact: true }).selectOption('vancouver')
  await page.waitForURL(/style=vancouver/)
  await page.getByText(/^1\. /).first().waitFor()
  await page.getByRole('button', { name: 'Make it the project’s' }).press('Enter')
  await expect.poll(() => [...state().project.values()][0]?.style).toBe('vancouver')
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})
