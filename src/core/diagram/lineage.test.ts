import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import { emptyState } from '../state.ts'
import { lineageFigure } from './lineage.ts'
import type { Look, Mark } from './scene.ts'
import { lineage } from './strands.ts'

const looks = (marks: readonly Mark[]): Look[][] =>
  marks.flatMap((mark) => (mark.as === 'group' ? looks(mark.marks) : mark.as === 'path' ? [mark.look] : []))

test('what became of each configuration, and whether that is known', () => {
  const { columns, gaps } = lineage(smallReview().state)
  expect(columns.map(({ name, members }) => [name, members.length])).toEqual([['First theory', 4], ['Refined theory', 2]]) // biome-ignore format: pairs
  expect(gaps[0]?.map(({ from, to, verdict, inferred }) => [from, to, verdict, inferred])).toEqual([
    ['cmoc_ask', 'cmoc_ask', 'refined', false],
    ['cmoc_pay', undefined, 'refuted', false],
    ['cmoc_know', 'cmoc_stay', 'merged', true],
    ['cmoc_talk', 'cmoc_stay', 'merged', true],
  ])
})

test('an inferred merge is hatched with a dashed edge, a known ribbon is not, a refuted one ends at a bar', () => {
  const drawn = looks(lineageFigure(smallReview().state).marks)
  expect(drawn.filter((look) => look.includes('hatched') && look.includes('dashed'))).toHaveLength(2)
  expect(drawn.filter((look) => look.includes('known') && !look.includes('dashed'))).toHaveLength(1)
  expect(drawn.filter((look) => look.includes('stop')).length).toBeGreaterThan(0)
})

test('several versions stand side by side, and an act shows between the versions it was made between', () => {
  const journal = smallReview()
  const child = (id: string) =>
    ({ id: `cmoc_${id}` as Id<'cmoc'>, title: id, template: 'tpl_dalkin', theory: 'pt_invite', order: 9 }) as const
  const more: Command[] = [
    {
      do: 'split',
      parent: 'cmoc_ask',
      children: [
        { ...child('letter'), links: ['lnk_ask.M-res.1'] },
        { ...child('call'), links: ['lnk_ask.M-res.2'] },
      ],
      grounds: { id: 'rfn_4', basis: 'own', order: 4 },
      why: 'They work on different people.',
    },
    { do: 'freeze', id: 'ver_third', version: { name: 'Third', kind: 'final', order: 3 } },
  ]
  for (const command of more) expect(carryOut(journal, ana, command)).toBeUndefined()
  const births = journal.events.filter(({ fact }) => fact.from === null)
  const made = new Map<string, number>(births.map(({ seq, fact }) => [fact.id, seq]))
  const { columns, gaps } = lineage(journal.state, (id) => made.get(id))
  expect(columns).toHaveLength(3)
  expect(gaps[0]?.find(({ from }) => from === 'cmoc_ask')?.verdict).toBe('refined')
  expect(gaps[1]?.map(({ from, to, verdict }) => [from, to, verdict])).toEqual([
    ['cmoc_ask', 'cmoc_letter', 'split'],
    ['cmoc_ask', 'cmoc_call', 'split'],
    ['cmoc_stay', 'cmoc_stay', 'kept'],
  ])
  expect(lineageFigure(journal.state).width).toBeGreaterThan(1000)
})

test('without versions the figure is the theory now; without a theory it is empty and does not fail', () => {
  expect(lineage(emptyState()).columns).toEqual([{ name: 'Now', members: [] }])
  expect(lineageFigure(emptyState()).height).toBeGreaterThan(0)
})
