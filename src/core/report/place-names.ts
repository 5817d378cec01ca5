import { type Span, say } from './blocks.ts'

/** What parts of the report are called where a table leads to them. */
export const placeNames: Record<string, string> = {
  'initial-theory': 'initial theory',
  'taking-part': 'people who took part',
  phases: 'phases',
  matrix: 'sources by configuration',
  title: 'title and abstract',
  question: 'question',
  rameses: 'checklist',
  quality: 'quality standards',
  trail: 'trail',
  definitions: 'definitions',
  deviations: 'changes to the protocol',
  searches: 'searches',
  themes: 'themes',
  methods: 'methods',
  prioritising: 'prioritising',
  'stakeholder-input': 'stakeholder input',
  criteria: 'criteria',
  agreement: 'agreement',
  stopping: 'screening that ended early',
  codebook: 'codebook',
  evidence: 'evidence',
  gaps: 'gaps',
  indicators: 'indicators',
  surveys: 'surveys',
  'truth-tables': 'truth tables over cases',
  'shared-intelligence': 'shared intelligence',
  accountability: 'accountability',
  'evaluation-flow': 'flow of the evaluation',
  cases: 'cases',
  verdicts: 'configurations in cases',
  appraisal: 'selection and appraisal',
  characteristics: 'characteristics',
  refinements: 'refinements',
  flow: 'flow',
  configurations: 'configurations',
  'programme-theory': 'programme theory',
  lineage: 'lineage',
  discussion: 'discussion',
  checks: 'check findings',
  comparison: 'comparison',
  guidance: 'guidance',
  declarations: 'declarations',
}

/** Places of the report, one after another, each leading there. */
export const leadingTo = (places: readonly string[]): Span[] =>
  places.flatMap((to, i): Span[] => [
    ...(i > 0 ? [say(', ')] : []),
    { as: 'place', to, text: placeNames[to] ?? to.replaceAll('-', ' ') },
  ])
