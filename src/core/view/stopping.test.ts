import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Journal } from '../journal.ts'
import { stopping } from './stopping.ts'

const asked = (journal: Journal, who = ana) => stopping.answer(seenIn(journal, who), { stage: 'stg_rel' })
const figures = (journal: Journal, who = ana) => {
  const { read, found, total, own, sinceLast } = asked(journal, who) ?? {}
  return { read, found, total, own, sinceLast }
}
const unblind = (journal: Journal) =>
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
const vote = (journal: Journal, who: typeof ana, verdict: 'include' | 'exclude') =>
  expect(
    carryOut(journal, who, {
      do: 'vote',
      source: 'src_adams',
      stage: 'stg_rel',
      verdict,
      ...(verdict === 'exclude' && { reason: 'rsn_off' as const }),
    }),
  ).toBeUndefined()

test('of a blinded stage the figures are one’s own, and the same whatever others vote', () => {
  const journal = review()
  const before = asked(journal, ben)
  expect(figures(journal, ben)).toEqual({ read: 3, found: 2, total: 3, own: true, sinceLast: 1 })
  vote(journal, ana, 'exclude')
  expect(asked(journal, ben)).toEqual(before)
  expect(figures(journal)).toMatchObject({ read: 3, found: 1 })
})

test('where votes differ and are not settled, the one that lets a source on counts', () => {
  const journal = review()
  unblind(journal)
  expect(figures(journal)).toEqual({ read: 3, found: 2, total: 3, own: false, sinceLast: 1 })
  vote(journal, ana, 'exclude')
  expect(figures(journal)).toMatchObject({ found: 2 })
  vote(journal, ben, 'exclude')
  expect(figures(journal)).toMatchObject({ found: 1 })
})

test('a sample says something when it was read whole, and stopping keeps the figures of its moment', () => {
  const journal = review()
  unblind(journal)
  expect(asked(journal)?.recall).toBeUndefined()
  const drawn = carryOut(journal, ana, {
    do: 'draw',
    id: 'smp_1',
    use: 'recall',
    stage: 'stg_rel',
    size: 3,
    seed: 'one',
  })
  expect(drawn).toBeUndefined()
  expect(asked(journal)).toMatchObject({ sample: { size: 3, read: 3, hits: 2 }, recall: { value: 1, high: 1 } })
  const stopped = { stage: 'stg_rel', because: 'Enough.', by: ana, unread: 0, figures: [{ what: 'read', value: 3 }] }
  change(journal, [made('screening.stopped', 'stp_1', stopped)])
  expect(asked(journal)?.stopped).toMatchObject([{ value: stopped }])
})
