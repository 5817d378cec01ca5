import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const stage = 'stg_ta'
const sources = Array.from({ length: 8 }, (_, i) => `src_${i + 1}` as Id<'src'>)

beforeAll(async () => {
  const joined = (id: Id<'per'>, role: string) => ({ type: 'person.joined', id, from: null, to: { roles: [role] } })
  const rules = { kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
  const begun = await bench().project.execute('per_ana', {
    do: 'change',
    changes: [
      joined('per_ana', 'owner'),
      joined('per_ben', 'reviewer'),
      joined('per_cem', 'reviewer'),
      { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
      {
        type: 'stage.set',
        id: stage,
        from: null,
        to: { ...rules, name: 'Title and abstract', voters: ['per_ben', 'per_cem'], arbiters: ['per_ana'] },
      },
      ...['before 2018', 'one ward only'].map((text, order) => ({
        type: 'reason.listed',
        id: `rsn_${order}`,
        from: null,
        to: { stage, text, order },
      })),
      ...sources.map((id, i) => ({
        type: 'source.described',
        id,
        from: null,
        to: {
          kind: 'article',
          reference: { type: 'article-journal', title: `Study ${i + 1} of trust`, abstract: 'Partners trust.' },
          entersAt: stage,
        },
      })),
    ] as never,
  })
  expect(begun).toMatchObject({ ok: true })
})

const state = () => bench().project.journal.state
const votes = (who: string) =>
  [...state().vote.values()].filter(({ reviewer }) => reviewer === who).map(({ verdict }) => verdict)
const title = (page: Page) => page.locator('.source h1').textContent()
const go = async (page: Page, path: string) => {
  await page.goto(`${bench().address}/p/empty${path}`)
  await arrived(page)
}
/** A window of one person, in a browser profile of its own. */
async function windowOf(person: Id<'per'>, path: string, options = {}): Promise<Page> {
  const page = await bench().open(path, { reducedMotion: 'reduce', ...options })
  await page.context().addCookies([{ name: 'retroduce-person', value: person, url: `${bench().address}/api/p/empty` }])
  await page.reload()
  await arrived(page)
  return page
}

test('two blinded reviewers in two windows know nothing of each other; a third person settles; then they see how far they agreed', async () => {
  const ben = await windowOf('per_ben', '/screen?order=added')
  const cem = await windowOf('per_cem', '/screen?order=added')
  await ben.keyboard.press('i')
  await expect.poll(() => title(ben)).toBe('Study 2 of trust')
  await expect.poll(() => votes('per_ben')).toEqual(['include'])
  // Cem's window hears nothing of it: the same source, the same counts.
  await expect.poll(() => title(cem)).toBe('Study 1 of trust')
  await expect.poll(() => cem.locator('.progress').getAttribute('data-done')).toBe('0')
  await cem.keyboard.press('e')
  await cem.keyboard.press('1')
  await expect.poll(() => title(cem)).toBe('Study 2 of trust')
  for (const [page, keys] of [
    [ben, 'iiemi'],
    [cem, 'iimee'],
  ] as const)
    for (const key of keys) {
      const before = await title(page)
      await page.keyboard.press(key)
      if (key === 'e') await page.keyboard.press('2')
      await expect.poll(() => title(page)).not.toBe(before)
    }
  await expect.poll(() => [votes('per_ben').length, votes('per_cem').length]).toEqual([6, 6])
  for (const page of [ben, cem]) {
    await go(page, '/conflicts')
    await page.getByText('Title and abstract: blinded.', { exact: false }).waitFor()
    await go(page, `/agreement/${stage}`)
    expect(await page.getByText('kappa', { exact: false }).count()).toBe(0)
    await go(page, '/source/src_1')
    expect(await page.getByText(page === ben ? 'before 2018' : 'include', { exact: true }).count()).toBe(0)
  }
  // Ana settles here and does not vote, so she sees both, and her outcome is told to neither.
  const ana = await windowOf('per_ana', '/conflicts')
  await ana.getByRole('heading', { name: 'Study 1 of trust' }).waitFor()
  await expect.poll(() => ana.locator('.vote .said').allTextContents()).toEqual(['include', 'exclude'])
  await ana.getByRole('radio', { name: 'As third reviewer' }).or(ana.getByText('As third reviewer')).first().click()
  await ana.getByRole('textbox', { name: 'Because', exact: true }).fill('A mechanism is named')
  await ana.getByRole('textbox', { name: 'Because', exact: true }).press('Escape')
  await ana.locator('.settle').getByRole('button', { name: 'Include' }).click()
  await expect
    .poll(() => state().resolution.get(`res_src_1.${stage}`))
    .toMatchObject({ verdict: 'include', how: 'third reviewer', by: 'per_ana' })
  // What is left she settles by a rule, as one act.
  await ana.getByText('Settle many by a rule').click()
  expect(await barriers(ana)).toEqual([])
  await ana.locator('.by-rule').getByRole('textbox', { name: 'because' }).fill('In doubt, it goes on')
  const before = state().resolution.size
  await ana
    .locator('.by-rule')
    .getByRole('button', { name: /^Settle \d/ })
    .click()
  await expect.poll(() => state().resolution.size).toBeGreaterThan(before)
  expect([...state().resolution.values()].at(-1)).toMatchObject({ how: 'rule', because: 'In doubt, it goes on' })
  await go(ben, '/source/src_1')
  expect(await ben.getByText('A mechanism is named').count()).toBe(0)
  await go(ben, `/agreement/${stage}`)
  const lifted = await bench().project.execute('per_ana', {
    do: 'change',
    changes: [{ type: 'stage.set', id: stage, from: { blinded: true }, to: { blinded: false } }],
  })
  expect(lifted).toMatchObject({ ok: true })
  await ben.getByText('kappa', { exact: false }).first().waitFor()
  await go(ben, '/source/src_1')
  await go(cem, '/conflicts/src_1?stage=stg_ta')
  await cem.getByText('A mechanism is named').first().waitFor()
  // The votes stayed as they were cast.
  expect(votes('per_ben')).toEqual(['include', 'include', 'include', 'exclude', 'maybe', 'include'])
  expect(votes('per_cem')).toEqual(['exclude', 'include', 'include', 'maybe', 'exclude', 'exclude'])
  for (const page of [ana, ben, cem]) await page.context().close()
}, 120_000)

test('on a tablet one votes by touch: include, exclude with its reason, back and undo', async () => {
  const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }
  const page = await windowOf('per_ben', '/screen?order=added', tablet)
  await expect.poll(() => title(page)).toBe('Study 7 of trust')
  await page.getByRole('group', { name: 'Your vote' }).getByRole('button', { name: 'Exclude' }).tap()
  await page.getByRole('button', { name: 'one ward only' }).tap()
  await expect.poll(() => title(page)).toBe('Study 8 of trust')
  await expect.poll(() => state().vote.get(`vote_src_7.${stage}.per_ben`)).toMatchObject({ reason: 'rsn_1' })
  await page.getByRole('button', { name: 'Previous source' }).tap()
  await expect.poll(() => title(page)).toBe('Study 7 of trust')
  await page.getByRole('group', { name: 'Your vote' }).getByRole('button', { name: 'Include' }).tap()
  await expect.poll(() => state().vote.get(`vote_src_7.${stage}.per_ben`)?.verdict).toBe('include')
  // A finger needs room: what decides is at least 24 px high and wide (WCAG 2.5.8).
  for (const button of await page.getByRole('group', { name: 'Your vote' }).getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
  }
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
}, 60_000)
