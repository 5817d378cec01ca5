import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben } from '../../../test/support/review.ts'
import { cem, screening, sourceId, stage, vote } from '../../../test/support/screening.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import type { Label } from '../record/read.ts'
import { decidedBy } from './brought.ts'

const row = (n: number, ...labels: Label[]) => ({ source: sourceId(n), labels })
const said = (who: string, verdict: Label['verdict'], more: Partial<Label> = {}): Label => ({
  tool: 'rayyan',
  who,
  ...(verdict && { verdict }),
  ...more,
})
const attribute = (journal: Journal, who: Id<'per'>, more: Partial<Extract<Command, { do: 'attribute' }>>) =>
  carryOut(journal, who, {
    do: 'attribute',
    stage,
    reviewer: ben,
    origin: { tool: 'rayyan', who: 'Ama' },
    reasons: [],
    votes: [{ source: sourceId(1), verdict: 'include' }],
    ...more,
  })

test('the decisions of one maker: agreeing ones on one source are one vote, contradictions are listed and give none', () => {
  const rows = [
    row(1, said('Ama', 'include', { note: 'Trust.' }), said('Kofi', 'exclude')),
    row(1, said('Ama', 'include', { note: 'A pilot.' })),
    row(2, said('Ama', 'exclude', { reason: 'One ward' })),
    row(3, said('Ama', 'include')),
    row(3, said('Ama', 'exclude', { reason: 'One ward' })),
    row(4, said('Ama', undefined, { note: 'Not decided.' })),
  ]
  expect(decidedBy(rows, { tool: 'rayyan', who: 'Ama' })).toEqual({
    votes: [
      { source: 'src_1', verdict: 'include', note: 'Trust.\nA pilot.' },
      { source: 'src_2', verdict: 'exclude', reason: 'One ward' },
    ],
    contradictions: [{ source: 'src_3', verdicts: ['include', 'exclude'] }],
  })
})

test('someone who leads records the votes of another with where they come from; nobody else does', () => {
  const journal = screening(2, { reasonNeeded: true })
  const left = { source: sourceId(2), verdict: 'exclude' as const, note: 'Thin.' }
  expect(attribute(journal, cem, {})).toMatchObject({ code: 'not-allowed' })
  expect(attribute(journal, ana, { votes: [{ source: sourceId(1), verdict: 'include' }, left] })).toBeUndefined()
  expect(journal.state.vote.get(`vote_src_2.${stage}.per_ben`)).toEqual({
    ...left,
    stage,
    reviewer: ben,
    origin: { tool: 'rayyan', who: 'Ama' },
  })
  expect(journal.events.at(-1)?.actor).toBe(ana)
})

test('one’s own votes from elsewhere are recorded by oneself', () => {
  const journal = screening(1)
  expect(attribute(journal, ben, {})).toBeUndefined()
})

test('what somebody voted here stands, and the answer is the same whether they did', () => {
  const journal = screening(1)
  expect(vote(journal, ben, 1, 'exclude')).toBeUndefined()
  expect(attribute(journal, ana, {})).toBeUndefined()
  expect(journal.state.vote.get(`vote_src_1.${stage}.per_ben`)?.verdict).toBe('exclude')
})

test('a vote that was brought over is one’s own to change, and keeps where it came from', () => {
  const journal = screening(1)
  attribute(journal, ana, {})
  expect(vote(journal, ben, 1, 'exclude', { reason: 'rsn_one' })).toBeUndefined()
  expect(journal.state.vote.get(`vote_src_1.${stage}.per_ben`)).toMatchObject({
    verdict: 'exclude',
    origin: { tool: 'rayyan' },
  })
})

test('reasons that the stage does not list are added after those it has', () => {
  const journal = screening(1)
  const votes = [{ source: sourceId(1), verdict: 'exclude' as const, reason: 'rsn_new' as const }]
  expect(attribute(journal, ana, { reasons: [{ id: 'rsn_new', text: 'Wrong setting' }], votes })).toBeUndefined()
  expect(journal.state.reason.get('rsn_new')).toEqual({ stage, text: 'Wrong setting', order: 3 })
})

test('the whole of it is taken back as one act', () => {
  const journal = screening(2)
  attribute(journal, ana, { votes: [1, 2].map((n) => ({ source: sourceId(n), verdict: 'include' })) })
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(journal.state.vote.size).toBe(0)
})
