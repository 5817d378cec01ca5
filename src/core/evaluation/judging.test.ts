import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import type { ActivationVerdict } from '../choices.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { across, differences } from './across.ts'
import { emergent } from './emergent.ts'
import { casesOfSources, wayOf } from './heard.ts'
import { activationId } from './ids.ts'
import { proposalsFor, proposed } from './propose.ts'
import { shownBy } from './shift.ts'
import { triangulate } from './triangulate.ts'

const cases = ['north', 'south', 'east'] as const
const cas = (name: string) => `cas_${name}` as Id<'cas'>

/** Three cases; in North an interview, an observation and a source that is of no case. */
function evaluated(): Journal {
  const journal = review()
  const told = (n: number, kind: string, of: string) => [
    made('source.described', `src_t${n}`, { kind, reference: { type: 'interview', title: `${kind} ${n}` } }),
    made('participant.enrolled', `prt_${n}`, { role: 'nurse', source: `src_t${n}`, case: cas(of), consent: 'given' }),
  ]
  change(journal, [
    ...cases.map((name, i) => made('case.chosen', cas(name), { name, order: i })),
    made('case.chosen', 'cas_ward', { name: 'ward', within: 'cas_north', order: 9 }),
    ...told(1, 'interview', 'ward'),
    ...told(2, 'observation', 'north'),
    ...told(3, 'interview', 'south'),
  ])
  return journal
}
const evidence = (id: string, source: string, stance: string): Fact =>
  made('evidence.linked', id, { configuration: 'cmoc_1', links: ['lnk_o'], source, stance })
const judge = (journal: Journal, of: string, verdict: ActivationVerdict, configuration: Id<'cmoc'> = 'cmoc_1') =>
  expect(
    carryOut(journal, ana, { do: 'judge', case: cas(of), configuration, verdict, because: 'Seen.' }),
  ).toBeUndefined()

const series = (...values: number[]) =>
  values.map((value, i) => ({ on: `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value }))
const steady = Array.from({ length: 12 }, (_, i) => 50 + (i % 2))
const indicator = (more: Partial<Value<'indicator'>>): Value<'indicator'> => ({ name: 'Waits', ...more })

test('a measure shows a shift the wanted way, the other way, a target that is met, or nothing beyond chance', () => {
  const lower = { direction: 'lower is better' } as const
  const fallen = series(...steady, ...Array.from({ length: 8 }, (_, i) => 30 + (i % 2)))
  expect(shownBy(indicator({ ...lower, series: fallen })).says).toBe('for')
  expect(shownBy(indicator({ direction: 'higher is better', series: fallen })).says).toBe('against')
  expect(shownBy(indicator({ ...lower, series: series(...steady) })).says).toBeUndefined()
  expect(shownBy(indicator({ ...lower, series: series(...steady), target: 60 })).says).toBe('for')
  expect(shownBy(indicator({ ...lower, series: series(...steady), target: 40 }))).toEqual({
    says: undefined,
    words: '51 (2020-12); the target of 40 is not met; no shift beyond chance',
  })
  expect(shownBy(indicator({ series: fallen })).says).toBeUndefined()
  expect(shownBy(indicator(lower))).toEqual({ says: undefined, words: 'no values yet' })
  // Limits began anew where something was done: what came after is held against what was before.
  const breaks = [{ on: '2021-01', because: 'A new clinic.' }]
  expect(shownBy(indicator({ ...lower, series: fallen, breaks })).says).toBe('for')
  // A shift the other way and a target that is met all the same: people say which counts.
  expect(shownBy(indicator({ direction: 'higher is better', series: fallen, target: 20 })).says).toBeUndefined()
})

test('what was heard in a case is heard in the case around it, and a publication in none', () => {
  const heard = casesOfSources(evaluated().state)
  expect([...(heard.get('src_t1') ?? [])]).toEqual(['cas_ward', 'cas_north'])
  expect(heard.has('src_adams')).toBe(false)
  expect(['interview', 'minutes', 'policy document', 'survey'].map((kind) => wayOf(kind as 'interview'))).toEqual([
    'interview',
    'document',
    'document',
    'survey',
  ])
})

test('kinds of witness agree, conflict, or one speaks alone; what was set aside is silent', () => {
  const journal = evaluated()
  const comes = (of = 'north') => triangulate(journal.state, cas(of), 'cmoc_1').comes
  expect(comes()).toBe('nothing')
  change(journal, [evidence('evd_t1', 'src_t1', 'supports')])
  expect(comes()).toBe('alone')
  expect(comes('south')).toBe('nothing')
  change(journal, [evidence('evd_t2', 'src_t2', 'supports')])
  expect(comes()).toBe('agree')
  change(journal, [evidence('evd_t3', 'src_t2', 'refutes')])
  expect(comes()).toBe('conflict')
  change(journal, [
    made('synthesis.made', 'syn_1', { move: 'adjudicate', pieces: ['evd_t3'], aside: ['evd_t3'], memo: 'Mistaken.' }),
  ])
  expect(comes()).toBe('agree')
})

test('indicators and contexts suggest a verdict, and are no verdict', () => {
  const journal = evaluated()
  const waits = { name: 'Waits', case: 'cas_north', direction: 'lower is better', links: ['lnk_o'] }
  const fallen = series(...steady, ...Array.from({ length: 8 }, (_, i) => 30 + (i % 2)))
  change(journal, [made('indicator.set', 'ind_1', { ...waits, series: fallen })])
  const now = (of = 'north') => proposalsFor(journal.state, cas(of), 'cmoc_1')
  expect(now().map(({ verdict, from }) => [verdict, from])).toEqual([['activated', ['ind_1']]])
  expect(now('south')).toEqual([])
  expect(journal.state.activation.size).toBe(0)
  expect(across(journal.state).cases[0]?.cells[0]).toMatchObject({ proposed: 'activated', judged: undefined })
  // It speaks to an outcome that is for the worse: what nobody wants shows it.
  change(journal, [{ type: 'link.placed', id: 'lnk_o', from: { direction: null }, to: { direction: 'worse' } }])
  expect(now()[0]?.verdict).toBe('contradicted')
  change(journal, [
    made('context.found', 'ctx_1', { case: 'cas_north', component: 'cmp_past', holds: 'does not hold' }),
  ])
  expect(now().map(({ verdict }) => verdict)).toEqual(['contradicted', 'latent'])
  expect(proposed(now())).toBeUndefined()
})

test('the matrix has every case and configuration, and shows where the theory moved under a verdict', () => {
  const journal = evaluated()
  judge(journal, 'north', 'activated')
  judge(journal, 'south', 'latent', 'cmoc_2')
  const cells = () =>
    across(journal.state).cases.map(({ value, cells }) => [
      value.name,
      ...cells.map(({ judged, moved }) => (judged ? `${judged.verdict}${moved ? '*' : ''}` : '')),
    ])
  expect(cells()).toEqual([
    ['north', 'activated', ''],
    ['ward', '', ''],
    ['south', '', 'latent'],
    ['east', '', ''],
  ])
  change(journal, [
    { type: 'component.worded', id: 'cmp_open', from: { text: 'open accounts' }, to: { text: 'open books' } },
  ])
  expect(cells()[0]?.[1]).toBe('activated*')
  judge(journal, 'north', 'activated')
  expect(cells()[0]?.[1]).toBe('activated')
  // What left the theory stays in the matrix where it was judged.
  expect(
    carryOut(journal, ana, {
      do: 'refine',
      id: 'rfn_1',
      kind: 'drop',
      parents: ['cmoc_2'],
      children: [],
      basis: 'own',
      order: 1,
      why: 'Nothing.',
    }),
  ).toBeUndefined()
  expect(cells().map((row) => row[2])).toContain('latent*')
  const again = { do: 'judge', case: cas('north'), configuration: 'cmoc_2', verdict: 'latent', because: 'No.' } as const
  expect(carryOut(journal, ana, again)?.code).toBe('retired')
})

test('a context that holds where it was at work and nowhere else tells the cases apart', () => {
  const journal = evaluated()
  judge(journal, 'north', 'activated')
  judge(journal, 'south', 'latent')
  judge(journal, 'east', 'not observed')
  const ctx = (n: number, of: string, what: object, holds: string) =>
    made('context.found', `ctx_${n}`, { case: cas(of), ...what, holds })
  change(journal, [
    ctx(1, 'north', { text: 'A joint budget' }, 'holds'),
    ctx(2, 'south', { text: 'a joint budget' }, 'does not hold'),
    ctx(3, 'north', { component: 'cmp_past' }, 'does not hold'),
    ctx(4, 'south', { component: 'cmp_past' }, 'holds'),
    ctx(5, 'north', { text: 'Rural' }, 'holds'),
    ctx(6, 'south', { text: 'Rural' }, 'holds'),
    ctx(7, 'north', { text: 'Known here alone' }, 'holds'),
    ctx(8, 'east', { text: 'Known here alone' }, 'does not hold'),
    ctx(9, 'north', { text: 'Doubtful' }, 'partly'),
    ctx(10, 'south', { text: 'Doubtful' }, 'does not hold'),
  ])
  const found = differences(journal.state, 'cmoc_1', cases.map(cas))
  expect(found.map(({ context, tells, own }) => [context.words, tells, own])).toEqual([
    ['A joint budget', 'with', false],
    ['a history of rivalry', 'without', true],
    ['Rural', undefined, false],
  ])
  expect(found[0]?.context.entries.map(({ id }) => id)).toEqual(['ctx_1', 'ctx_2'])
  expect(differences(journal.state, 'cmoc_2', cases.map(cas))).toEqual([])
})

test('what emerged: configurations that were added, outcomes nobody meant, contexts the theory does not have', () => {
  const journal = evaluated()
  expect(emergent(journal.state)).toEqual({ added: [], unintended: [], contexts: [] })
  const budget = { case: 'cas_north', text: 'A joint budget', holds: 'holds' }
  change(journal, [
    made('context.found', 'ctx_1', budget),
    made('context.found', 'ctx_2', { ...budget, case: 'cas_south', text: 'a joint budget ' }),
    made('context.found', 'ctx_3', { ...budget, case: 'cas_east', text: 'Rural', holds: 'does not hold' }),
    { type: 'link.placed', id: 'lnk_o', from: { intended: null }, to: { intended: false } },
    made('version.frozen', 'ver_o', {
      name: 'O',
      kind: 'IRPT',
      members: [{ configuration: 'cmoc_1', number: '1' }],
      order: 1,
    }),
    made('theory.forked', 'org_1', {
      title: 'A review',
      project: 'one',
      version: 'ver_o',
      name: 'O',
      hash: 'a'.repeat(64),
      head: 'b'.repeat(64),
      seq: 1,
    }),
  ])
  const { added, unintended, contexts } = emergent(journal.state)
  expect(added).toEqual([{ configuration: 'cmoc_2', by: undefined, novelty: undefined }])
  expect(unintended.map(({ link }) => link)).toEqual(['lnk_o'])
  expect(contexts.map(({ words, cases }) => [words, cases])).toEqual([['A joint budget', ['cas_north', 'cas_south']]])
  expect(activationId('cas_north', 'cmoc_1')).toBe('act_cas_north.cmoc_1')
})

test('replies of a case are witnesses; two with a view suggest a verdict, and what was only expected does not', () => {
  const journal = evaluated()
  const reply = (source: string, says: string, standing?: string, configuration = 'cmoc_1') =>
    made('theory.answered', `rpl_${source}.${configuration}`, {
      source,
      configuration,
      says,
      by: ana,
      ...(standing && { standing }),
    })
  const now = () => proposalsFor(journal.state, cas('north'), 'cmoc_1')
  change(journal, [reply('src_t1', 'confirms', 'experienced'), reply('src_t3', 'falsifies')])
  expect(triangulate(journal.state, cas('north'), 'cmoc_1').comes).toBe('alone')
  expect(now()).toEqual([])
  change(journal, [reply('src_t2', 'confirms', 'anticipated')])
  expect(triangulate(journal.state, cas('north'), 'cmoc_1').comes).toBe('agree')
  expect(now()).toEqual([])
  change(journal, [
    {
      type: 'theory.answered',
      id: 'rpl_src_t2.cmoc_1',
      from: { standing: 'anticipated' },
      to: { standing: 'observed' },
    },
  ])
  expect(now()).toEqual([
    {
      verdict: 'activated',
      from: ['rpl_src_t1.cmoc_1', 'rpl_src_t2.cmoc_1'],
      words: 'Of two replies from what was seen or gone through, two confirm it',
    },
  ])
  change(journal, [
    { type: 'theory.answered', id: 'rpl_src_t2.cmoc_1', from: { says: 'confirms' }, to: { says: 'falsifies' } },
  ])
  expect(now()[0]?.verdict).toBe('partly')
  expect(triangulate(journal.state, cas('north'), 'cmoc_1').comes).toBe('conflict')
  // A verdict rests on replies to its own configuration.
  change(journal, [reply('src_t1', 'confirms', undefined, 'cmoc_2')])
  const judged = (replies: Id<'rpl'>[]) =>
    carryOut(journal, ana, {
      do: 'judge',
      case: cas('north'),
      configuration: 'cmoc_1',
      verdict: 'partly',
      because: 'They differ.',
      replies,
    })
  expect(judged(['rpl_src_t1.cmoc_2'])?.code).toBe('does-not-fit')
  expect(judged(['rpl_src_t1.cmoc_1', 'rpl_src_t2.cmoc_1'])).toBeUndefined()
  expect(journal.state.activation.get(activationId(cas('north'), 'cmoc_1'))?.replies).toHaveLength(2)
})

test('a source is heard in the case of the encounter it comes from', () => {
  const journal = evaluated()
  change(journal, [made('encounter.held', 'enc_src_adams', { source: 'src_adams', case: 'cas_east' })])
  expect([...(casesOfSources(journal.state).get('src_adams') ?? [])]).toEqual(['cas_east'])
})
