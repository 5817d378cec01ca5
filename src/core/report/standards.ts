import { agreementUnknown } from '../check/agreement.ts'
import type { Id } from '../ids.ts'
import type { Flow } from '../screening/flow.ts'
import type { State } from '../state.ts'

/** How far the project holds what an item asks for: all of it, some of it, or nothing; or the item is of another kind of study. */
export type Answer = 'yes' | 'unclear' | 'no' | 'does not apply'

/** One thing that an item asks for: whether the project holds it, and whether a section of the protocol can tell it as well. */
export interface Part {
  what: string
  held: boolean
  tellable?: true
}

export interface Item {
  /** As the standard counts: 12, or 16a. */
  number: number | string
  section: string
  name: string
  /** What has to be reported, in our words. */
  asks: string
  /** Where the report answers it, by block id. */
  places: string[]
  parts: (state: State, flow: Flow) => Part[]
}

export const held = (what: string, is: unknown): Part => ({ what, held: Boolean(is) })
/** A method can be told in words as well; what was found with it cannot. */
export const told = (what: string, is: unknown): Part => ({ ...held(what, is), tellable: true })

export const project = (state: State) => [...state.project.values()][0]
export const states = (state: State, kind: string) =>
  [...state.statement.values()].some((statement) => statement.kind === kind)
export const declares = (state: State, kind: string) =>
  [...state.declaration.values()].some((made) => made.kind === kind)
export const searched = (state: State, purposes: string[]) =>
  [...state.search.values()].some(({ purpose }) => purposes.includes(purpose))

/** What an abstract is to tell, by the words that its headings and sentences use for it. English only. */
const abstractTells: [what: string, words: RegExp][] = [
  [
    'background',
    /\b(?:background|introduction|because|although|despite|however|little is known|depends?|growing|unclear|needed)\b/i,
  ],
  ['question', /\b(?:objectives?|aims?|purpose|questions?|asks?|explor\w+|understand)\b/i],
  ['search', /\b(?:search\w*|databases?|medline|pubmed|embase|scopus|cinahl|web of science)\b/i],
  [
    'selection and appraisal',
    /\b(?:screen\w*|select\w*|includ\w+|exclud\w+|eligib\w+|apprais\w+|relevan\w+|rigou?r|richness)\b/i,
  ],
  ['synthesis', /\b(?:synthes\w+|refin\w+|analys\w+|retroduc\w+|extract\w+)\b/i],
  ['results', /\b(?:results?|findings?|found|identified|configurations?|CMOCs?)\b/i],
  ['implications', /\b(?:implications?|recommend\w*|should|conclusions?|(?:for|in) (?:practice|policy))\b/i],
]

/** The same of an evaluation, which gathers and does not search. */
const evaluationTells: typeof abstractTells = [
  ...abstractTells.filter(([what]) => what === 'background' || what === 'question'),
  ['programme and setting', /\b(?:programmes?|interventions?|services?|systems?|settings?|sites?|cases?)\b/i],
  ['design and methods', /\b(?:realist|interview\w*|observ\w+|survey\w*|questionnaires?|indicators?|documents?)\b/i],
  ...abstractTells.filter(([what]) => what === 'results' || what === 'implications'),
]

export const abstractParts = (state: State): Part[] => abstractHolds(state, abstractTells)
export const evaluationAbstractParts = (state: State): Part[] => abstractHolds(state, evaluationTells)

function abstractHolds(state: State, tells: typeof abstractTells): Part[] {
  const abstract = project(state)?.abstract ?? []
  const words = abstract.map(({ heading, text }) => `${heading}: ${text}`).join('\n')
  return tells.map(([what, cue]) => held(what, cue.test(words)))
}

/** What reviews and evaluations are asked for alike, by both RAMESES standards. */
export const asked = {
  rationale: (state) => [
    held('why it is needed', project(state)?.rationale),
    held('what it adds', project(state)?.gap),
  ],
  objectives: (state) => [held('a question', project(state)?.question), held('objectives', state.objective.size > 0)],
  whyRealist: (state) => [told('why realist', project(state)?.whyRealist)],
  summary: (state) => [held('findings', states(state, 'finding'))],
  strengths: (state) => [
    held('strengths', states(state, 'strength')),
    held('limits', states(state, 'limitation')),
    held('the next study', states(state, 'next study')),
  ],
  comparison: (state) => [held('comparisons', state.comparison.size > 0)],
  recommendations: (state) => [held('recommendations', states(state, 'recommendation') || state.guideline.size > 0)],
  funding: (state) => [
    held('funding', declares(state, 'funding')),
    held('conflicts of interest', declares(state, 'conflict of interest')),
  ],
} satisfies Record<string, Item['parts']>

/** Whether the votes behind the outcomes are known wherever several people decide, so that agreement can be told. */
export const votesKnown = (state: State, flow: Flow): boolean =>
  agreementUnknown({ state, flow, live: [], evidence: new Map() }).length === 0

/**
 * How an item is answered: from what the project holds, and from the protocol sections that name the item. These tell a
 * method as well as a field does; of what a method gave they show at most that somebody thought of it.
 */
export function answerOf(
  state: State,
  flow: Flow,
  item: Item,
): { answer: Answer; held: string[]; missing: string[]; written: Id<'psc'>[] } {
  const names = (items: readonly number[] | undefined) => items?.some((one) => one === item.number)
  const written = [...state.protocol].filter(([, { items }]) => names(items)).map(([id]) => id)
  const parts = item.parts(state, flow)
  if (parts.length === 0) return { answer: 'does not apply', held: [], missing: [], written: [] }
  const missing = parts.filter(({ held, tellable }) => !held && !(tellable && written.length > 0))
  const nothing = missing.length === parts.length && written.length === 0
  return {
    answer: missing.length === 0 ? 'yes' : nothing ? 'no' : 'unclear',
    held: parts.filter(({ held }) => held).map(({ what }) => what),
    missing: missing.map(({ what }) => what),
    written,
  }
}
