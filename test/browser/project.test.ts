import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { everyScreen } from './every-screen.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })

test('a new project begins with a title, then people join and work in their own names', async () => {
  const page = await bench().open()
  await page.getByLabel('Title').fill('Trust between partners')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('Write the question.').waitFor()
  await page.getByRole('textbox', { name: 'Question' }).fill('What makes partners trust one another?')
  await page.getByRole('textbox', { name: 'Question' }).blur()
  await page.getByText('Add a first source.').waitFor()

  await page.getByRole('link', { name: 'People and settings' }).click()
  for (const name of ['Ana Ruiz', 'Ben Okafor']) {
    await page.getByRole('textbox', { name: 'Name of someone new' }).fill(name)
    await page.getByRole('button', { name: 'Add to the project' }).click()
    await page.getByRole('cell', { name }).first().waitFor()
  }
  const { state } = bench().project.journal
  expect([...state.person.values()].map(({ roles }) => roles)).toEqual([['owner'], ['reviewer']])
  await page.getByRole('button', { name: 'Work as BO' }).click()
  await page.getByText('You work here as Ben Okafor.').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Add to the project' }).count()).toBe(0)
  await page.context().close()
})

test('a name changes in every window at once, and is forgotten for good when somebody asks', async () => {
  const [one, two] = [await bench().open('/settings'), await bench().open('/trail')]
  await two.getByText('Ben Okafor').first().waitFor()
  await one.getByLabel('Name of Ben Okafor').fill('Benedict Okafor')
  await one.keyboard.press('Enter')
  await two.getByText('Benedict Okafor').first().waitFor()
  await one.getByRole('button', { name: 'Forget the name Benedict Okafor' }).press('Enter')
  await one.getByText('are deleted from this file for good').waitFor()
  await one.keyboard.press('Escape')
  await expect.poll(() => one.getByText('for good').count()).toBe(0)
  await one.getByRole('button', { name: 'Forget the name Benedict Okafor' }).press('Enter')
  await one.getByRole('button', { name: 'Forget for good' }).click()
  await one.locator('.toast').getByText('Forgotten.').waitFor()
  await expect.poll(() => two.getByText('Benedict Okafor').count()).toBe(0)
  expect((await bench().project.store.people()).map(({ name }) => name)).toEqual(['Ana Ruiz'])
  expect(bench().project.journal.state.person.size).toBe(2)
  await one.context().close()
  await two.context().close()
})

test('every room says what it lacks and what to do, without barriers', async () => {
  const page = await bench().open('', { reducedMotion: 'reduce' })
  const rooms = Object.values(everyScreen).filter((path) => !/_|=/.test(path))
  for (const room of rooms) {
    await page.goto(`${bench().address}/p/empty${room}`)
    await arrived(page)
    expect(await page.locator('main').textContent()).not.toMatch(/undefined|NaN|\[object/)
    expect([room, ...(await barriers(page))]).toEqual([room])
  }
  await page.goto(`${bench().address}/p/empty/nowhere`)
  await page.getByText('There is no such page.').waitFor()
  await page.goto(`${bench().address}/p/not-here`)
  await page.getByText('There is no project').waitFor()
  await page.context().close()
}, 120_000)

test('a single project opens at once', async () => {
  const page = await bench().open()
  await page.goto(bench().address)
  await page.waitForURL(/\/p\/empty$/)
  await page.context().close()
})
