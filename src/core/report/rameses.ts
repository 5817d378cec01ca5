import { whyLeft } from '../screening/flow.ts'
import { referrers } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { abstractParts, asked, held, type Item, project, searched, told, votesKnown } from './standards.ts'

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
    parts: (state) => [held('the word realist', /realist/i.test(project(state)?.title ?? ''))],
  },
  {
    number: 2,
    section: 'Abstract',
    name: 'Abstract',
    asks: 'Background, question, search, selection, appraisal, synthesis, results and what they mean, in short.',
    places: ['title'],
    parts: abstractParts,
  },
  {
    number: 3,
    section: 'Introduction',
    name: 'Rationale for review',
    asks: 'Why the review is needed and what it adds.',
    places: ['question'],
    parts: asked.rationale,
  },
  {
    number: 4,
    section: 'Introduction',
    name: 'Objectives and focus',
    asks: 'The objectives or questions, and the focus with its reasons.',
    places: ['question', 'definitions', 'prioritising'],
    parts: asked.objectives,
  },
  {
    number: 5,
    section: 'Methods',
    name: 'Changes in the process',
    asks: 'Departures from the plan, each with its reason.',
    places: ['deviations'],
    parts: (state) => [
      held('a protocol', state.stage.size + state.protocol.size > 0),
      told('changes, or that there were none', state.deviation.size > 0),
    ],
  },
  {
    number: 6,
    section: 'Methods',
    name: 'Rationale for a realist synthesis',
    asks: 'Why this method suits the question best.',
    places: ['question'],
    parts: asked.whyRealist,
  },
  {
    number: 7,
    section: 'Methods',
    name: 'Scoping the literature',
    asks: 'How the literature was explored at first, and why so.',
    places: ['searches', 'themes'],
    parts: (state) => [
      told('a scoping search', searched(state, ['scoping', 'initial theory'])),
      told('what it gave', state.theme.size > 0),
    ],
  },
  {
    number: 8,
    section: 'Methods',
    name: 'Searching',
    asks: 'How and why the iterative search was done, and every source used: databases with terms, coverage and dates, and how people who were asked were found.',
    places: ['searches'],
    parts: (state) => {
      const log = [...state.search.values()]
      return [
        held('a search log', log.length > 0),
        held('every strategy', log.length > 0 && log.every(({ strategy }) => strategy)),
        held('every date', log.length > 0 && log.every(({ on }) => on)),
        held('what a publication left out', log.length > 0 && log.every(({ unreported }) => !unreported?.length)),
      ]
    },
  },
  {
    number: 9,
    section: 'Methods',
    name: 'Selection and appraisal',
    asks: 'How it was judged which documents, and which data in them, come in or stay out.',
    places: ['methods', 'criteria', 'appraisal', 'agreement', 'stopping'],
    parts: (state, flow) => [
      told('criteria', state.criterion.size > 0),
      told('stages', state.stage.size > 0),
      ...(state.stage.size > 0 ? [held('the votes behind the outcomes', votesKnown(state, flow))] : []),
    ],
  },
  {
    number: 10,
    section: 'Methods',
    name: 'Data extraction',
    asks: 'What was taken from the documents, and why that.',
    places: ['methods', 'codebook', 'characteristics'],
    parts: (state) => [
      told('what was to be taken', state.field.size + state.code.size > 0),
      held('what was taken', state.answer.size + state.evidence.size > 0),
    ],
  },
  {
    number: 11,
    section: 'Methods',
    name: 'Analysis and synthesis',
    asks: 'The analytic process in detail, with the constructs that were analysed.',
    places: ['methods', 'definitions', 'refinements', 'stakeholder-input'],
    parts: (state) => [
      told('definitions', state.definition.size > 0),
      held('steps of refinement', state.refinement.size > 0),
    ],
  },
  {
    number: 12,
    section: 'Results',
    name: 'Flow of documents',
    asks: 'Numbers assessed and included, with the reasons for leaving at each stage and where documents came from.',
    places: ['flow', 'appraisal'],
    parts: (state, { steps }) => {
      const silent = steps.some((step) =>
        step.kind === 'reported'
          ? (step.left ?? 0) > 0 && !step.why
          : step.left.some((source) => {
              const { reason, because } = whyLeft(state, step, source)
              return !reason && !because
            }),
      )
      return [held('numbers', steps.length > 0), held('every reason for leaving', steps.length > 0 && !silent)]
    },
  },
  {
    number: 13,
    section: 'Results',
    name: 'Characteristics of documents',
    asks: 'What the included documents are like.',
    places: ['characteristics'],
    parts: (state, { included }) => {
      const told = included.filter((source) => referrers(state, 'answer', source).length > 0).length
      return [held('characteristics', told > 0), held('those of every source', told > 0 && told === included.length)]
    },
  },
  {
    number: 14,
    section: 'Results',
    name: 'Main findings',
    asks: 'The key findings, with a focus on building and testing theory.',
    places: ['configurations', 'evidence', 'programme-theory', 'lineage'],
    // Without the words a configuration had, or with a lineage that is inferred, the building can only be followed in part.
    parts: (state) => {
      const begun = liveConfigurations(state).length + state.evidence.size > 0
      const said = (wording: string | undefined) => wording !== 'unpublished'
      return [
        held('configurations', liveConfigurations(state).length > 0),
        held('evidence', state.evidence.size > 0),
        held('every wording', begun && [...state.configuration.values()].every(({ wording }) => said(wording))),
        held(
          'which became which',
          begun && [...state.refinement.values()].every(({ pairing }) => pairing !== 'inferred'),
        ),
      ]
    },
  },
  {
    number: 15,
    section: 'Discussion',
    name: 'Summary of findings',
    asks: 'The findings, held against objectives, questions and audience.',
    places: ['discussion'],
    parts: asked.summary,
  },
  {
    number: 16,
    section: 'Discussion',
    name: 'Strengths, limits and future research',
    asks: 'Strengths and limits of every step, how strong the evidence behind the explanations is, and where more work is needed.',
    places: ['discussion', 'gaps', 'checks'],
    parts: asked.strengths,
  },
  {
    number: 17,
    section: 'Discussion',
    name: 'Comparison with existing literature',
    asks: 'How the findings stand to other literature on the subject.',
    places: ['comparison'],
    parts: asked.comparison,
  },
  {
    number: 18,
    section: 'Discussion',
    name: 'Conclusion and recommendations',
    asks: 'The main implications in the light of other literature, with recommendations for policy and practice where they fit.',
    places: ['discussion', 'guidance'],
    parts: asked.recommendations,
  },
  {
    number: 19,
    section: 'Discussion',
    name: 'Funding',
    asks: 'Who paid, what part the funder had, and the reviewers’ conflicts of interest.',
    places: ['declarations'],
    parts: asked.funding,
  },
]
