import { expect, test } from 'vitest'
import { adams, answer, extracting, fields, finish, form } from '../../test/support/extraction.ts'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import { ben, change, made, review } from '../../test/support/review.ts'
import { check } from './check/check.ts'
import { dismissalId, type Finding } from './check/finding.ts'
import type { Id } from './ids.ts'
import type { Journal } from './journal.ts'
import { nextStep, waiting } from './next-step.ts'
import { seenBy } from './project/seen-by.ts'

const next = (journal: Journal, who: Id<'per'> = ana) => nextStep(seenBy(journal.state, who), who)?.label
const asked = (journal: Journal) =>
  change(journal, [{ type: 'project.described', id: 'prj_this', from: { question: null }, to: { question: 'How?' } }])
const answered = (journal: Journal, which: (found: Finding) => boolean = () => true) => {
  for (const { id, check: name } of check(journal.state).filter((found) => !found.dismissed && which(found)))
    change(journal, [
      made('finding.dismissed', dismissalId(id), { check: name, finding: id, because: 'Known.', by: ana }),
    ])
}
/** Relevance is decided and unblinded, and richness begins. */
const opened = (journal: Journal, richness: object) =>
  change(journal, [
    { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } },
    made('stage.set', 'stg_rich', richness),
  ])
const gate = { name: 'Richness', kind: 'richness', order: 2, reviewers: 2, blinded: false, reasonNeeded: false }

const article = {
  kind: 'article',
  reference: { type: 'article-journal', title: 'On trust', author: [{ family: 'Dean' }], year: 2021 },
}

test('a new project is led from its question to its report, each step to where it begins', () => {
  const journal = founded()
  const step = () => nextStep(seenBy(journal.state, ana), ana)
  expect(step()).toMatchObject({ label: 'Write the question', act: 'write-question' })
  asked(journal)
  expect(step()).toMatchObject({ label: 'Add a first source', act: 'add-source' })
  change(journal, [made('source.described', 'src_1', article)])
  expect(step()).toMatchObject({ label: 'Form a first configuration', act: 'new-configuration' })
  change(journal, [made('configuration.formed', 'cmoc_1', { title: 'Time', template: 'tpl_cmo', order: 1 })])
  expect(step()).toMatchObject({ label: 'Complete Time', act: 'fill-slot' })
  for (const slot of ['C', 'M', 'O'])
    change(journal, [
      made('component.worded', `cmp_${slot}`, { text: `what stands in ${slot}` }),
      made('link.placed', `lnk_${slot}`, {
        configuration: 'cmoc_1',
        slot,
        component: `cmp_${slot}`,
        order: 1,
        status: 'hypothesised',
      }),
    ])
  expect(step()).toMatchObject({ label: 'Freeze the initial rough theory', act: 'freeze' })
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(step()).toMatchObject({ label: 'Set the stages', place: { id: 'sources' }, act: 'add-stage' })
  change(journal, [made('stage.set', 'stg_1', { ...gate, order: 1, reviewers: 1 })])
  expect(step()).toMatchObject({ label: 'Say where Dean 2021 enters', act: 'place-source' })
  change(journal, [{ type: 'source.described', id: 'src_1', from: { entersAt: null }, to: { entersAt: 'stg_1' } }])
  expect(step()).toMatchObject({ label: 'Vote on Dean 2021' })
  carryOut(journal, ana, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'include' })
  expect(step()).toMatchObject({ label: 'Find evidence for CMOC 1', act: 'link-evidence' })
  change(journal, [
    made('evidence.linked', 'evd_1', {
      source: 'src_1',
      stance: 'supports',
      configuration: 'cmoc_1',
      links: ['lnk_C', 'lnk_M', 'lnk_O'],
    }),
  ])
  expect(step()).toMatchObject({ act: 'answer-finding', place: { screen: 'overview' } })
  answered(journal)
  expect(step()).toMatchObject({ label: 'Read the report', place: { screen: 'report' } })
})

test('whoever imported a search is led to the stages before the theory', () => {
  const journal = founded()
  asked(journal)
  change(journal, [
    made('source.described', 'src_1', article),
    made('records.imported', 'imp_1', {
      file: 'scopus.ris',
      format: 'ris',
      blob: 'a'.repeat(64),
      records: 1,
      problems: 0,
    }),
  ])
  expect(next(journal)).toBe('Set the stages')
})

test('own votes come first, then conflicts for whoever leads', () => {
  const journal = review()
  asked(journal)
  opened(journal, gate)
  expect(nextStep(journal.state, ana)).toMatchObject({
    label: 'Vote on Adams 2020',
    why: 'Two sources wait for your vote at Richness.',
    place: { screen: 'source', id: 'src_adams', query: { tab: 'stg_rich' } },
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

test('gaps of the theory, then versions, then findings to answer, then the report', () => {
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
  expect(next(journal)).toBe('Freeze the initial rough theory')
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(next(journal)).toBe('Find evidence for CMOC 1')
  change(journal, [
    made('evidence.linked', 'evd_4', {
      source: 'src_brown',
      stance: 'supports',
      configuration: 'cmoc_1',
      links: ['lnk_rea'],
    }),
  ])
  change(journal, [made('configuration.formed', 'cmoc_3', { title: 'Late', template: 'tpl_cmo', order: 9 })])
  expect(next(journal)).toBe('Complete Late')
  answered(journal, (found) => found.check === 'empty-slot')
  expect(next(journal)).toBe('Freeze a version of the theory')
  carryOut(journal, ana, { ...drop, id: 'rfn_2', parents: ['cmoc_3'], children: [], order: 2, why: 'Too late.' })
  expect(next(journal)).toBe('Answer three findings')
  answered(journal)
  expect(next(journal)).toBe('Read the report')
})

test('someone who only reads has nothing to do', () => {
  const journal = founded()
  change(journal, [made('person.joined', 'per_cy', { roles: ['auditor'] })])
  expect(next(journal, 'per_cy')).toBeUndefined()
})

test('required answers that are one’s own to give come before evidence, then answers of two to compare', () => {
  const journal = extracting()
  asked(journal)
  change(journal, [made('version.frozen', 'ver_1', { name: 'Rough', kind: 'IRPT', order: 1, members: [] })])
  answered(journal, ({ check }) => check === 'empty-slot')
  const step = (who: Id<'per'>) => nextStep(seenBy(journal.state, who), who)
  expect(step(ana)).toMatchObject({
    label: 'Take the characteristics of Adams 2020',
    why: 'Two sources lack your answers in Characteristics.',
    place: { screen: 'extract', id: adams, query: { form } },
  })
  for (const who of [ana, ben])
    change(
      journal,
      ([adams, 'src_brown'] as const).flatMap((source) => [
        answer(who, fields.design, { value: who === ana ? 'survey' : 'case-study' }, source),
        finish(who, source),
      ]),
      who,
    )
  expect(step(ben)).toMatchObject({ label: 'Reconcile Adams 2020', place: { screen: 'reconcile', id: adams } })
})

test('an evaluation is led to its cases and to what is not judged in one, not to stages', () => {
  const journal = founded()
  asked(journal)
  change(journal, [
    { type: 'project.described', id: 'prj_this', from: { kind: 'realist review' }, to: { kind: 'realist evaluation' } },
    made('source.described', 'src_1', article),
    made('configuration.formed', 'cmoc_1', { title: 'Time', template: 'tpl_cmo', order: 1 }),
    made('configuration.formed', 'cmoc_2', { title: 'Trust', template: 'tpl_cmo', order: 2 }),
  ])
  for (const of of [1, 2])
    for (const slot of ['C', 'M', 'O'])
      change(journal, [
        made('component.worded', `cmp_${slot}${of}`, { text: `what stands in ${slot}` }),
        made('link.placed', `lnk_${slot}${of}`, {
          configuration: `cmoc_${of}`,
          slot,
          component: `cmp_${slot}${of}`,
          order: 1,
          status: 'hypothesised',
        }),
      ])
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(nextStep(journal.state, ana)).toMatchObject({ label: 'Name the first case', act: 'add-case' })
  change(journal, [made('case.chosen', 'cas_north', { name: 'North' })])
  expect(next(journal)).toBe('Draft a first topic guide')
  change(journal, [made('indicator.set', 'ind_1', { name: 'Waiting' })])
  expect(next(journal)).toBe('Find evidence for CMOC 1')
  const judging = { case: 'cas_north', configuration: 'cmoc_1', verdict: 'latent', because: 'Nobody met.' } as const
  carryOut(journal, ana, { do: 'judge', ...judging })
  expect(nextStep(journal.state, ana)).toMatchObject({
    label: 'Judge CMOC 2 in North',
    place: { screen: 'cases', id: 'cas_north' },
  })
})
