import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const owner = () => [...state().person].find(([, { roles }]) => roles.includes('owner'))?.[0] as Id<'per'>

beforeAll(async () => {
  const link = (id: string, configuration: string, slot: string, component: string, more: object = {}) => ({
    type: 'link.placed' as const,
    id: `lnk_${id}` as const,
    from: null,
    to: { configuration, slot, component, order: 1, status: 'inferred' as const, ...more } as never,
  })
  const said = await bench().project.execute(owner(), {
    do: 'change',
    changes: [
      ...['up', 'down'].map((id, i) => ({
        type: 'configuration.formed' as const,
        id: `cmoc_${id}` as const,
        from: null,
        to: { title: `Meetings ${id}`, template: 'tpl_dalkin' as const, order: 90 + i },
      })),
      ...[
        ['meet', 'monthly meetings that are open to every partner'],
        ['again', 'monthly meetings open to all partners'],
        ['past', 'partners with a history of rivalry'],
        ['fast', 'decisions are made sooner'],
      ].map(([id, text]) => ({
        type: 'component.worded' as const,
        id: `cmp_t-${id}` as const,
        from: null,
        to: { text: text ?? '' },
      })),
      link('t1', 'cmoc_up', 'C', 'cmp_t-past'),
      link('t2', 'cmoc_up', 'M-res', 'cmp_t-meet'),
      link('t3', 'cmoc_up', 'O', 'cmp_t-fast', { direction: 'better' }),
      link('t4', 'cmoc_down', 'C', 'cmp_t-past'),
      link('t5', 'cmoc_down', 'M-res', 'cmp_t-again'),
      link('t6', 'cmoc_down', 'O', 'cmp_t-fast', { direction: 'worse' }),
    ],
  })
  expect(said).toMatchObject({ ok: true })
})

test('a gap leads to a search that is drafted for it', async () => {
  const page = await bench().open('/insights', { reducedMotion: 'reduce' })
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: /^nothing supports it/ }).press('Enter')
  await page.getByRole('button', { name: 'Draft a search' }).first().press('Enter')
  await page.getByRole('button', { name: 'Log it as a search' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Log it as a search' }).press('Enter')
  await page.waitForURL(/\/searches\/sch_/)
  const logged = [...state().search.values()].at(-1)
  expect(logged).toMatchObject({ purpose: 'supplementary' })
  expect(logged?.strategy).toMatch(/^\(.+\)/)
  expect(state().configuration.has(logged?.for as Id<'cmoc'>)).toBe(true)
  await page.context().close()
})

test('what is said twice is made one, what contradicts is told, and each takes one press', async () => {
  const page = await bench().open('/insights?show=contradictions', { reducedMotion: 'reduce' })
  await page.getByText('Open: no context tells them apart yet.').waitFor()
  await page.getByRole('button', { name: 'Tell them as rivals' }).press('Enter')
  await page.getByText('The theory says: rivals.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Alike' }).press('Enter')
  await page
    .getByRole('button', {
      name: 'Keep these words “monthly meetings that are open to every partner” for all of the group',
    })
    .press('Enter')
  await expect.poll(() => state().link.get('lnk_t5')?.component).toBe('cmp_t-meet')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('z')
  await expect.poll(() => state().link.get('lnk_t5')?.component).toBe('cmp_t-again')
  await page.getByRole('button', { name: /They are two : monthly meetings/ }).press('Enter')
  await expect.poll(() => state().likeness.size).toBe(1)
  await expect.poll(() => page.getByText('monthly meetings open to all partners').count()).toBe(0)
  for (const show of ['saturation', 'regularities']) {
    await page.goto(`${bench().address}/p/knight-2024/insights?show=${show}`)
    await page.getByRole('heading', { name: 'The whole theory' }).waitFor()
    expect(await barriers(page)).toEqual([])
  }
  await page.context().close()
})
