import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import type { Command } from '../command.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { get } from '../state.ts'
import { configurationsAsked } from '../survey/patterns.ts'
import { leftBehind } from './left-behind.ts'
import { retiredBy } from './lineage.ts'
import { evidenceOf, linksOf } from './links.ts'

const words = ({ state }: Journal, id: Id<'cmoc'>) =>
  linksOf(state, id).map(([, { slot, component, status }]) => [slot, get(state, 'component', component)?.text, status])
const done = (journal: Journal, command: Command) => expect(carryOut(journal, ana, command)).toBeUndefined()

/** Two configurations that say nearly the same, one of them evidenced, with a third that leads to the second. */
function alike(): Journal {
  const journal = smallReview()
  const slot = (n: number, configuration: string, place: string, text: string, status: string) => [
    made('component.worded', `cmp_${n}`, { text }),
    made('link.placed', `lnk_${n}`, { configuration, slot: place, component: `cmp_${n}`, order: n, status }),
  ]
  const configuration = (id: string, order: number) =>
    made('configuration.formed', id, { title: id, template: 'tpl_dalkin', order })
  change(journal, [
    configuration('cmoc_a', 10),
    configuration('cmoc_b', 11),
    ...slot(1, 'cmoc_a', 'C', 'a ward short of staff', 'hypothesised'),
    ...slot(2, 'cmoc_a', 'O', 'hands are cleaned less', 'inferred'),
    ...slot(3, 'cmoc_b', 'C', 'too few nurses on the ward', 'evidenced'),
    ...slot(4, 'cmoc_b', 'O', 'nurses leave', 'inferred'),
    made('relation.drawn', 'rel_a', {
      of: 'cmoc_ask',
      to: 'cmoc_b',
      kind: 'becomes context of',
      status: 'inferred',
      toLink: 'lnk_3',
    }),
    made('relation.drawn', 'rel_b', { of: 'cmoc_a', to: 'cmoc_b', kind: 'rivals', status: 'inferred' }),
    made('evidence.linked', 'evd_a', {
      configuration: 'cmoc_a',
      links: ['lnk_1', 'lnk_2'],
      source: 'src_ash',
      stance: 'supports',
    }),
    made('evidence.linked', 'evd_b', {
      configuration: 'cmoc_b',
      links: ['lnk_3'],
      source: 'src_ash',
      stance: 'supports',
    }),
    made('evidence.linked', 'evd_c', {
      configuration: 'cmoc_b',
      links: ['lnk_4'],
      source: 'src_cedar',
      stance: 'supports',
    }),
  ])
  return journal
}
const grounds = { id: 'rfn_9', basis: 'own', order: 9 } as const
const merge = {
  do: 'merge',
  parents: ['cmoc_a', 'cmoc_b'],
  child: { id: 'cmoc_m', title: 'Short of staff', template: 'tpl_dalkin', order: 12 },
  grounds,
  why: 'One idea.',
} as const

test('matched components become one in the words that stand, as sure as the surest of them', () => {
  const journal = alike()
  done(journal, { ...merge, parents: [...merge.parents], matched: [{ links: ['lnk_1', 'lnk_3'], stands: 'lnk_1' }] })
  expect(words(journal, 'cmoc_m')).toEqual([
    ['C', 'a ward short of staff', 'evidenced'],
    ['O', 'hands are cleaned less', 'inferred'],
    ['O', 'nurses leave', 'inferred'],
  ])
  const on = evidenceOf(journal.state, 'cmoc_m').map(([id, { links }]) => [id, links.length])
  expect(on).toEqual([
    ['evd_a', 2],
    ['evd_b', 1],
    ['evd_c', 1],
  ])
  expect(journal.state.relation.get('rel_a')).toMatchObject({ of: 'cmoc_ask', to: 'cmoc_m', toLink: 'lnk_cmoc_m.1' })
  // What was drawn between the two is told of them still.
  expect(journal.state.relation.get('rel_b')).toMatchObject({ of: 'cmoc_a', to: 'cmoc_b' })
})

test('what is left out of a merge stays with its parent, listed with the evidence that speaks of it alone', () => {
  const journal = alike()
  done(journal, { ...merge, parents: [...merge.parents], left: ['lnk_4'] })
  expect(words(journal, 'cmoc_m').map(([, text]) => text)).not.toContain('nurses leave')
  expect(leftBehind(journal.state).map(({ id, configuration, act }) => [id, configuration, act])).toEqual([
    ['evd_c', 'cmoc_b', 'rfn_9'],
  ])
})

test.each<[string, Partial<Command & { do: 'merge' }>]>([
  ['a link matched twice', { matched: [{ links: ['lnk_1', 'lnk_3'], stands: 'lnk_1' }], left: ['lnk_1'] }],
  ['a link of another configuration', { left: ['lnk_ask.C.1'] }],
  ['words that are not among those matched', { matched: [{ links: ['lnk_1'], stands: 'lnk_2' }] }],
  ['one configuration named twice', { parents: ['cmoc_a', 'cmoc_a'] }],
])('%s is refused', (_, wrong) => {
  const refusal = carryOut(alike(), ana, { ...merge, parents: [...merge.parents], ...wrong })
  expect(refusal?.code).toBe('does-not-fit')
})

const child = (id: Id<'cmoc'>, links: Id<'lnk'>[]) => ({
  id,
  title: id,
  template: 'tpl_dalkin' as const,
  order: 1,
  links,
})
const split = (links: [Id<'lnk'>[], Id<'lnk'>[]], evidence: { evidence: Id<'evd'>; to: Id<'cmoc'>[] }[]): Command => ({
  do: 'split',
  parent: 'cmoc_b',
  children: [child('cmoc_x', links[0]), child('cmoc_y', links[1])],
  evidence,
  grounds,
  why: 'Two ideas.',
})

test('evidence is dealt out piece by piece, to several children if need be; what is not dealt stays listed', () => {
  const journal = alike()
  done(journal, split([['lnk_3'], ['lnk_3']], [{ evidence: 'evd_b', to: ['cmoc_y', 'cmoc_x'] }]))
  expect(evidenceOf(journal.state, 'cmoc_y').map(([id, { links }]) => [id, links])).toEqual([
    ['evd_b', ['lnk_cmoc_y.1']],
  ])
  expect(evidenceOf(journal.state, 'cmoc_x').map(([id, { links, source }]) => [id, links, source])).toEqual([
    ['evd_rfn_9.1', ['lnk_cmoc_x.1'], 'src_ash'],
  ])
  expect(leftBehind(journal.state).map(({ id }) => id)).toEqual(['evd_c'])
  expect(journal.state.relation.get('rel_a')).toMatchObject({ to: 'cmoc_x', toLink: 'lnk_cmoc_x.1' })
})

test.each<[string, Command]>([
  ['evidence of another configuration', split([['lnk_3'], ['lnk_4']], [{ evidence: 'evd_a', to: ['cmoc_x'] }])],
  ['a child that is not named', split([['lnk_3'], ['lnk_4']], [{ evidence: 'evd_b', to: ['cmoc_a'] }])],
  ['a link of another configuration', split([['lnk_1'], ['lnk_4']], [])],
])('%s is not dealt out', (_, command) => {
  expect(carryOut(alike(), ana, command)?.code).toBe('does-not-fit')
})

const adjudicate = (stands: [boolean, boolean], conditions: [string, string] = ['', '']): Command => ({
  do: 'adjudicate',
  sides: [
    { configuration: 'cmoc_a', stands: stands[0], conditions: conditions[0], id: 'rfn_a' },
    { configuration: 'cmoc_b', stands: stands[1], conditions: conditions[1], id: 'rfn_b' },
  ],
  grounds: { basis: 'own', order: 9, evidence: ['evd_b'], inference: 'retroduction' },
  why: 'Where staff are few, nurses leave and hands are as clean as ever.',
})

test('of two rivals one stands and the other is refuted, by one reason and the same evidence', () => {
  const journal = alike()
  done(journal, adjudicate([false, true]))
  expect(retiredBy(journal.state, 'cmoc_a')).toBe('rfn_a')
  expect(journal.state.refinement.get('rfn_a')).toMatchObject({ kind: 'refute', rival: 'cmoc_b', evidence: ['evd_b'] })
  expect(journal.state.refinement.get('rfn_b')).toMatchObject({ kind: 'support', rival: 'cmoc_a' })
  expect(leftBehind(journal.state).map(({ id }) => id)).toEqual(['evd_a'])
  done(journal, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
  expect(retiredBy(journal.state, 'cmoc_a')).toBeUndefined()
})

test('both rivals stand only under conditions, and one of them has to stand', () => {
  const journal = alike()
  expect(carryOut(journal, ana, adjudicate([true, true], ['At night.', ' ']))?.code).toBe('reason-needed')
  expect(carryOut(journal, ana, adjudicate([false, false]))?.code).toBe('does-not-fit')
  done(journal, adjudicate([true, true], ['At night.', 'By day.']))
  expect(journal.state.refinement.get('rfn_a')).toMatchObject({ kind: 'support', note: 'At night.' })
  expect(retiredBy(journal.state, 'cmoc_a') ?? retiredBy(journal.state, 'cmoc_b')).toBeUndefined()
})

test('an act names a meeting while it is open, and not when it is closed', () => {
  const journal = alike()
  change(journal, [made('meeting.held', 'mtg_1', { name: 'Round 1', date: '2024-05-02', people: [ana], order: 1 })])
  const support = (id: Id<'rfn'>): Command => ({
    do: 'refine',
    id,
    kind: 'support',
    parents: ['cmoc_a'],
    children: ['cmoc_a'],
    basis: 'own',
    order: 9,
    meeting: 'mtg_1',
    why: 'So it is.',
  })
  done(journal, support('rfn_m1'))
  change(journal, [{ type: 'meeting.held', id: 'mtg_1', from: { closed: null }, to: { closed: true } }])
  expect(carryOut(journal, ana, support('rfn_m2'))?.code).toBe('does-not-fit')
  // What was said in it can still be put right.
  const note = {
    type: 'theory.refined',
    id: 'rfn_m1',
    from: { note: null },
    to: { note: 'Agreed by all.' },
    why: 'Minutes.',
  } as const
  done(journal, { do: 'change', changes: [note] })
})

/** A questionnaire about the two, answered: of one link, of a link of each, of a configuration as a whole. */
function asked(): Journal {
  const journal = alike()
  const item = (key: string, more: object) => ({
    key,
    text: key,
    part: 'context',
    answer: { kind: 'scale', anchors: ['no', 'yes'] },
    ...more,
  })
  const items = [
    item('one', { links: ['lnk_3'], configuration: 'cmoc_b', said: 'too few nurses on the ward' }),
    item('both', { links: ['lnk_4', 'lnk_2'] }),
    item('whole', { configuration: 'cmoc_b' }),
    item('other', { links: ['lnk_ask.C.1'], configuration: 'cmoc_ask' }),
  ]
  change(journal, [
    made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Q', items }),
    made('questionnaire.answered', 'rsp_1', { questionnaire: 'qst_1', answers: { one: 1 } }),
  ])
  return journal
}
const about = ({ state }: Journal) =>
  state.questionnaire.get('qst_1')?.items.map(({ key, links, configuration }) => [key, links, configuration])

test('items of a questionnaire go along with what they ask about when it is merged, answered or not, and back when that is undone', () => {
  const journal = asked()
  const before = about(journal)
  done(journal, { ...merge, parents: [...merge.parents], left: ['lnk_4'] })
  expect(about(journal)).toEqual([
    ['one', ['lnk_cmoc_m.3'], 'cmoc_m'],
    ['both', ['lnk_4', 'lnk_cmoc_m.2'], undefined],
    ['whole', undefined, 'cmoc_m'],
    ['other', ['lnk_ask.C.1'], 'cmoc_ask'],
  ])
  expect(get(journal.state, 'link', 'lnk_cmoc_m.3')?.component).toBe('cmp_3')
  expect(configurationsAsked(journal.state, 'qst_1')).toContain('cmoc_m')
  done(journal, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
  expect(about(journal)).toEqual(before)
})

test('in a split an item goes where the first of its links was dealt; what was dealt to nobody stays', () => {
  const journal = asked()
  done(journal, split([['lnk_3'], []], []))
  expect(about(journal)).toEqual([
    ['one', ['lnk_cmoc_x.1'], 'cmoc_x'],
    ['both', ['lnk_4', 'lnk_2'], undefined],
    ['whole', undefined, 'cmoc_b'],
    ['other', ['lnk_ask.C.1'], 'cmoc_ask'],
  ])
  const value = journal.state.questionnaire.get('qst_1')
  const reworded = value?.items.map((item) => ({ ...item, text: 'Something else?' }))
  const refusal = carryOut(journal, ana, {
    do: 'change',
    changes: [{ type: 'questionnaire.made', id: 'qst_1', from: { items: value?.items }, to: { items: reworded } }],
  } as Command)
  expect(refusal).toMatchObject({ code: 'in-use', message: expect.stringContaining('stays as it was put to people') })
})

test.each([
  ['support', 'supported'],
  ['refine', 'refined'],
  ['reopen', 'reopened'],
])('%s leaves a configuration what it is', (kind, done) => {
  const to = { kind, parents: ['cmoc_a'], children: ['cmoc_b'], basis: 'own', order: 9 }
  const fact = { ...made('theory.refined', 'rfn_m1', to), why: 'So it is.' } as Fact
  expect(carryOut(alike(), ana, { do: 'change', changes: [fact] })?.message).toBe(
    `A configuration that is ${done} keeps its identity.`,
  )
})
