import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import { ben, made } from '../../test/support/review.ts'
import type { Command } from './command.ts'
import type { Id } from './ids.ts'
import { eventsOf, type Journal } from './journal.ts'
import { byAct, trail, undoneActs } from './trail.ts'

const names = new Map([
  [ana, { name: 'Ana' }],
  [ben, { name: 'Ben' }],
])
const source = {
  kind: 'article',
  reference: { type: 'article-journal', title: 'On trust', author: [{ family: 'Sims' }], year: 2021 },
}
const cmoc = (id: string, title: string) => made('configuration.formed', id, { title, template: 'tpl_cmo', order: 1 })

function story(): Journal {
  const journal = founded()
  const doing = (who: Id<'per'>, command: Command) => expect(carryOut(journal, who, command)).toBeUndefined()
  doing(ana, { do: 'change', changes: [{ type: 'person.joined', id: ben, from: null, to: { roles: ['reviewer'] } }] })
  doing(ana, {
    do: 'change',
    changes: [made('source.described', 'src_1', source), cmoc('cmoc_1', 'Trust'), cmoc('cmoc_2', 'Hope')],
  })
  doing(ben, {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_1', from: null, to: { text: 'open books' } }],
  })
  doing(ben, {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_1', from: { text: 'open books' }, to: { text: 'open accounts' } }],
  })
  doing(ana, {
    do: 'merge',
    parents: ['cmoc_1', 'cmoc_2'],
    child: { id: 'cmoc_3', title: 'Trust and hope', template: 'tpl_cmo', order: 1 },
    grounds: { id: 'rfn_1', basis: 'own', order: 1 },
    why: 'They say the same.',
  })
  return journal
}
const told = (journal: Journal, filter = {}) => trail(journal.events, journal.state, names, filter)

test('every event is told in plain words, with what changed', () => {
  const entries = told(story())
  expect(entries.slice(3).map((entry) => entry.words)).toEqual([
    'Ana added the source Sims 2021.',
    'Ana formed the configuration Trust.',
    'Ana formed the configuration Hope.',
    'Ben wrote the component open accounts.',
    'Ben changed the wording of the component open accounts.',
    'Ana formed the configuration Trust and hope.',
    'Ana merged Trust and Hope into Trust and hope.',
  ])
  expect(entries[7]).toMatchObject({
    changes: [{ field: 'wording', from: 'open books', to: 'open accounts' }],
    who: 'Ben',
  })
  expect(entries.at(-1)).toMatchObject({ why: 'They say the same.', verb: 'merged', noun: 'refinement' })
  expect(entries[3]?.changes).toContainEqual({ field: 'author', to: 'Sims' })
})

test('what happened together is one act with one sentence', () => {
  const acts = byAct(told(story()))
  expect(acts.map((act) => act.words)).toEqual([
    'Ana began the project A review.',
    'Ana brought in the person Ben.',
    'Ana added one source and formed two configurations.',
    'Ben wrote the component open accounts.',
    'Ben changed the wording of the component open accounts.',
    'Ana merged Trust and Hope into Trust and hope.',
  ])
  expect(acts.at(-1)?.why).toBe('They say the same.')
})

test('an undo marks what it took back, and an undone undo marks nothing', () => {
  const journal = story()
  const merged = journal.events.at(-1)?.act ?? ''
  carryOut(journal, ana, { do: 'undo', act: merged })
  expect(undoneActs(journal.events)).toEqual(new Set([merged]))
  const [last] = byAct(told(journal)).slice(-1)
  expect(last).toMatchObject({
    undoes: merged,
    words: 'Ana, taking it back, removed the refinement merge Trust and Hope.',
  })
  expect(
    told(journal)
      .filter((entry) => entry.undone)
      .map((entry) => entry.act),
  ).toEqual([merged, merged])
  carryOut(journal, ana, { do: 'undo', act: last?.act ?? '' })
  expect(undoneActs(journal.events)).toEqual(new Set([last?.act]))
})

test('a thing that was removed keeps its name in the trail', () => {
  const journal = story()
  carryOut(journal, ana, {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_1', from: { text: 'open accounts' }, to: null }],
  })
  expect(trail(eventsOf(journal, 'cmp_1'), journal.state, names).map((entry) => entry.words)).toEqual([
    'Ben wrote the component open accounts.',
    'Ben changed the wording of the component open accounts.',
    'Ana removed the component open accounts.',
  ])
})

test('the trail narrows by person, noun, thing and moment, and turns its pages by whole acts', () => {
  const journal = story()
  const seqs = (filter: object) => told(journal, filter).map((entry) => entry.seq)
  expect(seqs({ person: ben })).toEqual([7, 8])
  expect(seqs({ noun: 'configuration' })).toEqual([5, 6, 9])
  expect(seqs({ about: 'cmoc_1' })).toEqual([5, 10])
  expect(seqs({ since: '2024-01-02' })).toEqual([])
  expect(seqs({ until: '2024-01-01' })).toHaveLength(10)
  expect(seqs({ since: '2024-01-01T00:00:06Z', until: '2024-01-01T00:00:07Z' })).toEqual([7, 8])
  expect(seqs({ most: 1 })).toEqual([9, 10])
  expect(seqs({ before: 9, most: 3 })).toEqual([4, 5, 6, 7, 8])
})

test('a flag is told by what was done, and a thing called by a sentence stands in quotation marks', () => {
  const journal = story()
  const doing = (change: object) =>
    expect(carryOut(journal, ana, { do: 'change', changes: [change] } as Command)).toBeUndefined()
  doing(
    made('comment.made', 'cmt_1', { about: 'cmoc_3', by: ana, text: 'Does this hold where boards change every year?' }),
  )
  doing({ type: 'comment.made', id: 'cmt_1', from: { resolved: null }, to: { resolved: true } })
  doing({ type: 'comment.made', id: 'cmt_1', from: { resolved: true }, to: { resolved: null } })
  const called = 'the comment “Does this hold where boards change every year?”.'
  expect(
    told(journal)
      .slice(-3)
      .map(({ words }) => words),
  ).toEqual([`Ana made ${called}`, `Ana resolved ${called}`, `Ana reopened ${called}`])
})
