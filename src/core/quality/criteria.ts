import type { QualityCriterion, qualityLevels } from '../choices.ts'

export type Level = (typeof qualityLevels)[number]

/** A criterion of the quality standards, in our words. */
export interface Criterion {
  key: QualityCriterion
  name: string
  /** What is looked at. */
  asks: string
  /** What each level looks like. Good is adequate and this; excellent is good and this. */
  levels: Record<Level, string>
  /** Parts of the report that show it, by their names. */
  pieces: string[]
}

/**
 * The RAMESES quality standards for realist syntheses, for researchers and peer reviewers (Wong G, Greenhalgh T, Westhorp G,
 * Pawson R, RAMESES project 2014; Wong et al. 2014, Health Services and Delivery Research 2(30), doi 10.3310/hsdr02300).
 * Eight criteria with four levels that build on one another. The wording is ours: the published one is not free to copy.
 */
export const synthesisCriteria: readonly Criterion[] = [
  {
    key: 'problem',
    name: 'The research problem',
    asks: 'Does the subject call for a realist synthesis, and does the question ask what such a synthesis can answer?',
    levels: {
      inadequate:
        'Secondary research cannot answer it, or nobody needs to know how and why; the question wants a description, a count, or whether something works.',
      adequate:
        'One needs to know how and why outcomes come about and differ between contexts, and the question asks that, with at least some of for whom, where and how far.',
      good: 'Causes are thought of as generative when the problem is framed; what the question leaves out has a reason, and it is narrow enough to be handled.',
      excellent:
        'It is argued why a realist approach serves better than others, other theory-driven ones among them; the question is clear and simple enough to learn from.',
    },
    pieces: ['title', 'question'],
  },
  {
    key: 'principles',
    name: 'Realist principles',
    asks: 'Is the realist idea of causes understood, and is it kept to in every step?',
    levels: {
      inadequate:
        'Mechanisms are taken for activities, or nobody looks for them; how context, mechanism and outcome hang together stays unsaid.',
      adequate: 'There are misunderstandings here and there, but what comes out is a realist analysis.',
      good: 'Assumptions and analysis are in keeping with realist philosophy at every stage.',
      excellent: 'Problems of method that came up on the way were solved in a realist manner too.',
    },
    pieces: ['definitions', 'methods', 'configurations'],
  },
  {
    key: 'focus',
    name: 'Focusing the review',
    asks: 'Was the review narrowed step by step to what it can answer and what is wanted?',
    levels: {
      inadequate: 'The subject stays too wide for the time and people there are; it was not narrowed as work went on.',
      adequate: 'It was narrowed as work went on, and that is on record.',
      good: 'Narrowing went round several times, and those who commissioned the review had a part in it.',
      excellent: 'People from outside, who are to use it, drove what it came to be about.',
    },
    pieces: ['question', 'prioritising', 'stakeholder-input', 'deviations'],
  },
  {
    key: 'theory',
    name: 'Programme theory',
    asks: 'Is a realist programme theory built, and refined by what was found?',
    levels: {
      inadequate: 'There is none, or it never became a realist one.',
      adequate:
        'A first theory was put in terms of contexts, mechanisms and outcomes, and the refined one fits the evidence.',
      good: 'It was stated at the outset and refined round after round.',
      excellent:
        'It is tied to substantive theory; what it means for practice and for theory is drawn out, and the pattern in its configurations is accounted for.',
    },
    pieces: ['initial-theory', 'programme-theory', 'lineage', 'refinements', 'configurations'],
  },
  {
    key: 'search',
    name: 'Search strategy',
    asks: 'Would the searches find what is needed to build and test the theory?',
    levels: {
      inadequate:
        'A hierarchy of evidence decides where and for what is searched; there was one search only, in few places, or it was not led by the focus.',
      adequate:
        'The focus leads it; it was tried out and improved, reaches many kinds of sources, and shuts out no design.',
      good: 'More searches followed as understanding grew.',
      excellent: 'Evidence was sought in other fields too, wherever the same mechanism may be at work.',
    },
    pieces: ['searches', 'flow'],
  },
  {
    key: 'selection',
    name: 'Selection and appraisal',
    asks: 'Does what comes in contribute to the theory, and can it be relied on for that?',
    levels: {
      inadequate:
        'Technical checklists or hierarchies decide; so strict that little is left, or so loose that nothing can be trusted.',
      adequate:
        'Documents and data are chosen for what they add to theory (relevance) and for methods that bear what is taken from them (rigour).',
      good: 'What the methods of studies cannot bear is noted, and carried into the synthesis.',
      excellent: 'Relevance and rigour are judged with a deep command of the field.',
    },
    pieces: ['criteria', 'appraisal', 'agreement', 'stopping'],
  },
  {
    key: 'extraction',
    name: 'Data extraction',
    asks: 'Does extraction catch what a realist analysis needs?',
    levels: {
      inadequate: 'What was taken from documents does not let one build or test configurations.',
      adequate: 'It is aimed at configurations and at refining the theory.',
      good: 'It was tried out, and it was checked that different people take out the same.',
      excellent: 'It was refined all along as question and theory moved.',
    },
    pieces: ['codebook', 'characteristics', 'methods', 'agreement'],
  },
  {
    key: 'reporting',
    name: 'Reporting',
    asks: 'Can a reader judge what was done, and what was found?',
    levels: {
      inadequate: 'Items that the publication standards ask for are missing, and they matter.',
      adequate: 'Most items are reported, and what was done can be judged.',
      good: 'There is enough detail to judge methods, and how plausible and coherent the findings are.',
      excellent: 'It is well written and easy to follow.',
    },
    pieces: ['rameses', 'checks', 'trail'],
  },
]

/**
 * The RAMESES II quality standards for realist evaluations (Wong G, Westhorp G, Greenhalgh J, Manzano A, Jagosh J,
 * Greenhalgh T 2017, Health Services and Delivery Research 5(28), doi 10.3310/hsdr05280), in our words.
 */
export const evaluationCriteria: readonly Criterion[] = [
  {
    key: 'purpose',
    name: 'The purpose of the evaluation',
    asks: 'Is a realist evaluation what the question and those who asked it need?',
    levels: {
      inadequate: 'The question wants a description, a count or a verdict alone, or the subject does not suit.',
      adequate: 'It asks how and why a programme works, with at least some of for whom, where and how far.',
      good: 'The purpose is framed with causes in mind that are generative; what is left out has a reason, and it can be done with what there is.',
      excellent: 'It is argued why a realist approach serves this purpose better than others would.',
    },
    pieces: ['title', 'question'],
  },
  {
    key: 'principles',
    name: 'Generative causation',
    asks: 'Is the realist idea of causes understood, and is it kept to in every step?',
    levels: {
      inadequate: 'Mechanisms are taken for activities or steps of the programme; context is taken for a place.',
      adequate: 'There are misunderstandings here and there, but causes are explained in a realist way.',
      good: 'Design, data and analysis are in keeping with generative causation throughout.',
      excellent: 'Problems of method that came up on the way were solved in a realist manner too.',
    },
    pieces: ['definitions', 'methods', 'configurations'],
  },
  {
    key: 'theory',
    name: 'Programme theory',
    asks: 'Is a realist programme theory built, and refined by what was found?',
    levels: {
      inadequate: 'There is none, or it stays a chain of activities.',
      adequate: 'A first theory was put in terms of contexts, mechanisms and outcomes, and the findings refined it.',
      good: 'It was stated before data were collected, led what was collected, and was refined round after round.',
      excellent: 'It is tied to substantive theory, and what can be carried to other settings is drawn out.',
    },
    pieces: ['initial-theory', 'programme-theory', 'lineage', 'refinements'],
  },
  {
    key: 'design',
    name: 'Evaluation design',
    asks: 'Can the design test and refine the theory?',
    levels: {
      inadequate: 'The design cannot tell how context and mechanism make an outcome.',
      adequate: 'Cases and methods are chosen so that parts of the theory can be tested; ethics are seen to.',
      good: 'The choice is justified by the theory, and the design changed with it, on record.',
      excellent: 'It was built so that rival explanations could be told apart.',
    },
    pieces: ['methods', 'phases', 'deviations', 'declarations'],
  },
  {
    key: 'collection',
    name: 'Data collection',
    asks: 'Do the data bear on contexts, mechanisms and outcomes?',
    levels: {
      inadequate: 'Data are of outcomes or of opinions alone, whatever the theory says.',
      adequate: 'Methods were chosen for the part of the theory that they can speak to, and used with care.',
      good: 'Instruments were tried out, and changed as the theory did; data of several kinds bear on a configuration.',
      excellent: 'People were asked in a realist way: the theory was put to them, to be taught better.',
    },
    pieces: ['methods', 'taking-part'],
  },
  {
    key: 'sampling',
    name: 'Sampling and recruitment',
    asks: 'Were those found who can speak to the theory?',
    levels: {
      inadequate: 'The sample is one of convenience, or is meant to stand for a population and nothing else.',
      adequate: 'People and cases were chosen for what they may know of parts of the theory.',
      good: 'More were sought as the theory moved, until it was well borne out.',
      excellent: 'Those were sought on purpose of whom the theory expects that it does not hold.',
    },
    pieces: ['taking-part', 'methods'],
  },
  {
    key: 'analysis',
    name: 'Data analysis',
    asks: 'Does analysis use the data to build, support, refute and refine configurations?',
    levels: {
      inadequate: 'It ends with themes, or with lists of contexts, mechanisms and outcomes that nothing joins.',
      adequate: 'Configurations are built from data, and the reader can see how.',
      good: 'Reasoning goes back and forth between theory and data, with several kinds of data on a configuration, and with what speaks against it.',
      excellent: 'Patterns across cases and outcomes are explained, rivals weighed, and the analysis is transparent.',
    },
    pieces: ['evidence', 'configurations', 'refinements', 'codebook'],
  },
  {
    key: 'reporting',
    name: 'Reporting',
    asks: 'Can a reader judge what was done, and what was found?',
    levels: {
      inadequate: 'Items that the reporting standards ask for are missing, and they matter.',
      adequate: 'Most items are reported, and what was done can be judged.',
      good: 'There is enough detail to judge methods, and how plausible and coherent the findings are.',
      excellent: 'It is well written and easy to follow, and those who are to use it can.',
    },
    pieces: ['rameses', 'checks', 'trail'],
  },
]
