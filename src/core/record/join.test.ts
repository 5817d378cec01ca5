import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { rows } from '../../../test/support/laws.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { cem, screening, setStage, sourceId, stage, vote, votes } from '../../../test/support/screening.ts'
import { answeredIds } from '../discretion.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { mayRead } from '../project/seen-by.ts'
import { outcome, votesOn } from '../screening/outcome.ts'

const join = (journal: Journal, into: number, from: number[], who: Id<'per'> = ana) =>
  carryOut(journal, who, { do: 'join', joins: [{ into: sourceId(into), from: from.map(sourceId) }] })
const cast = ({ state }: Journal, n: number) =>
  votesOn(state, sourceId(n), stage).map(([, { reviewer, verdict }]) => `${reviewer} ${verdict}`)
const undoLast = (journal: Journal, who: Id<'per'> = ana) =>
  carryOut(journal, who, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })

test('votes come along with a source that is joined, each person’s once; the one on the source that stays stands', () => {
  const journal = screening(3)
  votes(journal, ana, 'ie')
  votes(journal, ben, ' i')
  votes(journal, cem, '  e')
  const before = rows(journal.state)
  expect(join(journal, 1, [2, 3])).toBeUndefined()
  expect(cast(journal, 1)).toEqual(['per_ana include', 'per_ben include', 'per_cem exclude'])
  expect(undoLast(journal)).toBeUndefined()
  expect(rows(journal.state)).toEqual(before)
})

test('resolutions, second looks, judgements, rounds, draws and recalls come along', () => {
  const journal = screening(2, { blinded: false })
  const settled = { source: 'src_2', stage, verdict: 'exclude', how: 'discussion', because: 'One ward.' }
  change(journal, [
    made('conflict.resolved', `res_src_2.${stage}`, settled),
    made('source.reopened', `rop_src_2.${stage}`, { source: 'src_2', stage, because: 'A sibling.', by: ana }),
    made('appraisal.made', 'apr_1', { source: 'src_2', stage, because: 'Thin.', by: ana }),
    made('votes.recalled', 'rcl_1', { stage, because: 'Sharper.', sources: ['src_1', 'src_2'], order: 1 }),
  ])
  expect(carryOut(journal, ana, { do: 'draw', id: 'smp_1', use: 'recall', stage, size: 2, seed: 's' })).toBeUndefined()
  expect(join(journal, 1, [2])).toBeUndefined()
  const { resolution, reopening, appraisal, recall, sample } = journal.state
  expect(resolution.get(`res_src_1.${stage}`)).toMatchObject({ ...settled, source: 'src_1' })
  expect(reopening.get(`rop_src_1.${stage}`)?.because).toBe('A sibling.')
  expect(appraisal.get('apr_1')?.source).toBe('src_1')
  expect([recall.get('rcl_1')?.sources, sample.get('smp_1')?.sources]).toEqual([['src_1'], ['src_1']])
})

test('a candidate that is joined into a source that is none stays a candidate', () => {
  const journal = screening(1)
  change(journal, [
    made('source.described', 'src_old', { kind: 'article', reference: { type: 'article', title: 'O' } }),
  ])
  expect(carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_old', from: ['src_1'] }] })).toBeUndefined()
  expect(journal.state.source.get('src_old')?.entersAt).toBe(stage)
})

test('two joins of one act may touch the same study', () => {
  const journal = screening(4)
  const study = { name: 'One', kind: 'siblings', sources: [2, 4].map(sourceId) }
  change(journal, [made('study.clustered', 'std_1', study)])
  const joins = [
    { into: sourceId(1), from: [sourceId(2)] },
    { into: sourceId(3), from: [sourceId(4)] },
  ]
  expect(carryOut(journal, ana, { do: 'join', joins })).toBeUndefined()
  expect(journal.state.study.get('std_1')?.sources).toEqual([sourceId(1), sourceId(3)])
})

test('a vote on a source that was joined meanwhile is one on the source it is now part of', () => {
  const journal = screening(3)
  const about = { file: 'a.ris', format: 'ris', blob: 'a'.repeat(64), problems: 0, records: 1 }
  const row = { import: 'imp_1', position: 1, material: 'b'.repeat(64), source: sourceId(1) }
  change(journal, [made('records.imported', 'imp_1', about), made('record.read', 'rec_1', row)])
  expect(join(journal, 2, [1])).toBeUndefined()
  expect(join(journal, 3, [2])).toBeUndefined()
  expect(vote(journal, ben, 1, 'include')).toBeUndefined()
  expect(cast(journal, 3)).toEqual(['per_ben include'])
  expect(vote(journal, ben, 9, 'include')).toMatchObject({ code: 'unknown-thing' })
})

test('a vote follows a source that was described by hand and joined, and one that was joined twice', () => {
  const journal = screening(4)
  expect(join(journal, 2, [1])).toBeUndefined()
  expect(join(journal, 3, [2])).toBeUndefined()
  expect(journal.state.source.get(sourceId(3))?.formerly).toEqual([sourceId(2)])
  expect(vote(journal, ben, 1, 'include')).toBeUndefined()
  expect(cast(journal, 3)).toEqual(['per_ben include'])
  expect(join(journal, 4, [3])).toBeUndefined()
  expect(vote(journal, cem, 2, 'exclude')).toBeUndefined()
  expect(cast(journal, 4)).toEqual(['per_ben include', 'per_cem exclude'])
  expect(undoLast(journal, cem)).toBeUndefined()
})

test('whether a join is admitted, and what is answered, does not tell of hidden votes', () => {
  const verdict = fc.option(fc.constantFrom('include' as const, 'exclude' as const), { nil: undefined })
  fc.assert(
    fc.property(verdict, verdict, (one, other) => {
      const journal = screening(2)
      if (one) expect(vote(journal, ben, 1, one)).toBeUndefined()
      if (other) expect(vote(journal, ben, 2, other)).toBeUndefined()
      const length = journal.events.length
      expect(join(journal, 1, [2])).toBeUndefined()
      const facts = journal.events.slice(length).map(({ fact }) => fact)
      expect(answeredIds(journal.state, ana, facts).sort()).toEqual(['src_1', 'src_2'])
      const read = journal.events.slice(length).filter(mayRead(journal.state, ana))
      expect(read.map(({ fact }) => fact.id).sort()).toEqual(['src_1', 'src_2'])
      expect(undoLast(journal)).toBeUndefined()
    }),
  )
})

test('an owner may take back a join by another, and the votes are where they were', () => {
  const journal = screening(2, { blinded: false })
  votes(journal, ben, ' i')
  expect(join(journal, 1, [2], cem)).toBeUndefined()
  expect(undoLast(journal, ana)).toBeUndefined()
  expect(cast(journal, 2)).toEqual(['per_ben include'])
  expect(outcome(journal.state, 'src_1', stage)).toEqual({ kind: 'open', votes: 0 })
})

test('joining a source of a round that was laid open does not lay open the votes on another', () => {
  const journal = screening(3)
  const round = { name: 'Pilot', stage, people: [ana, ben], sources: [sourceId(1), sourceId(2)], order: 1 }
  change(journal, [made('calibration.held', 'cal_1', { ...round, opened: true })])
  votes(journal, ben, '  e')
  expect(join(journal, 3, [2], cem)).toBeUndefined()
  expect(journal.state.calibration.get('cal_1')?.sources).toEqual([sourceId(1)])
  setStage(journal, { arbiters: [] })
})

test('documents and the passages in them come along, copies in their order, and what was told of the full text', () => {
  const journal = screening(3, { blinded: false })
  const document = (source: string, more: object = {}) => ({
    source,
    file: 'a.pdf',
    mediaType: 'application/pdf',
    blob: 'a'.repeat(64),
    ...more,
  })
  change(journal, [
    made('document.attached', 'doc_1', document('src_1')),
    made('document.attached', 'doc_2', document('src_2')),
    made('document.attached', 'doc_3', document('src_2', { replaces: 'doc_2' })),
    made('code.defined', 'cod_1', { name: 'Trust', order: 1 }),
    made('excerpt.made', 'exc_1', { source: 'src_2', document: 'doc_3', quote: 'Trust grew' }),
    made('excerpt.made', 'exc_2', { source: 'src_2', quote: 'Said elsewhere' }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_1', by: ana }),
    made('retrieval.told', 'ret_src_3', { source: 'src_3', state: 'sought', through: 'the library' }),
  ])
  const before = rows(journal.state)
  expect(join(journal, 1, [2, 3])).toBeUndefined()
  const { state } = journal
  expect([...state.document.values()].map(({ source, replaces }) => [source, replaces])).toEqual([
    ['src_1', undefined],
    ['src_1', undefined],
    ['src_1', 'doc_2'],
  ])
  expect([...state.excerpt.values()]).toMatchObject([{ source: 'src_1', document: 'doc_3' }, { source: 'src_1' }])
  // A document is here, so nothing is sought any more.
  expect(state.retrieval.size).toBe(0)
  expect(undoLast(journal)).toBeUndefined()
  expect(rows(journal.state)).toEqual(before)
  // Of two sources without documents the one that stays is sought.
  expect(carryOut(journal, ana, { do: 'join', joins: [{ into: 'src_1', from: ['src_3'] }] })).toBeUndefined()
  expect(undoLast(journal)).toBeUndefined()
  // Work that rests on a passage keeps its source.
  change(journal, [
    made('appraisal.made', 'apr_1', { source: 'src_2', stage, because: 'Rich.', by: ana, excerpt: 'exc_1' }),
  ])
  expect(join(journal, 1, [2])).toMatchObject({ code: 'in-use', id: 'src_2' })
})

test('what was settled by quoting a source that is joined quotes the one it was joined into', () => {
  const journal = screening(4, { blinded: false })
  const settled = (n: number, citation: number) =>
    made('conflict.resolved', `res_src_${n}.${stage}`, {
      source: sourceId(n),
      stage,
      verdict: 'include',
      how: 'reported',
      because: 'As published.',
      citation: sourceId(citation),
    })
  change(journal, [settled(2, 2), settled(3, 2)])
  expect(join(journal, 1, [2])).toBeUndefined()
  const cited = (n: number) => journal.state.resolution.get(`res_src_${n}.${stage}`)?.citation
  expect([cited(1), cited(2), cited(3)]).toEqual(['src_1', undefined, 'src_1'])
  expect(join(journal, 4, [3])).toBeUndefined()
  expect(cited(4)).toBe('src_1')
})
