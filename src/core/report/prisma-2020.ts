import { runsOf, wasRun } from '../search/runs.ts'
import type { State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { ramesesItems } from './rameses.ts'
import { abstractParts, declares, held, type Item, project, states, votesKnown } from './standards.ts'

type Row = [number: string, section: string, name: string, asks: string, places: string[], parts: Item['parts']]

/** Items on effects, their pooling and certainty: a realist review explains and does not pool, and says so. */
const ofPooling: Item['parts'] = () => []

const runs = (state: State) => [...state.search.keys()].flatMap((id) => runsOf(state, id).filter(wasRun))
const rameses = (number: number): Item['parts'] =>
  ramesesItems.find((item) => item.number === number)?.parts ?? ofPooling

const rows: readonly Row[] = [
  [
    '1',
    'Title',
    'Title',
    'The report is identified as a systematic review; here as a realist one.',
    ['title'],
    rameses(1),
  ],
  ['2', 'Abstract', 'Abstract', 'What the PRISMA list for abstracts asks for.', ['title'], abstractParts],
  ['3', 'Introduction', 'Rationale', 'Why the review is made, in view of what is known.', ['question'], rameses(3)],
  ['4', 'Introduction', 'Objectives', 'The objectives or questions, spelled out.', ['question'], rameses(4)],
  [
    '5',
    'Methods',
    'Eligibility criteria',
    'What comes in and stays out, and how sources were grouped.',
    ['criteria'],
    (state) => [held('criteria', state.criterion.size > 0)],
  ],
  [
    '6',
    'Methods',
    'Information sources',
    'Every place that was searched, and when each was searched last.',
    ['searches'],
    (state) => [
      held('a search log', state.search.size > 0),
      held('every date', runs(state).length > 0 && runs(state).every(({ on }) => on)),
    ],
  ],
  [
    '7',
    'Methods',
    'Search strategy',
    'The full strategy for every place, with limits.',
    ['searches'],
    (state) => [
      held(
        'every strategy',
        state.search.size > 0 && [...state.search.values()].every(({ strategy, dropped }) => strategy || dropped),
      ),
    ],
  ],
  [
    '8',
    'Methods',
    'Selection process',
    'How it was decided, by how many people, how independently, and with which tools.',
    ['methods', 'appraisal', 'agreement', 'stopping'],
    (state, flow) => [
      held('stages and their reviewers', state.stage.size > 0),
      held('the votes behind the outcomes', state.stage.size > 0 && votesKnown(state, flow)),
    ],
  ],
  [
    '9',
    'Methods',
    'Data collection process',
    'How data were taken from reports, by how many people.',
    ['methods', 'characteristics'],
    (state) => [held('forms or codes', state.form.size + state.code.size > 0)],
  ],
  [
    '10a',
    'Methods',
    'Data items: outcomes',
    'Which outcomes data were sought for.',
    ['definitions', 'configurations'],
    (state) => [
      held(
        'what an outcome is here',
        [...state.definition.values()].some(({ slot, term }) => slot === 'O' || /outcome/i.test(term)),
      ),
    ],
  ],
  [
    '10b',
    'Methods',
    'Data items: other',
    'Which other variables data were sought for.',
    ['characteristics', 'codebook'],
    (state) => [held('fields or codes', state.field.size + state.code.size > 0)],
  ],
  [
    '11',
    'Methods',
    'Assessment of risk of bias',
    'How studies were appraised; in a realist review at gates of relevance, richness and rigour.',
    ['appraisal'],
    (state) => [
      held(
        'a gate',
        [...state.stage.values()].some(({ kind }) => kind === 'rigour' || kind === 'relevance'),
      ),
    ],
  ],
  ['12', 'Methods', 'Effect measures', 'The measure of each outcome.', [], ofPooling],
  [
    '13',
    'Methods',
    'Synthesis methods',
    'How findings were brought together, and why so.',
    ['methods', 'refinements'],
    rameses(11),
  ],
  ['14', 'Methods', 'Assessment of reporting bias', 'How bias from missing results was assessed.', [], ofPooling],
  [
    '15',
    'Methods',
    'Assessment of certainty',
    'How certainty in the evidence for each outcome was assessed.',
    [],
    ofPooling,
  ],
  [
    '16a',
    'Results',
    'Study selection',
    'The flow from records to included studies.',
    ['flow'],
    (_, flow) => [held('numbers', flow.steps.length > 0)],
  ],
  [
    '16b',
    'Results',
    'Near misses',
    'Studies that might seem to belong, and why they were left out.',
    ['appraisal'],
    rameses(12),
  ],
  [
    '17',
    'Results',
    'Study characteristics',
    'Each included study with its characteristics.',
    ['characteristics'],
    rameses(13),
  ],
  [
    '18',
    'Results',
    'Risk of bias in studies',
    'The appraisal of each included study.',
    ['appraisal'],
    (state) => [held('judgements of single sources', state.appraisal.size > 0)],
  ],
  [
    '19',
    'Results',
    'Results of individual studies',
    'What each study gave to each finding.',
    ['evidence', 'matrix'],
    (state) => [held('evidence by source', state.evidence.size > 0)],
  ],
  [
    '20',
    'Results',
    'Results of syntheses',
    'What the synthesis came to.',
    ['configurations', 'programme-theory', 'lineage'],
    (state) => [held('configurations', liveConfigurations(state).length > 0)],
  ],
  ['21', 'Results', 'Reporting biases', 'Bias from missing results, for each synthesis.', [], ofPooling],
  ['22', 'Results', 'Certainty of evidence', 'Certainty in the evidence for each outcome.', [], ofPooling],
  ['23a', 'Discussion', 'Interpretation', 'The results in view of other evidence.', ['comparison'], rameses(17)],
  [
    '23b',
    'Discussion',
    'Limits of the evidence',
    'Limits of the evidence in the review.',
    ['gaps', 'discussion'],
    (state) => [held('limits', states(state, 'limitation'))],
  ],
  [
    '23c',
    'Discussion',
    'Limits of the process',
    'Limits of how the review was made.',
    ['discussion', 'checks'],
    (state) => [held('limits', states(state, 'limitation'))],
  ],
  [
    '23d',
    'Discussion',
    'Implications',
    'What follows for practice, policy and research.',
    ['discussion', 'guidance'],
    rameses(18),
  ],
  [
    '24a',
    'Other',
    'Registration',
    'Where the review is registered, or that it is not.',
    ['methods'],
    (state) => [
      held(
        'a section on it',
        [...state.protocol.values()].some(({ heading, text }) => /regist|prospero/i.test(`${heading} ${text}`)),
      ),
    ],
  ],
  [
    '24b',
    'Other',
    'Protocol',
    'Where the protocol can be had.',
    ['methods'],
    (state) => [held('a protocol', state.protocol.size > 0)],
  ],
  [
    '24c',
    'Other',
    'Amendments',
    'What was changed, and why.',
    ['deviations'],
    (state) => [held('changes', state.deviation.size > 0)],
  ],
  [
    '25',
    'Other',
    'Support',
    'Who paid, and the part they had.',
    ['declarations'],
    (state) => [held('funding', declares(state, 'funding'))],
  ],
  [
    '26',
    'Other',
    'Competing interests',
    'Interests of those who made the review.',
    ['declarations'],
    (state) => [held('conflicts of interest', declares(state, 'conflict of interest'))],
  ],
  [
    '27',
    'Other',
    'Availability',
    'Which data, forms and code can be had, and where.',
    ['title'],
    (state) => [held('a licence', project(state)?.licence)],
  ],
]

/**
 * The twenty-seven items of PRISMA 2020 (Page et al. 2021, doi 10.1136/bmj.n71), 10, 16, 23 and 24 by their parts, in our
 * words. Items on effect measures, pooling, reporting bias and certainty are of reviews that pool effects.
 */
export const prisma2020Items: readonly Item[] = rows.map(([number, section, name, asks, places, parts]) => ({
  number,
  section,
  name,
  asks,
  places,
  parts,
}))
