import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { howFar } from './how-far.ts'

test('an evaluation is told in numbers, from its cases to its verdicts; of a review nothing is', () => {
  const journal = founded()
  expect(howFar(journal.state)).toEqual([])
  const interview = { kind: 'interview', reference: { type: 'document', title: 'A ward sister' } }
  change(journal, [
    made('case.chosen', 'cas_north', { name: 'North' }),
    made('case.chosen', 'cas_ward', { name: 'Ward', within: 'cas_north' }),
    made('source.described', 'src_1', interview),
    made('source.described', 'src_2', { ...interview, kind: 'observation' }),
    made('configuration.formed', 'cmoc_1', { title: 'Time', template: 'tpl_cmo', order: 1 }),
  ])
  const judging = { case: 'cas_ward', configuration: 'cmoc_1', verdict: 'latent', because: 'Nobody met.' } as const
  carryOut(journal, ana, { do: 'judge', ...judging })
  expect(howFar(journal.state)).toMatchObject([
    { number: 2, label: 'cases', rest: 'one within others' },
    { number: 2, rest: 'one interview, one observation' },
    { number: 0, label: 'answers', rest: '' },
    { number: 0, label: 'indicators' },
    { number: 1, label: 'of 2 judged', rest: 'one latent' },
  ])
})
