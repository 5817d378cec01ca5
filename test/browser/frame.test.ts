import { expect, test } from 'vitest'
import { arrived, complaints, ownBench } from './setup.ts'

const bench = ownBench()
const objective = 'Objective 1'

test('by keys alone: skip link, rooms, help, and anything by its name', async () => {
  const page = await bench().open()
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the work')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByRole('navigation', { name: 'Parts of the protocol' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'What you can do, and its keys' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Type what you want' }).fill('trail')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Trail', exact: true }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Type what you want' }).fill('sims 2021')
  await page.getByRole('option', { name: /Sims 2021/ }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('Esc leads out of a field, a form gives the focus back, and Ctrl A in a field is the field’s', async () => {
  const page = await bench().open('/library')
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName)
  await page.keyboard.press('/')
  await page.keyboard.type('sims')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('gordon')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByPlaceholder('Press / to write here').inputValue()).toBe('gordon')
  await page.getByRole('button', { name: 'Add a source' }).focus()
  await page.keyboard.press('a')
  await page.getByLabel('Title', { exact: true }).fill('Not added')
  await page.keyboard.press('Escape')
  await page.getByLabel('Title', { exact: true }).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Add a source')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.waitForURL(/\/theory$/)
  await arrived(page)
  await page.keyboard.press('c')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('main')
  await page.context().close()
})

test('a second window sees a change at once, and Z takes it back in both', async () => {
  const [one, two] = [await bench().open('/protocol'), await bench().open('/protocol')]
  await one.getByRole('textbox', { name: 'Add an objective' }).fill('Say what leaders should do differently')
  await one.keyboard.press('Enter')
  const added = two.getByRole('textbox', { name: 'Objective 3' })
  await expect.poll(() => added.inputValue()).toBe('Say what leaders should do differently')
  await one.getByRole('heading', { name: 'Objectives' }).click()
  await one.keyboard.press('z')
  await one.getByText('Taken back.').waitFor()
  await expect.poll(() => two.getByRole('textbox', { name: 'Objective 3' }).count()).toBe(0)
  await one.getByText('Taken back.').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => added.inputValue()).toBe('Say what leaders should do differently')
  await one.context().close()
  await two.context().close()
})

test('a stale edit shows both values, keeps what was typed, and lets one choose', async () => {
  const [one, two] = [await bench().open('/protocol'), await bench().open('/protocol')]
  const [mine, theirs] = [one.getByLabel(objective), two.getByLabel(objective)]
  // Mine is held up on its way, so that theirs is there first.
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await one.route('**/commands', async (route) => {
    await held
    await route.continue()
  })
  await mine.fill('Mine, all written')
  await mine.blur()
  await theirs.fill('Theirs')
  await theirs.blur()
  await expect.poll(() => bench().project.journal.events.at(-1)?.fact.to).toMatchObject({ text: 'Theirs' })
  letGo()
  const refused = one.getByRole('alert').filter({ hasText: 'while you were writing' })
  await refused.waitFor()
  await expect.poll(() => refused.textContent()).toMatch(/Theirs.*Mine, all written/s)
  await expect.poll(() => mine.inputValue()).toBe('Mine, all written')
  await one.getByRole('button', { name: 'Put mine in its place' }).click()
  await expect.poll(() => theirs.inputValue()).toBe('Mine, all written')
  await expect.poll(() => refused.count()).toBe(0)
  await one.context().close()
  await two.context().close()
})

test('what was typed without a pause for breath is saved when one leaves the screen', async () => {
  const page = await bench().open('/protocol')
  await page.getByLabel('Objective 2').fill('Typed and left at once')
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Waiting' }).waitFor()
  await page.getByRole('link', { name: 'Protocol', exact: true }).first().click()
  await expect.poll(() => page.getByLabel('Objective 2').inputValue()).toBe('Typed and left at once')
  await page.context().close()
})

test('what was typed without a pause for breath is saved when the window closes', async () => {
  const page = await bench().open('/protocol')
  await page.getByLabel('What is not known').fill('Typed and closed at once')
  await page.close()
  await expect
    .poll(() => [...bench().project.journal.state.project.values()][0]?.gap, { timeout: 5_000 })
    .toBe('Typed and closed at once')
})

test('without the server changes wait here, and are sent when it answers', async () => {
  const page = await bench().open('/protocol')
  await page.context().setOffline(true)
  await page.getByLabel('Title').fill('Written on a train')
  await page.getByLabel('Title').blur()
  await page.getByRole('alert').filter({ hasText: '1 change waits on this machine' }).waitFor()
  await page.context().setOffline(false)
  await expect
    .poll(() => [...bench().project.journal.state.project.values()][0]?.title, { timeout: 10_000 })
    .toBe('Written on a train')
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await page.context().close()
})

test('the past can be read and not changed, on every screen, until Esc', async () => {
  const page = await bench().open('/trail')
  await page
    .getByRole('button', { name: /^As of event/ })
    .nth(20)
    .click()
  await page.getByText('You are reading; nothing can be changed here.').waitFor()
  await page.getByRole('link', { name: 'Protocol', exact: true }).first().click()
  await page.getByRole('navigation', { name: 'Parts of the protocol' }).waitFor()
  expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+$/)
  expect(await page.locator('main :is(input, textarea, select)').count()).toBe(0)
  expect(await page.getByRole('button', { name: /^(Add|Remove|Undo|Take)/ }).count()).toBe(0)
  await page.keyboard.press('z')
  await page.keyboard.press('Escape')
  await arrived(page)
  await page.getByRole('textbox', { name: 'Add an objective' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.context().close()
})

test('an act of the trail is taken back from there, and a finding is answered with a reason', async () => {
  const page = await bench().open()
  // What stands alone is not folded: its own line is the first to be pressed.
  await page.locator('#check .alone summary:visible').first().click()
  await page
    .locator('#check .alone')
    .getByPlaceholder('Why it stands as it is')
    .first()
    .fill('The article says thirteen and lists eleven.')
  await page.keyboard.press('Enter')
  await page.getByText('1 answered').waitFor()
  await page.getByRole('link', { name: 'Trail', exact: true }).first().click()
  await page
    .getByRole('button', { name: /^Take back/ })
    .first()
    .click()
  await page.getByText('taken back', { exact: true }).first().waitFor()
  expect(bench().project.journal.state.dismissal.size).toBe(0)
  await page.context().close()
})

test('theme and keys are the person’s own, and stay', async () => {
  const page = await bench().open('/settings')
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await page
    .getByRole('row', { name: /^Trail/ })
    .getByRole('button', { name: /^Change/ })
    .click()
  await page.keyboard.press('y')
  await page.reload()
  await arrived(page)
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  await page.keyboard.press('y')
  await page.getByRole('heading', { name: 'Trail', exact: true }).waitFor()
  await page.context().close()
})

test('a screen that cannot be shown says so, and the frame stays', async () => {
  const page = await bench().open()
  await page.route('**/assets/Trail-*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'Trail', exact: true }).first().click()
  await page.getByText('This screen could not be shown.').waitFor()
  await page.getByRole('link', { name: 'Protocol', exact: true }).first().click()
  await page.getByRole('navigation', { name: 'Parts of the protocol' }).waitFor()
  complaints.length = 0
  await page.context().close()
})
