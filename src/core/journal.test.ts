import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import type { Command } from './command.ts'
import { stateAt } from './journal.ts'
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
