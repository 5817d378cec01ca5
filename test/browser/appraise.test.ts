import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const lead = 'per_lk' as const

beforeAll(async () => {
  const [who] = [...state().person].find(([, { roles }]) => roles.includes('owner')) ?? [lead]
  const said = await bench().project.execute(who, {
    do: 'change',
    changes: ['berg', 'okafor'].map((name, i) => ({
      type: 'source.described' as const,
      id: `src_${name}-2022` as const,
      from: null,
      to: {
        kind: 'article' as const,
        entersAt: 'stg_richness' as const,
        reference: {
          type: 'article-journal' as const,
          title: i === 0 ? 'Boards that meet in the open' : 'Budgets that are shared',
          author: [{ family: i === 0 ? 'Berg' : 'Okafor' }],
          year: 2022,
        },
      },
    })),
  })
  expect(said).toMatchObject({ ok: true })
})

test('a gate takes a scale that is put in one’s own words, and sources are judged on it by keys alone', async () => {
  const page = await bench().open('/protocol/sources', { reducedMotion: 'reduce' })
  const richness = page.locator('.stage', { has: page.locator('input[value="Richness"]') })
  await richness.getByText('Scale', { exact: true }).press('Enter')
  await richness.getByRole('button', { name: 'Conceptually rich, thick, thin' }).press('Enter')
  await expect
    .poll(() =>
      state()
        .stage.get('stg_richness')
        ?.levels?.map(({ key }) => key),
    )
    .toEqual(['rich', 'thick', 'thin'])
  expect(state().stage.get('stg_richness')?.scaleAfter).toContain('Pearson')
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('heading', { name: 'Appraise' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'Boards that meet in the open' }).waitFor()
  expect(await barriers(page)).toEqual([])
  // Without level and reason nothing is recorded, and the page says what is missing.
  await page.keyboard.press('i')
  await page.getByRole('alert').filter({ hasText: 'Richness is not judged yet.' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await page.keyboard.press('n')
  await page.keyboard.type('Says how papers in the open changed what boards asked.')
  await page.keyboard.press('Escape')
  const seq = state().seq
  await page.keyboard.press('i')
  await page.getByRole('heading', { name: 'Budgets that are shared' }).waitFor()
  await expect.poll(() => state().seq).toBe(seq + 2)
  const judged = [...state().appraisal.values()].find(({ source }) => source === 'src_berg-2022')
  expect(judged).toMatchObject({ level: 'thick', stage: 'stg_richness', version: [...state().version.keys()].at(-1) })

  // What a level comes to is offered first, and a reason to leave is asked for.
  await page.keyboard.press('3')
  await page.keyboard.press('n')
  await page.keyboard.type('No theory to be found.')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.judge-decide .btn.main').textContent()).toContain('Exclude')
  await page.keyboard.press('e')
  await page.keyboard.press('1')
  await page.getByRole('heading', { name: 'Appraise' }).waitFor()
  await expect.poll(() => [...state().appraisal.values()].map(({ level }) => level)).toEqual(['thick', 'thin'])
  await page.getByRole('cell', { name: /Thin/ }).waitFor()
  await page.keyboard.press('z')
  await expect.poll(() => state().appraisal.size).toBe(1)
  await page.context().close()
})

test('a passage is judged by itself, and stays in the report whatever its source is worth', async () => {
  const [who] = [...state().person].find(([, { roles }]) => roles.includes('owner')) ?? [lead]
  await bench().project.execute(who, {
    do: 'change',
    changes: [
      {
        type: 'excerpt.made',
        id: 'exc_berg',
        from: null,
        to: { source: 'src_berg-2022', quote: 'Nobody could say that they had not known.' },
      },
    ],
  })
  const page = await bench().open('/appraise/src_berg-2022?gate=stg_richness', { reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'Judge this passage' }).press('Enter')
  await page.getByLabel('Level of the passage').selectOption('rich')
  await page.getByLabel('It stays whatever').press('Space')
  await page.getByLabel('Because: this passage').fill('Seen over three years.')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Judge', exact: true }).press('Enter')
  await page.getByText('Seen over three years.').waitFor()
  await page.goto(`${bench().address}/p/knight-2024/report`)
  await arrived(page)
  await page.getByText('a nugget that stays').waitFor()
  await page.context().close()
})

test('levels that differ where they must agree are settled with the level that holds', async () => {
  const people = [...state().person].filter(([, { until }]) => !until).map(([id]) => id)
  const [ana, ben] = people
  if (!ana || !ben) throw new Error('the example has two people')
  const judged = (level: string, id: Id<'apr'>) => ({
    do: 'appraise' as const,
    source: 'src_okafor-2022' as const,
    stage: 'stg_richness' as const,
    judgements: [{ id, level, because: 'As read.' }],
    vote: { verdict: 'include' as const },
  })
  await bench().project.execute(ana, {
    do: 'change',
    changes: [
      { type: 'stage.set', id: 'stg_richness', from: { levelsMustAgree: null }, to: { levelsMustAgree: true } },
    ],
  })
  expect(await bench().project.execute(ana, judged('rich', 'apr_one'))).toMatchObject({ ok: true })
  expect(await bench().project.execute(ben, judged('thick', 'apr_two'))).toMatchObject({ ok: true })
  const page = await bench().open('/conflicts/src_okafor-2022?stage=stg_richness', { reducedMotion: 'reduce' })
  await page.getByText('same vote, levels differ').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Because' }).fill('The annex tells of context too.')
  await page.getByRole('button', { name: 'Include', exact: false }).first().press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Say which level holds.' }).waitFor()
  await page.getByRole('button', { name: 'Conceptually rich' }).press('Enter')
  await page.getByRole('button', { name: 'Include', exact: false }).first().press('Enter')
  await expect
    .poll(() => state().resolution.get('res_src_okafor-2022.stg_richness')?.levels)
    .toEqual([{ level: 'rich' }])
  await page.context().close()
})
