import { expect, test } from 'vitest'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('a participant is enrolled by role, what they agreed to is ticked, their words are withdrawn, and who they are is kept locked', async () => {
  const owner = [...state().person].find(([, { roles }]) => roles.includes('owner'))?.[0] ?? 'per_'
  const reference = { type: 'interview', title: 'Interview 1' }
  const told = made('source.described', 'src_told', { kind: 'interview', reference })
  expect(await bench().project.execute(owner, { do: 'change', changes: [told] })).toMatchObject({ ok: true })
  const page = await bench().open('/participants')
  await page.getByText('Nobody is enrolled').waitFor()
  expect(await barriers(page)).toEqual([])
  const add = page.getByRole('textbox', { name: 'Add a participant' })
  await add.fill('Ward nurse')
  await add.press('Enter')
  await page.getByRole('heading', { name: 'Ward nurse' }).waitFor()
  await page.getByLabel('Source', { exact: true }).selectOption('src_told')
  await page.getByRole('button', { name: 'Nothing beyond the analysis' }).waitFor()
  await page.getByRole('checkbox', { name: /^sharing/ }).check()
  await page.getByRole('checkbox', { name: /^quoting Report/ }).check()
  const day = page.getByRole('textbox', { name: 'On', exact: true })
  await day.fill('2026-03-09')
  await day.blur()
  await expect
    .poll(() => state().consent.get('cns_src_told'))
    .toEqual({ source: 'src_told', uses: ['quoting', 'sharing'], on: '2026-03-09' })
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'All participants' }).click()
  await page.getByRole('cell', { name: 'quoting, sharing' }).waitFor()
  await page.getByRole('link', { name: 'Ward nurse' }).click()
  // Words go after what goes was shown, and after a second yes.
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByText('What goes for good').waitFor()
  await page.getByRole('textbox', { name: 'Reason, for the trail' }).fill('As asked')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Withdraw these words' }).click()
  await page.getByText('This cannot be undone.').waitFor()
  expect(state().withdrawal.size).toBe(0)
  await page.getByRole('button', { name: 'Withdraw for good' }).click()
  await page.getByText('Withdrawn: its words are gone for good. As asked').waitFor()
  await expect.poll(() => [...state().participant.values()][0]?.consent).toBe('withdrawn')
  // Who they are is kept under a passphrase, chosen with the first.
  for (const label of ['Choose a passphrase, to keep who they are', 'The same again'])
    await page.getByLabel(label).fill('ferry lantern moss quartet')
  await page.getByRole('button', { name: 'Keep identities' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Grace Bell')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Kept, encrypted.').waitFor()
  await page.getByRole('link', { name: 'All participants' }).click()
  await page.getByRole('cell', { name: 'Grace Bell' }).waitFor()
  expect(await barriers(page)).toEqual([])
  // It is locked when one has left the screen, and nothing of it stays in the browser.
  await page.getByRole('link', { name: 'Indicators' }).click()
  await page.getByRole('heading', { name: 'Indicators' }).waitFor()
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toMatch(
    /ferry|Grace/,
  )
  await page.getByRole('link', { name: 'Participants' }).click()
  const phrase = page.getByLabel('Passphrase, to see who they are')
  await phrase.fill('ferry lantern moss')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('That is not the passphrase.').waitFor()
  expect(await page.getByText('Grace Bell').count()).toBe(0)
  await phrase.fill('ferry lantern moss quartet')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('cell', { name: 'Grace Bell' }).waitFor()
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByRole('cell', { name: 'Grace Bell' }).waitFor({ state: 'detached' })
  await page.context().close()
})
