import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, foundedOn } from '../../../test/support/store.ts'
import type { Id } from '../../core/ids.ts'
import { inTurn, rankerOf } from './ranker.ts'

const stage = 'stg_ta'
const subjects = ['trust between partners', 'staffing of wards', 'school meals', 'soil erosion']
const sources = Array.from({ length: 60 }, (_, i) => `src_${String(i).padStart(2, '0')}` as Id<'src'>)

async function screened() {
  const project = await foundedOn()
  const rules = { kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false } as const
  const result = await project.execute(ana, {
    do: 'change',
    changes: [
      { type: 'stage.set', id: stage, from: null, to: { name: 'Title', ...rules } },
      ...sources.map((id, i) => ({
        type: 'source.described' as const,
        id,
        from: null,
        to: {
          kind: 'article' as const,
          reference: {
            type: 'article-journal',
            title: `Study ${i} of ${subjects[i % 4]}`,
            abstract: `We looked at ${subjects[(i * 7) % 4]} and at ${subjects[(i * 3) % 4]} in place ${i % 13}.`,
          },
          entersAt: stage as Id<'stg'>,
        },
      })),
    ],
  })
  expect(result).toMatchObject({ ok: true })
  return project
}
const wish = { viewer: ana, stage, order: 'ranked' } as const

test('an order follows from one’s own votes, however often it was asked for and whoever else voted in between', async () => {
  const [alone, busy] = [await screened(), await screened()]
  const [calm, asked] = [rankerOf(alone), rankerOf(busy)]
  await calm(wish)
  await asked(wish)
  for (const [i, source] of sources.slice(0, 12).entries()) {
    const vote = { do: 'vote', source, stage, verdict: i % 4 === 0 ? 'include' : 'exclude' } as const
    await alone.execute(ana, vote)
    await busy.execute(ana, vote)
    await busy.execute(ben, { ...vote, source: sources[59 - i] as Id<'src'>, verdict: 'include' })
    if (i % 3 === 0) await asked(wish)
    await asked({ ...wish, viewer: ben })
  }
  const [one, other] = [await calm(wish), await asked(wish)]
  expect(one?.votes).toBe(12)
  expect(one?.rows).toHaveLength(48)
  expect([...inTurn(one ?? { ids: [], rows: new Int32Array() })]).toEqual([
    ...inTurn(other ?? { ids: [], rows: new Int32Array() }),
  ])
  expect(one?.why).toEqual(other?.why)
})

test('a source that comes, or a theory that is stated, turns the order', async () => {
  const project = await screened()
  const rank = rankerOf(project)
  expect((await rank(wish))?.rows).toHaveLength(60)
  const add = (type: 'theory.stated' | 'source.described', id: Id, to: object) =>
    project.execute(ana, { do: 'change', changes: [{ type, id, from: null, to } as never] })
  await add('theory.stated', 'pt_1', { title: 'How soil erosion comes about', order: 1 })
  const told = await rank(wish)
  // Soil erosion is in the title or the abstract of every other study.
  expect([...(told?.rows.subarray(0, 10) ?? [])].map((row) => row % 2)).toEqual(Array(10).fill(1))
  const reference = { type: 'article-journal', title: 'Soil erosion, soil erosion and soil erosion' }
  await add('source.described', 'src_new', { kind: 'article', reference, entersAt: stage })
  const more = await rank(wish)
  expect(more?.rows).toHaveLength(61)
  expect(more?.why.get('src_new')?.place).toBeLessThan(20)
})

test('by the theory, what is asked for one link comes first for it, and says which configuration it could help', async () => {
  const project = await screened()
  const rank = rankerOf(project)
  const made = (type: string, id: string, to: object) => ({ type, id, from: null, to }) as never
  const said = await project.execute(ana, {
    do: 'change',
    changes: [
      ['meals', 'school meals'],
      ['erosion', 'soil erosion'],
    ].flatMap(([id, text]) => [
      made('configuration.formed', `cmoc_${id}`, { title: `On ${text}`, template: 'tpl_cmo', order: 1 }),
      made('component.worded', `cmp_${id}`, { text }),
      made('link.placed', `lnk_${id}`, {
        configuration: `cmoc_${id}`,
        slot: 'O',
        component: `cmp_${id}`,
        order: 1,
        status: 'hypothesised',
      }),
    ]),
  })
  expect(said).toMatchObject({ ok: true })
  const first = async (part: Id<'lnk'>) => {
    const told = await rank({ ...wish, order: 'theory', part })
    const [head] = [...inTurn(told ?? { ids: [], rows: new Int32Array() })]
    return { subject: sources.indexOf(head as Id<'src'>) % 4, helps: head && told?.why.get(head)?.for }
  }
  expect(await first('lnk_meals')).toEqual({ subject: 2, helps: 'cmoc_meals' })
  expect(await first('lnk_erosion')).toEqual({ subject: 3, helps: 'cmoc_erosion' })
})
