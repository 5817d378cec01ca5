import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state
const source = (id: string, family: string, title: string) =>
  made('source.described', id, {
    kind: 'article',
    reference: { type: 'article-journal', title, author: [{ family }], year: 2020 },
  })

beforeAll(async () => {
  const result = await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('person.joined', 'per_ben', { roles: ['reviewer'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      source('src_adams', 'Adams', 'What leaders did'),
      source('src_brown', 'Brown', 'What followers said'),
      made('excerpt.made', 'exc_1', { source: 'src_adams', quote: 'in two hospitals', by: 'per_me' }),
    ],
  })
  expect(result.ok).toBe(true)
})

/** Opens a page as somebody, as the server knows them by their cookie. */
async function openAs(who: string, path: string): Promise<Page> {
  const page = await bench().open('', { reducedMotion: 'reduce' })
  await page.context().addCookies([{ name: 'retroduce-person', value: who, url: bench().address }])
  await page.goto(`${bench().address}/p/empty${path}`)
  await arrived(page)
  return page
}
/** The machine may be busy with other things. */
const until = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor()
const answers = (who: string) =>
  Object.fromEntries(
    [...state().answer.values()]
      .filter(({ by }) => by === who)
      .map(({ field, value, absent }) => [state().field.get(field)?.name, value ?? absent]),
  )

test('a form is built by keys alone: usual fields, a field of one’s own, options, another order, and tried', async () => {
  const page = await openAs('per_me', '/forms')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Start with the usual fields' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name of field 9' }).waitFor()
  expect(state().field.size).toBe(9)
  await page.locator('main').press('a')
  await page.keyboard.type('Follow-up')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name of field 10' }).waitFor()
  await page.getByRole('combobox', { name: 'Kind of answer' }).nth(9).selectOption('one of')
  await page.getByRole('textbox', { name: 'Add an option to Follow-up' }).focus()
  for (const option of ['Months', 'Years']) {
    await page.keyboard.type(option)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Remove the option ${option}` }).waitFor()
  }
  await page.getByRole('button', { name: /^Move Follow-up/ }).focus()
  await page.keyboard.press('ArrowUp')
  await until(() => page.getByRole('textbox', { name: 'Name of field 9' }).inputValue()).toBe('Follow-up')
  await page.getByRole('textbox', { name: 'Extractors for each source' }).fill('2')
  await page.getByRole('checkbox', { name: /^Blinded/ }).press('Space')
  await page.keyboard.press('Escape')
  await saved(page)
  await until(() => [...state().form.values()][0]).toMatchObject({ extractors: 2, blinded: true })
  expect(await barriers(page)).toEqual([])
  await page.locator('main').press('v')
  await page.getByRole('textbox', { name: /^Number of participants/ }).fill('about forty')
  await page.keyboard.press('Enter')
  await page.getByText('“about forty” does not fit Number of participants.', { exact: false }).waitFor()
  expect(state().answer.size).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('answers are taken by keys alone: Enter goes on, a digit picks, Alt+N says not reported, F finishes', async () => {
  const page = await openAs('per_me', '/extract')
  await expect.poll(() => page.getByRole('heading', { name: 'What leaders did' }).isVisible()).toBe(true)
  await page.locator('main').press('i')
  await page.keyboard.type('To tell how leaders work')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('England')
  await page.keyboard.press('Enter')
  // Setting: with the words it rests on.
  await page.keyboard.type('A hospital')
  await page.keyboard.press('Enter')
  await page.keyboard.press('2')
  await until(() => answers('per_me').Design).toBe('quantitative')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Alt+n')
  await until(() => answers('per_me').Participants).toBe('not reported')
  await page.keyboard.press('Enter')
  await page.keyboard.type('about forty')
  await page.keyboard.press('Enter')
  await page.getByText('“about forty” does not fit Number of participants.', { exact: false }).waitFor()
  await expect
    .poll(() => page.getByRole('textbox', { name: /^Number of participants/ }).inputValue())
    .toBe('about forty')
  await page.getByRole('textbox', { name: /^Number of participants/ }).fill('40')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  // One required field is open: it says so, and leads there.
  await page.keyboard.press('f')
  await page.getByText('One required field has no answer: Programme or intervention.', { exact: false }).waitFor()
  await page.keyboard.type('Shared leadership')
  await page.getByRole('textbox', { name: 'Setting', exact: true }).focus()
  await page.keyboard.press('Alt+w')
  await page.getByRole('textbox', { name: 'Words for Setting', exact: true }).waitFor()
  await page.keyboard.type('in two hospitals')
  await page.keyboard.press('Tab')
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Leave out the words 1 of Setting' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('main').press('f')
  await page.getByRole('heading', { name: 'What followers said' }).waitFor()
  expect(answers('per_me')).toEqual({
    Aims: 'To tell how leaders work',
    Country: 'England',
    Setting: 'A hospital',
    Design: 'quantitative',
    Participants: 'not reported',
    'Number of participants': 40,
    'Programme or intervention': 'Shared leadership',
  })
  const setting = [...state().answer.values()].find(({ value }) => value === 'A hospital')
  expect(setting?.grounds).toEqual([{ quote: 'in two hospitals', page: 4 }])
  expect(state().finish.size).toBe(1)
  await page.context().close()
})

test('the second extractor sees nothing of the first, and both are reconciled by keys', async () => {
  const form = [...state().form.keys()][0]
  const page = await openAs('per_ben', '/extract/src_adams')
  await expect.poll(() => page.getByRole('textbox', { name: 'Country' }).inputValue()).toBe('')
  await page.goto(`${bench().address}/p/empty/reconcile/src_adams?form=${form}`)
  await arrived(page)
  await expect.poll(() => page.getByText('A hospital').count()).toBe(0)
  const named = new Map([...state().field].map(([id, { name }]) => [name, id]))
  const say = (name: string, said: object) => {
    const field = named.get(name)
    return made('answer.given', `ans_src_adams.${field}.per_ben`, {
      source: 'src_adams',
      field,
      by: 'per_ben',
      ...said,
    })
  }
  const result = await bench().project.execute('per_ben', {
    do: 'change',
    changes: [
      say('Aims', { value: 'to tell how leaders work.' }),
      say('Country', { value: 'England' }),
      say('Setting', { value: 'Two hospitals' }),
      say('Design', { value: 'case-study' }),
      say('Programme or intervention', { value: 'Shared leadership' }),
      made('extraction.finished', `fin_${form}.src_adams.per_ben`, { form, source: 'src_adams', by: 'per_ben' }),
    ],
  } as never)
  expect(result.ok, JSON.stringify(result)).toBe(true)
  await page.getByRole('button', { name: /^Open the reconciliation/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.locator('main').press('o')
  await page.getByText('A hospital').waitFor()
  expect(await barriers(page)).toEqual([])
  // Setting comes first of what differs: the second, then own words for the design.
  const people = await page.locator('.people span').allInnerTexts()
  await page.getByRole('listitem', { name: 'Setting', exact: true }).focus()
  await page.keyboard.press(people[0] === 'per_ben' ? '1' : '2')
  await until(() => [...state().agreed.values()].map(({ value }) => value)).toContain('Two hospitals')
  await page.getByText('settled by').waitFor()
  await page.getByRole('listitem', { name: 'Design' }).focus()
  await page.keyboard.press('e')
  await page.getByRole('combobox', { name: 'Agreed Design' }).selectOption('mixed-methods')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Nobody gave that answer. Say why it is the right one.').waitFor()
  await page.getByRole('textbox', { name: 'Why, for Design' }).fill('Both: see page 3')
  await page.keyboard.press('Enter')
  await until(() => [...state().agreed.values()].map(({ because }) => because)).toContain('Both: see page 3')
  await page.context().close()
})

test('the table is sorted, narrowed and its columns chosen by keys, and taken along', async () => {
  const form = [...state().form.keys()][0]
  const page = await openAs('per_me', `/characteristics?form=${form}`)
  expect(await barriers(page)).toEqual([])
  await page
    .getByRole('row', { name: /Adams 2020/ })
    .getByText('Two hospitals')
    .waitFor()
  await page.locator('main').press('/')
  await page.keyboard.type('mixed')
  await page.getByText('1 of 2 sources').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Year' }).press('Enter')
  await expect.poll(() => page.getByRole('columnheader', { name: /Year/ }).getAttribute('aria-sort')).toBe('ascending')
  await page.locator('main').press('c')
  await page.getByRole('checkbox', { name: 'Funding' }).press('Space')
  await until(() => page.getByRole('columnheader', { name: /Funding/ }).count()).toBe(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).press('Enter'),
  ])
  expect(file.suggestedFilename()).toBe('Characteristics.csv')
  await page.context().close()
})
