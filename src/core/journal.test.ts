import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import type { Command } from './command.ts'
import type { Event } from './fact.ts'
import { eventsOf, follow, seqAt, stateAt } from './journal.ts'
import { emptyState } from './state.ts'

test('a stale edit is refused with both values, and who changed it when', () => {
  const journal = founded()
  const edit = (from: string, to: string): Command => ({
    do: 'change',
    changes: [{ type: 'project.described', id: 'prj_this', from: { title: from }, to: { title: to } }],
  })
  expect(carryOut(journal, ana, edit('A review', 'Theirs'))).toBeUndefined()
  expect(carryOut(journal, ana, edit('A review', 'Mine'))).toMatchObject({
    code: 'changed-since',
    field: 'title',
    theirs: 'Theirs',
    yours: 'Mine',
    by: ana,
    seq: 3,
  })
})

test('undoing everything, newest first, gives the empty project', () => {
  const journal = founded()
  carryOut(journal, ana, {
    do: 'change',
    changes: [
      { type: 'component.worded', id: 'cmp_1', from: null, to: { text: 'trust' } },
      { type: 'configuration.formed', id: 'cmoc_1', from: null, to: { title: 'Trust', template: 'tpl_cmo', order: 1 } },
      {
        type: 'link.placed',
        id: 'lnk_1',
        from: null,
        to: { configuration: 'cmoc_1', slot: 'M', component: 'cmp_1', order: 1, status: 'hypothesised' },
      },
    ],
  })
  const acts = [...new Set(journal.events.map((event) => event.act))].reverse()
  for (const act of acts) expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect({ ...journal.state, seq: 0, at: '' }).toEqual(emptyState())
  expect(stateAt(journal.events, 0)).toEqual(emptyState())
})

test('a moment is the last event at or before it; a date alone is its whole day', () => {
  const { events } = founded()
  const at = (moment: string) => seqAt(events, moment)
  expect(events.map((event) => event.at)).toEqual(['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:01.000Z'])
  expect(at('2023-12-31')).toBe(0)
  expect(at('2024-01-01')).toBe(2)
  expect(at('2024-01-01T00:00:00Z')).toBe(1)
  expect(at('2024-01-01T01:00:00+01:00')).toBe(1)
  expect(at('2024-01-01T00:00:00.999Z')).toBe(1)
  expect(seqAt([], '2024-01-01')).toBe(0)
})

test('a clock that was set back does not tear an act apart: order is by seq', () => {
  const { events } = founded()
  const [first, second] = events as [Event, Event]
  const back = [
    { ...first, at: '2024-01-01T12:00:00.000Z' },
    { ...second, at: '2024-01-01T11:00:00.000Z' },
  ]
  expect(seqAt(back, '2024-01-01T11:30:00Z')).toBe(2)
})

test('what is told of an id or an act is found at once and stays found as the journal grows', () => {
  const journal = founded()
  expect(eventsOf(journal, ana).map(({ seq }) => seq)).toEqual([1])
  expect(eventsOf(journal, 'act-1').map(({ seq }) => seq)).toEqual([1, 2])
  const objective = { type: 'objective.stated', id: 'obj_1', from: null, to: { text: 'To learn', order: 1 } } as const
  carryOut(journal, ana, { do: 'change', changes: [objective] })
  expect(eventsOf(journal, 'obj_1').map(({ seq }) => seq)).toEqual([3])
  expect(eventsOf(journal, 'obj_none')).toEqual([])
})

test('a journal is followed without gaps, or not at all', () => {
  const journal = founded()
  const [first] = journal.events
  expect(() => follow(journal, first ? [first] : [])).toThrow('event 1 where 3 was expected')
})

test('emptying a field that must be filled is refused in words, like filling it with blanks', () => {
  const journal = founded()
  for (const title of [null, '  '])
    expect(
      carryOut(journal, ana, {
        do: 'change',
        changes: [{ type: 'project.described', id: 'prj_this', from: { title: 'A review' }, to: { title } }],
      }),
    ).toMatchObject({ code: 'reason-needed', field: 'title', message: 'Its title is empty.' })
})
