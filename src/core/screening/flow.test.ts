import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, rolls } from '../../../test/support/arbitrary.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { flow, whyLeft } from './flow.ts'
import { outcome } from './outcome.ts'

test('reported steps come first and lead into the computed ones; each exclusion has its reason', () => {
  const journal = review()
  const count = { place: 'screened', citation: 'src_adams' }
  change(journal, [
    made('count.reported', 'cnt_2', { ...count, what: 'Full text', number: 12, order: 2 }),
    made('count.reported', 'cnt_1', { ...count, what: 'Screened', number: 90, order: 1, left: 'Off the subject' }),
    made('count.reported', 'cnt_3', { ...count, what: 'Interviews', number: 5, order: 3, place: 'other' }),
  ])
  const { steps, included, undecided } = flow(journal.state)
  expect(steps.map(({ kind, label, number }) => [kind, label, number])).toEqual([
    ['reported', 'Screened', 90],
    ['reported', 'Full text', 12],
    ['computed', 'Relevance', 3],
  ])
  expect(steps[0]).toMatchObject({ left: 78, why: 'Off the subject' })
  expect(steps[1]).toMatchObject({ left: 9, why: undefined })
  expect(steps[2]).toMatchObject({ left: ['src_clark'], open: 0, conflicts: 0 })
  expect(whyLeft(journal.state, { kind: 'computed', stage: 'stg_rel' }, 'src_clark')).toMatchObject({
    reason: 'rsn_off',
  })
  expect(included).toEqual(['src_adams', 'src_brown'])
  expect(undecided).toEqual([])
})

test('without stages nothing enters and nothing is included', () => {
  expect(flow({ ...review().state, stage: new Map() })).toEqual({ steps: [], included: [], undecided: [], fresh: [] })
})

const verdict = fc.constantFrom('include' as const, 'exclude' as const, 'maybe' as const, undefined)

test('at every stage what entered is what left, stays or goes on', () => {
  const full = fc.constantFrom('sought' as const, 'not available' as const, undefined)
  const decided = fc.tuple(verdict, verdict, full)
  fc.assert(
    fc.property(fc.array(decided, { minLength: 3, maxLength: 3 }), (votes) => {
      const journal = review()
      const stage = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 2, blinded: false, reasonNeeded: false }
      change(journal, [
        { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } },
        made('stage.set', 'stg_rig', stage),
      ])
      for (const [i, source] of (['src_adams', 'src_brown', 'src_clark'] as const).entries())
        for (const [who, said] of [
          [ana, votes[i]?.[0]],
          [ben, votes[i]?.[1]],
        ] as const)
          if (said) carryOut(journal, who, { do: 'vote', source, stage: 'stg_rig', verdict: said })
      for (const [i, source] of (['src_adams', 'src_brown', 'src_clark'] as const).entries()) {
        const told = votes[i]?.[2]
        // Where relevance was told from the abstract, full texts are sought for rigour.
        if (told) change(journal, [made('retrieval.told', `ret_${source}`, { source, state: told, reason: 'Lost' })])
      }
      change(journal, [
        { type: 'stage.set', id: 'stg_rel', from: { kind: 'relevance' }, to: { kind: 'title-abstract' } },
      ])
      const { steps, included, undecided, fresh } = flow(journal.state)
      const computed = steps.flatMap((step) => (step.kind === 'computed' ? [step] : []))
      for (const [i, step] of steps.entries()) {
        if (step.kind === 'reported') continue
        const stayed = step.kind === 'computed' ? step.open + step.conflicts + step.background : 0
        expect(step.number).toBe(step.left.length + stayed + (steps[i + 1]?.number ?? included.length))
      }
      const waiting = fresh.reduce((sum, { count }) => sum + count, undecided.length)
      expect(waiting).toBe(computed.reduce((sum, { open, conflicts }) => sum + open + conflicts, 0))
    }),
    { numRuns: 50 },
  )
})

test('a flow that follows the journal is the one computed anew', () => {
  fc.assert(
    fc.property(fc.array(rolls(8), { maxLength: 6 }), (rounds) => {
      const journal = review()
      for (const asked of rounds) {
        grow(journal, asked)
        expect(flow(journal.state, () => journal.events)).toEqual(flow(journal.state))
        for (const step of flow(journal.state).steps)
          if (step.kind === 'computed')
            for (const source of step.left) expect(outcome(journal.state, source, step.stage).kind).toBe('exclude')
      }
    }),
    { numRuns: 40 },
  )
})
