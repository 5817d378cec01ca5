import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { flow } from '../screening/flow.ts'
import { checklist } from '../view/checklist.ts'
import { plain } from './blocks.ts'
import { checklistOf } from './checklist.ts'
import { itemId } from './piece-id.ts'
import { reportPiece } from './report.ts'

const answers = (more: object) =>
  made('item.answered', itemId('rameses', 15), { checklist: 'rameses', item: '15', by: ana, ...more })

test('a person says whether and where an item is reported, over what the project tells, and both are shown', () => {
  const journal = review()
  const item = () => checklistOf(journal.state, flow(journal.state), 'rameses').find(({ item }) => item.number === 15)
  expect(item()).toMatchObject({ answer: 'no', computed: 'no' })
  change(journal, [answers({ answer: 'yes', place: 'p. 4', note: 'In the second paragraph.' })])
  expect(item()).toMatchObject({ answer: 'yes', computed: 'no', own: { place: 'p. 4' } })
  const table = reportPiece(journal.state, 'rameses')?.find((block) => block.as === 'table')
  const row = table?.as === 'table' ? table.rows.find(([number]) => number && plain(number) === '15') : undefined
  expect(row?.map(plain).slice(3)).toEqual([
    'yes',
    'Missing: findings. In the second paragraph. The project alone would say: no.',
    'p. 4; discussion',
  ])
  const shown = checklist.answer(seenIn(journal), { name: 'rameses' })
  expect(shown.items.find(({ number }) => number === '15')).toMatchObject({ answer: 'yes', by: { name: 'Ana Ruiz' } })
})

test('an item has one answer, in the name of who gives it', () => {
  const journal = review()
  const code = (fact: ReturnType<typeof made>) => carryOut(journal, ben, { do: 'change', changes: [fact] })?.code
  expect(code(answers({}))).toBe('not-allowed')
  expect(code(made('item.answered', 'itm_x', { checklist: 'rameses', item: '15', by: ben }))).toBe('does-not-fit')
})
