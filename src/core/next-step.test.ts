import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import { ben, change, made, review } from '../../test/support/review.ts'
import { check } from './check/check.ts'
import { dismissalId } from './check/finding.ts'
import type { Id } from './ids.ts'
import type { Journal } from './journal.ts'
import { nextStep, waiting } from './next-step.ts'
import { seenBy } from './project/seen-by.ts'

const next = (journal: Journal, who: Id<'per'> = ana) => nextStep(seenBy(journal.state, who), who)?.label
const asked = (journal: Journal) =>
  change(journal, [{ type: 'project.described', id: 'prj_this', from: { question: null }, to: { question: 'How?' } }])
/** Relevance is decided and unblinded, and richness begins. */
const opened = (journal: Journal, richness: object) =>
  change(journal, [
    { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } },
    made('stage.set', 'stg_rich', richness),
  ])
const gate = { name: 'Richness', kind: 'richness', order: 2, reviewers: 2, blinded: false, reasonNeeded: false }

test('a new project asks for its question, then a source, then a configuration', () => {
  const journal = founded()
  expect(next(journal)).toBe('Write the question')
  asked(journal)
  expect(next(journal)).toBe('Add a first source')
  const reference = { type: 'article-journal', title: 'On trust' }
  change(journal, [made('source.described', 'src_1', { kind: 'article', reference })])
  expect(next(journal)).toBe('Form a first configuration')
})

test('own votes come first, then conflicts for whoever leads', () => {
  const journal = review()
  asked(journal)
  opened(journal, gate)
  expect(nextStep(journal.state, ana)).toMatchObject({
    label: 'Vote on Adams 2020',
    why: 'Two sources wait for your vote at Richness.',
    place: { screen: 'source', id: 'src_adams' },
  })
  const vote = (who: Id<'per'>, source: Id<'src'>, verdict: 'include' | 'exclude') =>
    expect(carryOut(journal, who, { do: 'vote', source, stage: 'stg_rich', verdict })).toBeUndefined()
  vote(ana, 'src_adams', 'include')
  vote(ana, 'src_brown', 'include')
  expect(next(journal, ana)).toBe('Complete Bare')
  expect(next(journal, ben)).toBe('Vote on Adams 2020')
  vote(ben, 'src_adams', 'exclude')
  expect(next(journal, ana)).toBe('Settle the conflict on Adams 2020')
  expect(waiting(journal.state, ana)).toEqual([
    { for: 'lead', what: 'conflicts', stage: 'stg_rich', count: 1, first: 'src_adams' },
    { for: ben, what: 'votes', stage: 'stg_rich', count: 1, first: 'src_brown' },
  ])
})

test('at a blinded stage each person hears of their own votes alone, whatever the others did', () => {
  const journal = review()
  opened(journal, { ...gate, blinded: true })
  const told = () => waiting(seenBy(journal.state, ana), ana)
  const before = told()
  expect(before).toEqual([{ for: ana, what: 'votes', stage: 'stg_rich', count: 2, first: 'src_adams' }])
  carryOut(journal, ben, { do: 'vote', source: 'src_adams', stage: 'stg_rich', verdict: 'exclude' })
  expect(told()).toEqual(before)
})

test('gaps of the theory, then a version, then findings to answer, then nothing', () => {
  const journal = review()
  asked(journal)
  expect(next(journal)).toBe('Complete Bare')
  const drop = {
    do: 'refine',
    id: 'rfn_1',
    kind: 'drop',
    parents: ['cmoc_2'],
    children: [],
    basis: 'own',
    order: 1,
  } as const
  expect(carryOut(journal, ana, { ...drop, parents: ['cmoc_2'], children: [], why: 'Bare.' })).toBeUndefined()
  expect(next(journal)).toBe('Find evidence for Open books')
  change(journal, [
    made('evidence.linked', 'evd_4', {
      source: 'src_brown',
      stance: 'supports',
      configuration: 'cmoc_1',
      links: ['lnk_rea'],
    }),
  ])
  expect(next(journal)).toBe('Freeze a version of the theory')
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(next(journal)).toBe('Answer three findings')
  for (const { id, check: name } of check(journal.state))
    change(journal, [
      made('finding.dismissed', dismissalId(id), { check: name, finding: id, because: 'Known.', by: ana }),
    ])
  expect(next(journal)).toBeUndefined()
})

test('someone who only reads has nothing to do', () => {
  const journal = founded()
  change(journal, [made('person.joined', 'per_cy', { roles: ['auditor'] })])
  expect(next(journal, 'per_cy')).toBeUndefined()
})
