import type { Value } from '../fact.ts'

type Usual = Omit<Value<'field'>, 'form' | 'order'>

/**
 * What realist reviews usually take from their documents, as a start to cut and add to: aims, setting, design and
 * participants, what was done, with which theory, and who paid (RAMESES I, item 13, Wong et al. 2013; Pawson 2006).
 */
export const usualFields: readonly Usual[] = [
  {
    name: 'Aims',
    kind: 'long text',
    instructions: 'What the authors set out to do, in their words where they fit.',
    required: true,
  },
  {
    name: 'Country',
    kind: 'place',
    instructions: 'Where the study was done, not where its authors work.',
    required: true,
  },
  { name: 'Setting', kind: 'text', instructions: 'The kind of place: a hospital, a care system, a school.' },
  {
    name: 'Design',
    kind: 'one of',
    instructions: 'As the authors name it, else as it was done.',
    required: true,
    options: [
      { key: 'qualitative', label: 'Qualitative', meaning: 'Interviews, focus groups, observation.' },
      { key: 'quantitative', label: 'Quantitative', meaning: 'Surveys, routine data, without a trial.' },
      { key: 'trial', label: 'Trial or quasi-experiment' },
      { key: 'mixed-methods', label: 'Mixed methods' },
      { key: 'case-study', label: 'Case study' },
      { key: 'realist-evaluation', label: 'Realist evaluation' },
      { key: 'review', label: 'Review of others’ studies' },
      { key: 'policy-or-opinion', label: 'Policy or opinion', meaning: 'No data of its own.' },
      { key: 'other', label: 'Other', meaning: 'Say what in the note.' },
    ],
  },
  { name: 'Participants', kind: 'text', instructions: 'Who gave data: roles and groups.' },
  {
    name: 'Number of participants',
    kind: 'number',
    unit: 'people',
    instructions: 'All who gave data; the rest into the note.',
  },
  {
    name: 'Programme or intervention',
    kind: 'long text',
    instructions: 'What was done, for whom, by whom, for how long.',
    required: true,
  },
  { name: 'Theory used', kind: 'list', instructions: 'Formal theories that the authors name, one on a line.' },
  {
    name: 'Funding',
    kind: 'one of',
    options: [
      { key: 'public', label: 'Public' },
      { key: 'charity', label: 'Charity or foundation' },
      { key: 'industry', label: 'Industry' },
      { key: 'none', label: 'None' },
      { key: 'mixed', label: 'More than one of these', meaning: 'Say which in the note.' },
    ],
  },
]

/** The same for who took part, where a table of participants is wanted. */
export const usualParticipantFields: readonly Usual[] = [
  {
    name: 'Groups',
    kind: 'list',
    instructions: 'Groups that the source tells apart, one on a line: patients, nurses, managers.',
  },
  { name: 'Number', kind: 'number', unit: 'people' },
  { name: 'Recruited from', kind: 'text', instructions: 'The place or list that they came from.' },
  { name: 'Age', kind: 'text', instructions: 'As reported: mean, median or range.' },
  { name: 'Gender', kind: 'text', instructions: 'As reported.' },
  { name: 'Ethnicity', kind: 'text', instructions: 'As reported.' },
  {
    name: 'Disadvantage told of',
    kind: 'yes, no or unclear',
    instructions: 'Whether the source looks at who is worse off.',
  },
]
