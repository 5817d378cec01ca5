import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import { heldBy } from './held-by.ts'

test('what was given out before words were withdrawn is listed where it may hold them, and nothing else', () => {
  const journal = founded()
  const report = (n: number) =>
    made('report.exported', `xpt_${n}`, { format: 'docx', seq: journal.events.length, pieces: [], by: ana })
  const held = () => heldBy(journal.events, 'src_said').map(({ id }) => id)
  change(journal, [
    made('source.described', 'src_said', { kind: 'interview', reference: { type: 'document', title: 'Interview' } }),
    made('source.described', 'src_other', { kind: 'article', reference: { type: 'article', title: 'Paper' } }),
    report(1),
  ])
  change(journal, [
    made('consent.recorded', 'cns_src_said', { source: 'src_said', uses: ['quoting'] }),
    made('excerpt.made', 'exc_1', { source: 'src_said', quote: 'Afraid.', by: ana }),
    report(2),
  ])
  change(journal, [
    { type: 'consent.recorded', id: 'cns_src_said', from: { uses: ['quoting'] }, to: { uses: [] } },
    report(3),
  ])
  const [id] = journal.state.project.keys()
  change(journal, [
    { type: 'project.described', id: id ?? 'prj_this', from: { privateInReport: null }, to: { privateInReport: true } },
    report(4),
  ])
  const given = (format: string, n: number) =>
    made('report.exported', `xpt_${format}${n}`, { format, seq: journal.events.length, pieces: [], by: ana })
  const others = ['supplement', 'site', 'qdpx', 'qdc', 'project']
  const agree = (from: string[], uses: string[]) =>
    change(journal, [{ type: 'consent.recorded', id: 'cns_src_said', from: { uses: from }, to: { uses } } as Fact])
  change(
    journal,
    others.map((format) => given(format, 1)),
  )
  agree([], ['quoting', 'open publication'])
  change(
    journal,
    others.map((format) => given(format, 2)),
  )
  agree(['quoting', 'open publication'], ['sharing'])
  change(
    journal,
    others.map((format) => given(format, 3)),
  )
  expect(held()).toEqual([])
  expect(carryOut(journal, ana, { do: 'withdraw', source: 'src_said' })).toBeUndefined()
  change(journal, [report(5)])
  expect(held()).toEqual([
    'xpt_2',
    'xpt_4',
    'xpt_project1',
    'xpt_supplement2',
    'xpt_site2',
    'xpt_project2',
    'xpt_qdpx3',
    'xpt_project3',
  ])
  expect(heldBy(journal.events, 'src_said').map(({ words }) => words)).toContain('what is coded (qdpx)')
  expect(heldBy(journal.events, 'src_other')).toEqual([])
  expect(ben).toBeDefined()
})
