import { expect, test } from 'vitest'
import { dora, finished, goTo, group, prz, ranked, seats, written } from '../../../test/support/group.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { seenBy } from '../project/seen-by.ts'
import { movesBetween, resultOf } from './result.ts'
import { ballotId, stepsOf } from './steps.ts'
import { silentStepsFor } from './waiting.ts'

const tried = (journal: Journal, who: Id<'per'>, ...changes: Fact[]) =>
  carryOut(journal, who, { do: 'change', changes })

test('a group goes from what each writes to two rankings, and what each gave is counted', () => {
  const journal = group()
  goTo(journal, 'generating')
  change(journal, [written('ide_b', seats.ben, 'Rest'), finished('generating', seats.ben)], ben)
  change(journal, [written('ide_d', seats.dora, 'Being heard')], dora)
  change(journal, [written('ide_c', seats.carer, 'Rests')], ana)
  goTo(journal, 'clarifying')
  change(journal, [{ type: 'idea.put', id: 'ide_c', from: { joinedInto: null }, to: { joinedInto: 'ide_b' } }])
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ana, ['ide_1', 'ide_2', 'ide_b']), ranked(seats.carer, ['ide_b', 'ide_1'])])
  change(journal, [ranked(seats.ben, ['ide_b', 'ide_1', 'ide_2'])], ben)
  change(journal, [ranked(seats.dora, ['ide_d'])], dora)
  goTo(journal, 'discussing')
  const first = resultOf(journal.state, prz, 1)
  // Of three that are ranked the first gives 3: Rest has 1 + 3 + 3, Trust 3 + 2 + 2, Money 2 + 1, Being heard 3.
  expect(first?.placed.map(({ idea, score, place, shared, seats }) => [idea, score, place, shared, seats])).toEqual([
    ['ide_1', 7, 1, true, 3],
    ['ide_b', 7, 1, true, 3],
    ['ide_2', 3, 3, true, 2],
    ['ide_d', 3, 3, true, 1],
    ['ide_3', 0, 5, true, 0],
    ['ide_4', 0, 5, true, 0],
  ])
  expect(first?.ballots).toBe(4)
  goTo(journal, 'ranking again')
  for (const seat of [seats.ana, seats.carer]) change(journal, [ranked(seat, ['ide_d', 'ide_b', 'ide_1'], 2)])
  goTo(journal, 'closed')
  const second = resultOf(journal.state, prz, 2)
  expect(second?.agreement).toBe(1)
  expect(second?.placed.slice(0, 3).map(({ idea }) => idea)).toEqual(['ide_d', 'ide_b', 'ide_1'])
  expect(first && second && Object.fromEntries(movesBetween(first, second))).toMatchObject({
    ide_d: 2,
    ide_b: -1,
    ide_1: -2,
  })
})

test('points and dots are summed, and nobody gives more than there are', () => {
  const journal = group({ method: 'dots', each: 5 })
  goTo(journal, 'ranking')
  const dots = (seat: Id<'sea'>, given: Record<string, number>) =>
    made('ballot.cast', ballotId(prz, 1, seat), {
      prioritisation: prz,
      round: 1,
      seat,
      choices: Object.entries(given).map(([idea, gives]) => ({ idea, gives })),
    })
  expect(tried(journal, ben, dots(seats.ben, { ide_1: 4, ide_2: 2 }))).toMatchObject({ code: 'does-not-fit' })
  change(journal, [dots(seats.ben, { ide_1: 3, ide_2: 2 })], ben)
  change(journal, [dots(seats.ana, { ide_2: 4 })])
  goTo(journal, 'closed')
  expect(resultOf(journal.state, prz, 1)?.placed.map(({ idea, score }) => [idea, score])).toEqual([
    ['ide_2', 6],
    ['ide_1', 3],
    ['ide_3', 0],
    ['ide_4', 0],
  ])
  expect(resultOf(journal.state, prz, 2)).toBeUndefined()
  expect(stepsOf('dots')).toEqual(['preparing', 'generating', 'clarifying', 'ranking', 'closed'])
})

test('each writes and ranks for themselves; a stakeholder does so and changes nothing else', () => {
  const journal = group()
  goTo(journal, 'generating')
  expect(tried(journal, ben, written('ide_x', seats.dora, 'Hers'))).toMatchObject({ code: 'not-allowed' })
  // Ana leads and facilitates, and still writes for nobody who can write for themselves.
  expect(tried(journal, ana, written('ide_x', seats.ben, 'His'))).toMatchObject({ code: 'not-allowed' })
  expect(tried(journal, dora, written('ide_x', seats.dora, 'Hers'))).toBeUndefined()
  expect(tried(journal, dora, made('component.worded', 'cmp_x', { text: 'trust' }))).toMatchObject({
    code: 'not-allowed',
  })
  expect(carryOut(journal, dora, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(carryOut(journal, dora, { do: 'undo', act: journal.events[0]?.act ?? '' })).toMatchObject({
    code: 'not-allowed',
  })
  expect(
    tried(journal, ben, {
      type: 'prioritisation.set',
      id: prz,
      from: { step: 'generating' },
      to: { step: 'clarifying' },
    }),
  ).toMatchObject({ code: 'not-allowed' })
  goTo(journal, 'ranking')
  expect(tried(journal, ana, ranked(seats.dora, ['ide_1']))).toMatchObject({ code: 'not-allowed' })
  expect(tried(journal, dora, ranked(seats.dora, ['ide_1']))).toBeUndefined()
})

test('it goes on only, and what is ranked stays as it is under those who rank it', () => {
  const journal = group()
  goTo(journal, 'ranking')
  const step = (from: string, to: string): Fact =>
    ({ type: 'prioritisation.set', id: prz, from: { step: from }, to: { step: to } }) as Fact
  expect(tried(journal, ana, step('ranking', 'generating'))).toMatchObject({ code: 'not-allowed' })
  const refused: Fact[] = [
    made('idea.put', 'ide_9', { prioritisation: prz, text: 'Late', order: 9 }),
    { type: 'idea.put', id: 'ide_1', from: { text: 'Trust' }, to: { text: 'Mistrust' } },
    { type: 'idea.put', id: 'ide_1', from: { joinedInto: null }, to: { joinedInto: 'ide_2' } },
    { type: 'prioritisation.set', id: prz, from: { each: 3 }, to: { each: 4 } },
    { type: 'prioritisation.set', id: prz, from: { facilitator: ana }, to: { facilitator: ben } },
    ranked(seats.ana, ['ide_1'], 2),
    ranked(seats.ana, ['ide_1', 'ide_2', 'ide_3', 'ide_4']),
    ranked(seats.ana, ['ide_1', 'ide_1']),
    ranked(seats.ana, ['ide_none']),
    finished('generating', seats.ana),
  ]
  for (const fact of refused)
    expect(tried(journal, ana, fact)?.code, JSON.stringify(fact)).toMatch(/does-not-fit|unknown/)
  expect(
    tried(journal, ana, { type: 'idea.put', id: 'ide_1', from: { note: null }, to: { note: 'Of whom?' } }),
  ).toBeUndefined()
  change(journal, [ranked(seats.ana, ['ide_1'])])
  goTo(journal, 'discussing')
  // A ballot stays as it was cast, also against its own undoing.
  const cast = journal.events.findLast(({ fact }) => fact.type === 'ballot.cast')?.act ?? ''
  expect(carryOut(journal, ana, { do: 'undo', act: cast })).toBeDefined()
})

test('while others may write or rank, neither seat nor idea nor the prioritisation goes, whoever asks', () => {
  const journal = group()
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ben, ['ide_1'])], ben)
  const gone = (type: Fact['type'], id: Id, value: object | undefined) => ({ type, id, from: value, to: null }) as Fact
  const { seat, idea, prioritisation } = journal.state
  const answers = [
    gone('seat.taken', seats.ben, seat.get(seats.ben)),
    gone('seat.taken', seats.dora, seat.get(seats.dora)),
    gone('idea.put', 'ide_1', idea.get('ide_1')),
    gone('idea.put', 'ide_4', idea.get('ide_4')),
    gone('prioritisation.set', prz, prioritisation.get(prz)),
  ].map((fact) => tried(journal, ana, fact)?.message)
  expect(new Set(answers)).toEqual(new Set(['Others may write or rank in it unseen.']))
})

test('in silence each sees their own; the facilitator also what they entered; all see it when the step is over', () => {
  const journal = group()
  goTo(journal, 'generating')
  change(journal, [written('ide_b', seats.ben, 'Rest')], ben)
  change(journal, [written('ide_c', seats.carer, 'Sleep')], ana)
  const ideas = (who: Id<'per'> | undefined) => [...seenBy(journal.state, who).idea.keys()].slice(4)
  expect([ideas(ana), ideas(ben), ideas(dora), ideas(undefined)]).toEqual([['ide_c'], ['ide_b'], [], []])
  goTo(journal, 'clarifying')
  expect(ideas(dora)).toEqual(['ide_b', 'ide_c'])
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ben, ['ide_b'])], ben)
  change(journal, [ranked(seats.carer, ['ide_c'])], ana)
  const ballots = (who: Id<'per'> | undefined) =>
    [...seenBy(journal.state, who).ballot.values()].map(({ seat }) => seat)
  expect([ballots(ana), ballots(ben), ballots(dora), ballots(undefined)]).toEqual([[seats.carer], [seats.ben], [], []])
  goTo(journal, 'discussing')
  expect(ballots(dora)).toHaveLength(2)
})

test('a silent step waits for each who has a seat of their own, until they say that they are done', () => {
  const journal = group()
  const waits = (who: Id<'per'>) => silentStepsFor(journal.state, who).map(({ id }) => id)
  expect([waits(ana), waits(ben)]).toEqual([[], []])
  goTo(journal, 'ranking')
  change(journal, [finished('ranking', seats.ana)])
  expect([waits(ana), waits(ben), waits(dora), waits('per_nobody')]).toEqual([[], [prz], [prz], []])
})
