import { expect, test } from 'vitest'
import { ana, carryOut } from '../../test/support/journal.ts'
import { ben, change, made, review } from '../../test/support/review.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { Fact } from './fact.ts'
import type { Id } from './ids.ts'
import { eventsOf, type Journal } from './journal.ts'
import { mayRead } from './project/seen-by.ts'

const cem = 'per_cem' as Id<'per'>
const edit = (type: Fact['type'], id: string, from: object | null, to: object | null) =>
  ({ type, id, from, to }) as Fact
const asked = (...changes: Fact[]): Command => ({ do: 'change', changes })
const answer = (journal: Journal, who: Id<'per'>, command: Command) =>
  decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
const lastAct = (journal: Journal) => journal.events.at(-1)?.act ?? ''
const unblind = edit('stage.set', 'stg_rel', { blinded: true }, { blinded: false })
const bens = 'vote_src_adams.stg_rel.per_ben'

test('lifting the blinding in a command that is then refused tells nothing of a vote', () => {
  const peek = asked(unblind, edit('screening.voted', bens, { verdict: 'maybe' }, { verdict: 'exclude' }))
  expect(answer(review(), ana, peek)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  expect(JSON.stringify(answer(review(), ana, peek))).not.toContain('include')
})

test('whether somebody has voted cannot be found out by asking for the vote', () => {
  const journal = review()
  change(journal, [made('person.joined', cem, { roles: ['reviewer'] })])
  const ask = (reviewer: Id<'per'>) =>
    answer(
      journal,
      ana,
      asked(
        made('screening.voted', `vote_src_adams.stg_rel.${reviewer}`, {
          source: 'src_adams',
          stage: 'stg_rel',
          reviewer,
          verdict: 'include',
        }),
      ),
    )
  const said = [ben, cem].map((who) => JSON.stringify(ask(who)).replaceAll(who, 'WHO'))
  expect(said[0]).toContain('not-allowed')
  expect(said[1]).toBe(said[0])
})

test('a reason stays while others may have given it, and goes when nobody can have', () => {
  const journal = review()
  const remove = (id: string, order: number) =>
    edit('reason.listed', id, { stage: 'stg_rel', text: 'Thin', order }, null)
  change(journal, [made('reason.listed', 'rsn_1', { stage: 'stg_rel', text: 'Thin', order: 1 })])
  expect(answer(journal, ana, asked(remove('rsn_1', 1)))).toMatchObject({ ok: true })
  carryOut(journal, ben, { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'maybe' })
  expect(answer(journal, ana, asked(remove('rsn_1', 1)))).toMatchObject({ ok: false, refusal: { code: 'in-use' } })
  change(journal, [made('reason.listed', 'rsn_2', { stage: 'stg_rel', text: 'Thin', order: 2 })])
  expect(answer(journal, ana, asked(remove('rsn_2', 2)))).toMatchObject({ ok: true })
  change(journal, [unblind])
  expect(answer(journal, ana, asked(remove('rsn_1', 1)))).toMatchObject({ ok: true })
})

test('what stands in the way of an undo is not told by the name of a hidden vote, or of who cast it', () => {
  const journal = review()
  const source = { kind: 'article', reference: { type: 'article', title: 'New' }, entersAt: 'stg_rel' }
  change(journal, [made('source.described', 'src_new', source)])
  const act = lastAct(journal)
  carryOut(journal, ben, { do: 'vote', source: 'src_new', stage: 'stg_rel', verdict: 'exclude', reason: 'rsn_off' })
  const refused = JSON.stringify(answer(journal, ana, { do: 'undo', act }))
  expect(refused).toContain('Decisions of a blinded stage rest on it.')
  expect(refused).not.toMatch(/per_ben|screening\.voted|vote_/)
})

test('a reviewer who set the blinding does not lift it by undoing', () => {
  const journal = review()
  change(journal, [unblind])
  change(journal, [edit('stage.set', 'stg_rel', { blinded: false }, { blinded: true })], ben)
  const act = lastAct(journal)
  expect(answer(journal, ben, { do: 'undo', act })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  expect(answer(journal, ana, { do: 'undo', act })).toMatchObject({ ok: true })
})

test('who led once gives no role back by undoing', () => {
  const journal = review()
  const roles = (from: string, to: string) => edit('person.joined', ben, { roles: [from] }, { roles: [to] })
  change(journal, [roles('reviewer', 'lead')])
  change(journal, [roles('lead', 'reviewer')], ben)
  expect(answer(journal, ben, { do: 'undo', act: lastAct(journal) })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed' },
  })
})

test('ids that look like other ids hide as well as plain ones', () => {
  const journal = review()
  const stage = { name: 'Two', kind: 'other', order: 0, reviewers: 2, blinded: true, reasonNeeded: false }
  const odd = 'per_dan.stg_none' as Id<'per'>
  change(journal, [made('person.joined', odd, { roles: ['reviewer'] }), made('stage.set', 'stg_a.per_b', stage)])
  const source = { kind: 'article', reference: { type: 'article', title: 'New' }, entersAt: 'stg_a.per_b' }
  change(journal, [made('source.described', 'src_1.stg_none', source)])
  for (const who of [ben, odd])
    expect(
      carryOut(journal, who, { do: 'vote', source: 'src_1.stg_none', stage: 'stg_a.per_b', verdict: 'maybe' }),
    ).toBeUndefined()
  const read = journal.events.filter(mayRead(journal.state, ana)).map(({ fact }) => fact.id)
  expect(read.filter((id) => id.includes('src_1.stg_none') && id.startsWith('vote_'))).toEqual([])
})
