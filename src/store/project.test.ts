import { describe, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, founding, reword, word } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import { openProject } from './project.ts'
import { momentOf } from './seen.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify.ts'

describe.each(kinds)('on $kind', (kind) => {
  test('what was acknowledged is read again', async () => {
    const project = await openProject(await freshStore(kind))
    const result = await project.execute(ana, founding)
    expect(result).toMatchObject({ ok: true, seq: 4, ids: [ana, 'per_ben', 'per_cem', 'prj_this'] })
    const events = [...project.journal.events]
    await project.close()
    const again = await openProject(await reopened(project.store))
    expect(again.journal.events).toEqual(events)
    await again.close()
  })

  test('commands that arrive together are decided in order and share one write', async () => {
    const store = await freshStore(kind)
    let writes = 0
    const counted: Store = { ...store, append: (after, events) => store.append(after, events).finally(() => writes++) }
    const project = await openProject(counted)
    const results = await Promise.all([
      project.execute(ana, founding),
      project.execute(ana, word('1', 'trust')),
      project.execute(ana, word('1', 'distrust')),
      project.execute(ana, reword('1', 'trust', 'mutual trust')),
      project.execute(ana, reword('1', 'trust', 'earned trust')),
    ])
    expect(results.map((result) => (result.ok ? result.seq : result.refusal.code))).toEqual([
      4,
      5,
      'id-taken',
      6,
      'changed-since',
    ])
    expect(results[4]).toMatchObject({ refusal: { theirs: 'mutual trust', yours: 'earned trust', by: ana, seq: 6 } })
    expect(writes).toBe(1)
    expect(project.journal.state.component.get('cmp_1')).toEqual({ text: 'mutual trust' })
  })

  test('a malformed command is refused, and a command without effect writes nothing', async () => {
    const project = await openProject(await freshStore(kind))
    for (const nonsense of [undefined, null, 7, 'vote', [], {}, { do: 'fly' }, { do: 'change', changes: [] }])
      expect(await project.execute(ana, nonsense)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    await project.execute(ana, founding)
    const nothing = reword('1', 'a', 'a')
    expect(await project.execute(ana, nothing)).toEqual({ ok: true, seq: 4, ids: [] })
    expect(await project.store.head()).toMatchObject({ seq: 4 })
  })

  test('two that have one project open follow each other, and neither overwrites', async () => {
    const one = await foundedOn(await freshStore(kind))
    const two = await openProject(await reopened(one.store))
    await one.execute(ana, word('1', 'trust'))
    expect(await two.execute(ana, reword('1', 'trust', 'mutual trust'))).toMatchObject({ ok: true, seq: 6 })
    expect(await one.execute(ana, reword('1', 'trust', 'lost trust'))).toMatchObject({
      refusal: { code: 'changed-since' },
    })
    const heard = new Promise((resolve) => one.onChange(resolve))
    await two.execute(ana, word('2', 'time'))
    expect(await heard).toMatchObject([{ seq: 7 }])
    await Promise.all([one.close(), two.close()])
  })

  test('when the write fails nobody is told that it was done, and the state is as before', async () => {
    const store = await freshStore(kind)
    const project = await openProject({ ...store, append: () => Promise.reject(new Error('no disk')) })
    const both = await Promise.allSettled([project.execute(ana, founding), project.execute(ana, word('1', 'trust'))])
    expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect(project.journal.state.person.size + project.journal.state.component.size).toBe(0)
  })

  test('a clock that jumps, back or forth or out of the calendar, breaks neither the order nor what is kept', async () => {
    const day = 24 * 3_600_000
    const at = [
      Date.UTC(2026, 0, 1),
      Date.UTC(2031, 0, 1),
      Date.UTC(2019, 0, 1),
      0,
      -5 * day,
      9e15,
      Date.UTC(2026, 0, 2),
    ]
    let tick = 0
    const project = await openProject(await freshStore(kind), () => at[tick] ?? 0)
    await project.execute(ana, founding)
    for (tick = 1; tick < at.length; tick++)
      expect(await project.execute(ana, word(String(tick), 'trust'))).toMatchObject({ ok: true, seq: 4 + tick })
    const events = [...project.journal.events]
    await project.close()
    const again = await openProject(await reopened(project.store))
    expect(await verifyStore(again.store)).toMatchObject({ ok: true, events: 10 })
    expect(again.journal.events).toEqual(events)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    // As of a day is as of the last event that its clock puts by then, and never half an act.
    for (const moment of ['2019-06-01', '2026-01-01', '2026-01-02', '2030-01-01'])
      expect([0, 4, 5, 6, 7, 8, 9, 10]).toContain(momentOf(again.journal.events, moment))
    expect(momentOf(again.journal.events, '2026-01-02')).toBe(10)
    await again.close()
  })
})
