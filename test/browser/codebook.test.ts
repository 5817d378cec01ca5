import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { codingOn } from '../support/coding.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state
beforeAll(() => codingOn(bench().project))

const open = (path: string) => bench().open(path, { reducedMotion: 'reduce' })
const names = (page: Page) =>
  page
    .locator('.tree [role=treeitem]')
    .evaluateAll((nodes) =>
      nodes.map((node) => `${node.getAttribute('aria-level')} ${node.querySelector('.called')?.textContent}`),
    )

test('a code is added, defined, moved in, out and up, and made a component, by keys alone', async () => {
  const page = await open('')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByRole('tree').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('a')
  await page.keyboard.type('Shared budget')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Shared budget' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('d')
  await page.keyboard.type('One purse for both.')
  await page.keyboard.press('Escape')
  const id = [...state().code].find(([, { name }]) => name === 'Shared budget')?.[0] as 'cod_x'
  await expect.poll(() => state().code.get(id)?.definition).toBe('One purse for both.')
  // Under the code before it, and out again; up before it.
  await page.keyboard.press(']')
  await expect.poll(() => state().code.get(id)?.parent).toBe('cod_conf')
  await expect.poll(() => names(page)).toContain('2 Shared budget')
  await page.keyboard.press('[')
  await expect.poll(() => state().code.get(id)?.parent).toBeUndefined()
  await expect.poll(async () => (await names(page)).at(-1)).toBe('1 Shared budget')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await names(page)).slice(-2)).toEqual(['1 Shared budget', '1 Confidence'])
  await page.keyboard.press('c')
  await expect.poll(() => [...state().component.values()].map(({ text }) => text)).toContain('One purse for both.')
  expect(state().code.has(id)).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('the tree is walked and folded by arrow keys; counts of a folded code are with those below', async () => {
  const page = await open('/codebook')
  await page.locator('[data-code=cod_trust]').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/p/empty/codebook/cod_boards')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => page.locator('[data-code=cod_boards]').count()).toBe(0)
  await expect.poll(() => page.locator('[data-code=cod_trust] .num').textContent()).toBe('4 passages in  · 2 sources')
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('marked codes are merged with what moves told before, and one undo brings all back', async () => {
  const page = await open('/codebook/cod_conf')
  await page.getByRole('region', { name: 'Confidence' }).waitFor()
  await page.keyboard.press('x')
  await page.locator('[data-code=cod_boards]').click()
  await page.keyboard.press('m')
  await page
    .getByText('codings move', { exact: false })
    .or(page.getByText('become one', { exact: false }))
    .first()
    .waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Because').fill('Nobody could tell them apart')
  await page.keyboard.press('Enter')
  await expect.poll(() => state().code.has('cod_conf')).toBe(false)
  expect(state().coding.has('cdg_b5')).toBe(false)
  expect(state().coding.get('cdg_b1')).toMatchObject({ code: 'cod_boards', memo: 'It took two years.' })
  await page.getByRole('region', { name: 'Between boards' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await expect.poll(() => state().coding.get('cdg_b5')?.code).toBe('cod_conf')
  await page.context().close()
})

test('a code is split: its passages are dealt out to new ones', async () => {
  const page = await open('/codebook/cod_boards')
  await page.getByText('grew slowly').first().waitFor()
  await page.keyboard.press('s')
  await page.keyboard.type('Slow trust')
  await page.locator('.deal select').first().selectOption({ label: 'Slow trust' })
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Because').press('Enter')
  await page.getByRole('region', { name: 'Slow trust' }).waitFor()
  const id = [...state().code].find(([, { name }]) => name === 'Slow trust')?.[0]
  expect(state().coding.get('cdg_b1')?.code).toBe(id)
  expect(state().coding.get('cdg_c1')?.code).toBe('cod_boards')
  await page.getByText('split', { exact: false }).first().waitFor()
  await page.context().close()
})

test('a code is dragged onto another, above and below it', async () => {
  const page = await open('/codebook')
  const drag = async (from: string, to: string, part: number) => {
    const box = await page.locator(`[data-code=${to}]`).boundingBox()
    await page.locator(`[data-code=${from}]`).dragTo(page.locator(`[data-code=${to}]`), {
      targetPosition: { x: 60, y: (box?.height ?? 28) * part },
    })
  }
  await drag('cod_sooner', 'cod_open', 0.5)
  await expect.poll(() => state().code.get('cod_sooner')?.parent).toBe('cod_open')
  await drag('cod_sooner', 'cod_past', 0.9)
  await expect.poll(() => state().code.get('cod_sooner')?.parent).toBeUndefined()
  await drag('cod_past', 'cod_trust', 0.1)
  await expect.poll(async () => (await names(page))[0]).toBe('1 A merger that failed')
  await page.context().close()
})
