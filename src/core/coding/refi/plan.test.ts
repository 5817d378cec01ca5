import { expect, test } from 'vitest'
import { founded } from '../../../../test/support/journal.ts'
import { change, made } from '../../../../test/support/review.ts'
import { makeGuid } from '../../../work/guid.ts'
import { emptyState, type State } from '../../state.ts'
import { program } from './from-project.ts'
import { planOf } from './plan.ts'
import { emptyRefi, type Refi, type RefiSource } from './refi.ts'
import type { Plan } from './taking.ts'

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const text = (n: number, name: string, more: Partial<RefiSource> = {}): RefiSource => ({
  kind: 'text',
  guid: guid(n),
  name,
  selections: [],
  codings: [],
  notes: [],
  values: [],
  ...more,
})
const planned = (
  refi: Partial<Refi>,
  state: State = emptyState(),
  people: ReadonlyMap<string, 'per_ana'> = new Map(),
) => planOf(state, { refi: { ...emptyRefi(), ...refi }, make: makeGuid, who: 'per_ana', sources: new Map(), people })
const ours = { origin: `${program} 0.1.0` }
/** What is said of the things of one kind, by id. */
const said = ({ facts }: Plan, kind: string) =>
  Object.fromEntries(facts.filter(({ type }) => type === kind).map(({ id, to }) => [id, to]))
const titles = (plan: Plan) =>
  Object.values(said(plan, 'source.described')).map((to) => (to as { reference: { title: string } }).reference.title)

test('users are new people under their names, unless one is said to be somebody here', () => {
  const users = [{ guid: guid(1), name: '  Ben Okafor ' }, { guid: guid(2) }, { guid: guid(3), name: 'Ana' }]
  const plan = planned({ users }, emptyState(), new Map([[guid(3), 'per_ana']]))
  expect(plan.names).toEqual([
    { id: `per_${guid(1)}`, name: 'Ben Okafor' },
    { id: `per_${guid(2)}`, name: 'User 2' },
  ])
  expect(Object.keys(said(plan, 'person.joined'))).toEqual([`per_${guid(1)}`, `per_${guid(2)}`])
  const journal = founded()
  change(journal, [made('person.joined', `per_${guid(1)}`, { roles: ['coder'] })])
  expect(planned({ users: users.slice(0, 1) }, journal.state).names).toEqual([])
})

test('what is said of another program’s project as a whole is told, since it has no place; a file of ours has it apart', () => {
  const description = 'Trust in integrated care'
  const unplaced = [{ what: 'The description of the project.', quote: description }]
  expect(planned({ description }).unplaced).toEqual(unplaced)
  expect(planned({ description: ' ' }).unplaced).toEqual([])
  expect(planned({ description, ...ours }).unplaced).toEqual([])
})

test('what nothing asked for is told: notes of nothing, drawings, and users whom the file does not list', () => {
  const noteTexts = [{ guid: guid(1), name: 'Loose', content: 'Ask Cem.' }]
  const codes = [{ guid: guid(4), name: 'Trust', codable: true, notes: [guid(2)] }]
  const read = { guid: guid(2), content: 'Grows slowly.' }
  expect(planned({ noteTexts: [...noteTexts, read], codes, graphs: 2 }).unplaced).toEqual([
    { what: 'The note “Loose” belongs to nothing.', quote: 'Ask Cem.' },
    { what: 'Two drawings (graphs) of the other program.' },
  ])
  expect(planned({}).unplaced).toEqual([])
})

const variables = [{ guid: guid(20), name: 'Country', type: 'Text' as const }]
const inCase = (n: number, name: string, sources: string[], more: Partial<Refi['cases'][number]> = {}) => ({
  guid: guid(n),
  name,
  codes: [],
  values: [{ variable: guid(20), value: 'Wales' }],
  sources,
  selections: [],
  ...more,
})

test('in a file of ours a case is a source, by its own name, and its sources are documents; one without documents too', () => {
  const plan = planned({
    ...ours,
    variables,
    sources: [text(1, 'paper.pdf'), text(2, 'appendix.pdf'), text(3, 'alone.txt')],
    cases: [
      inCase(10, 'Lee 2019', [guid(1), guid(2)]),
      inCase(11, 'A report we never had', []),
      inCase(12, 'Bare', [], { values: [] }),
    ],
  })
  expect(titles(plan)).toEqual(['Lee 2019', 'alone.txt', 'A report we never had'])
  expect(plan.counts).toMatchObject({ sources: 3, answers: 2 })
  expect(said(plan, 'tag.named')).toEqual({})
  expect(plan.unplaced).toEqual([])
})

test('elsewhere each source is one; a case of several is a tag on them, and its values are said of each', () => {
  const plan = planned({
    variables,
    sources: [text(1, 'Interview 1'), text(2, 'Interview 2'), text(3, '  ')],
    cases: [inCase(10, 'North', [guid(1), guid(2)]), inCase(11, 'South', [guid(3)]), inCase(12, 'Nowhere', [])],
  })
  expect(titles(plan)).toEqual(['Interview 1', 'Interview 2', '(no title)'])
  expect(said(plan, 'tag.named')).toEqual({ [`tag_${guid(10)}`]: { name: 'North', order: 1 } })
  const tagged = Object.values(said(plan, 'source.described')).map((to) => (to as { tags?: string[] }).tags)
  expect(tagged).toEqual([[`tag_${guid(10)}`], [`tag_${guid(10)}`], undefined])
  expect(plan.counts.answers).toBe(3)
  expect(plan.unplaced.map(({ what }) => what)).toEqual([
    'The case “Nowhere” belongs to no source; its values were left out.',
  ])
})

test('what a case says in words is a note of its one source; of several it is told, and so are its selections', () => {
  const words = { description: 'A small town.', values: [] }
  const plan = planned({
    sources: [text(1, 'One'), text(2, 'Two', { description: 'Read twice.' })],
    cases: [
      inCase(10, 'One of one', [guid(1)], { ...words, selections: [guid(30)] }),
      inCase(11, 'Both', [guid(1), guid(2)], words),
    ],
  })
  const notes = Object.values(said(plan, 'source.described')).map((to) => (to as { note?: string }).note)
  expect(notes).toEqual(['A small town.', 'Read twice.'])
  expect(plan.unplaced.map(({ what }) => what)).toEqual([
    'The case “One of one” names one selection; cases hold sources here.',
    'The description of the case “Both”.',
  ])
})

test('sets of sources are tags: one of the same name here is that, and a tag that a source has is not given again', () => {
  const journal = founded()
  change(journal, [made('tag.named', 'tag_north', { name: 'North', order: 3 })])
  const sets = [
    { guid: guid(40), name: ' north ', codes: [], sources: [guid(1)], notes: [] },
    { guid: guid(41), name: 'South', codes: [guid(50)], sources: [guid(1)], notes: [], description: 'Below the line.' },
    { guid: guid(42), name: 'Empty', codes: [], sources: [], notes: [] },
  ]
  const codes = [{ guid: guid(50), name: 'Trust', codable: true, notes: [] }]
  const plan = planned({ sources: [text(1, 'One')], sets, codes }, journal.state)
  expect(said(plan, 'tag.named')).toEqual({ [`tag_${guid(41)}`]: { name: 'South', order: 4 } })
  expect(Object.values(said(plan, 'source.described'))).toMatchObject([{ tags: ['tag_north', `tag_${guid(41)}`] }])
  expect(plan.unplaced).toEqual([
    { what: 'The set of codes “South” (Trust) has no place here.' },
    { what: 'The description of the set “South”.', quote: 'Below the line.' },
  ])
  const reference = { type: 'document', title: 'One' }
  change(journal, [made('source.described', `src_${guid(1)}`, { kind: 'other', reference, tags: ['tag_north'] })])
  const again = planned({ sources: [text(1, 'One')], sets: sets.slice(0, 1) }, journal.state)
  expect(again.facts).toEqual([])
  const more = planned({ sources: [text(1, 'One')], sets: sets.slice(1, 2) }, journal.state)
  expect(more.facts.at(-1)).toMatchObject({
    from: { tags: ['tag_north'] },
    to: { tags: ['tag_north', `tag_${guid(41)}`] },
  })
})
