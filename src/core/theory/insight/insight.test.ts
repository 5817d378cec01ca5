import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { buildHandHygiene, type Known } from '../../../../examples/hand-hygiene/build.ts'
import { measured } from '../../../../examples/hand-hygiene/measure.ts'
import { askedOf, rolls } from '../../../../test/support/arbitrary.ts'
import { carryOut } from '../../../../test/support/journal.ts'
import { grown, often } from '../../../../test/support/laws.ts'
import { change, made, review } from '../../../../test/support/review.ts'
import { emptyJournal, type Journal } from '../../journal.ts'
import { fold } from '../../state.ts'
import { contradictions } from './contradictions.ts'
import { draftStrategy, tellingTerms } from './draft-search.ts'
import { gaps, heardIn } from './gaps.ts'
import { alikePairs, groupsOf } from './likeness.ts'
import { manyRoles } from './many-roles.ts'
import { regularities } from './regularities.ts'
import { quietSince, saturation } from './saturation.ts'
import { similarComponents, similarConfigurations } from './similar.ts'

let journal: Journal
let known: Known
beforeAll(async () => {
  journal = emptyJournal()
  known = await buildHandHygiene(async (who, command) => {
    const refusal = carryOut(journal, who, command)
    return refusal ? { ok: false, refusal } : { ok: true }
  })
})

test('in the made-up review what was planted is found: ideas in other words, patterns, contradictions', () => {
  const byWords = measured(journal, known, 'words')
  const byCompany = measured(journal, known)
  expect(byWords.configurations).toBe(300)
  expect(byWords.likeness.precision).toBeGreaterThan(0.95)
  expect(byCompany.likeness.precision).toBeGreaterThan(0.9)
  expect(byCompany.likeness.recall).toBeGreaterThan(0.9)
  expect(byCompany.regularities.recall).toBe(1)
  expect(byCompany.contradictions.recall).toBeGreaterThanOrEqual(0.5)
  expect(byCompany.saturation.firstHalf).toBeGreaterThan(3 * byCompany.saturation.secondHalf)
})

test('what says no is never alike what does not, and no chain of small steps joins what differs', () => {
  const texts = new Map<string, string>([
    ['a', 'staff trust the figures of the board'],
    ['b', 'staff do not trust the figures of the board'],
    ['c', 'the staff trusts figures of its board'],
  ])
  expect(alikePairs(texts).map(({ a, b }) => a + b)).toEqual(['ac'])
  const chain = [
    { a: 'a', b: 'b', likeness: 0.9, shared: () => [] },
    { a: 'b', b: 'c', likeness: 0.8, shared: () => [] },
  ]
  expect(groupsOf(chain)).toEqual([['a', 'b']])
})

test('what somebody judged to be two is not offered as one again, whatever its company', () => {
  const { groups } = similarComponents(journal.state)
  const [a, b] = groups.find(({ members }) => members.length === 2)?.members ?? []
  if (!a || !b) throw new Error('the example has a group of two')
  const refusal = carryOut(journal, 'per_reader', {
    do: 'change',
    changes: [made('likeness.judged', 'lik_1', { things: [a, b], by: 'per_reader' })],
  })
  expect(refusal).toBeUndefined()
  const after = similarComponents(journal.state)
  expect(after.groups.some(({ members }) => members.includes(a) && members.includes(b))).toBe(false)
  carryOut(journal, 'per_reader', { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
})

test('configurations that say the same are one group, and no two that were judged to be two stand in one', () => {
  const journal = review()
  const alike = (id: string) => [
    made('configuration.formed', id, { title: id, template: 'tpl_dalkin', order: 9 }),
    ...[
      ['C', 'cmp_past'],
      ['M-res', 'cmp_open'],
      ['O', 'cmp_fast'],
    ].map(([slot, component], i) =>
      made('link.placed', `lnk_${id}.${i}`, { configuration: id, slot, component, order: i, status: 'inferred' }),
    ),
  ]
  change(journal, [...alike('cmoc_x'), ...alike('cmoc_y'), ...alike('cmoc_z')])
  const groups = () =>
    similarConfigurations(journal.state, similarComponents(journal.state).ideas).map(({ members }) => members)
  expect(groups()).toEqual([['cmoc_1', 'cmoc_x', 'cmoc_y', 'cmoc_z']])
  change(journal, [made('likeness.judged', 'lik_xy', { things: ['cmoc_y', 'cmoc_x'], by: 'per_ana' })])
  expect(groups()).toEqual([['cmoc_1', 'cmoc_x', 'cmoc_z']])
})

test('what is kept of likeness and of gaps is what it would be asked anew, whatever was changed meanwhile', () => {
  fc.assert(
    fc.property(rolls(30), rolls(8), (asked, more) => {
      const journal = grown(asked)
      similarComponents(journal.state, 'company', () => journal.events)
      gaps(journal.state, () => journal.events)
      for (const roll of more) {
        const { who, command } = askedOf(journal, roll)
        carryOut(journal, who, command)
        const kept = similarComponents(journal.state, 'company', () => journal.events)
        expect(kept).toEqual(similarComponents(fold(journal.events)))
        expect(gaps(journal.state, () => journal.events)).toEqual(gaps(fold(journal.events)))
      }
    }),
    often,
  )
})

test('gaps are told part by part, those with most missing first', () => {
  const { state } = review()
  const rows = gaps(state)
  expect(rows[0]?.gaps).toEqual(['empty'])
  expect(rows.filter(({ configuration }) => configuration === 'cmoc_2').every((row) => row.gaps[0] === 'empty')).toBe(
    true,
  )
  const at = (slot: string) => rows.find((row) => row.configuration === 'cmoc_1' && row.slot === slot)
  // Somebody qualifies the context; nobody speaks of the reasoning; one source supports the outcome.
  expect(at('C')).toMatchObject({ supporting: 0, challenging: 1, gaps: ['unsupported'] })
  expect(at('M-rea')?.gaps).toEqual(['unsupported', 'unchallenged'])
  expect(at('O')?.gaps).toContain('one source')
})

test('of each kind, setting and stance it is told to how many parts of a slot it speaks', () => {
  const { state } = review()
  const told = (side: 'setting' | 'stance') => {
    const { values, slots } = heardIn(gaps(state), side, ({ slot }) => slot)
    return slots.map(({ slot, parts, counts }) => [slot, parts, values.map((value, i) => `${value} ${counts[i]}`)])
  }
  expect(told('setting').find(([slot]) => slot === 'M-res')).toEqual(['M-res', 1, ['England 1', 'Scotland 1']])
  expect(told('stance').find(([slot]) => slot === 'C')).toEqual(['C', 1, ['supports 0', 'qualifies 1']])
})

test('a component that is an outcome here and a context there is told with both places', () => {
  const journal = review()
  expect(manyRoles(journal.state)).toEqual([])
  change(journal, [
    made('link.placed', 'lnk_again', {
      configuration: 'cmoc_2',
      slot: 'C',
      component: 'cmp_fast',
      order: 1,
      status: 'inferred',
    }),
  ])
  expect(manyRoles(journal.state)).toMatchObject([
    {
      component: 'cmp_fast',
      configurations: 2,
      places: [
        { slot: 'O', configurations: ['cmoc_1'] },
        { slot: 'C', configurations: ['cmoc_2'] },
      ],
    },
  ])
})

test('a pair that starts alike and ends apart is told, with the context that only one of them holds', () => {
  const journal = review()
  const opposite = (id: string, direction: string, more: readonly string[] = []) => [
    made('configuration.formed', id, { title: id, template: 'tpl_dalkin', order: 9 }),
    ...[['C', 'cmp_past'], ['M-res', 'cmp_open'], ['O', 'cmp_fast'], ...more.map((component) => ['C', component])].map(
      ([slot, component], i) =>
        made('link.placed', `lnk_${id}.${i}`, {
          configuration: id,
          slot,
          component,
          order: i,
          status: 'inferred',
          ...(slot === 'O' && { direction }),
        }),
    ),
  ]
  change(journal, [...opposite('cmoc_up', 'better'), ...opposite('cmoc_down', 'worse', ['cmp_meet'])])
  const { ideas } = similarComponents(journal.state)
  expect(contradictions(journal.state, ideas)).toEqual([
    {
      a: 'cmoc_down',
      b: 'cmoc_up',
      shared: ['cmp_past', 'cmp_open'],
      outcome: 'cmp_fast',
      moderators: [{ of: 'cmoc_down', component: 'cmp_meet' }],
      told: undefined,
      settled: undefined,
    },
  ])
  change(journal, [
    made('relation.drawn', 'rel_1', { of: 'cmoc_up', to: 'cmoc_down', kind: 'rivals', status: 'inferred' }),
  ])
  expect(contradictions(journal.state, ideas)[0]?.told).toBe('rel_1')
  change(journal, [
    made('synthesis.made', 'syn_1', {
      move: 'situate',
      pieces: ['cmoc_up', 'cmoc_down'],
      memo: 'Where they meet it turns.',
      context: 'cmp_meet',
    }),
  ])
  expect(contradictions(journal.state, ideas)[0]?.settled).toBe('syn_1')
})

test('saturation counts what each source was the first to speak to, in the order of reading', () => {
  const { state, events } = review()
  const all = saturation(state, events)
  expect(all.map(({ source, configurations, components }) => [source, configurations, components])).toEqual([
    ['src_adams', 1, 2],
    ['src_brown', 0, 2],
  ])
  expect(quietSince(all)).toBe(0)
  expect(quietSince([...all, { source: 'src_clark', components: 0, configurations: 0, refined: 0, evidence: 3 }])).toBe(
    1,
  )
})

test('a search begins with the words that tell what speaks to a part from everything else, or with its own', () => {
  const journal = review()
  expect(draftStrategy(journal.state, 'cmoc_1', ['lnk_rea'])).toBe('(partners OR trust OR another)')
  change(journal, [
    ...[1, 2, 3].map((n) =>
      made('excerpt.made', `exc_${n}`, {
        source: 'src_adams',
        quote: `Ledgers were opened and read by auditors, ${n}.`,
      }),
    ),
    ...[1, 2, 3].map((n) =>
      made('evidence.linked', `evd_x${n}`, {
        source: 'src_adams',
        excerpt: `exc_${n}`,
        stance: 'supports',
        configuration: 'cmoc_1',
        links: ['lnk_open'],
      }),
    ),
    made('evidence.linked', 'evd_y', {
      source: 'src_brown',
      stance: 'supports',
      configuration: 'cmoc_1',
      links: ['lnk_rea'],
      memo: 'Partners were read to at meetings.',
    }),
  ])
  expect(tellingTerms(journal.state, 'cmoc_1', ['lnk_open']).map(({ term }) => term)).toEqual([
    'auditors',
    'ledgers',
    'opened',
  ])
})

test('on any theory every question has an answer, twice the same, and names only what is there', () => {
  fc.assert(
    fc.property(rolls(50), (asked) => {
      const { state, events } = grown(asked)
      const { groups, ideas } = similarComponents(state)
      const answers = () => [
        gaps(state),
        saturation(state, events),
        regularities(state, ideas),
        contradictions(state, ideas),
        similarConfigurations(state, ideas),
      ]
      expect(answers()).toEqual(answers())
      expect(groups.flatMap(({ members }) => members).filter((id) => !state.component.has(id))).toEqual([])
    }),
    often,
  )
})
