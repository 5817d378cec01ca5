import { refinedBy } from './choices.ts'
import { type Fact, type NounName, nounOfId } from './fact.ts'
import type { Id } from './ids.ts'
import { labelOf } from './label.ts'
import type { State } from './state.ts'

/** What people are called, from outside the journal; who has no name there shows by id. */
export type Names = ReadonlyMap<Id<'per'>, { name: string }>

/** A field on both sides of a change, as text; a side that is not there says that the field was empty or is. */
export interface FieldChange {
  field: string
  from?: string
  to?: string
}

const called: Partial<Record<NounName, string>> = {
  count: 'reported count',
  protocol: 'protocol section',
  theory: 'programme theory',
  substantive: 'formal theory',
  resolution: 'outcome',
  field: 'field of a form',
  finish: 'extraction',
  opening: 'reconciliation',
  agreed: 'agreed answer',
  coding: 'code of an excerpt',
  likeness: 'judgement that two differ',
  pin: 'place by hand',
  synthesis: 'move of the synthesis',
  chain: 'dyad or triad',
  suggestion: 'suggested passage',
  secondCoding: 'second coding',
  agreedCoding: 'agreed coding',
  deviation: 'change of plan',
  run: 'run of a search',
  pair: 'judgement of a pair',
  savedView: 'saved view',
  sample: 'random sample',
  calibration: 'calibration round',
  recall: 'recall of votes',
  highlight: 'set of highlights',
  stopping: 'end of screening',
  ready: 'end of a step',
  input: 'stakeholder input',
  wave: 'wave of a survey',
  response: 'response to a questionnaire',
  caseContext: 'context of a case',
  activation: 'verdict on a configuration in a case',
  origin: 'origin of the theory',
  reply: 'reply to a theory',
  promptNote: 'note under a prompt',
  samplingTarget: 'target of the sampling',
  agreedOutcome: 'agreed outcome',
  truthTable: 'truth table',
  membership: 'membership of a case in a set',
  section: 'section of the manuscript',
  citationStyle: 'citation style',
  qualityRound: 'round of judging quality',
  qualityJudgement: 'judgement of quality',
  itemAnswer: 'answer to a checklist item',
  handOut: 'copy to hand out',
  erasure: 'erasure of identities',
  pieceEdit: 'edit of a piece of the report',
  reportExport: 'export',
}

/** The word for a noun in running text. */
export function nounWords(noun: NounName, many = false): string {
  const word = called[noun] ?? noun
  if (!many) return word
  if (noun === 'evidence') return 'pieces of evidence'
  if (noun === 'person') return 'people'
  if (noun === 'field') return 'fields of forms'
  if (noun === 'coding') return 'codes of excerpts'
  if (noun === 'synthesis') return 'moves of the synthesis'
  if (noun === 'chain') return 'dyads and triads'
  if (noun === 'deviation') return 'changes of plan'
  if (noun === 'criterion') return 'criteria'
  if (noun === 'recall') return 'recalls of votes'
  if (noun === 'highlight') return 'sets of highlights'
  if (noun === 'stopping') return 'ends of screening'
  if (noun === 'ready') return 'ends of steps'
  if (noun === 'section') return 'sections of the manuscript'
  if (noun === 'qualityRound') return 'rounds of judging quality'
  if (noun === 'qualityJudgement') return 'judgements of quality'
  if (noun === 'pieceEdit') return 'edits of pieces of the report'
  if (noun === 'itemAnswer') return 'answers to checklist items'
  if (noun === 'caseContext') return 'contexts of cases'
  if (noun === 'activation') return 'verdicts on configurations in cases'
  if (noun === 'origin') return 'origins of the theory'
  if (noun === 'erasure') return 'erasures of identities'
  if (noun === 'handOut') return 'copies to hand out'
  if (noun === 'wave') return 'waves of surveys'
  if (noun === 'response') return 'responses to questionnaires'
  if (noun === 'reply') return 'replies to theories'
  if (noun === 'promptNote') return 'notes under prompts'
  if (noun === 'samplingTarget') return 'targets of the sampling'
  if (noun === 'membership') return 'memberships of cases in sets'
  if (noun === 'input') return 'pieces of stakeholder input'
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : word.endsWith('ch') ? `${word}es` : `${word}s`
}

/** What was done, by the noun, where "added" and "removed" would not be said. */
const verbs: Partial<Record<NounName, { added?: string; removed?: string }>> = {
  project: { added: 'began' },
  vote: { added: 'cast', removed: 'took back' },
  resolution: { added: 'settled', removed: 'reopened' },
  reopening: { added: 'made', removed: 'took back' },
  sample: { added: 'drew' },
  calibration: { added: 'began' },
  recall: { added: 'made', removed: 'took back' },
  stopping: { added: 'declared', removed: 'took back' },
  evidence: { added: 'linked', removed: 'unlinked' },
  link: { added: 'placed' },
  component: { added: 'wrote' },
  configuration: { added: 'formed' },
  meeting: { added: 'opened' },
  version: { added: 'froze' },
  dismissal: { added: 'gave' },
  consent: { added: 'recorded', removed: 'took back' },
  withdrawal: { added: 'carried out' },
  withheld: { added: 'kept private', removed: 'opened' },
  document: { added: 'attached' },
  retrieval: { added: 'told', removed: 'took back' },
  person: { added: 'brought in' },
  search: { added: 'logged' },
  appraisal: { added: 'made' },
  activation: { added: 'gave', removed: 'took back' },
  case: { added: 'chose' },
  caseContext: { added: 'recorded' },
  origin: { added: 'recorded' },
  code: { added: 'defined' },
  answer: { added: 'gave', removed: 'took back' },
  finish: { added: 'finished', removed: 'went on with' },
  opening: { added: 'opened', removed: 'closed' },
  agreed: { added: 'wrote', removed: 'took back' },
  secondCoding: { added: 'began' },
  agreedCoding: { added: 'settled', removed: 'took back' },
  excerpt: { added: 'marked' },
  coding: { added: 'gave', removed: 'took back' },
  chain: { added: 'joined', removed: 'took apart' },
  synthesis: { added: 'made', removed: 'took back' },
  suggestion: { added: 'judged', removed: 'took back' },
  prioritisation: { added: 'set up' },
  comment: { added: 'made', removed: 'took back' },
  input: { added: 'logged' },
  instrument: { added: 'made' },
  encounter: { added: 'recorded', removed: 'took back' },
  reply: { added: 'recorded', removed: 'took back' },
  promptNote: { added: 'wrote', removed: 'took back' },
  samplingTarget: { added: 'planned' },
  decision: { added: 'recorded', removed: 'took back' },
  agreedOutcome: { added: 'recorded' },
  truthTable: { added: 'laid out' },
  membership: { added: 'judged', removed: 'took back' },
  collision: { added: 'said in a copy', removed: 'took back' },
  handOut: { added: 'made' },
  erasure: { added: 'carried out' },
  section: { added: 'wrote' },
  citationStyle: { added: 'brought' },
  seat: { added: 'set', removed: 'took away' },
  idea: { added: 'put', removed: 'took back' },
  ballot: { added: 'cast', removed: 'took back' },
  ready: { added: 'told', removed: 'took back' },
  qualityRound: { added: 'began' },
  qualityJudgement: { added: 'made', removed: 'took back' },
  pieceEdit: { added: 'made', removed: 'took back' },
  reportExport: { added: 'made' },
  itemAnswer: { added: 'gave', removed: 'took back' },
  wave: { added: 'opened' },
  response: { added: 'recorded', removed: 'took back' },
  result: { added: 'stated' },
}

/** The verb of a fact, in the past tense. A thing that only changed its place was moved. */
export function verbOf(noun: NounName, fact: Fact): string {
  if (fact.type === 'theory.refined' && fact.from === null) return refinedBy[fact.to?.kind ?? 'refine']
  if (fact.from === null) return verbs[noun]?.added ?? 'added'
  if (fact.to === null) return verbs[noun]?.removed ?? 'removed'
  const fields = Object.keys(fact.to)
  const turned = turns[fields.join()]
  if (turned) return turned[Object.values(fact.to)[0] === true ? 0 : 1]
  if (noun === 'record' && fields.join() === 'source') return 'moved'
  return fields.every((field) => places.has(field)) ? 'moved' : 'changed'
}
/** What is done where only one of these changes: when it becomes so, and when it no longer is. */
const turns: Readonly<Record<string, readonly [string, string]>> = {
  closed: ['closed', 'reopened'],
  retired: ['retired', 'brought back'],
  resolved: ['resolved', 'reopened'],
  blinded: ['blinded', 'unblinded'],
  leftOut: ['left out', 'put back'],
  privateInReport: ['kept from the report', 'let into the report'],
}
const places = new Set(['order', 'slot', 'theory', 'group', 'parent'])

/** Fields whose names are no words to say them by. */
const calledFields: Readonly<Record<string, string>> = {
  text: 'wording',
  rapidBecause: 'reasons for the rapid way',
  whyRealist: 'reasons for the realist way',
  quoteWords: 'length of quotations',
  keepUntil: 'time to keep identities',
  chosenBecause: 'reason for the choice',
  evidenceKind: 'kind of evidence',
  entersAt: 'stage of entry',
  reasonNeeded: 'need for a reason',
  reasonsMustAgree: 'rule on reasons that differ',
  levelsMustAgree: 'rule on levels that differ',
  maybeCounts: 'meaning of a maybe',
  stopAfter: 'number to stop after',
  stopWhen: 'time to stop',
}
/** A field's name as words: "exampleWords" is "example words". */
export const fieldWords = (field: string): string =>
  calledFields[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** What a fact changed, field by field. */
export function changesOf(state: State, names: Names, { type, from, to }: Fact): FieldChange[] {
  // What a single person answered is in no trail.
  if (type === 'questionnaire.answered') return []
  const [had, has] = [flat(from ?? {}), flat(to ?? {})]
  return [...new Set([...Object.keys(had), ...Object.keys(has)])].flatMap((field) => {
    const [before, after] = [asText(state, names, had[field]), asText(state, names, has[field])]
    if (before === after) return []
    return { field: fieldWords(field), ...(before !== '' && { from: before }), ...(after !== '' && { to: after }) }
  })
}

/** A value with the parts of a nested one (a reference) as fields of its own. */
const flat = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part && typeof part === 'object' && !Array.isArray(part) ? Object.entries(part) : [[key, part]],
    ),
  )

/** A field as text: ids by what they are called, lists with commas, nothing for a field that is not there. */
function asText(state: State, names: Names, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string')
    return nounOfId(value) ? (names.get(value as Id<'per'>)?.name ?? labelOf(state, value as Id)) : value
  if (Array.isArray(value)) return value.map((item) => asText(state, names, item)).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.values(value)
    .map((part) => asText(state, names, part))
    .filter(Boolean)
    .join(' ')
}
