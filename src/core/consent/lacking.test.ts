import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { check } from '../check/check.ts'
import { lacking, wouldLack } from './lacking.ts'

test('what rested on a withdrawn source alone is told apart from what has other evidence', () => {
  const journal = review()
  const configuration = 'cmoc_1'
  const linked = { configuration, stance: 'supports' }
  change(journal, [
    made('source.described', 'src_told', { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' } }),
    made('evidence.linked', 'evd_told', { ...linked, source: 'src_told', links: ['lnk_open', 'lnk_rea'] }),
    made('evidence.linked', 'evd_read', { ...linked, source: 'src_adams', links: ['lnk_open'] }),
  ])
  expect(lacking(journal.state)).toEqual([])
  const foretold = wouldLack(journal.state, 'src_told')
  carryOut(journal, ana, { do: 'withdraw', source: 'src_told' })
  expect(lacking(journal.state, 'src_told')).toEqual(foretold)
  const before = journal.state.refs.evidence.get(configuration)?.size ?? 0
  expect(before).toBeGreaterThan(1)
  const [one, ...others] = lacking(journal.state, 'src_told')
  expect(others).toEqual([])
  expect(one).toMatchObject({ configuration, withdrawn: 1, left: before - 1 })
  expect(one?.links).toEqual(['lnk_rea'])
  expect(lacking(journal.state, 'src_adams')).toEqual([])
  const told = check(journal.state).filter((one) => one.check === 'on-withdrawn')
  expect(told.map(({ about, message }) => [about, message])).toEqual([
    [['cmoc_1'], expect.stringContaining('rests on withdrawn words alone')],
  ])
})

test('marked words of an interview without a recorded consent are asked about, until it is recorded or withdrawn', () => {
  const journal = review()
  const asked = () => check(journal.state).filter((one) => one.check === 'consent-unrecorded')
  change(journal, [
    made('source.described', 'src_told', { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' } }),
  ])
  expect(asked()).toEqual([])
  change(journal, [made('excerpt.made', 'exc_told', { source: 'src_told', quote: 'We met.' })])
  expect(asked().map(({ about }) => about)).toEqual([['src_told']])
  change(journal, [made('consent.recorded', 'cns_src_told', { source: 'src_told', uses: [] })])
  expect(asked()).toEqual([])
})
