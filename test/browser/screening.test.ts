import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const people = ['per_ana', 'per_ben'] as const
const sources = Array.from({ length: 14 }, (_, i) => `src_${String(i + 1).padStart(2, '0')}` as Id<'src'>)

beforeAll(async () => {
  const by = (who: Id<'per'>, changes: unknown[]) => bench().project.execute(who, { do: 'change', changes })
  const begun = await by('per_ana', [
    { type: 'person.joined', id: 'per_ana', from: null, to: { roles: ['owner'] } },
    { type: 'person.joined', id: 'per_ben', from: null, to: { roles: ['reviewer'] } },
    { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
    {
      type: 'stage.set',
      id: 'stg_ta',
      from: null,
      to: {
        name: 'Title and abstract',
        kind: 'title-abstract',
        order: 1,
        reviewers: 2,
        blinded: true,
        reasonNeeded: true,
      },
    },
    ...['before 2018', 'one ward only'].map((text, order) => ({
      type: 'reason.listed',
      id: `rsn_${order}`,
      from: null,
      to: { stage: 'stg_ta', text, order },
    })),
    { type: 'theory.stated', id: 'pt_1', from: null, to: { title: 'Leading', statement: 'Leaders lead.', order: 1 } },
    { type: 'highlight.set', id: 'hil_in', from: null, to: { use: 'include', words: ['trust'], order: 1 } },
    { type: 'highlight.set', id: 'hil_out', from: null, to: { use: 'exclude', words: ['ward'], order: 2 } },
    ...sources.map((id, i) => ({
      type: 'source.described',
      id,
      from: null,
      to: {
        kind: 'article',
        reference: {
          type: 'article-journal',
          title: `Study ${i + 1} of trust`,
          year: 2010 + i,
          ...(i > 0 && { abstract: `What wards learnt about trusting partners, part ${i + 1}.` }),
        },
        entersAt: 'stg_ta',
      },
    })),
  ])
  expect(begun).toMatchObject({ ok: true })
})

const state = () => bench().project.journal.state
const votes = (who: string) =>
  [...state().vote.values()].filter(({ reviewer }) => reviewer === who).map(({ verdict }) => verdict)
const title = (page: Page) => page.locator('.source h1').textContent()
const named = async (page: Page, person: (typeof people)[number]) => {
  await page.evaluate(
    (one) =>
      fetch('/api/p/empty/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: one }),
      }),
    person,
  )
  await page.reload()
  await arrived(page)
}

test('sources are decided by key, one after another, and a decision can be gone back to and taken back', async () => {
  const page = await bench().open('/screen?order=added', { reducedMotion: 'reduce' })
  await expect.poll(() => title(page)).toBe('Study 1 of trust')
  // The stage stands in the address, so that at its end nobody goes on voting at the next one unawares.
  await expect.poll(() => new URL(page.url()).pathname).toBe('/p/empty/screen/stg_ta')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('i')
  await expect.poll(() => title(page)).toBe('Study 2 of trust')
  // The marks have lines of their own; a plural is the same word.
  await expect.poll(() => page.locator('mark.hl.in').first().textContent()).toBe('trust')
  await expect.poll(() => page.locator('mark.hl.out').first().textContent()).toBe('wards')
  await page.keyboard.press('h')
  await expect.poll(() => page.locator('mark.hl').count()).toBe(0)
  await page.keyboard.press('h')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'one ward only' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('2')
  await expect.poll(() => title(page)).toBe('Study 3 of trust')
  await page.keyboard.press('Shift+Digit1')
  await page.keyboard.press('n')
  // What is typed is no key: this note would vote four times.
  await page.keyboard.type('bimne')
  await page.keyboard.press('Enter')
  await page.keyboard.press('m')
  await expect.poll(() => title(page)).toBe('Study 4 of trust')
  await expect.poll(() => votes('per_ana')).toEqual(['include', 'exclude', 'maybe'])
  expect(state().vote.get('vote_src_02.stg_ta.per_ana')).toMatchObject({ reason: 'rsn_1' })
  expect(state().vote.get('vote_src_03.stg_ta.per_ana')).toMatchObject({ note: 'bimne', theories: ['pt_1'] })
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => title(page)).toBe('Study 3 of trust')
  await page.getByText('Your vote: maybe').waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Your note on this source' }).inputValue()).toBe('bimne')
  await page.keyboard.press('b')
  await expect.poll(() => votes('per_ana')).toEqual(['include', 'exclude', 'background'])
  // At once, as a hand does that has slipped: before the vote was answered.
  await page.keyboard.press('z')
  await expect.poll(() => votes('per_ana')).toEqual(['include', 'exclude', 'maybe'])
  await expect.poll(() => title(page)).toBe('Study 3 of trust')
  // A reload goes on where one was, and back still leads to the last decision.
  await page.reload()
  await arrived(page)
  await expect.poll(() => title(page)).toBe('Study 4 of trust')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => title(page)).toBe('Study 3 of trust')
  await page.context().close()
})

test('a missing abstract is pasted in place, and a tag given', async () => {
  const page = await bench().open('/screen?order=added&source=src_01', { reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'Paste an abstract' }).click()
  await page.getByRole('textbox', { name: 'Abstract' }).fill('Partners who meet come to trust.')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => state().source.get('src_01')?.reference.abstract).toBe('Partners who meet come to trust.')
  await page.keyboard.press('t')
  await page.getByRole('textbox', { name: 'New tag' }).fill('kin')
  await page.keyboard.press('Enter')
  await expect.poll(() => state().source.get('src_01')?.tags?.length).toBe(1)
  await page.context().close()
})

test('a stage that no longer waits for a vote refuses it, and its source is on screen again with the reason', async () => {
  const page = await bench().open('/screen?order=added', { reducedMotion: 'reduce' })
  const { length } = votes('per_ana')
  const first = await title(page)
  await page.keyboard.press('i')
  await expect.poll(() => votes('per_ana').length).toBe(length + 1)
  await expect.poll(() => title(page)).not.toBe(first)
  const before = await title(page)
  await page.route('**/commands', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'not-here', message: 'It is gone.', hint: 'Go on.' } } }),
  )
  await page.keyboard.press('i')
  await page.getByRole('alert').filter({ hasText: 'It is gone. Go on.' }).waitFor()
  await expect.poll(() => title(page)).toBe(before)
  // What was refused is nothing to take back: undo is of the vote before it.
  await page.unroute('**/commands')
  await page.keyboard.press('z')
  await expect.poll(() => votes('per_ana').length).toBe(length)
  await expect.poll(() => title(page)).toBe(first)
  await page.context().close()
})

test('several at once: each is decided where it stands, and the page is turned when one likes', async () => {
  const page = await bench().open('/screen?order=added&view=list', { reducedMotion: 'reduce' })
  expect(await barriers(page)).toEqual([])
  const first = page.locator('.several > li').first()
  await first.getByRole('button', { name: 'Include' }).click()
  await expect.poll(() => votes('per_ana').length).toBe(4)
  await page.locator('.several > li').nth(1).getByRole('combobox').selectOption({ label: 'before 2018' })
  await expect.poll(() => votes('per_ana').length).toBe(5)
  await expect.poll(() => page.locator('.several [data-cast]').count()).toBe(2)
  await page.context().close()
})

test('a second person sees nothing of the votes until the blinding is lifted, then both settle a conflict', async () => {
  const page = await bench().open('/screen?order=added', { reducedMotion: 'reduce' })
  await named(page, 'per_ben')
  await expect.poll(() => title(page)).toBe('Study 1 of trust')
  await page.keyboard.press('e')
  await page.keyboard.press('1')
  await expect.poll(() => votes('per_ben')).toEqual(['exclude'])
  await page.goto(`${bench().address}/p/empty/conflicts`)
  await arrived(page)
  await page.getByText('Title and abstract: blinded.', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  const lifted = await bench().project.execute('per_ana', {
    do: 'change',
    changes: [{ type: 'stage.set', id: 'stg_ta', from: { blinded: true }, to: { blinded: false } }],
  })
  expect(lifted).toMatchObject({ ok: true })
  await page.getByRole('heading', { name: 'Study 1 of trust' }).waitFor()
  await expect.poll(() => page.locator('.vote .said').allTextContents()).toEqual(['include', 'exclude'])
  expect(await barriers(page)).toEqual([])
  // A resolution needs words.
  await page.getByRole('button', { name: 'Include' }).click()
  await page.getByRole('alert').filter({ hasText: 'Say why.' }).waitFor()
  await page.getByRole('textbox', { name: 'Because' }).fill('It names a mechanism')
  await page.getByRole('textbox', { name: 'Because' }).press('Escape')
  await page.getByRole('button', { name: 'Include' }).click()
  await expect
    .poll(() => state().resolution.get('res_src_01.stg_ta'))
    .toMatchObject({ verdict: 'include', how: 'discussion', because: 'It names a mechanism' })
  expect(votes('per_ben')).toEqual(['exclude'])
  await page.context().close()
})

test('may we stop: a sample is drawn and comes first, and stopping keeps its reason and its figures', async () => {
  const page = await bench().open('/stopping/stg_ta', { reducedMotion: 'reduce' })
  expect(await barriers(page)).toEqual([])
  await page.getByRole('spinbutton').fill('2')
  await page.getByRole('button', { name: 'Draw' }).click()
  await page
    .getByText('of 2 drawn were read', { exact: false })
    .or(page.getByText('Of 2 drawn', { exact: false }))
    .waitFor()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'Say why you stop here.' }).waitFor()
  await page.getByRole('textbox', { name: 'Why you stop here' }).fill('Nothing new for the theory since Study 2')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect
    .poll(() => [...state().stopping.values()])
    .toMatchObject([{ stage: 'stg_ta', unread: expect.any(Number) }])
  expect(await barriers(page)).toEqual([])
  await page.goto(`${bench().address}/p/empty/report`)
  await arrived(page)
  await page.locator('article').getByText('ended before all was read', { exact: false }).waitFor()
  await page.context().close()
})

test('a calibration round is begun, laid open and talked about; agreement stands pair by pair', async () => {
  const page = await bench().open('/agreement/stg_ta', { reducedMotion: 'reduce' })
  await page.getByText('per_ana and per_ben').or(page.getByText('ana and ben')).first().waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Name of the round' }).fill('Pilot')
  await page.getByRole('spinbutton').fill('3')
  await page.getByRole('button', { name: 'Begin a round' }).click()
  await page.getByRole('heading', { name: 'Pilot' }).waitFor()
  await page.getByRole('button', { name: 'Lay the votes open' }).click()
  await page.getByRole('textbox', { name: 'What was made of it' }).fill('“One ward only” is for studies, not settings')
  await page.getByRole('textbox', { name: 'What was made of it' }).blur()
  await expect
    .poll(() => [...state().calibration.values()])
    .toMatchObject([{ opened: true, note: '“One ward only” is for studies, not settings' }])
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('when criteria change, the protocol tells which votes are touched, and asks for them again with one press', async () => {
  const voted = votes('per_ana').length
  expect(voted).toBeGreaterThan(0)
  const said = await bench().project.execute('per_ana', {
    do: 'change',
    changes: [
      {
        type: 'criterion.set',
        id: 'crt_new',
        from: null,
        to: { stage: 'stg_ta', kind: 'include', text: 'Tells of trust.', order: 1 },
      },
    ],
  })
  expect(said).toMatchObject({ ok: true })
  const page = await bench().open('/protocol/sources', { reducedMotion: 'reduce' })
  await named(page, 'per_ana')
  await page.getByText(/votes? that you may see/).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Ask for these votes again' }).press('Enter')
  await expect.poll(() => state().recall.size).toBe(1)
  await page.goto(`${bench().address}/p/empty/screen?order=added`)
  await arrived(page)
  await page.getByText('To be voted on again: The criteria changed: Tells of trust.').waitFor()
  await page.context().close()
})
