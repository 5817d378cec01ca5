import { expect, onTestFinished, test, vi } from 'vitest'
import { openProject } from '../../store/project.ts'
import { readerOf } from '../../store/seen.ts'
import { createSqlite } from '../../store/sqlite.ts'
import type { Wish } from './ranker.ts'
import { rankingsOf } from './rankings.ts'

test('the first page of a queue waits a moment for its order, and no page after it does', async () => {
  const project = await openProject(createSqlite(':memory:'))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const never = () => ({ rank: () => new Promise<undefined>(() => {}), close: () => {} })
  const rankings = rankingsOf(project, readerOf(project), never)
  const wish: Wish = { viewer: 'per_ana', stage: 'stg_one', order: 'ranked' }
  const answered: string[] = []
  const ask = (name: string) => void rankings.of(wish).then(() => answered.push(name))
  ask('first')
  await vi.advanceTimersByTimeAsync(100)
  expect(answered).toEqual([])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(answered).toEqual(['first'])
  ask('second')
  await vi.advanceTimersByTimeAsync(0)
  expect(answered).toEqual(['first', 'second'])
  vi.useRealTimers()
  await project.close()
})
