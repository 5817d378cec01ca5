import { expect, test } from 'vitest'
import type { Fact } from '../../src/core/fact.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a statement is read beside its configuration, edited, marked when the theory moves, and stands again by an act', async () => {
  const page = await bench().open('/guidance/gdl_3', { reducedMotion: 'reduce' })
  await page.getByText('All are up to date with the theory').waitFor()
  const article = page.getByRole('article', { name: 'Statement' })
  const does = article.getByLabel('What leaders do')
  await does.fill('Meet in person\nAgree on what you share')
  await does.press('Tab')
  await expect.poll(() => state().guideline.get('gdl_3')?.does).toEqual(['Meet in person', 'Agree on what you share'])
  const before = { text: 'trust' }
  const after = { text: 'trust in each other' }
  const moved = await bench().project.execute('per_knight', {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_3.M-rea.1', from: before, to: after, why: 'Said more closely.' }],
  })
  expect(moved).toMatchObject({ ok: true })
  await page.getByText('The theory moved under one of them').waitFor()
  const notice = page.getByRole('region', { name: 'The theory moved' })
  await notice.locator('ins', { hasText: 'in each other' }).waitFor()
  expect(await barriers(page)).toEqual([])
  const why = notice.getByRole('textbox')
  await page.getByRole('heading', { name: 'Guidance' }).click()
  await page.keyboard.press('s')
  await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await why.fill('It says the same of trust.')
  await why.press('Enter')
  await page.getByText('All are up to date with the theory').waitFor()
  await page.getByRole('heading', { name: 'Guidance' }).click()
  await page.keyboard.press(']')
  await page.waitForURL(/gdl_4/)
  await article.getByText('CMOC 4').first().waitFor()
  await page.context().close()
})

test('an assessment is drafted, answered, told by its conditions, and leads to an action and to evidence', async () => {
  const page = await bench().open('/assessment', { reducedMotion: 'reduce' })
  await page.getByText('No assessment yet').waitFor()
  expect(await barriers(page)).toEqual([])
  await page
    .getByRole('button', { name: 'Draft from 6 statements' })
    .or(page.getByRole('button', { name: 'Draft from six statements' }))
    .click()
  await page.getByText('Nobody was asked yet').waitFor()
  const [id, { items } = { items: [] }] = [...state().questionnaire].at(-1) ?? []
  const tell = async (changes: object[]) =>
    expect(await bench().project.execute('per_knight', { do: 'change', changes: changes as Fact[] })).toMatchObject({
      ok: true,
    })
  const made = (type: string, one: string, to: object) => ({ type, id: one, from: null, to })
  const answers = Object.fromEntries(
    items.flatMap(({ key, part }) => (part === 'about you' ? [] : [[key, part === 'context' ? 3 : 2]])),
  )
  await tell([
    made('source.described', 'src_asked', {
      kind: 'survey',
      reference: { type: 'document', title: 'Asked in spring' },
    }),
    made('wave.opened', 'wav_1', {
      questionnaire: id,
      name: 'Spring',
      anonymous: true,
      source: 'src_asked',
      by: 'per_knight',
    }),
  ])
  await tell(
    Array.from({ length: 6 }, (_, i) =>
      made('questionnaire.answered', `rsp_${i}`, { questionnaire: id, wave: 'wav_1', source: 'src_asked', answers }),
    ),
  )
  await page.getByText('is told once the wave is closed').waitFor()
  await tell([{ type: 'wave.opened', id: 'wav_1', from: { closed: null }, to: { closed: true } }])
  await page.getByRole('heading', { name: 'Advised here 6' }).waitFor()
  await page
    .getByRole('button', { name: /Agree on an action/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'What to do' }).fill('Meet each month')
  await page.getByRole('textbox', { name: 'Owner, by role' }).fill('Chair')
  await page.getByRole('button', { name: 'Agree', exact: true }).click()
  await page.getByRole('combobox', { name: 'Progress of Meet each month' }).waitFor()
  await page.getByRole('combobox', { name: 'As evidence: done' }).selectOption('supports')
  await page.getByText('laid, supports').waitFor()
  expect(await barriers(page)).toEqual([])
  expect([...state().action.values()]).toMatchObject([{ text: 'Meet each month', owner: 'Chair', guideline: 'gdl_1' }])
  expect([...state().evidence.values()].at(-1)).toMatchObject({
    source: 'src_asked',
    stance: 'supports',
    configuration: 'cmoc_initial-1',
  })
  await page.context().close()
})
