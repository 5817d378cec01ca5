import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { knight } from '../../../test/support/knight.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import { emptyJournal, type Journal } from '../journal.ts'
import { configurationLabel } from '../label.ts'
import { personByDefault } from '../project/decide.ts'
import { sentence } from '../theory/sentence.ts'
import { byAct, trail } from '../trail.ts'
import { forkFacts } from './fork.ts'

/** Events as a store would have them: with a hash, which is not the same for any two. */
const hashed = (journal: Journal): Journal => ({
  ...journal,
  events: journal.events.map((event) => ({ ...event, hash: event.seq.toString(16).padStart(64, '0') })),
})

function forked(review: Journal, version: `ver_${string}`, given: object = {}): Journal {
  const of = forkFacts(hashed(review), { version, title: 'An evaluation', who: ben, ...given })
  if (!of.ok) throw new Error(of.refusal.message)
  const journal = emptyJournal()
  const refusal = carryOut(journal, ben, { do: 'bring', changes: of.facts })
  if (refusal) throw new Error(`${refusal.id}: ${refusal.message}`)
  return journal
}

test('an evaluation has the theory of the version as it read then, under the same ids, with all it came from', async () => {
  const review = await knight()
  const [[version, frozen] = []] = [...review.state.version].slice(-1)
  if (!version || !frozen) throw new Error('no version')
  const cases = [{ id: 'cas_north', name: 'North' } as const]
  const { state, events } = forked(review, version, { cases })
  expect(byAct(trail(events, state, new Map(), {}))[0]?.words).toMatch(/ began with the theory of “Integrated care /)
  for (const { configuration } of frozen.members) {
    expect(sentence(state, configuration)).toBe(sentence(review.state, configuration))
    expect(configurationLabel(state, configuration)).toBe(configurationLabel(review.state, configuration))
    const pieces = (of: typeof state) =>
      [...of.evidence].filter(([, piece]) => piece.configuration === configuration).map(([id]) => id)
    expect(pieces(state)).toEqual(pieces(review.state))
  }
  expect([...state.refinement.keys()].sort()).toEqual([...review.state.refinement.keys()].sort())
  expect(state.version.size).toBe(review.state.version.size)
  expect(state.project.get('prj_this')).toMatchObject({ title: 'An evaluation', kind: 'realist evaluation' })
  expect([...state.person.keys()]).toEqual([ben])
  expect(state.case.get('cas_north')?.name).toBe('North')
  expect(state.origin.get('org_this')).toMatchObject({ project: review.events[0]?.id, version, name: frozen.name })
  expect(state.vote.size + state.document.size + state.stage.size + state.participant.size).toBe(0)
})

test('what comes after the version stays behind, and a version that is not there is refused', async () => {
  const review = await knight()
  const [version = 'ver_none'] = review.state.version.keys()
  const owner = personByDefault(review.state)
  change(review, [made('component.worded', 'cmp_later', { text: 'later' })], owner)
  const { state } = forked(review, version)
  expect(state.component.has('cmp_later')).toBe(false)
  expect(state.version.size).toBe(1)
  expect(forkFacts(hashed(review), { version: 'ver_none', title: 'x', who: ana })).toMatchObject({
    ok: false,
    refusal: { code: 'unknown-thing' },
  })
})

test('nothing goes along that is private, and of what participants said only what they agreed to share', () => {
  const review = founded()
  const told = (n: number) => ({ kind: 'interview', reference: { type: 'interview', title: `Grace Bell ${n}` } })
  const evidence = (source: string, excerpt: string) => ({ configuration: 'cmoc_1', links: ['lnk_1'], source, excerpt })
  change(review, [
    made('source.described', 'src_1', told(1)),
    made('source.described', 'src_2', told(2)),
    made('source.described', 'src_3', {
      kind: 'report',
      reference: { type: 'report', title: 'Secret paper' },
      note: 'n',
    }),
    made('consent.recorded', 'cns_src_2', { source: 'src_2', uses: ['quoting with role', 'sharing'] }),
    made('participant.enrolled', 'prt_1', { role: 'nurse', source: 'src_1', consent: 'given' }),
    made('configuration.formed', 'cmoc_1', { title: 'Trust', template: 'tpl_dalkin', order: 1 }),
    made('component.worded', 'cmp_1', { text: 'trust' }),
    made('link.placed', 'lnk_1', {
      configuration: 'cmoc_1',
      slot: 'C',
      component: 'cmp_1',
      order: 1,
      status: 'evidenced',
    }),
    ...[1, 2, 3].flatMap((n) => [
      made('excerpt.made', `exc_${n}`, { source: `src_${n}`, quote: `Words ${n}.`, memo: 'm', by: ana }),
      made('result.stated', `rsl_${n}`, { kind: 'survey', measure: `Trust ${n}`, source: `src_${n}`, by: ana }),
      made('evidence.linked', `evd_${n}`, {
        ...evidence(`src_${n}`, `exc_${n}`),
        stance: 'supports',
        result: `rsl_${n}`,
        memo: `Memo ${n}.`,
        by: ana,
      }),
    ]),
    made('words.withheld', 'wth_1', { thing: 'src_3', by: ana }),
    made('version.frozen', 'ver_1', {
      name: 'First',
      kind: 'IRPT',
      members: [{ configuration: 'cmoc_1', number: '1' }],
      order: 1,
    }),
  ] as Fact[])
  const { state, events } = forked(review, 'ver_1')
  expect([...state.source.values()].map(({ reference }) => reference.title)).toEqual([
    'Interview 1',
    'Grace Bell 2',
    'A source kept private',
  ])
  expect([...state.excerpt.values()].map(({ quote }) => quote)).toEqual(['Words 2.'])
  expect([...state.evidence.values()].map(({ memo }) => memo)).toEqual([undefined, 'Memo 2.', undefined])
  // Figures go along where what they rest on may: of a publication, or shared.
  expect([...state.result.values()].map(({ measure }) => measure)).toEqual(['Trust 2'])
  expect([...state.evidence.values()].map(({ result }) => result)).toEqual([undefined, 'rsl_2', undefined])
  const all = JSON.stringify(events)
  for (const word of ['Grace Bell 1', 'Trust 1', 'Trust 3', 'Words 1', 'Memo 1', 'Secret', 'Words 3', ana, 'nurse'])
    expect(all).not.toContain(word)
})
