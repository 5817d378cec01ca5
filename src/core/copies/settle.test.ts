import { expect, test } from 'vitest'
import { collided, journalOf, merged, origin, stamped } from '../../../test/support/copies.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Command } from '../command.ts'
import type { Event, Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { collisions } from '../view/collisions.ts'
import { overview } from '../view/overview.ts'
import { brought } from './brought.ts'
import { waiting } from './waiting.ts'

const settle = (journal: Journal, how: 'kept' | 'taken' | 'written', value?: string) =>
  carryOut(journal, ana, {
    do: 'settleCollisions',
    collisions: waiting(journal.state).map(([id]) => id),
    how,
    ...(value && { value }),
  })
const text = ({ state }: Journal) => [state.component.get('cmp_trust')?.text, state.component.get('cmp_fast')?.text]
const told = (before: readonly Event[], copy: string, who: Id<'per'>, ...commands: Command[]) => {
  const journal = journalOf(before)
  for (const command of commands) expect(carryOut(journal, who, command)).toBeUndefined()
  return stamped(journal.events, before.length, copy)
}
const change = (...changes: Fact[]): Command => ({ do: 'change', changes })

test('what stands is kept, the other is taken, or a third is written; each in one act that can be undone', () => {
  for (const [how, value, holds] of [
    ['kept', undefined, ['As a has it', 'As a has it']],
    ['taken', undefined, ['As b has it', 'As b has it']],
    ['written', 'A third', ['A third', 'A third']],
  ] as const) {
    const journal = collided(review())
    expect(settle(journal, how, value)).toBeUndefined()
    expect(text(journal)).toEqual(holds)
    expect(waiting(journal.state)).toEqual([])
    expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act as string })).toBeUndefined()
    expect([text(journal), waiting(journal.state).length]).toEqual([['As a has it', 'As a has it'], 2])
  }
})

test('what is settled is settled once, and nothing is written where there are no words', () => {
  const journal = collided(review())
  const [[id] = []] = waiting(journal.state)
  const again: Command = { do: 'settleCollisions', collisions: [id as Id<'col'>], how: 'kept' }
  expect(carryOut(journal, ana, { ...again, how: 'written' })?.code).toBe('does-not-fit')
  expect(carryOut(journal, 'per_stranger', again)?.code).toBe('not-allowed')
  expect(carryOut(journal, ana, again)).toBeUndefined()
  expect(carryOut(journal, ana, again)?.code).toBe('changed-since')
  expect(carryOut(journal, ana, { ...again, collisions: ['col_none'] })?.code).toBe('unknown-thing')
})

test('a removal that waits is carried out when nothing uses the thing any more, and what was removed comes back with what it needs', () => {
  const from = origin()
  const gone = journalOf(from).state.configuration.get('cmoc_2')
  const remove = change({ type: 'configuration.formed', id: 'cmoc_2', from: gone, to: null } as Fact)
  const link = { configuration: 'cmoc_2', slot: 'C', component: 'cmp_past', order: 1, status: 'hypothesised' }
  const use = change(made('link.placed', 'lnk_new', link))
  const journal = journalOf(merged(told(from, 'a', ana, remove), told(from, 'b', ben, use)))
  expect(settle(journal, 'taken')?.code).toBe('in-use')
  expect(
    carryOut(journal, ana, change({ type: 'link.placed', id: 'lnk_new', from: link, to: null } as Fact)),
  ).toBeUndefined()
  expect(settle(journal, 'taken')).toBeUndefined()
  expect(journal.state.configuration.has('cmoc_2')).toBe(false)

  // A comment on what is gone waits; taken, it finds its configuration again.
  const say = change(made('comment.made', 'cmt_1', { about: 'cmoc_2', text: 'Why?', by: ben }))
  const other = journalOf(merged(told(from, 'a', ana, remove), told(from, 'b', ben, say)))
  expect(other.state.configuration.has('cmoc_2')).toBe(false)
  const [[id] = []] = waiting(other.state)
  const take: Command = { do: 'settleCollisions', collisions: [id as Id<'col'>], how: 'taken' }
  expect(carryOut(other, ben, take)).toBeUndefined()
  expect([other.state.configuration.has('cmoc_2'), other.state.comment.get('cmt_1')?.about]).toEqual([true, 'cmoc_2'])
})

test('the list says what stands and what was said, by whom, and takes several words of one person together', () => {
  const from = origin()
  const reword = (was: string, text: string) =>
    change({ type: 'component.worded', id: 'cmp_trust', from: { text: was }, to: { text } } as Fact)
  const a = told(from, 'a', ana, reword('partners trust one another', 'trust comes first'))
  const b = told(from, 'b', ben, reword('partners trust one another', 'distrust'), reword('distrust', 'no trust'))
  const journal = journalOf(merged(a, b))
  const { cases } = collisions.answer(seenIn(journal, ana), {})
  const waits = () =>
    overview.answer(seenIn(journal, ana), { since: 0 }).waiting.filter(({ key }) => key === 'collisions')
  expect(waits()).toMatchObject([{ label: 'one case', place: { screen: 'collisions' } }])
  expect(cases).toMatchObject([
    {
      thing: 'cmp_trust',
      kind: 'changed',
      changes: 2,
      stands: { there: true, values: [{ field: 'wording', value: 'trust comes first' }], by: { id: ana } },
      said: { removed: false, values: [{ field: 'wording', value: 'no trust' }], by: { id: ben } },
      words: { stands: 'trust comes first', said: 'no trust' },
    },
  ])
  const take: Command = { do: 'settleCollisions', collisions: cases[0]?.ids ?? [], how: 'taken' }
  expect(carryOut(journal, ana, take)).toBeUndefined()
  expect(journal.state.component.get('cmp_trust')?.text).toBe('no trust')
  expect(waits()).toEqual([])
})

test('what a merge brings is counted by kind, and of blinded votes not even how many there are', () => {
  const from = origin()
  const known = new Set(from.map(({ id }) => id))
  const code = change(made('code.defined', 'cod_1', { name: 'Trust', order: 1 }))
  const vote: Command = { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'maybe' }
  const journal = journalOf(merged(from, told(from, 'b', ben, code, vote)))
  expect(brought(journal, known, ben)).toMatchObject({
    acts: 2,
    people: [ben],
    nouns: [
      { noun: 'code', added: 1, changed: 0, removed: 0 },
      { noun: 'vote', added: 0, changed: 1, removed: 0 },
    ],
    collisions: 0,
  })
  expect(brought(journal, known, ana)).toMatchObject({ acts: 1, nouns: [{ noun: 'code' }] })
})
