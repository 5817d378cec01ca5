import { witnessKinds } from '../choices.ts'
import type { Value } from '../fact.ts'
import { takingPart } from '../fieldwork/taking-part.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { brought } from '../record/brought.ts'
import type { Flow, FlowStep } from '../screening/flow.ts'
import { inOrder, type State } from '../state.ts'
import { usualSmallest } from '../survey/smallest.ts'
import { liveConfigurations, versionsOf } from '../theory/lineage.ts'

/** A number that can be inserted: its name, what it counts, and how many there are. */
export interface Numbered {
  name: string
  words: string
  n: number
}

/**
 * Everything of a project that can be counted into a text, by name. Names are made of what people wrote (the kind of a
 * source, a database), else of ids, so that renaming a stage or a version leaves the text as it is.
 */
export function numbersOf(state: State, flow: Flow): Numbered[] {
  return [...ofFlow(state, flow), ...ofSources(state, flow), ...ofSearches(state), ...ofWork(state), ...ofTheory(state)]
}

function ofFlow(state: State, { steps, included }: Flow): Numbered[] {
  const first = steps[0]
  const made: Numbered[] = []
  if (first) made.push({ name: 'flow.start', words: `At the start: ${first.label}`, n: first.number })
  for (const step of steps) {
    if (step.kind !== 'computed') continue
    const key = stageKey(state, step.stage)
    made.push({ name: `flow.in:${key}`, words: `Sources that came to ${step.label}`, n: step.number })
    made.push({ name: `flow.left:${key}`, words: `Sources that left at ${step.label}`, n: step.left.length })
  }
  made.push({ name: 'flow.included', words: 'Sources included', n: included.length })
  for (const [id, { what, number, citation }] of inOrder(state, 'count'))
    made.push({ name: `count:${id}`, words: `${what}, as ${sourceLabel(state, citation)} reports`, n: number })
  return made
}

/** A stage by its kind where no other is of that kind, else by its id. */
export function stageKey(state: State, id: Id<'stg'>): string {
  const kind = state.stage.get(id)?.kind
  const alike = [...state.stage.values()].filter((stage) => stage.kind === kind)
  return kind && kind !== 'other' && alike.length === 1 ? kind : id
}

/** The step of the flow that a key names. */
export const stepNamed = (state: State, { steps }: Flow, key: string): FlowStep | undefined =>
  steps.find((step) => step.kind === 'computed' && (step.stage === key || stageKey(state, step.stage) === key))

function ofSources(state: State, { included }: Flow): Numbered[] {
  const kinds = new Map<string, number>()
  const add = (key: string) => kinds.set(key, (kinds.get(key) ?? 0) + 1)
  for (const { kind, uses = [] } of state.source.values()) {
    add(kind)
    for (const use of new Set(uses)) add(`${kind}, ${use}`)
  }
  const inside = new Map<string, number>()
  for (const id of included) {
    const kind = state.source.get(id)?.kind
    if (kind) inside.set(kind, (inside.get(kind) ?? 0) + 1)
  }
  return [
    { name: 'sources', words: 'Sources in the project', n: state.source.size },
    ...[...kinds]
      .filter(([key, n]) => n >= usualSmallest || !ofPeople(key))
      .map(([kind, n]) => ({ name: `sources:${kind}`, words: `Sources: ${kind}`, n })),
    ...[...inside].map(([kind, n]) => ({ name: `included:${kind}`, words: `Included sources: ${kind}`, n })),
  ]
}

/** Whether sources of a kind are encounters with people: of so few that somebody could be told there is no number. */
const ofPeople = (key: string): boolean =>
  witnessKinds.some((kind) => kind !== 'survey' && (key === kind || key.startsWith(`${kind}, `)))

function ofSearches(state: State): Numbered[] {
  const bases = brought(state, 'database')
  const all = [...bases.values()]
  const purposes = new Map<Value<'search'>['purpose'], number>()
  for (const { purpose, dropped } of state.search.values())
    if (!dropped) purposes.set(purpose, (purposes.get(purpose) ?? 0) + 1)
  return [
    { name: 'searches', words: 'Searches that were run', n: [...purposes.values()].reduce((sum, n) => sum + n, 0) },
    ...[...purposes].map(([purpose, n]) => ({ name: `searches:${purpose}`, words: `Searches: ${purpose}`, n })),
    { name: 'databases', words: 'Databases that were searched', n: databasesOf(state).length },
    { name: 'records', words: 'Records imported', n: state.record.size },
    ...[...bases]
      .filter(([name]) => name)
      .map(([name, { records }]) => ({ name: `records:${name}`, words: `Records from ${name}`, n: records })),
    {
      name: 'duplicates',
      words: 'Duplicates among the records',
      n: all.reduce((sum, { duplicates }) => sum + duplicates, 0),
    },
  ]
}

/** The databases that the search log names, each once, in the order of the log. */
export const databasesOf = (state: State): string[] => [
  ...new Set(inOrder(state, 'search').flatMap(([, { database, dropped }]) => (dropped || !database ? [] : [database]))),
]

const ofWork = (state: State): Numbered[] => [
  { name: 'people', words: 'People in the project', n: state.person.size },
  {
    name: 'voters',
    words: 'People who voted',
    n: new Set([...state.vote.values()].map(({ reviewer }) => reviewer)).size,
  },
  ...participants(state),
  { name: 'excerpts', words: 'Excerpts', n: state.excerpt.size },
  { name: 'codes', words: 'Codes in use', n: [...state.code.values()].filter(({ retired }) => !retired).length },
  { name: 'themes', words: 'Themes of the scoping', n: state.theme.size },
  { name: 'meetings', words: 'Meetings about the theory', n: state.meeting.size },
  { name: 'input', words: 'Pieces of stakeholder input', n: state.input.size },
  {
    name: 'input:changed',
    words: 'Pieces of stakeholder input that changed something',
    n: [...state.input.values()].filter(({ outcome }) => outcome === 'changed').length,
  },
  { name: 'fields', words: 'Fields of the forms of characteristics', n: state.field.size },
  {
    name: 'coded.twice',
    words: 'Sources coded a second time',
    n: new Set([...state.secondCoding.values()].flatMap(({ sources }) => sources)).size,
  },
  { name: 'deviations', words: 'Changes to the protocol', n: state.deviation.size },
]

/** Those who took part and stay; of so few that somebody could be told there is no number. */
function participants(state: State): Numbered[] {
  const { stay, whole } = takingPart(state)
  return whole ? [{ name: 'participants', words: 'Participants', n: stay }] : []
}

function ofTheory(state: State): Numbered[] {
  const kinds = new Map<string, number>()
  for (const { kind } of state.refinement.values()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return [
    { name: 'theories', words: 'Programme theories', n: state.theory.size },
    { name: 'configurations', words: 'Configurations of the theory now', n: liveConfigurations(state).length },
    ...versionsOf(state).map(([id, { name, members }]) => ({
      name: `configurations:${id}`,
      words: `Configurations of ${name}`,
      n: members.length,
    })),
    { name: 'versions', words: 'Versions of the theory', n: state.version.size },
    { name: 'components', words: 'Components', n: state.component.size },
    { name: 'evidence', words: 'Pieces of evidence', n: state.evidence.size },
    { name: 'refinements', words: 'Refinements', n: state.refinement.size },
    ...[...kinds].map(([kind, n]) => ({ name: `refinements:${kind}`, words: `Refinements: ${kind}`, n })),
  ]
}
