import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../../test/support/store.ts'
import type { Fact } from '../../core/fact.ts'
import type { Id } from '../../core/ids.ts'
import { readerOf } from '../../store/seen.ts'
import { createSqlite } from '../../store/sqlite.ts'
import { inThread } from './one-thread.ts'
import { rankerOf } from './ranker.ts'

const stage = 'stg_ta'
const wish = { viewer: ana, stage, order: 'ranked' } as const

async function screening(sources: readonly Id<'src'>[]) {
  const path = freshPath()
  onTestFinished(() => rmSync(dirname(path), { recursive: true }))
  const project = await foundedOn(createSqlite(path))
  const rules = { kind: 'title-abstract', order: 1, reviewers: 1, blinded: false, reasonNeeded: false }
  const described = (id: Id<'src'>): Fact => ({
    type: 'source.described',
    id,
    from: null,
    to: { kind: 'article', reference: { type: 'article-journal', title: `Study of ${id}` }, entersAt: stage },
  })
  const set = { type: 'stage.set', id: stage, from: null, to: { name: 'Title', ...rules } } as Fact
  await project.execute(ana, { do: 'change', changes: [set, ...sources.map(described)] })
  onTestFinished(() => project.close())
  const { begin, close } = inThread()
  return { project, beside: { rank: rankerOf(project, readerOf(project), begin), close } }
}

test('what the thread let go of is read again by whoever asks next', async () => {
  const { project } = await screening(['src_a', 'src_b'])
  let begun = 0
  let thread = inThread()
  const rank = rankerOf(project, readerOf(project), (texts) => {
    begun++
    return thread.begin(texts)
  })
  const first = await rank(wish)
  await rank(wish)
  expect(begun).toBe(1)
  thread.close()
  thread = inThread()
  expect(await rank(wish)).toEqual(first)
  expect(begun).toBe(2)
  thread.close()
})

test('one thread orders the queues of two projects, each by its own sources and votes; one that is closed is let go of', async () => {
  const [one, other] = [await screening(['src_a', 'src_b']), await screening(['src_c'])]
  const ordered = async ({ beside }: typeof one) => {
    const made = await beside.rank(wish)
    return made && [...made.rows].map((row) => made.ids[row]).sort()
  }
  expect(await ordered(one)).toEqual(['src_a', 'src_b'])
  expect(await ordered(other)).toEqual(['src_c'])
  const vote = { do: 'vote', source: 'src_a', stage, verdict: 'exclude' }
  expect(await one.project.execute(ana, vote)).toMatchObject({ ok: true })
  expect(await ordered(one)).toEqual(['src_b'])
  const late = one.beside.rank(wish)
  one.beside.close()
  await late
  expect(await one.beside.rank(wish)).toBeUndefined()
  expect(await ordered(other)).toEqual(['src_c'])
  other.beside.close()
})
