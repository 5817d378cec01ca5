import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })

beforeAll(async () => {
  const person = (id: Id<'per'>, role: string) => ({ type: 'person.joined', id, from: null, to: { roles: [role] } })
  const begun = await bench().project.execute('per_ana', {
    do: 'change',
    changes: [
      person('per_ana', 'owner'),
      person('per_ben', 'reviewer'),
      person('per_dora', 'stakeholder'),
      { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
      {
        type: 'stage.set',
        id: 'stg_1',
        from: null,
        to: { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false },
      },
      ...(['src_1', 'src_2'] as const).map((id, i) => ({
        type: 'source.described',
        id,
        from: null,
        to: {
          kind: 'article',
          reference: { type: 'article-journal', title: `Study ${i + 1} of trust` },
          entersAt: 'stg_1',
        },
      })),
      { type: 'theory.stated', id: 'pt_1', from: null, to: { title: 'Open books make trust', order: 1 } },
    ] as never,
  })
  expect(begun).toMatchObject({ ok: true })
})

const state = () => bench().project.journal.state
/** A window of one person, in a browser profile of its own. */
async function windowOf(person: Id<'per'>, path: string, options = {}): Promise<Page> {
  const page = await bench().open(path, { reducedMotion: 'reduce', ...options })
  await page.context().addCookies([{ name: 'retroduce-person', value: person, url: `${bench().address}/api/p/empty` }])
  await page.reload()
  await arrived(page)
  return page
}
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }
const step = (page: Page, name: string) => page.locator('.group-steps [aria-current]', { hasText: name }).waitFor()
const texts = () => [...state().idea.values()].map(({ text }) => text)

test('three people at three devices, and one through the facilitator, put ideas in order: silent, joined, ranked, talked over, ranked again', async () => {
  const ana = await windowOf('per_ana', '/prioritise')
  await ana.getByRole('button', { name: 'Set up a prioritisation' }).click()
  await ana.keyboard.type('What do we test first?')
  await ana.keyboard.press('Enter')
  const seat = async (person: string, role: string) => {
    await ana.getByRole('combobox', { name: 'Person', exact: true }).selectOption(person)
    await ana.getByRole('textbox', { name: 'As whom' }).fill(role)
    const before = state().seat.size
    await ana.keyboard.press('Enter')
    await expect.poll(() => state().seat.size).toBe(before + 1)
  }
  await seat('per_ben', 'nurse')
  await seat('per_dora', 'patient')
  await seat('', 'carer')
  await ana.getByText('Take from the theory').click()
  await ana.getByRole('button', { name: 'Take Open books make trust' }).click()
  await expect.poll(texts).toEqual(['Open books make trust'])
  expect(await barriers(ana)).toEqual([])
  const ben = await windowOf('per_ben', '/prioritise')
  const dora = await windowOf('per_dora', '/prioritise', tablet)

  await ana.getByRole('button', { name: 'Go on: write in silence' }).click()
  for (const page of [ana, ben, dora]) await step(page, 'Write in silence')
  // Ben with his keys alone; Dora by touch; for the carer Ana writes.
  await ben.keyboard.press('a')
  await ben.keyboard.type('Time to meet')
  await ben.keyboard.press('Enter')
  await expect.poll(texts).toContain('Time to meet')
  await ben.keyboard.press('Escape')
  await ben.keyboard.press('f')
  await dora.getByRole('textbox', { name: 'Write an idea' }).tap()
  await dora.keyboard.type('Being heard')
  await dora.getByRole('button', { name: 'Write an idea' }).tap()
  await ana.getByRole('textbox', { name: 'Write an idea' }).fill('Somebody who listens')
  await ana.keyboard.press('Enter')
  await expect.poll(texts).toContain('Somebody who listens')
  await ana.getByText('1 of 3 is done').or(ana.getByText('1 of 3 are done')).first().waitFor()
  for (const [page, other] of [
    [ana, 'Being heard'],
    [ben, 'Being heard'],
    [dora, 'Time to meet'],
  ] as const)
    expect(await page.getByText(other).count()).toBe(0)
  // On the wall nobody's own words show, not even what the facilitator entered.
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('v')
  await ana.locator('.on-wall').waitFor()
  expect(await ana.getByText('Somebody who listens').count()).toBe(0)
  expect(await barriers(ana)).toEqual([])
  await ana.keyboard.press('v')

  await ana.getByRole('button', { name: 'Go on: clarify and join' }).click()
  await ben.getByText('Being heard').waitFor()
  await ana.getByRole('combobox', { name: 'Join “Somebody who listens” into' }).selectOption({ label: 'Being heard' })
  await ben.getByText('with: Somebody who listens').waitFor()

  await ana.getByRole('button', { name: 'Go on: rank', exact: true }).click()
  for (const page of [ben, dora]) await step(page, 'Rank')
  // Ben: the first one by Enter, then a digit puts another before it.
  await ben.locator('.idea-button', { hasText: 'Open books' }).focus()
  await ben.keyboard.press('Enter')
  await expect.poll(() => state().ballot.size).toBe(1)
  await ben.locator('.idea-button', { hasText: 'Time to meet' }).focus()
  await ben.keyboard.press('1')
  const ranks = (who: Id<'per'>) => {
    const [of] = [...state().seat].find(([, { person }]) => person === who) ?? []
    const [, ballot] = [...state().ballot].find(([, { seat }]) => seat === of) ?? []
    return ballot?.choices.map(({ idea, gives }) => `${gives} ${state().idea.get(idea)?.text}`)
  }
  await expect.poll(() => ranks('per_ben')).toEqual(['1 Time to meet', '2 Open books make trust'])
  // Dora's second tap comes before the first was answered.
  await dora.evaluate(async () => {
    for (const words of ['Being heard', 'Time to meet']) {
      const ideas = [...document.querySelectorAll<HTMLElement>('.idea-button')]
      ideas.find(({ textContent }) => textContent.includes(words))?.click()
      await new Promise((resolve) => setTimeout(resolve))
    }
  })
  await expect.poll(() => ranks('per_dora')).toEqual(['1 Being heard', '2 Time to meet'])
  expect(await barriers(dora)).toEqual([])
  await dora.getByRole('button', { name: 'I am done' }).tap()
  await ana.locator('.idea-button', { hasText: 'Being heard' }).click()
  await expect.poll(() => state().ballot.size).toBe(3)
  expect(await ben.getByText('W =').count()).toBe(0)

  await ana.getByRole('button', { name: 'Go on: discuss' }).click()
  for (const page of [ana, ben, dora]) await page.getByText('W =').waitFor()
  await expect.poll(() => dora.locator('tbody tr').first().textContent()).toContain('Being heard')
  await ana.getByRole('button', { name: 'Go on: rank again' }).click()
  await step(ben, 'Rank again')
  await ben.locator('.idea-button', { hasText: 'Being heard' }).click()
  await expect.poll(() => [...state().ballot.values()].filter(({ round }) => round === 2).length).toBe(1)
  await ana.getByRole('button', { name: 'Go on: result' }).click()
  await ana.getByRole('checkbox', { name: 'Choose “Being heard”' }).click()
  await ana.getByRole('combobox', { name: 'Make something of “Being heard”' }).selectOption('theory')
  await expect
    .poll(() => [...state().theory.values()].map(({ title }) => title))
    .toEqual(['Open books make trust', 'Being heard'])
  await ben.getByRole('link', { name: 'Being heard' }).waitFor()
  expect(await barriers(ana)).toEqual([])
  for (const page of [ana, ben, dora]) await page.context().close()
}, 120_000)

test('a comment asks somebody by name, who is led to it, answers and resolves it; behind a blinding it waits', async () => {
  await bench().project.store.putPerson({ id: 'per_ben', name: 'Ben Okoro', initials: 'BO' })
  const ana = await windowOf('per_ana', '/source/src_1')
  const ben = await windowOf('per_ben', '/theory')
  // Of a source at a stage that is blinded to her, it stands behind that unless she says otherwise.
  await ana.keyboard.press('Shift+C')
  await ana.locator('.talk').waitFor()
  await ana.getByRole('textbox', { name: 'Your comment' }).fill('I would take it out')
  await ana.keyboard.press('Control+Enter')
  await expect.poll(() => state().comment.size).toBe(1)
  await ana.getByRole('textbox', { name: 'Your comment' }).fill('Where is the PDF, @Ok')
  await ana.getByRole('option', { name: 'Ben Okoro' }).waitFor()
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('?')
  await ana.getByRole('combobox', { name: 'When the others read it' }).selectOption('')
  await ana.getByRole('button', { name: 'Say it' }).click()
  await expect
    .poll(() => [...state().comment.values()].at(-1))
    .toMatchObject({
      text: 'Where is the PDF, @Ben Okoro?',
      mentions: ['per_ben'],
    })
  expect([...state().comment.values()].map(({ behind }) => behind)).toEqual(['stg_1', undefined])
  expect(await barriers(ana)).toEqual([])
  await ben.getByRole('link', { name: 'Together' }).getByText('1').waitFor()
  await ben.keyboard.press('n')
  await ben.getByText('Where is the PDF').waitFor()
  expect(await ben.getByText('I would take it out').count()).toBe(0)
  await ben.getByRole('button', { name: 'Answer' }).click()
  await ben.getByRole('textbox', { name: 'Your answer' }).fill('Asked the library.')
  await ben.keyboard.press('Control+Enter')
  await ana.locator('.talk').getByText('Asked the library.').waitFor()
  await ana.getByRole('button', { name: 'Resolve' }).last().click()
  await ana.getByText('Resolved by').waitFor()
  await ana.keyboard.press('Escape')
  await expect.poll(() => ana.locator('.talk').count()).toBe(0)

  // What stakeholders said is logged by keys alone, and stands in the report.
  await ana.goto(`${bench().address}/p/empty/input`)
  await arrived(ana)
  await ana.keyboard.press('i')
  await ana.getByRole('textbox', { name: 'Who, by role' }).fill('3 carers, commissioner')
  await ana.getByRole('textbox', { name: 'What they said' }).fill('Rest comes first.')
  await ana.getByRole('button', { name: 'Log it' }).click()
  await expect.poll(() => [...state().input.values()]).toMatchObject([{ who: [{ role: 'carers', number: 3 }, {}] }])
  await ana.getByRole('combobox', { name: 'About: find by words' }).fill('open books')
  await ana.keyboard.press('Enter')
  await expect.poll(() => [...state().input.values()][0]?.about).toEqual(['pt_1'])
  expect(await barriers(ana)).toEqual([])

  // Who has the same thing open is told in the bar.
  await ben.goto(`${bench().address}/p/empty/input`)
  await arrived(ben)
  await ana.locator('.also-here').waitFor()
  for (const page of [ana, ben]) await page.context().close()
}, 90_000)
