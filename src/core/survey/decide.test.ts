import { expect, test } from 'vitest'
import { decide } from '../decide.ts'
import type { Fact } from '../fact.ts'
import { apply, emptyState } from '../state.ts'
import { movedItems } from './moved.ts'

const made = (type: string, id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const changed = (type: string, id: string, from: object, to: object): Fact => ({ type, id, from, to }) as Fact
const item = {
  key: 'trust',
  text: 'Trust',
  part: 'context',
  links: ['lnk_1'],
  said: 'Trust.',
  answer: { kind: 'scale', anchors: ['no', 'yes'] },
}

function world() {
  const state = emptyState()
  for (const fact of [
    made('person.joined', 'per_ana', { roles: ['owner'] }),
    made('person.joined', 'per_ben', { roles: ['reviewer'] }),
    made('source.described', 'src_1', { kind: 'survey', reference: { type: 'document', title: 'Survey' } }),
    made('source.described', 'src_2', { kind: 'survey', reference: { type: 'document', title: 'Other' } }),
    made('component.worded', 'cmp_1', { text: 'Trust.' }),
    made('configuration.formed', 'cmoc_1', { title: 'One', template: 'tpl_cmo', order: 1 }),
    made('link.placed', 'lnk_1', {
      configuration: 'cmoc_1',
      slot: 'C',
      component: 'cmp_1',
      order: 1,
      status: 'hypothesised',
    }),
    made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Q', items: [item] }),
    made('questionnaire.made', 'qst_2', { purpose: 'survey', title: 'Other', items: [item] }),
    made('wave.opened', 'wav_1', {
      questionnaire: 'qst_1',
      name: 'W',
      anonymous: true,
      source: 'src_1',
      by: 'per_ana',
    }),
  ])
    apply(state, fact)
  const ask = (who: 'per_ana' | 'per_ben', ...changes: Fact[]) => {
    const decision = decide(state, { who, told: () => [] }, { do: 'change', changes })
    if (decision.ok) for (const fact of decision.facts) apply(state, fact)
    return decision.ok ? 'ok' : `${decision.refusal.code}: ${decision.refusal.message}`
  }
  return { state, ask }
}
const answer = (id: string, more: object = {}) =>
  made('questionnaire.answered', id, {
    questionnaire: 'qst_1',
    wave: 'wav_1',
    source: 'src_1',
    answers: { trust: 1 },
    ...more,
  })

test('an answer belongs to its questionnaire, wave and source, and an anonymous one says neither who nor when', () => {
  const { ask } = world()
  expect(ask('per_ana', answer('rsp_1'))).toBe('ok')
  expect(ask('per_ana', answer('rsp_2', { respondent: 'R7' }))).toContain('says neither who gave it nor when')
  expect(ask('per_ana', answer('rsp_2', { on: '2026-03-01' }))).toContain('says neither who gave it nor when')
  expect(ask('per_ana', answer('rsp_2', { answers: { other: 1 } }))).toContain('has no item other')
  expect(ask('per_ana', answer('rsp_2', { questionnaire: 'qst_2' }))).toContain('asks another questionnaire')
  expect(ask('per_ana', answer('rsp_2', { source: 'src_2' }))).toContain('the survey that its wave belongs to')
})

test('who does not lead brings no answer in, and does not learn whether one is there', () => {
  const { ask } = world()
  expect(ask('per_ben', answer('rsp_1'))).toContain('not-allowed')
  expect(ask('per_ana', answer('rsp_1'))).toBe('ok')
  const known = changed('questionnaire.answered', 'rsp_1', { answers: { trust: 2 } }, { answers: { trust: 1 } })
  const unknown = { ...known, id: 'rsp_9' } as Fact
  expect(ask('per_ben', known)).toBe(ask('per_ben', unknown))
})

test('once answered a questionnaire stays, and the smallest group becomes no smaller', () => {
  const { ask } = world()
  expect(ask('per_ana', changed('questionnaire.made', 'qst_1', { smallest: null }, { smallest: 4 }))).toBe('ok')
  expect(ask('per_ana', answer('rsp_1'))).toBe('ok')
  expect(ask('per_ana', changed('questionnaire.made', 'qst_1', { items: [item] }, { items: [] }))).toContain('in-use')
  expect(ask('per_ana', changed('questionnaire.made', 'qst_1', { smallest: 4 }, { smallest: 3 }))).toContain('in-use')
  expect(ask('per_ana', changed('questionnaire.made', 'qst_1', { smallest: 4 }, { smallest: 8 }))).toBe('ok')
  for (const [field, from, to] of [
    ['anonymous', true, false],
    ['source', 'src_1', 'src_2'],
  ] as const)
    expect(ask('per_ana', changed('wave.opened', 'wav_1', { [field]: from }, { [field]: to }))).toContain('in-use')
  const next = made('questionnaire.made', 'qst_3', { purpose: 'survey', title: 'Q', items: [], replaces: 'qst_1' })
  expect(ask('per_ana', next)).toBe('ok')
  expect(ask('per_ana', { ...next, id: 'qst_4' } as Fact)).toContain('has a newer version already')
})

test('a closed wave takes no answers until it is opened again', () => {
  const { ask } = world()
  expect(ask('per_ana', changed('wave.opened', 'wav_1', { closed: null }, { closed: true }))).toBe('ok')
  expect(ask('per_ana', answer('rsp_1'))).toContain('The wave is closed.')
  expect(ask('per_ana', changed('wave.opened', 'wav_1', { closed: true }, { closed: null }), answer('rsp_1'))).toBe(
    'ok',
  )
})

test('a result is evidence from its source, with bounds in their order, and not of too few', () => {
  const { ask } = world()
  const result = (more: object) =>
    made('result.stated', 'rsl_1', { kind: 'survey', measure: 'trust', source: 'src_1', ...more })
  expect(ask('per_ana', result({ interval: { low: 2, high: 1 } }))).toContain('ends before it begins')
  expect(ask('per_ana', result({ questionnaire: 'qst_1', n: 4 }))).toContain('fewer than 5')
  expect(ask('per_ana', result({ questionnaire: 'qst_1', n: 40 }))).toBe('ok')
  const beside = (source: string) =>
    made('evidence.linked', 'evd_1', {
      configuration: 'cmoc_1',
      links: ['lnk_1'],
      source,
      result: 'rsl_1',
      stance: 'supports',
    })
  expect(ask('per_ana', beside('src_2'))).toContain('comes from another source')
  expect(ask('per_ana', beside('src_1'))).toBe('ok')
  expect(ask('per_ana', changed('result.stated', 'rsl_1', { source: 'src_1' }, { source: 'src_2' }))).toContain(
    'in-use',
  )
})

test('items say when the theory moved under them', () => {
  const { state, ask } = world()
  const moved = () => movedItems(state, { items: [item] as never })
  expect(moved()).toEqual([])
  expect(ask('per_ana', changed('component.worded', 'cmp_1', { text: 'Trust.' }, { text: 'Fear.' }))).toBe('ok')
  expect(moved()).toEqual([{ key: 'trust', because: 'the theory now says “Fear.”' }])
})
