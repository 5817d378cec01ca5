import { beforeAll, expect, test } from 'vitest'
import type { Fact, Value } from '../../src/core/fact.ts'
import { bringIn } from '../../src/work/bring-in.ts'
import { silent } from '../../src/work/job.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state
const entries = () => [...state().search.values()]
const called = (title: string) => entries().find((entry) => entry.title === title)
const made = (type: Fact['type'], id: string, to: object) => ({ type, id, from: null, to }) as Fact

beforeAll(async () => {
  const result = await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      made('source.described', 'src_pearl', {
        kind: 'article',
        reference: { type: 'article-journal', title: 'The pearl', author: [{ family: 'Sims' }], year: 2021 },
      }),
    ],
  })
  expect(result.ok).toBe(true)
})

test('searches are logged one after another by keyboard, also one that finds nothing', async () => {
  const page = await bench().open('/searches', { reducedMotion: 'reduce' })
  await page.getByText('No search is logged yet.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('a')
  await page.keyboard.type('Trust: MEDLINE')
  await page.getByLabel('Database or place').fill('MEDLINE')
  await page.getByLabel('Platform').fill('Ovid')
  await page.getByLabel('Hits').fill('about 400')
  await page.keyboard.press('Enter')
  await page.getByText('Hits are a whole number', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Hits').fill('1,412')
  await page.keyboard.press('Enter')
  await expect.poll(() => called('Trust: MEDLINE')).toMatchObject({ hits: 1412, platform: 'Ovid', by: ['per_me'] })
  // The form stays, its title has the focus again; a platform belongs to one database and is not kept.
  await page.getByRole('link', { name: 'Trust: MEDLINE' }).waitFor()
  await page.keyboard.type('Trust: websites')
  await page.getByLabel('Purpose').first().selectOption('grey')
  await page.getByLabel('Hits').fill('0')
  await page.keyboard.press('Enter')
  await expect.poll(() => called('Trust: websites')).toMatchObject({ hits: 0, purpose: 'grey' })
  expect(called('Trust: websites')).not.toHaveProperty('platform')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: '2 searches' }).waitFor()
  await page.getByLabel('Only those with').selectOption('found nothing')
  await expect.poll(() => page.locator('.log tbody tr').count()).toBe(1)
  expect(new URL(page.url()).searchParams.get('show')).toBe('nothing')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByLabel('Order').selectOption('most hits first')
  await page.getByRole('link', { name: 'Trust: MEDLINE' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Trust: websites')
  await page.context().close()
})

test('a strategy is kept to the letter, numbered and folded; limits have reasons; a change of purpose is one act', async () => {
  const id = [...state().search.keys()][0]
  const page = await bench().open(`/searches/${id}`, { reducedMotion: 'reduce' })
  const strategy = Array.from({ length: 20 }, (_, i) => `  (term${i}\tadj3 care).ti,ab.  `).join('\n')
  await page.getByLabel('Strategy', { exact: true }).fill(strategy)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => called('Trust: MEDLINE')?.strategy).toBe(strategy)
  await page.getByText('20 lines').waitFor()
  await expect.poll(() => page.locator('.lines li').count()).toBe(12)
  await page.getByRole('button', { name: 'Show 8 more lines' }).click()
  await expect.poll(() => page.locator('.lines li').count()).toBe(20)
  expect(await barriers(page)).toEqual([])

  await page.getByLabel('Add a limit').fill('In English')
  await page.keyboard.press('Enter')
  await page.getByLabel('Reason of limit 1').fill('Nobody here reads another language.')
  await page.keyboard.press('Tab')
  const limits = [{ limit: 'In English', because: 'Nobody here reads another language.' }]
  await expect.poll(() => called('Trust: MEDLINE')?.limits).toEqual(limits)

  await page.getByLabel('Purpose').selectOption('citation chase')
  await page.getByLabel('Direction').selectOption('forward')
  await page.getByRole('combobox', { name: 'Starts from' }).fill('pearl')
  await page.getByRole('option', { name: /^Sims 2021/ }).click()
  await expect
    .poll(() => called('Trust: MEDLINE'))
    .toMatchObject({ purpose: 'citation chase', direction: 'forward', source: 'src_pearl' })
  await page.getByText('citation chase, forward from Sims 2021').waitFor()
  await page.getByLabel('Purpose').selectOption('main')
  await expect.poll(() => called('Trust: MEDLINE')?.direction).toBeUndefined()
  await page.context().close()
})

test('a repeated search is a run of the same entry, imports hang on it, and what differs is said', async () => {
  const [id = ''] = [...state().search.keys()]
  const page = await bench().open(`/searches/${id}`, { reducedMotion: 'reduce' })
  await page.keyboard.press('r')
  const hits = page.getByLabel('Hits of the run 2')
  await hits.fill('two')
  await page.keyboard.press('Tab')
  await page.getByText('Hits are a whole number.', { exact: false }).waitFor()
  await hits.fill('2')
  await page.keyboard.press('Tab')
  await expect.poll(() => [...state().run.values()]).toMatchObject([{ search: id, hits: 2, by: ['per_me'] }])
  const ris = (title: string) => `TY  - JOUR\nTI  - ${title}\nER  - \n`
  const brought = await bringIn(
    bench().project,
    { name: 'update.ris', bytes: Buffer.from(ris('A') + ris('B') + ris('C')), who: 'per_me' },
    silent,
  )
  expect(brought.ok).toBe(true)
  await page.reload()
  await arrived(page)
  await page.getByLabel('Hang on it an import', { exact: false }).selectOption({ index: 1 })
  await page.getByLabel('Run that update.ris comes from').selectOption({ index: 1 })
  const hung = () => [...state().import.values()][0] as Value<'import'>
  await expect.poll(hung).toMatchObject({ search: id, run: [...state().run.keys()][0] })
  await page.getByText('1 more imported', { exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Show its sources' }).click()
  await page.getByText('3 shown').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Same search in another place' }).click()
  await expect.poll(() => called('Trust: MEDLINE, elsewhere')).toMatchObject({ purpose: 'main', limits: [{}] })
  expect(called('Trust: MEDLINE, elsewhere')?.hits).toBeUndefined()
  await page.context().close()
})

test('a cluster is a worksheet whose rows become searches', async () => {
  const page = await bench().open('/searches', { reducedMotion: 'reduce' })
  await page.keyboard.press('k')
  await page.keyboard.type('pearl')
  await page.getByRole('option', { name: /^Sims 2021/ }).click()
  await page.getByRole('heading', { name: 'Cluster from Sims 2021' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('What was looked for: lead authors').fill('Other work of Sims')
  await page.getByLabel('Hits: lead authors').fill('0')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => called('Other work of Sims'))
    .toMatchObject({ purpose: 'cluster', source: 'src_pearl', letter: 'lead authors', hits: 0 })
  const theories = page.locator('.letters > li').nth(4)
  await theories.getByRole('button', { name: 'Left out' }).click()
  await theories.getByLabel('Why it is left out: theories').fill('It names none.')
  await page.keyboard.press('Enter')
  await page.getByText('2 of 7 letters begun').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.goto(`${bench().address}/p/empty/searches`)
  await page.getByRole('link', { name: 'Sims 2021, 2 of 7 letters' }).waitFor()
  await page.context().close()
})
