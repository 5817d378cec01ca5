import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review as small } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { emptyJournal, type Journal } from '../journal.ts'
import { sentence } from '../theory/sentence.ts'
import { bringBack } from './bring-back.ts'
import { forkFacts } from './fork.ts'

function both(): { review: Journal; evaluation: Journal } {
  const review = small()
  const members = [{ configuration: 'cmoc_1', number: '1' }]
  change(review, [made('version.frozen', 'ver_1', { name: 'First', kind: 'IRPT', members, order: 1 })])
  const events = review.events.map((event) => ({ ...event, hash: 'a'.repeat(64) }))
  const of = forkFacts({ events, state: review.state }, { version: 'ver_1', title: 'North', who: ben })
  if (!of.ok) throw new Error(of.refusal.message)
  const evaluation = emptyJournal()
  const refusal = carryOut(evaluation, ben, { do: 'bring', changes: of.facts })
  if (refusal) throw new Error(refusal.message)
  return { review, evaluation }
}
const back = (evaluation: Journal, review: Journal, chosen?: Id<'cmoc'>[]) => {
  const of = bringBack(evaluation, review, ana, chosen)
  if ('refusal' in of) throw new Error(of.refusal.message)
  return of.back
}
/** Brings all there is, as the command does. */
function take(evaluation: Journal, review: Journal): void {
  const all = [...evaluation.state.configuration.keys()]
  const changes = back(evaluation, review, all).groups.flatMap(({ facts }) => facts)
  const refusal = changes.length > 0 ? carryOut(review, ana, { do: 'bring', changes }) : undefined
  if (refusal) throw new Error(`${refusal.id}: ${refusal.message}`)
}
const reword = (from: string, to: string): Fact => ({
  type: 'component.worded',
  id: 'cmp_open',
  from: { text: from },
  to: { text: to },
  why: 'Interviewees said so.',
})
const evidence = (n: number, source: string) => [
  made('source.described', source, { kind: 'interview', reference: { type: 'interview', title: `Grace Bell ${n}` } }),
  made('excerpt.made', `exc_e${n}`, { source, quote: `Words ${n}.` }),
  made('evidence.linked', `evd_e${n}`, {
    configuration: 'cmoc_1',
    links: ['lnk_o'],
    source,
    excerpt: `exc_e${n}`,
    stance: 'supports',
    memo: `Memo ${n}.`,
  }),
]
const newTheory = [
  made('configuration.formed', 'cmoc_e', { title: 'Fear', template: 'tpl_dalkin', theory: 'pt_1', order: 9 }),
  made('component.worded', 'cmp_e', { text: 'a fear of losing funds' }),
  made('link.placed', 'lnk_e', {
    configuration: 'cmoc_e',
    slot: 'C',
    component: 'cmp_e',
    order: 1,
    status: 'evidenced',
  }),
]

test('of an evaluation in which nothing happened nothing comes back', () => {
  const { review, evaluation } = both()
  expect(back(evaluation, review).groups.flatMap(({ facts }) => facts)).toEqual([])
})

test('wordings, refinements, new configurations and evidence come back, and once', () => {
  const { review, evaluation } = both()
  change(evaluation, [...newTheory, ...evidence(1, 'src_e1')], ben)
  expect(
    carryOut(evaluation, ben, {
      do: 'refine',
      id: 'rfn_e',
      kind: 'refine',
      parents: ['cmoc_1'],
      children: ['cmoc_1'],
      basis: 'own',
      order: 1,
      why: 'Interviewees said so.',
      evidence: ['evd_e1'],
      changes: [reword('open accounts', 'open books')],
    }),
  ).toBeUndefined()
  expect(
    carryOut(evaluation, ben, {
      do: 'refine',
      id: 'rfn_a',
      kind: 'add',
      parents: [],
      children: ['cmoc_e'],
      basis: 'own',
      order: 2,
      why: 'It came up.',
    }),
  ).toBeUndefined()
  const [old, fresh] = back(evaluation, review).groups
  expect(old).toMatchObject({ evidence: 1, sources: 1, differs: [], left: [], refinements: [{ kind: 'refine' }] })
  expect(fresh).toMatchObject({ configurations: [{ id: 'cmoc_e' }], refinements: [{ kind: 'add' }] })
  take(evaluation, review)
  expect(sentence(review.state, 'cmoc_1')).toBe(sentence(evaluation.state, 'cmoc_1'))
  expect(review.state.refinement.get('rfn_e')).toMatchObject({ kind: 'refine', evidence: ['evd_e1'] })
  expect(review.events.at(-1)?.fact.why).toBe('It came up. (From the evaluation “North”.)')
  expect(review.state.configuration.get('cmoc_e')?.title).toBe('Fear')
  // Again there is nothing; what moves on in the evaluation comes after; what moves on in the review stays.
  expect(back(evaluation, review).groups.flatMap(({ facts }) => facts)).toEqual([])
  change(evaluation, [reword('open books', 'books that all may read')], ben)
  take(evaluation, review)
  expect(review.state.component.get('cmp_open')?.text).toBe('books that all may read')
  change(review, [reword('books that all may read', 'our books')])
  expect(back(evaluation, review).groups.flatMap(({ facts, differs }) => [...facts, ...differs])).toEqual([])
})

test('one group may be chosen, and a link that was taken out goes', () => {
  const { review, evaluation } = both()
  const meet = evaluation.state.link.get('lnk_rea')
  if (!meet) throw new Error('no link')
  change(evaluation, newTheory, ben)
  change(evaluation, [{ type: 'link.placed', id: 'lnk_rea', from: meet, to: null, why: 'Nobody met.' }], ben)
  const { groups } = back(evaluation, review, ['cmoc_e'])
  expect(groups.map(({ configurations }) => configurations.map(({ id }) => id))).toEqual([['cmoc_e']])
  take(evaluation, review)
  expect(review.state.link.has('lnk_rea')).toBe(false)
})

test('what both changed apart stays as the review has it, and is told', () => {
  const { review, evaluation } = both()
  change(evaluation, [reword('open accounts', 'open books')], ben)
  change(review, [reword('open accounts', 'shared accounts')])
  expect(back(evaluation, review).groups[0]).toMatchObject({
    facts: [],
    differs: [{ id: 'cmp_open', fields: ['text'] }],
  })
})

test('what people said who took part comes without words unless they agreed to share them, and then with that', () => {
  const { review, evaluation } = both()
  change(evaluation, [...evidence(1, 'src_e1'), ...evidence(2, 'src_e2')], ben)
  change(evaluation, [made('consent.recorded', 'cns_src_e2', { source: 'src_e2', uses: ['sharing'], note: 'n' })], ben)
  take(evaluation, review)
  const brought = JSON.stringify(review.events)
  for (const word of ['Grace Bell 1', 'Words 1', 'Memo 1']) expect(brought).not.toContain(word)
  expect(review.state.source.get('src_e1')?.reference.title).toBe('Interview 1 of “North”')
  expect(review.state.excerpt.get('exc_e2')?.quote).toBe('Words 2.')
  expect(review.state.consent.get('cns_src_e2')).toEqual({ source: 'src_e2', uses: ['sharing'] })
  expect(review.state.evidence.get('evd_e1')).toMatchObject({ stance: 'supports', links: ['lnk_o'] })
  // Who withdraws there afterwards is to be withdrawn here too: it is told.
  expect(carryOut(evaluation, ben, { do: 'withdraw', source: 'src_e2' })).toBeUndefined()
  expect(back(evaluation, review).withdrawn.map(({ id }) => id)).toEqual(['src_e2'])
})

test('an evaluation that is none, or of another review, is refused', () => {
  const { review, evaluation } = both()
  expect(bringBack(review, review, ana)).toMatchObject({ refusal: { message: 'It was not forked from a review.' } })
  const other = small()
  other.events[0] = { ...(other.events[0] as (typeof other.events)[number]), id: 'another' }
  expect(bringBack(evaluation, other, ana)).toMatchObject({
    refusal: { code: 'does-not-fit', message: expect.stringContaining('which is another project') },
  })
})

test('what the review has retired stays out, and says why', () => {
  const { review, evaluation } = both()
  const drop = {
    do: 'refine',
    id: 'rfn_d',
    kind: 'drop',
    parents: ['cmoc_1'],
    children: [],
    basis: 'own',
    order: 1,
  } as const
  expect(carryOut(review, ana, { ...drop, parents: ['cmoc_1'], children: [], why: 'Nothing.' })).toBeUndefined()
  const place = { configuration: 'cmoc_1', slot: 'C', component: 'cmp_open', order: 9, status: 'inferred' }
  change(
    evaluation,
    [made('link.placed', 'lnk_new', place)].map((fact) => ({ ...fact, why: 'Seen.' })),
    ben,
  )
  const [group] = back(evaluation, review).groups
  expect(group?.facts).toEqual([])
  expect(group?.left).toEqual([{ id: 'lnk_new', message: expect.stringContaining('no longer part of the theory') }])
})
