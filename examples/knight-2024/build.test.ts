import { expect, test } from 'vitest'
import { asRead } from '../../src/core/guideline/as-read.ts'
import type { Id } from '../../src/core/ids.ts'
import { emptyJournal } from '../../src/core/journal.ts'
import { emptyState } from '../../src/core/state.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { countingEvidence } from '../../src/core/theory/synthesis.ts'
import { carryOut } from '../../test/support/journal.ts'
import { buildKnight, knightClock, knightIds } from './build.ts'
import { policyDocuments } from './citing.ts'
import { knightNumbers } from './measure.ts'
import { included } from './sources.ts'

async function built() {
  const journal = emptyJournal()
  await buildKnight(async (who, command) => {
    const refusal = carryOut(journal, who, command)
    return refusal ? { ok: false, refusal } : { ok: true }
  })
  return journal
}
const { state, events } = await built()
const uses = (use: string) => [...state.source].filter(([, source]) => source.uses?.includes(use as never))

test('the numbers are those of the article', () => {
  expect(knightNumbers(state)).toEqual({
    flow: [5716, 99, 22, 21, 18],
    included: 18,
    cmocs: [9, 6],
    links: 57,
    sources: [10, 11, 12, 8, 6, 10],
    themes: 8,
    theories: 4,
  })
})

test('every included source is evidence for something, and nothing else is', () => {
  const cited = new Set([...state.evidence.values()].map(({ source }) => source))
  expect([...cited].sort()).toEqual([...included].sort())
  const configurations = (source: Id<'src'>) =>
    new Set([...state.evidence.values()].filter((each) => each.source === source).map((each) => each.configuration))
  const inFive = included.filter((source) => configurations(source).size === 5)
  expect(inFive).toEqual(['src_gordon-2020', 'src_macleod-2019', 'src_miller-2020', 'src_sims-2021'])
  const inOne = included.filter((source) => configurations(source).size === 1)
  expect(inOne).toEqual(['src_aufegger-2020', 'src_chang-2021', 'src_kozlowska-2020', 'src_shand-2019'])
})

test('evidence qualifies where the article tells of barriers', () => {
  const barriers = [...state.evidence.values()].filter(({ stance }) => stance !== 'supports')
  expect(barriers.map(({ source, stance, links }) => [source, stance, links])).toEqual(
    expect.arrayContaining([
      ['src_embuldeniya-2018', 'qualifies', ['lnk_5.M-res.1']],
      ['src_pearson-2018', 'qualifies', ['lnk_5.M-res.1']],
      ['src_pearson-2018', 'qualifies', ['lnk_6.M-res.1']],
    ]),
  )
  expect(barriers).toHaveLength(3)
})

test('eight sources both build and test the theory', () => {
  const both = uses('testing').filter(([, source]) => source.uses?.includes('theory building'))
  expect(both.map(([id]) => id)).toEqual([
    'src_aunger-2022b',
    'src_bell-2022',
    'src_gordon-2020',
    'src_martin-2021',
    'src_miller-2020',
    'src_nicholson-2018',
    'src_round-2018',
    'src_urtaran-laresgoiti-2018',
  ])
})

test('reported counts stand beside what is listed: thirteen documents, eleven of them named', () => {
  expect(policyDocuments).toHaveLength(11)
  expect(state.count.get('cnt_policy-documents')?.number).toBe(13)
  const kept = (kind: string) =>
    [...state.source.values()].filter((each) => each.kind === kind && each.uses?.includes('theory building')).length
  expect(kept('policy document')).toBe(11)
  expect(kept('interview')).toBe(5)
})

test('nine became six: four refined, one dropped, two pairs merged, and what is inferred says so', () => {
  const acts = [...state.refinement.values()].map(({ kind, parents, children, basis, pairing }) =>
    [kind, parents.join(' '), children.join(' '), basis, pairing].join(' | '),
  )
  expect(acts).toEqual([
    'refine | cmoc_initial-1 | cmoc_initial-1 | reported | inferred',
    'merge | cmoc_initial-2 cmoc_initial-9 | cmoc_final-6 | reported | inferred',
    'drop | cmoc_initial-3 |  | reported | reported',
    'merge | cmoc_initial-4 cmoc_initial-5 | cmoc_final-2 | reported | inferred',
    'refine | cmoc_initial-6 | cmoc_initial-6 | reported | inferred',
    'refine | cmoc_initial-7 | cmoc_initial-7 | reported | inferred',
    'refine | cmoc_initial-8 | cmoc_initial-8 | reported | inferred',
  ])
})

test('the final configurations read as sentences', () => {
  const final = state.version.get('ver_final')?.members ?? []
  expect(
    final.map(({ configuration, number }) => `${number}. ${sentence(state, configuration)}`),
  ).toMatchInlineSnapshot(`
    [
      "1. In the context of an integrated care system being set up and taking shape, leaders who hold to a clear vision make plain what they intend; this gives rise to a sense of purpose among stakeholders, so that people concentrate on what the system is there to achieve.",
      "2. In the context of deciding what the system puts first and how to measure it, clinicians and other care professionals, local communities and partners from outside health are involved openly and democratically; this brings about a feeling of being accountable to one another, so that population health and well-being come into focus and inequalities in health and society weigh less heavily.",
      "3. In the context of health and social care organisations coming together that differ in their past, their funding and their governance, strong relationships built on shared goals and frequent meetings in person nurture trust and understanding of one another, so that decisions are taken together and tensions are resolved.",
      "4. In the context of a culture of learning that partners share, partners help and support each other to innovate and lessons are drawn from what went well and from what failed; this fosters psychological safety and creative and innovative thinking, so that services are redesigned well and improvement is continuous.",
      "5. In the context of population health management and digitalisation, the use of digital intelligence that partners share means that leaders see better what the local population needs, so that local communities are better targeted or put first and people there can reach services.",
      "6. In the context of a culture of accountability that is being built, clear governance structures, decisions taken in the open and a sound process of monitoring and evaluation mean that partners answer for quality, for value for money and for services that do their job, so that the system achieves its outcomes.",
    ]
  `)
})

test('building it again gives the same journal', async () => {
  expect((await built()).events).toEqual(events)
  const [clock, newId] = [knightClock(), knightIds()]
  expect(new Date(clock()).toISOString()).toBe('2024-06-19T09:00:00.000Z')
  expect(new Date(clock()).toISOString()).toBe('2024-06-19T09:00:01.000Z')
  expect(newId(Date.UTC(2024, 5, 19, 9))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-[0-9a-f]{12}$/)
})

test('all of it can be taken back', async () => {
  const journal = await built()
  for (const act of [...new Set(journal.events.map((event) => event.act))].reverse()) {
    expect(
      carryOut(journal, journal.events.find((event) => event.act === act)?.actor ?? 'per_knight', { do: 'undo', act }),
    ).toBeUndefined()
  }
  expect({ ...journal.state, seq: 0, at: '' }).toEqual(emptyState())
})

test('the four groups of guidelines come out of the six configurations, and each leads to its evidence', () => {
  const groups = [...state.guideline.values()].map(({ groups, configurations, read, does }) => {
    const [configuration, ...more] = configurations
    expect(more).toEqual([])
    expect(read).toEqual([asRead(state, configuration as Id<'cmoc'>)])
    expect(countingEvidence(state, configuration as Id<'cmoc'>).length).toBeGreaterThan(5)
    expect(does?.length).toBeGreaterThan(0)
    return groups?.map((group) => state.group.get(group)?.name)
  })
  expect(groups).toEqual([
    ['Being'],
    ['Leading and visioning'],
    ['Relating and communicating'],
    ['Delivering'],
    ['Delivering'],
    ['Delivering'],
  ])
})
