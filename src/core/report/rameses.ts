import type { Id } from '../ids.ts'
import type { Flow } from '../screening/flow.ts'
import { referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'

/** How far the project holds what an item asks for: all of it, some of it, or nothing. */
export type Answer = 'yes' | 'unclear' | 'no'

export interface Item {
  number: number
  section: string
  name: string
  /** What has to be reported, in our words. */
  asks: string
  /** Where the report answers it, by block id. */
  places: string[]
  answer: (state: State, flow: Flow) => Answer
}

const all = (...parts: boolean[]): Answer => (parts.every(Boolean) ? 'yes' : parts.some(Boolean) ? 'unclear' : 'no')

const project = (state: State) => [...state.project.values()][0]
const states = (state: State, kind: string) =>
  [...state.statement.values()].some((statement) => statement.kind === kind)
const declares = (state: State, kind: string) => [...state.declaration.values()].some((made) => made.kind === kind)
const searched = (state: State, purposes: string[]) =>
  [...state.search.values()].some(({ purpose }) => purposes.includes(purpose))

/**
 * The RAMESES publication standards for realist syntheses: Wong G, Greenhalgh T, Westhorp G, Buckingham J, Pawson R
 * (2013), BMC Medicine 11:21, doi 10.1186/1741-7015-11-21. What each asks for is paraphrased.
 */
export const ramesesItems: readonly Item[] = [
  {
    number: 1,
    section: 'Title',
    name: 'Title',
    asks: 'The title says that it is a realist synthesis or review.',
    places: ['title'],
    answer: (state) => all(/realist/i.test(project(state)?.title ?? '')),
  },
  {
    number: 2,
    section: 'Abstract',
    name: 'Abstract',
    asks: 'Background, question, search, selection, appraisal, synthesis, results and what they mean, in short.',
    places: ['title'],
    answer: (state) => all((project(state)?.abstract?.length ?? 0) > 0),
  },
  {
    number: 3,
    section: 'Introduction',
    name: 'Rationale for review',
    asks: 'Why the review is needed and what it adds.',
    places: ['question'],
    answer: (state) => all(Boolean(project(state)?.rationale), Boolean(project(state)?.gap)),
  },
  {
    number: 4,
    section: 'Introduction',
    name: 'Objectives and focus',
    asks: 'The objectives or questions, and the focus with its reasons.',
    places: ['question', 'definitions'],
    answer: (state) => all(Boolean(project(state)?.question), state.objective.size > 0),
  },
  {
    number: 5,
    section: 'Methods',
    name: 'Changes in the process',
    asks: 'Departures from the plan, each with its reason.',
    places: ['deviations'],
    answer: (state) => (state.deviation.size > 0 ? 'yes' : 'unclear'),
  },
  {
    number: 6,
    section: 'Methods',
    name: 'Rationale for a realist synthesis',
    asks: 'Why this method suits the question best.',
    places: ['question'],
    answer: (state) => all(Boolean(project(state)?.whyRealist)),
  },
  {
    number: 7,
    section: 'Methods',
    name: 'Scoping the literature',
    asks: 'How the literature was explored at first, and why so.',
    places: ['searches', 'themes'],
    answer: (state) => all(searched(state, ['scoping', 'initial theory']), state.theme.size > 0),
  },
  {
    number: 8,
    section: 'Methods',
    name: 'Searching',
    asks: 'How and why the iterative search was done, and every source used: databases with terms, coverage and dates, and how people who were asked were found.',
    places: ['searches'],
    answer: (state) => {
      const log = [...state.search.values()]
      if (log.length === 0) return 'no'
      return log.every(({ strategy, on, unreported }) => strategy && on && !unreported?.length) ? 'yes' : 'unclear'
    },
  },
  {
    number: 9,
    section: 'Methods',
    name: 'Selection and appraisal',
    asks: 'How it was judged which documents, and which data in them, come in or stay out.',
    places: ['methods', 'appraisal'],
    answer: (state) => all(state.criterion.size > 0, state.stage.size > 0),
  },
  {
    number: 10,
    section: 'Methods',
    name: 'Data extraction',
    asks: 'What was taken from the documents, and why that.',
    places: ['methods', 'characteristics'],
    answer: (state) => all(state.field.size + state.code.size > 0, state.answer.size + state.evidence.size > 0),
  },
  {
    number: 11,
    section: 'Methods',
    name: 'Analysis and synthesis',
    asks: 'The analytic process in detail, with the constructs that were analysed.',
    places: ['methods', 'definitions', 'refinements'],
    answer: (state) => all(state.definition.size > 0, state.refinement.size > 0),
  },
  {
    number: 12,
    section: 'Results',
    name: 'Flow of documents',
    asks: 'Numbers assessed and included, with the reasons for leaving at each stage and where documents came from.',
    places: ['flow', 'appraisal'],
    answer: (_, { steps }) => {
      if (steps.length === 0) return 'no'
      const silent = steps.some((step) =>
        step.kind === 'reported'
          ? (step.left ?? 0) > 0 && !step.why
          : step.left.some((gone) => !gone.reason && !gone.because),
      )
      return silent ? 'unclear' : 'yes'
    },
  },
  {
    number: 13,
    section: 'Results',
    name: 'Characteristics of documents',
    asks: 'What the included documents are like.',
    places: ['characteristics'],
    answer: (state, { included }) => {
      const told = included.filter((source) => referrers(state, 'answer', source).length > 0).length
      if (told === 0) return 'no'
      return told === included.length ? 'yes' : 'unclear'
    },
  },
  {
    number: 14,
    section: 'Results',
    name: 'Main findings',
    asks: 'The key findings, with a focus on building and testing theory.',
    places: ['configurations', 'programme-theory', 'lineage'],
    // Without the words a configuration had, or with a lineage that is inferred, the building can only be followed in part.
    answer: (state) =>
      liveConfigurations(state).length + state.evidence.size === 0
        ? 'no'
        : all(
            liveConfigurations(state).length > 0,
            state.evidence.size > 0,
            ![...state.configuration.values()].some(({ wording }) => wording === 'unpublished'),
            ![...state.refinement.values()].some(({ pairing }) => pairing === 'inferred'),
          ),
  },
  {
    number: 15,
    section: 'Discussion',
    name: 'Summary of findings',
    asks: 'The findings, held against objectives, questions and audience.',
    places: ['discussion'],
    answer: (state) => all(states(state, 'finding')),
  },
  {
    number: 16,
    section: 'Discussion',
    name: 'Strengths, limits and future research',
    asks: 'Strengths and limits of every step, how strong the evidence behind the explanations is, and where more work is needed.',
    places: ['discussion', 'checks'],
    answer: (state) => all(states(state, 'strength'), states(state, 'limitation'), states(state, 'next study')),
  },
  {
    number: 17,
    section: 'Discussion',
    name: 'Comparison with existing literature',
    asks: 'How the findings stand to other literature on the subject.',
    places: ['comparison'],
    answer: (state) => all(state.comparison.size > 0),
  },
  {
    number: 18,
    section: 'Discussion',
    name: 'Conclusion and recommendations',
    asks: 'The main implications in the light of other literature, with recommendations for policy and practice where they fit.',
    places: ['discussion', 'guidance'],
    answer: (state) => all(states(state, 'recommendation') || state.guideline.size > 0),
  },
  {
    number: 19,
    section: 'Discussion',
    name: 'Funding',
    asks: 'Who paid, what part the funder had, and the reviewers’ conflicts of interest.',
    places: ['declarations'],
    answer: (state) => all(declares(state, 'funding'), declares(state, 'conflict of interest')),
  },
]

/**
 * How an item is answered: from what the project holds, and from the protocol sections that name the item, which can
 * turn a "no" into "unclear" and fill in the method items, but never vouch for results.
 */
export function answerOf(state: State, flow: Flow, item: Item): { answer: Answer; written: Id<'psc'>[] } {
  const written = [...state.protocol].filter(([, { items }]) => items?.includes(item.number)).map(([id]) => id)
  const answer = item.answer(state, flow)
  if (written.length === 0 || answer === 'yes') return { answer, written }
  return { answer: item.section === 'Methods' && item.number !== 8 ? 'yes' : 'unclear', written }
}
