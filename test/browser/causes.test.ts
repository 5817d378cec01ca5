import { expect, test } from 'vitest'
import { referrers } from '../../src/core/state.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('the web is gone through by keys and by hand: found, told, traced, put by hand in two windows, and taken back', async () => {
  const [page, other] = [await bench().open('/theory'), await bench().open('/web')]
  await page.keyboard.press('g')
  await page.keyboard.press('0')
  await page.locator('.causes-canvas[data-painted]').waitFor()
  // Found by typing, it is told of, and stands in the tree.
  await page.keyboard.press('/')
  await page.keyboard.type('digital intelligence')
  await page.getByRole('option', { name: /digital intelligence/ }).waitFor()
  await page.keyboard.press('Enter')
  const told = page.getByRole('region', { name: 'What was chosen' })
  await told.getByRole('heading', { name: 'the use of digital intelligence that partners share' }).waitFor()
  await page.getByRole('treeitem', { name: /digital intelligence/, selected: true }).waitFor()
  // An arrow, reached by keys in the tree, says what speaks to its ends.
  await page.getByRole('tree').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  const step = page.getByRole('treeitem', { name: /→ the system achieves its outcomes/ })
  for (let i = 0; i < 12 && !(await step.count()); i++) await page.keyboard.press('ArrowDown')
  await step.click()
  await told.getByText('To both ends').waitFor()
  await expect.poll(() => told.getByRole('listitem').count()).toBeGreaterThan(0)
  // From a thing to a thing: the path, and the steps that lack evidence.
  await page.keyboard.press('t')
  const ends = [
    ['From', 'digital intelligence'],
    ['To', 'people there can reach'],
  ] as const
  for (const [end, words] of ends) {
    await page.getByRole('combobox', { name: end, exact: true }).fill(words)
    await page.getByRole('option', { name: new RegExp(words) }).click()
  }
  const way = page.getByRole('button', { name: /Two steps.*without evidence/ })
  await way.press('Enter')
  await page
    .getByText(/nothing speaks to .*“people there can reach services”/)
    .first()
    .waitFor()
  const [used] = [...state().component].find(([, { text }]) => text.startsWith('the use of digital')) ?? []
  // Dragged, it stays there, in the other window too; Z brings it back.
  await page.goto(page.url().replace(/\?.*/, `?thing=${used}`))
  await page.locator('.causes-canvas[data-painted]').waitFor()
  const before = state().pin.size
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => state().pin.size).toBe(before + 1)
  await page.getByRole('button', { name: /Take it off its place/ }).waitFor()
  const answer = () =>
    other.evaluate('fetch("/api/p/knight-2024/views/web").then((a) => a.json()).then((web) => web.pins.length)')
  expect(await answer()).toBe(before + 1)
  await page.keyboard.press('z')
  await expect.poll(() => state().pin.size).toBe(before)
  await page.context().close()
  await other.context().close()
})

test('with fingers: a tap chooses, one finger looks about, two go nearer, and what was chosen is dragged', async () => {
  const page = await bench().open('/web', { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true })
  const canvas = page.locator('.causes-canvas[data-painted]')
  await canvas.waitFor()
  const area = await canvas.boundingBox()
  if (!area) throw new Error('no canvas')
  const devtools = await page.context().newCDPSession(page)
  type Place = readonly [x: number, y: number]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: Place[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(([x, y], id) => ({ x, y, id })) })
  const moved = async (from: readonly Place[], by: readonly Place[]) => {
    await touch('touchStart', ...from)
    for (let i = 1; i <= 5; i++)
      await touch(
        'touchMove',
        ...from.map(([x, y], at): Place => [x + ((by[at]?.[0] ?? 0) * i) / 5, y + ((by[at]?.[1] ?? 0) * i) / 5]),
      )
    await touch('touchEnd')
    // No hand is faster than a frame.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  }
  const told = page.getByRole('region', { name: 'What was chosen' }).getByRole('heading').first()
  // The outcome of the first row.
  const [x, y] = [area.x + 610, area.y + 93]
  const pins = state().pin.size
  // Nothing is chosen: the finger looks about, and a tap finds the box where it came to be.
  await moved([[x, y]], [[0, -50]])
  const now = [x, y - 50] as const
  await page.touchscreen.tap(...now)
  await told.waitFor()
  const words = await told.textContent()
  // Two fingers part, and what lies between them stays there.
  await moved(
    [
      [x - 20, now[1]],
      [x + 20, now[1]],
    ],
    [
      [-20, 0],
      [20, 0],
    ],
  )
  expect(state().pin.size).toBe(pins)
  await moved([now], [[10, 90]])
  await expect.poll(() => state().pin.size).toBe(pins + 1)
  await expect.poll(() => told.textContent()).toBe(words)
  await page.keyboard.press('z')
  await expect.poll(() => state().pin.size).toBe(pins)
  await page.context().close()
})

test('a box is dragged with the mouse to where it then stands', async () => {
  const page = await bench().open('/web')
  const canvas = page.locator('.causes-canvas[data-painted]')
  await canvas.waitFor()
  const area = await canvas.boundingBox()
  if (!area) throw new Error('no canvas')
  // The first context of the first row.
  const [x, y] = [area.x + 100, area.y + 105]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 4, y + 60, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => state().pin.size).toBe(1)
  const [pin] = [...state().pin.values()]
  expect(pin?.thing).toMatch(/^lnk_/)
  expect(pin?.y).toBeGreaterThan(40)
  await page.context().close()
})

test('a configuration is arranged on its canvas: dragged from lane to lane, brought in, and led on to another, by mouse and by keys', async () => {
  const page = await bench().open('/configuration/cmoc_new')
  await bench().project.execute('per_knight', {
    do: 'change',
    changes: [
      { type: 'configuration.formed', id: 'cmoc_new', from: null, to: { title: 'New', template: 'tpl_dalkin', order: 99 } },
      { type: 'component.worded', id: 'cmp_new', from: null, to: { text: 'tea at four' } },
      { type: 'link.placed', id: 'lnk_new', from: null, to: { configuration: 'cmoc_new', slot: 'C', component: 'cmp_new', order: 1, status: 'inferred' } },
    ],
  }) // biome-ignore format: facts
  await page.goto(`${page.url()}?view=canvas`)
  const lane = (name: string) => page.getByRole('region', { name, exact: true })
  const slotOf = () => state().link.get('lnk_new')?.slot
  // By mouse, from lane to lane.
  const card = await page.locator('[data-card="lnk_new"]').boundingBox()
  const goal = await lane('outcome').boundingBox()
  if (!card || !goal) throw new Error('nothing to drag')
  await page.mouse.move(card.x + 20, card.y + 12)
  await page.mouse.down()
  await page.mouse.move(goal.x + 30, goal.y + 60, { steps: 5 })
  await page.mouse.up()
  await expect.poll(slotOf).toBe('O')
  // By keys into the lane beside it and back; its sentence goes along.
  await lane('outcome').locator('[data-card="lnk_new"] .lane-grip').focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(slotOf).toBe('M-rea')
  // The focus goes along.
  await lane('mechanism, reasoning').locator('[data-card="lnk_new"] .lane-grip:focus').waitFor()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(slotOf).toBe('O')
  await page.locator('.sentence').getByText('tea at four').waitFor()
  // What stands elsewhere is taken up by a press and put down by another.
  await page.getByLabel('Find a component to bring in').fill('frequent meetings')
  await page
    .getByRole('region', { name: 'Components to bring in' })
    .getByRole('button', { name: 'frequent meetings in person' })
    .press('Enter')
  await lane('context').getByRole('button', { name: 'Put it here' }).press('Enter')
  await lane('context').getByText('frequent meetings in person').waitFor()
  // The outcome becomes the context of another.
  await page.getByRole('button', { name: 'tea at four leads on to' }).press('Enter')
  await page.getByLabel('Find a context it leads on to').fill('differ in their past')
  await page.getByRole('button', { name: 'Becomes this' }).first().press('Enter')
  const drawn = () => referrers(state(), 'relation', 'cmoc_new').map(([, relation]) => relation)
  await expect.poll(() => drawn().length).toBe(1)
  const [relation] = drawn()
  expect(relation).toMatchObject({ kind: 'becomes context of', fromLink: 'lnk_new', status: 'hypothesised' })
  const context = relation?.toLink && state().link.get(relation.toLink)
  expect(context && state().component.get(context.component)?.text).toContain('differ in their past')
  await page.context().close()
})
