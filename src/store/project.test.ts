import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Command } from '../core/command.ts'
import type { Id } from '../core/ids.ts'
import { openProject } from './project.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

const ana = 'per_ana' as Id<'per'>
const found: Command = {
  do: 'change',
  changes: [
    { type: 'person.joined', id: ana, from: null, to: { roles: ['owner'] } },
    { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
  ],
}
const word = (id: string, text: string): Command => ({
  do: 'change',
  changes: [{ type: 'component.worded', id: `cmp_${id}`, from: null, to: { text } }],
})
const reword = (id: string, from: string, to: string): Command => ({
  do: 'change',
  changes: [{ type: 'component.worded', id: `cmp_${id}`, from: { text: from }, to: { text: to } }],
})
const fresh = () => join(mkdtempSync(join(tmpdir(), 'retro-')), 'review.retro')

test('what was acknowledged is read again from the file', async () => {
  const path = fresh()
  const project = await openProject(createSqlite(path))
  const result = await project.execute(ana, found)
  expect(result).toMatchObject({ ok: true, seq: 2, ids: [ana, 'prj_this'] })
  const events = [...project.journal.events]
  await project.close()
  const again = await openProject(openSqlite(path))
  expect(again.journal.events).toEqual(events)
  await again.close()
})

test('commands that arrive together are decided in order and share one write', async () => {
  const store = createSqlite(':memory:')
  let writes = 0
  const counted: Store = { ...store, append: (after, events) => store.append(after, events).finally(() => writes++) }
  const project = await openProject(counted)
  const results = await Promise.all([
    project.execute(ana, found),
    project.execute(ana, word('1', 'trust')),
    project.execute(ana, word('1', 'distrust')),
    project.execute(ana, reword('1', 'trust', 'mutual trust')),
    project.execute(ana, reword('1', 'trust', 'earned trust')),
  ])
  expect(results.map((result) => (result.ok ? result.seq : result.refusal.code))).toEqual([
    2,
    3,
    'id-taken',
    4,
    'changed-since',
  ])
  expect(results[4]).toMatchObject({ refusal: { theirs: 'mutual trust', yours: 'earned trust', by: ana, seq: 4 } })
  expect(writes).toBe(1)
  expect(project.journal.state.component.get('cmp_1')).toEqual({ text: 'mutual trust' })
})

test('a malformed command is refused, and a command without effect writes nothing', async () => {
  const project = await openProject(createSqlite(':memory:'))
  for (const nonsense of [undefined, null, 7, 'vote', [], {}, { do: 'fly' }, { do: 'change', changes: [] }])
    expect(await project.execute(ana, nonsense)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
  await project.execute(ana, found)
  const nothing = reword('1', 'a', 'a')
  expect(await project.execute(ana, nothing)).toEqual({ ok: true, seq: 2, ids: [] })
  expect(await project.store.head()).toMatchObject({ seq: 2 })
})

test('two processes on one file follow each other, and neither overwrites', async () => {
  const path = fresh()
  const one = await openProject(createSqlite(path))
  await one.execute(ana, found)
  const two = await openProject(openSqlite(path))
  await one.execute(ana, word('1', 'trust'))
  expect(await two.execute(ana, reword('1', 'trust', 'mutual trust'))).toMatchObject({ ok: true, seq: 4 })
  expect(await one.execute(ana, reword('1', 'trust', 'lost trust'))).toMatchObject({
    refusal: { code: 'changed-since' },
  })
  const heard = new Promise((resolve) => one.onChange(resolve))
  await two.execute(ana, word('2', 'time'))
  expect(await heard).toMatchObject([{ seq: 5 }])
  await Promise.all([one.close(), two.close()])
})

test('when the write fails nobody is told that it was done, and the state is as before', async () => {
  const store = createSqlite(':memory:')
  const project = await openProject({ ...store, append: () => Promise.reject(new Error('no disk')) })
  const both = await Promise.allSettled([project.execute(ana, found), project.execute(ana, word('1', 'trust'))])
  expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  expect(project.journal.state.person.size + project.journal.state.component.size).toBe(0)
})
