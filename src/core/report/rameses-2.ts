import { profileOf } from '../evaluation/profile.ts'
import { liveConfigurations, versionsOf } from '../theory/lineage.ts'
import { asked, declares, evaluationAbstractParts, held, type Item, project, told } from './standards.ts'

/**
 * The RAMESES II reporting standards for realist evaluations: Wong G, Westhorp G, Manzano A, Greenhalgh J, Jagosh J,
 * Greenhalgh T (2016), BMC Medicine 14:96, doi 10.1186/s12916-016-0643-1. What each asks for is paraphrased.
 */
export const rameses2Items: readonly Item[] = [
  {
    number: 1,
    section: 'Title',
    name: 'Title',
    asks: 'The title says that it is a realist evaluation.',
    places: ['title'],
    parts: (state) => [
      held(
        'the words realist evaluation',
        /realist evaluation|realist process evaluation/i.test(project(state)?.title ?? ''),
      ),
    ],
  },
  {
    number: 2,
    section: 'Summary',
    name: 'Summary or abstract',
    asks: 'Programme, setting, purpose, questions, methods, findings and conclusions, in short, so that a realist approach can be seen.',
    places: ['title'],
    parts: evaluationAbstractParts,
  },
  {
    number: 3,
    section: 'Introduction',
    name: 'Rationale for evaluation',
    asks: 'The purpose of the evaluation, and what it means for its focus and design.',
    places: ['question'],
    parts: asked.rationale,
  },
  {
    number: 4,
    section: 'Introduction',
    name: 'Programme theory',
    asks: 'The initial programme theory, and how it was made.',
    places: ['initial-theory', 'methods'],
    parts: (state) => [
      held('a first version', versionsOf(state).length > 0),
      told(
        'what it was built from',
        state.origin.size > 0 || [...state.source.values()].some(({ uses }) => uses?.includes('theory building')),
      ),
    ],
  },
  {
    number: 5,
    section: 'Introduction',
    name: 'Questions, objectives and focus',
    asks: 'The questions and objectives, and how the theory set the focus.',
    places: ['question', 'definitions', 'prioritising'],
    parts: asked.objectives,
  },
  {
    number: 6,
    section: 'Introduction',
    name: 'Ethical approval',
    asks: 'Whether approval was needed and given, with its details; or why none was needed.',
    places: ['declarations'],
    parts: (state) => [held('ethics', declares(state, 'ethics'))],
  },
  {
    number: 7,
    section: 'Methods',
    name: 'Rationale for a realist evaluation',
    asks: 'Why this approach was chosen, and how it was adapted if it was.',
    places: ['question', 'deviations'],
    parts: asked.whyRealist,
  },
  {
    number: 8,
    section: 'Methods',
    name: 'Environment of the evaluation',
    asks: 'Where and in which circumstances the evaluation took place.',
    places: ['methods', 'cases'],
    parts: (state) => [
      told('cases', state.case.size > 0),
      told('their context', state.case.size > 0 && [...state.case.keys()].every((id) => profileOf(state, id).size > 0)),
    ],
  },
  {
    number: 9,
    section: 'Methods',
    name: 'The programme evaluated',
    asks: 'What was evaluated, with what of it matters.',
    places: ['question', 'methods'],
    parts: (state) => [told('the programme', project(state)?.programme)],
  },
  {
    number: 10,
    section: 'Methods',
    name: 'Design',
    asks: 'What was planned and done, and why; and what changed.',
    places: ['methods', 'phases', 'evaluation-flow', 'cases', 'deviations'],
    parts: (state) => [
      told('phases', state.phase.size > 0),
      told(
        'why each case was chosen',
        state.case.size > 0 && [...state.case.values()].every(({ chosenBecause }) => chosenBecause),
      ),
    ],
  },
  {
    number: 11,
    section: 'Methods',
    name: 'Data collection',
    asks: 'Which methods, why, and how each fed into building, supporting, refuting or refining theory.',
    places: ['methods', 'instruments', 'encounters'],
    parts: (state) => [
      told('instruments', state.instrument.size > 0),
      held(
        'which configurations they ask about',
        state.instrument.size > 0 && [...state.instrument.values()].every(({ theories }) => theories.length > 0),
      ),
    ],
  },
  {
    number: 12,
    section: 'Methods',
    name: 'Recruitment and sampling',
    asks: 'How people were found, and how the sample served the theory.',
    places: ['methods', 'sampling', 'evaluation-flow', 'taking-part'],
    parts: (state) => [
      told('recruitment', false),
      held('whom to hear on which theories, and why', state.samplingTarget.size > 0),
      held('who took part', state.participant.size > 0),
    ],
  },
  {
    number: 13,
    section: 'Methods',
    name: 'Data analysis',
    asks: 'The constructs, the process, and how theory was developed, supported, refuted and refined.',
    places: ['methods', 'definitions', 'codebook', 'refinements', 'stakeholder-input'],
    parts: (state) => [
      told('definitions', state.definition.size > 0),
      told('a codebook', state.code.size > 0),
      held('steps of refinement', state.refinement.size > 0),
    ],
  },
  {
    number: 14,
    section: 'Results',
    name: 'Details of participants',
    asks: 'Who took part, what data they gave, and what these did to the theory.',
    places: ['evaluation-flow', 'taking-part', 'encounters', 'evidence'],
    parts: (state) => [
      held('participants', state.participant.size > 0),
      held(
        'what they gave',
        [...state.participant.values()].some(({ source }) => source),
      ),
      held('what it did to the theory', state.reply.size > 0 || state.evidence.size > 0),
    ],
  },
  {
    number: 15,
    section: 'Results',
    name: 'Main findings',
    asks: 'Findings tied to configurations, and how they built, tested or refined theory.',
    places: [
      'configurations',
      'evidence',
      'verdicts',
      'replies',
      'indicators',
      'programme-theory',
      'lineage',
      'refinements',
    ],
    parts: (state) => [
      ...(state.case.size > 0 ? [held('verdicts in cases', state.activation.size > 0)] : []),
      held('configurations', liveConfigurations(state).length > 0),
      held('evidence', state.evidence.size > 0),
      held('refinements', state.refinement.size > 0),
      ...(state.questionnaire.size > 0 ? [held('answers to surveys', state.response.size > 0)] : []),
      ...(state.indicator.size > 0
        ? [
            held(
              'which parts of the theory indicators speak to',
              [...state.indicator.values()].some(({ links }) => links?.length),
            ),
          ]
        : []),
    ],
  },
  {
    number: 16,
    section: 'Discussion',
    name: 'Summary of findings',
    asks: 'The findings, held against questions, purpose, theory and audience.',
    places: ['discussion'],
    parts: asked.summary,
  },
  {
    number: 17,
    section: 'Discussion',
    name: 'Strengths, limits and future directions',
    asks: 'Strengths and limits of every step, how far the explanations can be trusted, and what should follow.',
    places: ['discussion', 'gaps', 'checks'],
    parts: asked.strengths,
  },
  {
    number: 18,
    section: 'Discussion',
    name: 'Comparison with existing literature',
    asks: 'How the findings stand to what is known of like programmes.',
    places: ['comparison'],
    parts: asked.comparison,
  },
  {
    number: 19,
    section: 'Discussion',
    name: 'Conclusion and recommendations',
    asks: 'Conclusions that the analysis bears out, and recommendations in keeping with a realist approach.',
    places: ['discussion', 'guidance'],
    parts: asked.recommendations,
  },
  {
    number: 20,
    section: 'Discussion',
    name: 'Funding and conflicts of interest',
    asks: 'Who paid, what part the funder had, and conflicts of interest.',
    places: ['declarations'],
    parts: asked.funding,
  },
]
