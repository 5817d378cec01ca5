import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../../test/support/review.ts'
import type { Journal } from '../../journal.ts'
import { numbersOf } from '../../manuscript/numbers.ts'
import { flow } from '../../screening/flow.ts'
import { type Block, plain, wordsOf } from '../blocks.ts'
import { report, reportPiece } from '../report.ts'

const names = new Map([
  [ana, { name: 'Ana' }],
  [ben, { name: 'Ben' }],
])
const rowsOf = (blocks: readonly Block[] | undefined, id: string) => {
  const found = blocks?.find((block) => block.as === 'table' && block.id === id)
  return found?.as === 'table' ? found.rows.map((row) => row.map(plain)) : undefined
}
const piece = ({ state, events }: Journal, name: string) => reportPiece(state, name, { events, names })

test('agreement is told stage by stage, from votes that were independent', () => {
  const journal = review()
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
  for (const source of ['src_adams', 'src_brown', 'src_clark'] as const)
    for (const who of [ana, ben]) {
      const verdict = source === 'src_clark' && who === ben ? 'maybe' : 'include'
      carryOut(journal, who, { do: 'vote', source, stage: 'stg_rel', verdict })
    }
  const [row] = rowsOf(piece(journal, 'agreement'), 'table-agreement') ?? []
  expect(row?.slice(0, 2)).toEqual(['Relevance', 'Ana and Ben'])
  expect(row?.[4]).toMatch(/^-?\d\.\d\d \(-?\d\.\d\d to -?\d\.\d\d\)$|^not defined$/)
})

test('where nobody judged the same twice, the report says so', () => {
  const { state, events } = review()
  const bare = { ...state, vote: new Map() }
  const [, told] = reportPiece(bare, 'agreement', { events: [], names }) ?? []
  expect(told?.as).toBe('note')
  expect(events.length).toBeGreaterThan(0)
})

test('the codebook prints rules, an example and how often each code was given', () => {
  const journal = review()
  change(journal, [
    made('code.defined', 'cod_1', { name: 'Trust', definition: 'Relying on others.', whenNot: 'Of money.', order: 1 }),
    made('code.defined', 'cod_2', { name: 'Between boards', parent: 'cod_1', order: 2 }),
    made('excerpt.made', 'exc_1', { source: 'src_adams', quote: 'They trusted us.' }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_2', by: ana }),
    { type: 'code.defined', id: 'cod_2', from: { examples: null }, to: { examples: ['exc_1'] } },
  ])
  expect(rowsOf(piece(journal, 'codebook'), 'table-codebook')).toEqual([
    ['Trust', 'Relying on others.', '', 'Of money.', '', '0', '0'],
    ['Trust › Between boards', '', '', '', '“They trusted us.”', '1', '1'],
  ])
})

test('people who took part are counted by role; who withdrew is only counted, and no organisation is told', () => {
  const journal = review()
  const person = (id: string, role: string, consent: string) =>
    made('participant.enrolled', id, { role, organisation: 'St Elsewhere', consent })
  change(journal, [person('prt_0', 'nurse', 'given'), person('prt_gone', 'porter of the night', 'withdrawn')])
  expect(rowsOf(piece(journal, 'taking-part'), 'table-taking-part')).toBeUndefined()
  expect(JSON.stringify(piece(journal, 'taking-part'))).toContain('Fewer than five participants.')
  change(journal, [
    made('source.described', 'src_i', { kind: 'interview', reference: { type: 'interview', title: 'I' } }),
  ])
  const few = report(journal.state, { events: journal.events, names }).map(wordsOf).join('\n')
  expect(few).toContain('Fewer than five encounters with people, fewer than five participants')
  expect(few).not.toMatch(/interview: 1|one interview|1 participants?|one participants?|participants · /i)
  expect(numbersOf(journal.state, flow(journal.state)).map(({ name }) => name)).not.toContain('participants')
  change(journal, [
    ...Array.from({ length: 8 }, (_, i) => person(`prt_n${i}`, 'nurse', 'given')),
    ...Array.from({ length: 5 }, (_, i) => person(`prt_m${i}`, 'manager', 'given')),
    person('prt_gp', 'GP of the isle', 'given'),
  ])
  expect(rowsOf(piece(journal, 'taking-part'), 'table-taking-part')).toEqual([
    ['nurse', '9'],
    ['other roles', '6'],
  ])
  const all = JSON.stringify(report(journal.state, { events: journal.events, names }))
  expect(all).toContain('Fewer than five withdrew.')
  expect(all).not.toContain('GP of the isle')
  expect(all).not.toMatch(/St Elsewhere|porter of the night/)
})

test('each piece of evidence stands with its words, its part of the configuration and its place', () => {
  const journal = review()
  const [id, configuration] = [...journal.state.configuration][0] ?? []
  const link = [...journal.state.link].find(([, one]) => one.configuration === id)
  change(journal, [
    made('excerpt.made', 'exc_9', {
      source: 'src_adams',
      quote: 'They met weekly.',
      selectors: [{ type: 'page', page: 4 }],
    }),
    made('evidence.linked', 'evd_9', {
      configuration: id,
      links: [link?.[0]],
      source: 'src_adams',
      excerpt: 'exc_9',
      stance: 'qualifies',
      standing: 'anticipated',
      memo: 'Only at first.',
    }),
  ])
  const rows = rowsOf(piece(journal, `table-evidence-${id}`), `table-evidence-${id}`)
  expect(configuration?.title).toBeTruthy()
  expect(rows?.at(-1)?.[0]).toContain('p. 4')
  expect(rows?.at(-1)?.slice(2)).toEqual(['qualifies (anticipated)', '“They met weekly.”\nOnly at first.'])
})

test('gaps are counted in words and listed, empty parts first', () => {
  const rows = rowsOf(piece(review(), 'gaps'), 'table-gaps')
  expect(rows?.[0]?.[2]).toBe('empty')
})

test('screening that ended early is told with its figures', () => {
  const journal = review()
  change(journal, [
    made('screening.stopped', 'stp_1', {
      stage: 'stg_rel',
      because: 'Nothing new came.',
      by: ana,
      unread: 4_200,
      figures: [{ what: 'recall, at least', value: 0.9512 }],
    }),
  ])
  expect(rowsOf(piece(journal, 'stopping'), 'table-stopping')).toEqual([
    ['Relevance', '4,200', 'Nothing new came.', 'recall, at least 0.95', 'Ana'],
  ])
})
