import { copyFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openProject } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { run } from '../support/cli.ts'
import { ana } from '../support/journal.ts'
import { ben, foundedOn, reword, word } from '../support/store.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const words = { 1: 'trust', 2: 'distance', 3: 'a shared budget' }

/** A project after a merge with a copy in which Ben worded three things otherwise than Ana did here. */
async function mergedAt(here: string): Promise<void> {
  const there = `${here}.copy`
  const project = await foundedOn(createSqlite(here))
  for (const [id, text] of Object.entries(words)) expect((await project.execute(ana, word(id, text))).ok).toBe(true)
  await project.store.putPerson({ id: ana, name: 'Ana Alves', initials: 'AA' })
  await project.store.putPerson({ id: ben, name: 'Ben Bauer', initials: 'BB' })
  await project.close()
  copyFileSync(here, there)
  for (const [path, who, more] of [
    [here, ana, 'between the partners'],
    [there, ben, 'among the staff'],
  ] as const) {
    const copy = await openProject(openSqlite(path))
    for (const [id, text] of Object.entries(words))
      expect((await copy.execute(who, reword(id, text, `${text} ${more}`))).ok).toBe(true)
    await copy.close()
  }
  expect((await run('merge', here, there)).code).toBe(0)
}

const bench = ownBench({ make: mergedAt })
const text = (id: keyof typeof words) => bench().project.journal.state.component.get(`cmp_${id}`)?.text
const current = (page: Page) => page.locator('.cases > li[aria-current]')

test('what collided in a merge is settled one by one, by keys: the other is taken, a third is written, one is kept', async () => {
  const page = await bench().open('', { reducedMotion: 'reduce' })
  await page.getByRole('link', { name: 'three cases' }).click()
  await page.getByText('Three cases to settle.').waitFor()
  await current(page).getByText('trust between the partners').last().waitFor()
  await expect.poll(() => current(page).innerText()).toMatch(/what stands, Ana Alves.*the other copy, Ben Bauer/s)
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press('2')
  await expect.poll(() => text(1)).toBe('trust among the staff')
  await page.getByText('Two cases to settle.').waitFor()
  // The next is at hand, and has the focus.
  await page.locator('.cases > li:focus', { hasText: 'distance among the staff' }).waitFor()

  await page.keyboard.press('ArrowDown')
  await page.locator('.cases > li:focus', { hasText: 'a shared budget among the staff' }).waitFor()
  await page.keyboard.press('3')
  const third = page.getByRole('textbox', { name: 'Instead of both' })
  await third.and(page.locator(':focus')).waitFor()
  await expect.poll(() => third.inputValue()).toBe('a shared budget among the staff')
  await third.fill('a shared budget')
  await page.getByRole('button', { name: 'Put this in their place' }).click()
  await expect.poll(() => text(3)).toBe('a shared budget')
  await page.getByText('One case to settle.').waitFor()

  await page.locator('.cases > li:focus', { hasText: 'distance among the staff' }).waitFor()
  await page.keyboard.press('1')
  await page.getByText('There is nothing to settle.').waitFor()
  expect(text(2)).toBe('distance between the partners')
  await page.keyboard.press('z')
  await page.getByText('One case to settle.').waitFor()
})
