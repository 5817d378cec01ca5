import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import type { Journal } from '../src/core/journal.ts'
import { prioritisationCsv } from '../src/core/prioritising/result-csv.ts'
import { followed } from '../src/core/project/following.ts'
import { mayHaveAll } from '../src/core/project/seen-by.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { dora, goTo, group, prz, ranked, seats, written } from './support/group.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, often } from './support/laws.ts'
import { heard, readings } from './support/readings.ts'
import { ben, change, made } from './support/review.ts'
import { seenIn } from './support/seen.ts'

/** What Ben writes and how he ranks, how often he changes his mind, and what is entered for the carer. */
interface Said {
  words: 'Rest' | 'Being heard'
  order: readonly string[]
  again: readonly string[]
}
const order = fc.shuffledSubarray(['ide_1', 'ide_2', 'ide_3', 'ide_b'], { minLength: 1, maxLength: 3 })
const said: fc.Arbitrary<Said> = fc.record({
  words: fc.constantFrom('Rest' as const, 'Being heard' as const),
  order,
  again: order,
})
type At = 'generating' | 'ranking' | 'ranking again'

/** The group at a silent step, with Ben's part of it done. What was silent before is over, and the same in both. */
function silent(at: At, { words, order, again }: Said): Journal {
  const journal = group()
  goTo(journal, 'generating')
  change(journal, [written('ide_b', seats.ben, at === 'generating' ? words : 'Rest')], ben)
  const reworded = { type: 'idea.put', id: 'ide_b', from: { note: null }, to: { note: words } } as const
  if (at === 'generating') change(journal, [reworded], ben)
  if (at === 'generating') return journal
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ben, at === 'ranking' ? order : ['ide_1'])], ben)
  if (at === 'ranking again') {
    goTo(journal, 'discussing')
    goTo(journal, 'ranking again')
    change(journal, [ranked(seats.ben, order, 2)], ben)
  }
  const round = at === 'ranking' ? 1 : 2
  const { choices } = journal.state.ballot.get(`bal_${prz}.${round}.${seats.ben}`) ?? { choices: [] }
  const id = `bal_${prz}.${round}.${seats.ben}` as const
  const to = again.map((idea, i) => ({ idea, gives: i + 1 }))
  // By way of an empty one, so that as many events tell of it whatever he says: their number is no secret.
  for (const [from, next] of [
    [choices, []],
    [[], to],
  ])
    change(journal, [{ type: 'ballot.cast', id, from: { choices: from }, to: { choices: next } } as Fact], ben)
  return journal
}

/** What one might try: guesses at a ballot and an idea, naming them, taking away what they may rest on, undoing. */
function tries(journal: Journal): Command[] {
  const { state } = journal
  const facts: Fact[] = [1, 2].flatMap((round): Fact[] => {
    const id = `bal_${prz}.${round}.${seats.ben}` as const
    const of = { prioritisation: prz, round, seat: seats.ben }
    return [
      { type: 'ballot.cast', id, from: { choices: [{ idea: 'ide_1', gives: 1 }] }, to: { choices: [] } },
      { type: 'ballot.cast', id, from: { ...of, choices: [{ idea: 'ide_1', gives: 1 }] }, to: null },
      made('ballot.cast', id, { ...of, choices: [{ idea: 'ide_1', gives: 1 }] }),
      made('comparison.noted', 'cpn_x', {
        about: [id],
        sources: ['src_adams'],
        relation: 'agrees',
        text: 'So.',
        order: 1,
      }),
    ]
  })
  const gone = (type: Fact['type'], id: string, value: object | undefined) =>
    ({ type, id, from: value ?? { text: 'Rest' }, to: null }) as Fact
  const more: Fact[] = [
    ...(['ide_1', 'ide_2', 'ide_3', 'ide_4', 'ide_b'] as const).map((id) =>
      gone('idea.put', id, id === 'ide_b' ? undefined : state.idea.get(id)),
    ),
    { type: 'idea.put', id: 'ide_b', from: { text: 'Rest' }, to: { text: 'Mine' } },
    { type: 'idea.put', id: 'ide_1', from: { joinedInto: null }, to: { joinedInto: 'ide_b' } },
    ...Object.values(seats).map((id) => gone('seat.taken', id, state.seat.get(id))),
    gone('prioritisation.set', prz, state.prioritisation.get(prz)),
    { type: 'prioritisation.set', id: prz, from: { facilitator: ana }, to: { facilitator: dora } },
    { type: 'person.joined', id: ben, from: { roles: ['reviewer'] }, to: null },
  ]
  const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
  return [...[...facts, ...more].map((fact): Command => ({ do: 'change', changes: [fact] })), ...undos]
}

/** All that one can read, and the table of the prioritisation. */
const reads = (journal: Journal, who: Id<'per'>): string =>
  prioritisationCsv(seenIn(journal, who).state, prz) +
  readings(journal, who, [{}, { id: prz }, { about: `bal_${prz}.1.${seats.ben}` }, { about: 'ide_b' }, { q: 'rest' }])

const steps = fc.constantFrom<At>('generating', 'ranking', 'ranking again')

test('until a silent step is over, nobody’s reading and nobody’s commands tell what another wrote or ranked', () => {
  fc.assert(
    fc.property(rolls(10), steps, said, said, fc.constantFrom(ana, dora), (asked, at, a, b, who) => {
      const [one, two] = [silent(at, a), silent(at, b)]
      expect(reads(one, who)).toBe(reads(two, who))
      for (const command of tries(one)) expect(heard(two, who, command)).toBe(heard(one, who, command))
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(heard(two, who, command)).toBe(heard(one, who, command))
        carryOut(one, who, command)
        carryOut(two, who, command)
        // Once she has gone on to the next step answers may differ.
        if (one.state.prioritisation.get(prz)?.step !== at) return
      }
      expect(reads(one, who)).toBe(reads(two, who))
      expect(mayHaveAll(one.state, who)).toBe(false)
    }),
    { numRuns: Math.ceil(often.numRuns / 2) },
  )
})

test('once the step is over all read it, also where a state was followed on, so the law above can fail', () => {
  const ways = [
    ['generating', 'clarifying'],
    ['ranking', 'discussing'],
    ['ranking again', 'closed'],
  ] as const
  for (const [at, next] of ways) {
    const [one, two] = ([['ide_1'], ['ide_2']] as const).map((order, i) => {
      const journal = silent(at, { words: i ? 'Rest' : 'Being heard', order, again: order })
      const before = followed(undefined, journal, dora)
      const hidden = before.events.length
      goTo(journal, next)
      expect(followed(before, journal, dora).events.length).toBeGreaterThan(hidden + 1)
      return journal
    }) as [Journal, Journal]
    expect(reads(one, dora)).not.toBe(reads(two, dora))
  }
})
