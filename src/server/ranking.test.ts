import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn } from '../../test/support/store.ts'
import type { Id } from '../core/ids.ts'
import type { ScreenPage } from '../core/view/screen.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const about = {
  trust: 'Partners who meet often come to trust one another and share decisions.',
  wards: 'Nurses on hospital wards wash hands before surgery to prevent infection.',
  money: 'Budgets are pooled and savings are shared between funders of services.',
}
type Subject = keyof typeof about
const subjects = Object.keys(about) as Subject[]
const sources = Array.from({ length: 24 }, (_, i) => `src_${String(i).padStart(2, '0')}` as Id<'src'>)
const subjectOf = (id: string): Subject => subjects[Number(id.slice(4)) % 3] as Subject

/** A blinded stage with sources on three subjects, and a theory about one of them. */
async function served() {
  const project = await foundedOn()
  const result = await project.execute(ana, {
    do: 'change',
    changes: [
      {
        type: 'stage.set',
        id: 'stg_ta',
        from: null,
        to: { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false },
      },
      { type: 'theory.stated', id: 'pt_1', from: null, to: { title: 'How partners come to trust', order: 1 } },
      ...sources.map((id, i) => ({
        type: 'source.described' as const,
        id,
        from: null,
        to: {
          kind: 'article' as const,
          reference: { type: 'article-journal', title: `Study ${i}`, abstract: about[subjectOf(id)] },
          entersAt: 'stg_ta' as const,
        },
      })),
    ],
  })
  expect(result).toMatchObject({ ok: true })
  const projects = openProjects({ review: project })
  const app = makeApp({ projects })
  const page = async (who: Id<'per'>, order = 'ranked') => {
    const path = `/api/p/review/views/screen?stage=stg_ta&count=50&order=${order}`
    const answer = await app.request(path, { headers: { cookie: `retroduce-person=${who}` } })
    return ((await answer.json()) as { sources: ScreenPage[] }).sources
  }
  /** Asks until the order has learnt from so many votes. */
  const after = async (who: Id<'per'>, votes: number) => {
    for (;;) {
      const shown = await page(who)
      if (shown[0]?.why?.votes === votes) return shown
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const vote = (who: Id<'per'>, source: Id<'src'>, verdict: 'include' | 'exclude') =>
    project.execute(who, { do: 'vote', source, stage: 'stg_ta', verdict })
  return { projects, page, after, vote }
}

test('a queue begins with what the theory asks for, turns with the votes, and says why', async () => {
  const { projects, page, after, vote } = await served()
  await page(ana)
  const first = await after(ana, 0)
  expect(first.slice(0, 8).map(({ id }) => subjectOf(id))).toEqual(Array(8).fill('trust'))
  expect(first[0]?.why).toMatchObject({ place: 1, of: 24, terms: expect.arrayContaining(['trust']) })
  await vote(ana, 'src_01', 'include')
  for (const source of ['src_00', 'src_03', 'src_06'] as const) await vote(ana, source, 'exclude')
  const turned = await after(ana, 4)
  expect(turned.slice(0, 7).map(({ id }) => subjectOf(id))).toEqual(Array(7).fill('wards'))
  expect(turned[0]?.why?.like).toMatchObject({ id: 'src_01' })
  expect(turned.map(({ id }) => id)).not.toContain('src_00')
  await projects.close()
})

test('while the stage is blinded, nobody’s order follows from another’s votes', async () => {
  const { projects, page, after, vote } = await served()
  await page(ben)
  const before = await after(ben, 0)
  for (const source of sources.slice(0, 12))
    await vote(ana, source, subjectOf(source) === 'wards' ? 'include' : 'exclude')
  await page(ben)
  // What ben asked for is worked out before what ana asks for after him.
  await after(ana, 12)
  expect(await page(ben)).toEqual(before)
  await projects.close()
})

test('an order that is not ranked waits for nothing', async () => {
  const { projects, page } = await served()
  expect((await page(ana, 'added')).map(({ id }) => id)).toEqual(sources)
  expect((await page(ana, 'added'))[0]?.why).toBeUndefined()
  await projects.close()
})
