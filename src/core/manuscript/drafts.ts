import { gatesOf } from '../appraisal/gates.ts'
import type { Value } from '../fact.ts'
import type { Source } from '../report/section.ts'
import { independentVotes } from '../screening/independent.ts'
import { stagesOf } from '../screening/outcome.ts'
import { inOrder, type State } from '../state.ts'
import { versionsOf } from '../theory/lineage.ts'
import { listed, sentenceCase } from '../wording.ts'
import { databasesOf, stageKey } from './numbers.ts'
import { dayInWords } from './words.ts'

/** A paragraph of methods as the project can tell it: text with insertions, for an author to take and to change. */
export interface Draft {
  name: string
  title: string
  text: string
}

type Told = Pick<Source, 'state' | 'events'>

/**
 * What was done, part by part in the order of RAMESES I, items 7 to 11 (Wong et al. 2013), as far as the project knows.
 * Numbers are insertions; what nothing is known of is left out, and a part of which nothing is known is not there.
 */
export function draftsOf(told: Told): Draft[] {
  const parts: [name: string, title: string, sentences: string[]][] = [
    ['searching', 'Searching', searching(told.state)],
    ['screening', 'Screening', screening(told)],
    ['appraisal', 'Appraisal', appraisal(told)],
    ['coding', 'Coding and extraction', coding(told.state)],
    ['synthesis', 'Analysis and synthesis', synthesis(told.state)],
    ['stakeholders', 'Meetings and stakeholders', stakeholders(told.state)],
    ['changes', 'Changes to the process', changes(told.state)],
  ]
  return parts.flatMap(([name, title, sentences]) =>
    sentences.length > 0 ? [{ name, title, text: sentences.join(' ') }] : [],
  )
}

/** "{searches} searches": the number inserted, its noun as it is now. */
const many = (name: string, n: number, one: string, more = `${one}s`): string => `{${name}} ${n === 1 ? one : more}`
const was = (n: number): string => (n === 1 ? 'was' : 'were')

function searching(state: State): string[] {
  const log = inOrder(state, 'search').filter(([, { dropped }]) => !dropped)
  const said: string[] = []
  if (log.length === 0) return said
  const dated = log.some(([, { on }]) => on)
  const where = databasesOf(state).length > 0 ? ' in {list:databases}' : ''
  const when = dated ? ', from {searched.first} to {searched.last}' : ''
  said.push(`${many('searches', log.length, 'search', 'searches')} ${was(log.length)} run${where}${when}.`)
  const purposes = [...new Set(log.map(([, { purpose }]) => purpose))]
  const times = (purpose: string) => log.filter(([, one]) => one.purpose === purpose).length
  if (purposes.length > 1)
    said.push(`Of these, ${listed(purposes.map((one) => `{searches:${one}} ${was(times(one))} for ${aims[one]}`))}.`)
  const limits = new Map(
    log.flatMap(([, { limits = [] }]) => limits.map(({ limit, because }) => [limit, because] as const)),
  )
  if (limits.size > 0)
    said.push(
      `Limits: ${[...limits].map(([limit, because]) => (because ? `${limit} (${because.replace(/\.$/, '')})` : limit)).join('; ')}.`,
    )
  if (state.record.size > 0)
    said.push(`${many('records', state.record.size, 'record')} came in, {duplicates} of them duplicates.`)
  said.push('{ref:table-searches} has each search with its limits, date and hits.')
  return said
}

const aims: Record<Value<'search'>['purpose'], string> = {
  scoping: 'scoping the literature',
  'initial theory': 'the initial theory',
  main: 'the main search',
  supplementary: 'single configurations',
  cluster: 'what belongs with a key source',
  'citation chase': 'chasing citations',
  contact: 'asking people',
  grey: 'grey literature',
  alert: 'what came out since',
  'freedom of information': 'asking under freedom of information',
}

function screening({ state, events }: Told): string[] {
  const gates = new Set(gatesOf(state).map(([id]) => id))
  return stagesOf(state).flatMap(([id, { name, reviewers }]) => {
    if (gates.has(id)) return []
    const key = stageKey(state, id)
    const settled = [...state.resolution.values()].filter((one) => one.stage === id && one.how !== 'reported')
    const hows = [...new Set(settled.map(({ how }) => settling[how]))]
    return [
      `At ${name.toLowerCase()}, {reviewers:${key}} decided on each source.`,
      ...(agreedOn(state, events, id) ? [`They agreed on {agreement:${key}}.`] : []),
      ...(reviewers > 1 && hows.length > 0 ? [`Conflicts were settled ${listed(hows)}.`] : []),
      `Of {flow.in:${key}} sources, {flow.left:${key}} left.`,
    ]
  })
}

const settling: Record<Value<'resolution'>['how'], string> = {
  discussion: 'in discussion',
  'third reviewer': 'by a third reviewer',
  rule: 'by a rule that was set before',
  reported: 'as reported',
}

const agreedOn = (state: State, events: Source['events'], id: Parameters<typeof independentVotes>[2]): boolean =>
  [...independentVotes(state, events, id).votes.values()].some((said) => said.size > 1)

function appraisal({ state, events }: Told): string[] {
  const gates = gatesOf(state)
  if (gates.length === 0) return []
  const said = [`Sources were appraised for ${listed(gates.map(([, { name }]) => name.toLowerCase()))}.`]
  for (const [id, { name, levels = [], scaleAfter, scaleFrom, aspects = [] }] of gates) {
    const key = stageKey(state, id)
    const after = scaleFrom ? ` after {author:${scaleFrom}}` : scaleAfter ? ` after ${scaleAfter}` : ''
    const scale =
      levels.length > 0
        ? ` on a scale of ${levels.length} levels${after} (${levels.map(({ label }) => label.toLowerCase()).join(', ')})`
        : ''
    const apart = aspects.length > 0 ? `, ${listed(aspects.map(({ label }) => label.toLowerCase()))} apart` : ''
    said.push(
      `${sentenceCase(name.toLowerCase())} was judged by {reviewers:${key}}${scale}${apart}; {flow.left:${key}} of {flow.in:${key}} left.`,
    )
    if (agreedOn(state, events, id)) said.push(`Reviewers agreed on {agreement:${key}}.`)
  }
  const nuggets = [...state.appraisal.values()].filter(({ nugget }) => nugget).length
  if (nuggets > 0) said.push('Sound parts of weaker studies were kept and marked as such.')
  return said
}

function coding(state: State): string[] {
  const said: string[] = []
  const fields = state.field.size
  if (fields > 0)
    said.push(`Characteristics of each source were extracted with forms of ${many('fields', fields, 'field')}.`)
  if (state.coding.size > 0)
    said.push(
      `${many('excerpts', state.excerpt.size, 'passage')} ${was(state.excerpt.size)} marked and coded with {codes} codes.`,
    )
  else if (state.excerpt.size > 0)
    said.push(`${many('excerpts', state.excerpt.size, 'passage')} ${was(state.excerpt.size)} marked.`)
  const twice = new Set([...state.secondCoding.values()].flatMap(({ sources }) => sources)).size
  if (twice > 0)
    said.push(
      `${many('coded.twice', twice, 'source')} ${was(twice)} coded a second time, by people who did not see each other’s coding.`,
    )
  return said
}

function synthesis(state: State): string[] {
  const said: string[] = []
  const versions = versionsOf(state)
  const first = versions[0]
  if (first && versions.length > 1)
    said.push(
      `The version “${first[1].name}” held {configurations:${first[0]}} configurations; after refinement the theory holds {configurations} in {theories} programme theories.`,
    )
  else if (state.configuration.size > 0)
    said.push('{configurations} configurations were formed in {theories} programme theories.')
  if (state.evidence.size > 0)
    said.push('{evidence} pieces of evidence were linked to configurations or to their parts, for and against.')
  const moves = [...new Set([...state.synthesis.values()].map(({ move }) => doing[move]))]
  if (moves.length > 0) said.push(`Evidence was brought together by ${listed(moves)} it.`)
  const kinds = [...new Set([...state.refinement.values()].map(({ kind }) => kind))]
  if (kinds.length > 0)
    said.push(
      `Each change to a configuration was recorded with its reason: ${listed(kinds.map((kind) => `{refinements:${kind}} to ${kind}`))}.`,
    )
  const formal = [...state.substantive.values()].filter(({ use }) => use && use !== 'rejected')
  if (formal.length > 0) said.push(`Formal theory was drawn on: ${listed(formal.map(({ name }) => name))}.`)
  return said
}

const doing = {
  juxtapose: 'juxtaposing',
  reconcile: 'reconciling',
  adjudicate: 'adjudicating',
  consolidate: 'consolidating',
  situate: 'situating',
} as const

function stakeholders(state: State): string[] {
  const said: string[] = []
  const days = [...state.meeting.values()].map(({ date }) => date).sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from && to)
    said.push(
      `${many('meetings', days.length, 'meeting')} on the theory ${was(days.length)} held${from === to ? ` on ${dayInWords(from)}` : ` between ${dayInWords(from)} and ${dayInWords(to)}`}.`,
    )
  if (state.input.size > 0)
    said.push(
      `Stakeholders gave ${many('input', state.input.size, 'piece')} of input, of which {input:changed} led to a change; {ref:table-stakeholder-input} has what came of each.`,
    )
  return said
}

const changes = (state: State): string[] =>
  state.deviation.size === 0
    ? []
    : [
        `${many('deviations', state.deviation.size, 'change')} to the protocol ${was(state.deviation.size)} made; {ref:table-deviations} has each with its reason.`,
      ]
