import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qualityLevels } from '../src/core/choices.ts'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import type { Journal } from '../src/core/journal.ts'
import { followed } from '../src/core/project/following.ts'
import { mayHaveAll } from '../src/core/project/seen-by.ts'
import { judgementId } from '../src/core/quality/round.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, often } from './support/laws.ts'
import { heard, readings } from './support/readings.ts'
import { ben, change, made, review } from './support/review.ts'

const round = 'qrd_1' as Id<'qrd'>
const own = judgementId(round, 'focus', ben)

interface Said {
  level: (typeof qualityLevels)[number]
  because: 'Narrowed twice.' | 'Too wide.'
}
const said: fc.Arbitrary<Said> = fc.record({
  level: fc.constantFrom(...qualityLevels),
  because: fc.constantFrom('Narrowed twice.' as const, 'Too wide.' as const),
})

/** A round in which Ana judges her own work and Ben reviews it; Ben has said something of one criterion. */
function judged({ level, because }: Said): Journal {
  const journal = review()
  const stage = journal.state.stage.get('stg_rel')
  // What is blinded at the stage is no matter here.
  change(journal, [
    { type: 'stage.set', id: 'stg_rel', from: { blinded: stage?.blinded ?? true }, to: { blinded: false } },
  ])
  change(journal, [
    made('quality.assessed', round, {
      name: 'Before submission',
      assessors: [
        { person: ana, as: 'self-assessment' },
        { person: ben, as: 'review' },
      ],
      order: 1,
    }),
  ])
  change(journal, [made('quality.judged', own, { round, criterion: 'focus', level, because, by: ben })], ben)
  return journal
}

/** What one might try: to guess at the judgement, name it, take away what it rests on, undo. */
function tries(journal: Journal): Command[] {
  const guess = { round, criterion: 'focus', level: 'good', because: 'Narrowed twice.', by: ben }
  const facts = [
    made('quality.judged', own, guess),
    { type: 'quality.judged', id: own, from: { level: 'good' }, to: { level: 'adequate' } },
    { type: 'quality.judged', id: own, from: guess, to: null },
    made('comment.made', 'cmt_x', { about: own, text: 'So?', by: ana }),
    made('comparison.noted', 'cpn_x', {
      about: [own],
      sources: ['src_adams'],
      relation: 'agrees',
      text: 'So.',
      order: 1,
    }),
    { type: 'quality.assessed', id: round, from: journal.state.qualityRound.get(round), to: null },
    { type: 'person.joined', id: ben, from: journal.state.person.get(ben), to: null },
  ] as Fact[]
  const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
  return [...facts.map((fact): Command => ({ do: 'change', changes: [fact] })), ...undos]
}

/** All that Ana can read. */
const reads = (journal: Journal): string =>
  readings(journal, ana, [{}, { id: round }, { about: own }, { q: 'too wide' }])

test('until a round is opened, nothing that one who judges reads or is refused tells what another judged', () => {
  fc.assert(
    fc.property(rolls(6), said, said, (asked, a, b) => {
      const [one, two] = [judged(a), judged(b)]
      expect(reads(one)).toBe(reads(two))
      for (const command of tries(one)) expect(heard(two, ana, command)).toBe(heard(one, ana, command))
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(heard(two, ana, command)).toBe(heard(one, ana, command))
        for (const journal of [one, two]) carryOut(journal, ana, command)
        if (one.state.qualityRound.get(round)?.opened !== undefined || !one.state.qualityRound.has(round)) return
      }
      expect(reads(one)).toBe(reads(two))
    }),
    { numRuns: Math.ceil(often.numRuns / 4) },
  )
})

test('once it is opened she reads it, also where her state was followed on, so the law above can fail', () => {
  const [one, two] = (['good', 'adequate'] as const).map((level) => {
    const journal = judged({ level, because: 'Narrowed twice.' })
    expect(mayHaveAll(journal.state, ana)).toBe(false)
    const before = followed(undefined, journal, ana)
    expect(before.state.qualityJudgement.size).toBe(0)
    change(journal, [{ type: 'quality.assessed', id: round, from: { opened: null }, to: { opened: true } }])
    expect(followed(before, journal, ana).state.qualityJudgement.get(own)?.level).toBe(level)
    expect(mayHaveAll(journal.state, ana)).toBe(true)
    return journal
  }) as [Journal, Journal]
  expect(reads(one)).not.toBe(reads(two))
})
