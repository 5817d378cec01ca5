import { expect, test } from 'vitest'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })

test('N and the keyboard lead from an empty project to its report', async () => {
  const page = await bench().open()
  const { keyboard } = page
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      return at?.labels?.[0]?.textContent || at?.ariaLabel || (at?.matches('button') ? at.textContent : at?.id)
    })
  /** Leaves what one writes in, asks for the next thing, and waits until it has begun. */
  const next = async (begins: string | RegExp) => {
    await keyboard.press('Escape')
    await keyboard.press('n')
    await expect.poll(focused, { timeout: 10_000 }).toMatch(begins)
  }
  const say = async (words: string) => {
    await keyboard.type(words)
    await keyboard.press('Enter')
  }

  await page.getByLabel('Title').focus()
  await say('Trust between partners')
  await page.getByText('Write the question.').waitFor()
  await next('Question')
  await keyboard.type('How does trust grow, for whom and when?')
  await next('Title')
  await keyboard.type('Building trust')
  await keyboard.press('Tab')
  await keyboard.type('Dean, Ada')
  await keyboard.press('Tab')
  await say('2021')
  await page.getByRole('heading', { level: 1, name: 'Building trust' }).waitFor()

  await next('Title, in a few words')
  await say('Time builds trust')
  await expect.poll(focused).toBe('Add to context')
  await say('partners who have not met')
  await page.locator('.sentence').getByText('have not met').waitFor()
  await next('Add to mechanism')
  await say('seeing promises kept')
  await page.locator('.sentence').getByText('promises').waitFor()
  await next('Add to outcome')
  await say('they decide together')
  await page.locator('.sentence').getByText('decide together').waitFor()
  await next('Name')
  await keyboard.press('Enter')
  await page.getByText('Frozen.').waitFor()

  await next('Add a stage')
  await say('Relevance')
  await page.getByLabel('Name of the stage').waitFor()
  await next('Name of someone new')
  await say('Ana Lima')
  await page.getByText('You work here as Ana Lima.').waitFor()
  await next('Enters at')
  await page.getByLabel('Enters at').locator('option', { hasText: 'Relevance' }).waitFor({ state: 'attached' })
  await keyboard.press('ArrowDown')
  await page.getByText('Relevance: open.').waitFor()
  await next('Include')
  await keyboard.press('Enter')
  await page.getByText('Voted: include.').waitFor()

  await next('Source')
  await keyboard.type('dean')
  await page.getByRole('option', { name: /Dean 2021/ }).waitFor()
  await keyboard.press('Enter')
  for (const _ of [1, 2, 3]) {
    await keyboard.press('Tab')
    await keyboard.press(' ')
  }
  await page.getByLabel('Where in the source').press('Enter')
  await page.getByText('Linked Dean 2021.').waitFor()
  for (let open = true; open; ) {
    const atReport = () => page.url().endsWith('/report')
    const answers = async () => /^Why .* stands as it is$/.test((await focused()) ?? '')
    await keyboard.press('Escape')
    await keyboard.press('n')
    // On the way the focus is on the sheet for a moment, where nothing is written.
    await expect.poll(async () => atReport() || (await answers()), { timeout: 20_000 }).toBe(true)
    open = !atReport()
    if (!open) break
    const { dismissal } = bench().project.journal.state
    const answered = dismissal.size
    await say('It is a first, small review.')
    // The word of the answer before may still be on screen.
    await expect.poll(() => dismissal.size, { timeout: 10_000 }).toBe(answered + 1)
  }
  await arrived(page)
  await page.getByRole('heading', { level: 1, name: 'Trust between partners' }).waitFor()
  await page.context().close()
}, 120_000)
