import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Fact } from '../fact.ts'
import { flow } from '../screening/flow.ts'
import { emptyState } from '../state.ts'
import { prisma2020Items } from './prisma-2020.ts'
import { ramesesItems } from './rameses.ts'
import { rameses2Items } from './rameses-2.ts'
import { reportPiece } from './report.ts'
import { answerOf } from './standards.ts'

const item = (number: number) => {
  const found = ramesesItems.find((one) => one.number === number)
  if (!found) throw new Error(`no item ${number}`)
  return found
}

test('the standards have nineteen items, in order', () => {
  expect(ramesesItems.map(({ number }) => number)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1))
})

test('an empty project answers none of them', () => {
  const answers = ramesesItems.map((one) => answerOf(emptyState(), flow(emptyState()), one).answer)
  expect(answers.filter((answer) => answer === 'yes')).toEqual([])
})

test('an item is answered from what the project holds', () => {
  const { state } = smallReview()
  expect(answerOf(state, flow(state), item(5)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(12)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(8)).answer).toBe('unclear')
  expect(answerOf(state, flow(state), item(13)).answer).toBe('no')
  expect(answerOf(state, flow(state), item(14)).answer).toBe('unclear')
  expect(answerOf(state, flow(state), item(17)).answer).toBe('yes')
  expect(answerOf(state, flow(state), item(19)).answer).toBe('no')
})

test('what is written of a method answers it; what is written of results does not stand in for them', () => {
  const journal = smallReview()
  change(journal, [
    made('protocol.written', 'psc_1', { heading: 'Extraction', text: 'By form.', order: 1, items: [10, 13] }),
  ])
  expect(answerOf(journal.state, flow(journal.state), item(10))).toEqual({
    answer: 'yes',
    held: ['what was taken'],
    missing: [],
    written: ['psc_1'],
  })
  expect(answerOf(journal.state, flow(journal.state), item(13)).answer).toBe('unclear')
})

test('an abstract answers its item as far as it tells what it is to tell', () => {
  const answer = (...abstract: { heading: string; text: string }[]) => {
    const journal = smallReview()
    const [id] = journal.state.project.keys()
    change(journal, [{ type: 'project.described', id, from: { abstract: null }, to: { abstract } } as Fact])
    return answerOf(journal.state, flow(journal.state), item(2))
  }
  expect(answer({ heading: '', text: 'Group clinics are offered in many places.' }).answer).toBe('no')
  expect(answer({ heading: 'Results', text: 'People come back when they meet the same others.' })).toMatchObject({
    answer: 'unclear',
    missing: ['background', 'question', 'search', 'selection and appraisal', 'synthesis', 'implications'],
  })
  const whole = [
    { heading: 'Background', text: 'Group clinics spread.' },
    { heading: 'Objective', text: 'To say for whom they work.' },
    {
      heading: 'Methods',
      text: 'Four databases were searched; two people screened and appraised, and theory was refined.',
    },
    { heading: 'Results', text: 'Twelve studies, five configurations.' },
    { heading: 'Conclusions', text: 'Keep groups together.' },
  ]
  expect(answer(...whole)).toMatchObject({ answer: 'yes', missing: [] })
})

test('outcomes without the votes behind them leave selection answered in part, whatever the protocol says of it', () => {
  const journal = smallReview()
  change(journal, [
    made('criterion.set', 'crt_1', { kind: 'include', text: 'On group clinics.', order: 1 }),
    made('protocol.written', 'psc_1', { heading: 'Selection', text: 'By two reviewers.', order: 1, items: [9] }),
  ])
  expect(answerOf(journal.state, flow(journal.state), item(9)).answer).toBe('yes')
  const [stage, { reviewers }] = [...journal.state.stage][0] as [string, { reviewers: number }]
  change(journal, [
    { type: 'stage.set', id: stage, from: { reviewers }, to: { reviewers: 2 } } as Fact,
    made('source.described', 'src_new', {
      kind: 'article',
      reference: { type: 'article', title: 'New' },
      entersAt: stage,
    }),
    made('conflict.resolved', `res_src_new.${stage}`, {
      source: 'src_new',
      stage,
      verdict: 'include',
      how: 'reported',
      because: 'So it says.',
    }),
  ])
  expect(answerOf(journal.state, flow(journal.state), item(9))).toMatchObject({
    answer: 'unclear',
    missing: ['the votes behind the outcomes'],
  })
})

test('RAMESES II has twenty items, and an evaluation is held against them and not against those of reviews', () => {
  expect(rameses2Items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  const journal = smallReview()
  const [id, { kind }] = [...journal.state.project][0] as [string, { kind: string }]
  change(journal, [{ type: 'project.described', id, from: { kind }, to: { kind: 'realist evaluation' } } as Fact])
  const rows = (name: string) => {
    const table = reportPiece(journal.state, name, { events: journal.events })?.find(({ as }) => as === 'table')
    return table?.as === 'table' ? table.rows : undefined
  }
  expect(rows('rameses')).toHaveLength(20)
  expect(rows('prisma')).toBeUndefined()
})

test('PRISMA 2020 has twenty-seven items, some by their parts; those of pooling do not apply', () => {
  const numbers = prisma2020Items.map(({ number }) => Number.parseInt(String(number), 10))
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 27 }, (_, i) => i + 1)))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  const { state } = smallReview()
  const apart = prisma2020Items.filter((one) => answerOf(state, flow(state), one).answer === 'does not apply')
  expect(apart.map(({ number }) => number)).toEqual(['12', '14', '15', '21', '22'])
})

test('every place that a standard points to is a part of a report that has everything', () => {
  const parts = new Set([...ramesesItems, ...rameses2Items, ...prisma2020Items].flatMap(({ places }) => places))
  const journal = smallReview()
  const [said, led] = [
    { on: '2024', how: 'meeting', by: ana, order: 1 },
    { facilitator: ana, order: 1 },
  ]
  change(journal, [
    made('code.defined', 'cod_1', { name: 'Trust', order: 1 }),
    made('case.chosen', 'cas_1', { name: 'Ward 3' }),
    made('activation.judged', 'act_cas_1.cmoc_ask', {
      case: 'cas_1',
      configuration: 'cmoc_ask',
      verdict: 'latent',
      because: 'Nobody asked.',
    }),
    made('participant.enrolled', 'prt_1', { role: 'nurse', consent: 'given' }),
    made('source.described', 'src_heard', { kind: 'interview', reference: { type: 'interview', title: 'One' } }),
    made('instrument.made', 'ins_1', {
      kind: 'topic guide',
      title: 'Guide',
      theories: [{ configuration: 'cmoc_ask', sentence: 'As it stands.' }],
      prompts: [{ key: 'a', part: 'open', text: 'Tell me.' }],
    }),
    made('encounter.held', 'enc_src_heard', { source: 'src_heard', instrument: 'ins_1' }),
    made('theory.answered', 'rpl_src_heard.cmoc_ask', {
      source: 'src_heard',
      configuration: 'cmoc_ask',
      says: 'confirms',
      by: ana,
    }),
    made('sampling.planned', 'tgt_1', { role: 'nurse', way: 'interview', because: 'None was heard.', wanted: 2 }),
    made('indicator.set', 'ind_1', { name: 'Waits', series: [{ on: '2024', value: 3 }] }),
    made('guideline.written', 'gdl_1', { statement: 'Ask by name.', configurations: ['cmoc_ask'], order: 1 }),
    made('input.given', 'inp_1', { ...said, who: [{ role: 'carer' }], text: 'Rest first.', outcome: 'open' }),
    made('prioritisation.set', 'prz_1', { title: 'First', method: 'dots', each: 3, step: 'generating', ...led }),
    { type: 'prioritisation.set', id: 'prz_1', from: { step: 'generating' }, to: { step: 'closed' } },
  ])
  for (const name of parts)
    if (name !== 'stopping') expect(reportPiece(journal.state, name, { events: journal.events }), name).toBeDefined()
})
