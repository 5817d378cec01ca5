import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { emptyJournal } from '../journal.ts'
import { input } from './input.ts'

test('acts that input led to are told in the words of the trail; one that nobody knows is told as such', () => {
  const journal = emptyJournal()
  const done = (...changes: object[]) =>
    expect(carryOut(journal, ana, { do: 'change', changes: changes as never })).toBeUndefined()
  done(made('person.joined', ana, { roles: ['owner'] }))
  done(made('component.worded', 'cmp_1', { text: 'open books' }))
  done({ type: 'component.worded', id: 'cmp_1', from: { text: 'open books' }, to: { text: 'books that are open' } })
  const { act, seq } = journal.events.at(-1) as { act: string; seq: number }
  const who = [{ role: 'carers' }]
  const said = { on: '2024-02-01', how: 'meeting', text: 'Which books?', by: ana, order: 1, who }
  done(made('input.given', 'inp_1', { ...said, outcome: 'changed', because: 'Reworded.', acts: [act, 'nobody'] }))
  const { inputs } = input.answer(seenIn(journal), {})
  expect(inputs[0]?.acts).toEqual([
    { act, seq, last: seq, undone: false, words: expect.stringContaining('changed the wording of the component') },
    { act: 'nobody' },
  ])
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect(input.answer(seenIn(journal), {}).inputs[0]?.acts[0]).toMatchObject({ act, undone: true })
})
