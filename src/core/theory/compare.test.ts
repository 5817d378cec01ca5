import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { type Journal, stateAt } from '../journal.ts'
import { compare, frozenAt } from './compare.ts'

/** Frozen twice: in between, one configuration is refined, one dropped, one added. */
function twice(): Journal {
  const journal = review()
  const doing = (command: Parameters<typeof carryOut>[2]) => expect(carryOut(journal, ana, command)).toBeUndefined()
  doing({ do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  doing({
    do: 'refine',
    id: 'rfn_1',
    kind: 'refine',
    parents: ['cmoc_1'],
    children: ['cmoc_1'],
    basis: 'own',
    order: 1,
    why: 'Brown says how.',
    changes: [
      {
        type: 'component.worded',
        id: 'cmp_open',
        from: { text: 'open accounts' },
        to: { text: 'shared open accounts' },
      },
    ],
  })
  doing({
    do: 'refine',
    id: 'rfn_2',
    kind: 'drop',
    parents: ['cmoc_2'],
    children: [],
    basis: 'own',
    order: 2,
    why: 'Nothing.',
  })
  change(journal, [
    made('configuration.formed', 'cmoc_3', { title: 'New', template: 'tpl_cmo', theory: 'pt_1', order: 0 }),
  ])
  doing({ do: 'freeze', id: 'ver_2', version: { name: 'Second', kind: 'final', order: 2 } })
  return journal
}

test('two versions are compared configuration by configuration, slot by slot, word by word', () => {
  const { events } = twice()
  const moment = (version: 'ver_1' | 'ver_2') => ({ state: stateAt(events, frozenAt(events, version) ?? 0), version })
  const { changes, acts } = compare(moment('ver_1'), moment('ver_2'))
  expect(acts).toEqual(['rfn_1', 'rfn_2'])
  expect(changes.map(({ configuration, change, number, acts }) => [configuration, change, number, acts])).toEqual([
    ['cmoc_3', 'added', { before: undefined, after: '1' }, []],
    ['cmoc_1', 'changed', { before: '1', after: '2' }, ['rfn_1']],
    ['cmoc_2', 'gone', { before: '2', after: undefined }, ['rfn_2']],
  ])
  expect(changes[1]?.slots[1]).toEqual({
    slot: 'M-res',
    label: 'M-Res',
    before: ['open accounts', 'monthly meetings'],
    after: ['shared open accounts', 'monthly meetings'],
    diff: [
      { kind: 'added', text: 'shared ' },
      { kind: 'same', text: 'open accounts\nmonthly meetings' },
    ],
  })
  expect(changes[1]?.sentence.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: 'shared ' }])
})

test('a moment compared with itself keeps everything', () => {
  const { state } = twice()
  const { changes, acts } = compare({ state }, { state })
  expect(acts).toEqual([])
  expect(changes.map(({ change }) => change)).toEqual(['kept', 'kept'])
})
