import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../src/core/check/check.ts'
import type { Command } from '../src/core/command.ts'
import { decide } from '../src/core/decide.ts'
import { type Fact, nouns } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import { eventsOf, type Journal } from '../src/core/journal.ts'
import { nextStep, waiting } from '../src/core/next-step.ts'
import { mayRead, seenBy } from '../src/core/project/seen-by.ts'
import { flow } from '../src/core/screening/flow.ts'
import { outcomeOf } from '../src/core/screening/outcome.ts'
import { matrix } from '../src/core/theory/matrix.ts'
import { trail } from '../src/core/trail.ts'
import { conflicts } from '../src/core/view/conflicts.ts'
import { screen } from '../src/core/view/screen.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, named, often, rows } from './support/laws.ts'
import { heard } from './support/readings.ts'
import { ben, change, made, review } from './support/review.ts'
import { seenIn } from './support/seen.ts'

const verdict = fc.constantFrom('include' as const, 'exclude' as const, 'maybe' as const)

test('what a blinded reviewer may know does not change with another’s vote', () => {
  /** What she is told when she asks for what is not hers to know: guesses at the vote, the next stage, undoing. */
  const refusals = (journal: Journal, who: Id<'per'>, source: Id<'src'>) => {
    const id = `vote_${source}.stg_rel.per_ben` as const
    const guesses = (['include', 'exclude', 'maybe'] as const).flatMap((verdict): Command[] => [
      { do: 'change', changes: [{ type: 'screening.voted', id, from: { verdict }, to: { verdict: 'include' } }] },
      { do: 'change', changes: [{ type: 'screening.voted', id, from: bens(journal, source), to: null }] },
      { do: 'change', changes: [made('screening.voted', id, { source, stage: 'stg_rel', reviewer: ben, verdict })] },
    ])
    const next: Command = { do: 'vote', source, stage: 'stg_next', verdict: 'include' }
    const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
    return [...guesses, next, ...undos].map((command) => {
      const decision = decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
      return decision.ok ? 'admitted' : decision.refusal
    })
  }
  const reads = (journal: Journal, who: Id<'per'>, source: Id<'src'>) => {
    const seen = seenBy(journal.state, who)
    const events = journal.events.filter(mayRead(journal.state, who))
    return JSON.stringify([
      rows(seen),
      named(seen),
      events,
      flow(seen),
      waiting(seen, who),
      nextStep(seen, who),
      check(seen),
      matrix(seen),
      trail(events, seen),
      ...['stg_rel', 'stg_next'].map((stage) =>
        screen.answer(seenIn(journal, who), screen.params.parse({ stage, source, order: 'added' })),
      ),
      conflicts.answer(seenIn(journal, who), conflicts.params.parse({ source, stage: 'stg_rel' })),
      refusals(journal, who, source),
    ])
  }
  fc.assert(
    fc.property(
      rolls(20),
      verdict,
      verdict,
      fc.constantFrom<Id<'src'>>('src_adams', 'src_brown', 'src_clark'),
      (asked, a, b, source) => {
        const [one, two] = [a, b].map((said) => {
          const journal = review()
          const next = { name: 'Next', kind: 'other', order: 2, reviewers: 1, blinded: false, reasonNeeded: false }
          change(journal, [made('stage.set', 'stg_next', next)])
          change(
            journal,
            [{ type: 'screening.voted', id: `vote_${source}.stg_rel.per_ben`, from: bens(journal, source), to: null }],
            ben,
          )
          const vote = {
            do: 'vote',
            source,
            stage: 'stg_rel',
            verdict: said,
            reason: 'rsn_off',
            note: said,
          } as const
          expect(carryOut(journal, ben, vote)).toBeUndefined()
          return journal
        }) as [Journal, Journal]
        // Then both are asked the same, as far as votes do not decide it.
        for (const roll of asked) {
          const { who, command } = askedOf(one, roll)
          if (
            command.do !== 'change' ||
            command.changes.some(({ type }) => /voted|resolved|reopened|stage|person|calibration/.test(type))
          )
            continue
          carryOut(one, who, command)
          carryOut(two, who, command)
        }
        expect(reads(one, ana, source)).toBe(reads(two, ana, source))
        if (a !== b) expect(reads(one, ben, source)).not.toBe(reads(two, ben, source))
      },
    ),
  )
})
const bens = (journal: Journal, source: string) =>
  journal.state.vote.get(`vote_${source}.stg_rel.per_ben`) as { source: Id<'src'> }

test('whatever a blinded reviewer asks for, the answer does not depend on another’s vote', () => {
  fc.assert(
    fc.property(rolls(30), verdict, verdict, (asked, a, b) => {
      const [one, two] = [a, b].map((said) => {
        const journal = review()
        // Ana adds a reason and a theory of her own, which Ben's vote names or does not.
        change(journal, [made('reason.listed', 'rsn_thin', { stage: 'stg_rel', text: 'Too thin', order: 2 })])
        change(journal, [made('theory.stated', 'pt_2', { title: 'Distance', order: 2 })])
        const named = said === 'include' ? { theories: ['pt_2' as const] } : { reason: 'rsn_thin' as const }
        const vote = { do: 'vote', source: 'src_brown', stage: 'stg_rel', verdict: said, ...named } as const
        expect(carryOut(journal, ben, vote)).toBeUndefined()
        return journal
      }) as [Journal, Journal]
      const acts = actsOf(one).map((act): Command => ({ do: 'undo', act }))
      const gone = (['reason', 'theory'] as const).flatMap((name) =>
        [...one.state[name]].map(
          ([id, value]): Command => ({
            do: 'change',
            changes: [{ type: nouns[name].fact, id, from: value, to: null } as Fact],
          }),
        ),
      )
      for (const command of [...acts, ...gone]) expect(heard(two, ana, command)).toBe(heard(one, ana, command))
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(heard(two, ana, command)).toBe(heard(one, ana, command))
        carryOut(one, ana, command)
        carryOut(two, ana, command)
        // Once she has laid the votes open, answers may differ.
        const rounds = [...one.state.calibration.values()]
        if (!one.state.stage.get('stg_rel')?.blinded || rounds.some(({ opened }) => opened)) break
      }
    }),
    often,
  )
})

test('the order in which reviewers voted never changes an outcome', () => {
  const votes = fc.array(
    fc.record({ verdict, reason: fc.constantFrom(undefined, 'rsn_a' as const, 'rsn_b' as const) }),
    { maxLength: 4 },
  )
  const shuffled = votes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 4 }), fc.boolean(), ([one, two], reviewers, reasonsMustAgree) => {
      const rules = { reviewers, reasonsMustAgree }
      expect(outcomeOf(rules, two)).toEqual(outcomeOf(rules, one))
    }),
    often,
  )
})

test('of two exclusions for different reasons, the first on the list is the outcome’s, whoever voted first', () => {
  const rules = { reviewers: 2, reasonsMustAgree: false }
  const [a, b] = [
    { verdict: 'exclude', reason: 'rsn_a' },
    { verdict: 'exclude', reason: 'rsn_b' },
  ] as const
  const place = (reason: string) => (reason === 'rsn_b' ? 1 : 2)
  for (const votes of [
    [a, b],
    [b, a],
  ])
    expect(outcomeOf(rules, votes, undefined, place)).toMatchObject({ kind: 'exclude', reason: 'rsn_b' })
})
