/**
 * The field's closed lists, in the order people pick from them: schemas are made of them, and so are the menus on
 * screen. Nothing is imported here, so a face can read them without a schema library.
 */
export const projectKinds = ['realist review', 'rapid realist review', 'realist evaluation'] as const
export const roles = ['owner', 'lead', 'reviewer', 'coder', 'stakeholder', 'auditor'] as const
export const phaseStatuses = ['planned', 'under way', 'done'] as const
export const declarationKinds = ['ethics', 'funding', 'conflict of interest'] as const
export const statementKinds = [
  'finding',
  'strength',
  'limitation',
  'next study',
  'recommendation',
  'transferability',
  'stakeholders',
] as const

/** Where in the flow a reported number stands; `other` is not of the flow. */
export const countPlaces = ['identified', 'duplicates', 'screened', 'full text', 'other'] as const

export const searchPurposes = [
  'scoping',
  'initial theory',
  'main',
  'supplementary',
  'cluster',
  'citation chase',
  'contact',
  'grey',
  'alert',
  'freedom of information',
] as const
/** From a key source to the cluster of what belongs with it, in the order of the word (Booth et al. 2013). */
export const clusterLetters = [
  'citations',
  'lead authors',
  'unpublished materials',
  'scholar searches',
  'theories',
  'early examples',
  'related projects',
] as const
/** Forward: what cites the source. Backward: what the source cites. */
export const chaseDirections = ['forward', 'backward'] as const
/** What kind of place is searched, as PRISMA-S tells them apart (Rethlefsen et al. 2021, items 1 to 7). */
export const searchPlaces = [
  'database',
  'register',
  'website',
  'citation index',
  'reference lists',
  'by hand',
  'people',
] as const

export const sourceKinds = [
  'article',
  'book',
  'chapter',
  'report',
  'policy document',
  'thesis',
  'web page',
  'interview',
  'observation',
  'minutes',
  'survey',
  'indicator series',
  'other',
] as const
/** Kinds of sources that a team gathers itself. */
export const ownKinds = ['interview', 'observation', 'minutes', 'survey', 'indicator series'] as const
/** Of these, what people said or did who took part: it goes no further than they agreed to. */
export const witnessKinds = ['interview', 'observation', 'minutes', 'survey'] as const
/**
 * What participants may agree to, as consent forms usually have it. That the team reads and analyses is the least, and so
 * is not among them.
 */
export const consentUses = ['quoting', 'quoting with role', 'open publication', 'sharing'] as const
export type ConsentUse = (typeof consentUses)[number]
/** How two reports that look alike can belong together without being one (Rathbone et al. 2015 on what a duplicate is). */
export const relations = [
  'preprint',
  'conference abstract',
  'protocol',
  'erratum',
  'comment',
  'part',
  'edition',
  'other report',
] as const
/** How many words of a passage are printed where the review is published, unless the team says otherwise. */
export const usualQuoteWords = 40
export const evidenceKinds = ['primary', 'secondary', 'theory', 'policy', 'commentary', 'methods'] as const
export const uses = ['theory building', 'testing', 'comparison', 'background', 'methods'] as const

/** Where the search for a full text stands; the numbers of PRISMA 2020's “reports sought” and “not retrieved”. */
export const retrievalStates = ['sought', 'retrieved', 'not available'] as const
/** Why full texts are not to be had, to pick from; any other words will do. */
export const notAvailableReasons = [
  'No full text exists',
  'Behind a paywall, and the library cannot get it',
  'The authors did not answer',
  'Conference abstract only',
  'Under embargo',
  'The address no longer leads there',
] as const

/** The gates of a realist appraisal are stages too (Dada et al. 2023). */
export const gates = ['relevance', 'richness', 'rigour'] as const
export const stageKinds = ['title-abstract', 'full-text', ...gates, 'other'] as const
export const verdicts = ['include', 'exclude', 'maybe', 'background'] as const
/** Whose exports hold decisions that can be taken over as votes. */
export const tools = ['rayyan', 'covidence', 'asreview', 'retroduce'] as const
/** What a doubt comes to where several vote: a conflict, an inclusion (in doubt it goes on), or a source that stays open. */
export const doubts = ['conflict', 'include', 'open'] as const
/** What random draws of sources are for: a second reviewer where one decides, or an estimate of what was missed. */
export const sampleUses = ['second reviewer', 'recall'] as const
/** What words are marked for while screening: to include, to exclude, a part of a configuration, or a programme theory. */
export const highlightUses = ['include', 'exclude', 'C', 'M', 'O', 'theory'] as const

/** Whose words an excerpt is, and what kind of words. */
export const excerptKinds = [
  'participant quotation',
  'author interpretation',
  'finding',
  'observation',
  'policy statement',
] as const

/** What is said of a passage that was put forward. */
export const suggestionVerdicts = ['accepted', 'rejected'] as const
/** What a form of characteristics describes; each has its table in the report. */
export const formSubjects = ['documents', 'participants'] as const
/** What kind of answer a field of a form asks for. */
export const fieldKinds = [
  'text',
  'long text',
  'number',
  'year',
  'date',
  'yes, no or unclear',
  'one of',
  'several of',
  'place',
  'list',
] as const
/** Fields whose answers are picked and not written: agreement on them can be told from chance. */
export const closedKinds: readonly (typeof fieldKinds)[number][] = ['yes, no or unclear', 'one of']
export const yesNo = ['yes', 'no', 'unclear'] as const
/** What of the rows of a table of characteristics is asked for: those with a gap, that differ, that are whole. */
export const tableFilters = ['gaps', 'differs', 'whole'] as const
/** Answers of their own, where a source has nothing to say to a field. */
export const absences = ['not reported', 'not applicable'] as const

export const stances = ['supports', 'refines', 'qualifies', 'refutes', 'absent'] as const
/** How somebody knows what they say: from seeing it, from living it, from expecting it, between the lines, from others. */
export const standings = ['observed', 'experienced', 'anticipated', 'implied', 'hearsay'] as const
export const inferences = ['induction', 'deduction', 'abduction', 'retroduction'] as const
export const refinementKinds = ['add', 'support', 'refine', 'merge', 'split', 'drop', 'refute', 'reopen'] as const
/** What was done by each, in the past tense. */
export const refinedBy: Record<(typeof refinementKinds)[number], string> = {
  add: 'added',
  support: 'supported',
  refine: 'refined',
  merge: 'merged',
  split: 'split',
  drop: 'dropped',
  refute: 'refuted',
  reopen: 'reopened',
}
export const linkStatuses = ['hypothesised', 'inferred', 'evidenced'] as const
/** Of an outcome: near or far, better or worse. */
export const reaches = ['proximal', 'intermediate', 'distal'] as const
export const directions = ['better', 'worse', 'mixed'] as const
/** Of a mechanism: a continuum, not a switch (Dalkin et al. 2015). */
export const activations = ['active', 'weak', 'latent', 'blocked'] as const
export const levels = ['macro', 'meso', 'micro'] as const
/**
 * What became of a configuration in a case. Latent: its context does not hold there, so it lies dormant; blocked: the
 * context holds, and something keeps the mechanism from firing; contradicted: it came out otherwise than it says (Pawson
 * and Tilley 1997; Dalkin et al. 2015 on activation as a continuum).
 */
export const activationVerdicts = ['activated', 'partly', 'latent', 'blocked', 'contradicted', 'not observed'] as const
export type ActivationVerdict = (typeof activationVerdicts)[number]
/** Whether a context is to be found in a case. */
export const contextHolds = ['holds', 'partly', 'does not hold', 'not known'] as const
export type ContextHolds = (typeof contextHolds)[number]
/** What cases usually are; any other word will do. */
export const usualCaseKinds = ['system', 'place', 'organisation', 'site', 'team', 'programme'] as const
export const moves = ['juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate'] as const
/** What each move does to what is laid side by side (Pawson 2006), and what was done when it is done. */
export const movesSaid: Readonly<Record<(typeof moves)[number], { done: string; does: string }>> = {
  juxtapose: { done: 'juxtaposed', does: 'Place them together, so that a link or a contrast shows.' },
  reconcile: { done: 'reconciled', does: 'Say how what seems to conflict agrees after all.' },
  adjudicate: { done: 'adjudicated', does: 'Judge which to go by, and say why a piece does not count.' },
  consolidate: { done: 'consolidated', does: 'Bring them together into one account.' },
  situate: { done: 'situated', does: 'Say in which circumstances each holds.' },
}
/** So many things can be laid side by side. */
export const mostBeside = 4
/** How a formal theory is used in a realist review (Shearn et al. 2017; Tierney et al. 2020). */
export const theoryUses = ['frame', 'explain', 'compare', 'rejected'] as const
/** How far a formal theory is from what it explains (Merton 1968). */
export const abstractions = ['grand', 'middle-range', 'close to practice'] as const
export const relationKinds = [
  'becomes context of',
  'feeds back to',
  'embedded in',
  'mirrors',
  'rivals',
  'moderates',
  'distinguished from',
] as const
/**
 * How a group puts ideas in order. By the nominal group technique each ranks the first few, or gives out points, twice with
 * talk between (Delbecq, Van de Ven and Gustafson 1975); by dots each gives out dots, once.
 */
export const prioritisingMethods = ['ranks', 'points', 'dots'] as const
/** The steps of the nominal group technique, in their order; dots leave out what comes after the first ranking. */
export const prioritisingSteps = [
  'preparing',
  'generating',
  'clarifying',
  'ranking',
  'discussing',
  'ranking again',
  'closed',
] as const
/**
 * How stakeholders said something. A member check shows the theory to those it was made from, and asks whether it is what
 * they know.
 */
export const inputWays = [
  'meeting',
  'workshop',
  'interview',
  'e-mail',
  'survey',
  'written comment',
  'member check',
  'other',
] as const
/** What came of it. */
export const inputOutcomes = ['open', 'changed', 'not changed'] as const
export const versionKinds = ['draft', 'IRPT', 'refined', 'final'] as const
/** What the bands of the web of causes are: programme theories, or groups of the organising framework. */
export const groupings = ['theory', 'framework'] as const
export type Grouping = (typeof groupings)[number]
/** Who says so: a publication, someone who read it between the lines, or the team itself. */
export const bases = ['reported', 'inferred', 'own'] as const

/** The citation styles that come with Retroduce, the one that is taken when none is named first. */
export const citationStyles = ['harvard', 'apa', 'vancouver', 'notes'] as const
export type CitationStyle = (typeof citationStyles)[number]
export const isCitationStyle = (name: string | undefined): name is CitationStyle =>
  (citationStyles as readonly (string | undefined)[]).includes(name)

/** The formats that a report, or a piece of it, comes in. CSV holds one table, SVG and PNG one figure. */
export const reportFormats = ['html', 'md', 'docx', 'pdf', 'tex', 'xlsx', 'csv', 'svg', 'png', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
export const isReportFormat = (name: string | undefined): name is ReportFormat =>
  (reportFormats as readonly (string | undefined)[]).includes(name)

/** What else is given out: the supplement, the site, what is coded, the codes alone, and the whole project. */
export const otherExports = ['supplement', 'site', 'qdpx', 'qdc', 'project'] as const
export type OtherExport = (typeof otherExports)[number]

/** How several components stand in one cell of a table that is brought in. */
export const splits = ['whole', 'lines', 'semicolons', 'numbers'] as const
/** What a column of such a table can stand for beside a slot. What is of `nothing` is left out. */
export const columnMeanings = [
  'sentence',
  'title',
  'number',
  'theory',
  'sources',
  'status',
  'polarity',
  'note',
  'nothing',
] as const

/** Levels of the RAMESES quality standards, from the lowest; each builds on the one before. */
export const qualityLevels = ['inadequate', 'adequate', 'good', 'excellent'] as const
/** What the quality standards judge: eight criteria of reviews, eight of evaluations; three have a name in common. */
export const qualityCriteria = [
  'problem',
  'principles',
  'focus',
  'theory',
  'search',
  'selection',
  'extraction',
  'reporting',
  'purpose',
  'design',
  'collection',
  'sampling',
  'analysis',
] as const
export type QualityCriterion = (typeof qualityCriteria)[number]
/** Whether somebody judges their own work, or that of others. */
export const assessmentKinds = ['self-assessment', 'review'] as const

/** What is asked, looked and read with; a survey is a questionnaire. */
export const instrumentKinds = ['topic guide', 'observation template', 'document guide'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]
/** What a realist interview is for at its time: to find theories, to test and sharpen them, to bring them together (Manzano 2016). */
export const interviewPhases = ['gleaning', 'refining', 'consolidating'] as const
export type InterviewPhase = (typeof interviewPhases)[number]
/** What a prompt asks about; the last four are of templates and guides. */
export const promptParts = [
  'open',
  'theory',
  'context',
  'resource',
  'reasoning',
  'outcome',
  'rival',
  'setting',
  'actors',
  'response',
  'document',
] as const
export type PromptPart = (typeof promptParts)[number]
/** What is said to a theory when it is put to somebody, or met in what was seen or read (Pawson and Tilley 1997). */
export const replySays = ['confirms', 'falsifies', 'refines', 'adds', 'no view'] as const
export type ReplySays = (typeof replySays)[number]
/** How more can be heard. */
export const waysToHear = ['interview', 'observation', 'minutes', 'survey', 'document'] as const
/** How far an action is that somebody agreed to. */
export const actionProgress = ['planned', 'under way', 'done', 'stopped'] as const
/** Sets in which a case is or is not, or is by degrees. */
export const setKinds = ['crisp', 'fuzzy'] as const
/** In which state a condition is thought to contribute to an outcome. */
export const expectations = ['present', 'absent'] as const

/** The checklists of which a person may answer an item. */
export const checklistNames = ['rameses', 'rameses-2', 'prisma-2020'] as const
export type ChecklistName = (typeof checklistNames)[number]
export const itemAnswers = ['yes', 'no', 'unclear', 'does not apply'] as const

/** Why what a copy said does not stand: both said it, it was changed, is gone, is used, is taken, or does not fit. */
export const collisionKinds = ['same', 'changed', 'gone', 'used', 'taken', 'unfit'] as const
export type CollisionKind = (typeof collisionKinds)[number]
/** What came of a collision: what stood was kept, the other was taken, or something else was written. */
export const settledHow = ['kept', 'taken', 'written'] as const

/** What a questionnaire is for: to hear about the theory, or for people to look at themselves by its guidance. */
export const questionnairePurposes = ['survey', 'assessment'] as const
/** What an item asks about: a part of a configuration, who answers, or what there is to add. */
export const itemParts = ['context', 'behaviour', 'reasoning', 'outcome', 'about you', 'open'] as const
export type ItemPart = (typeof itemParts)[number]
/** Where a result comes from: what was asked or followed here, or statistics that were done elsewhere. */
export const resultKinds = ['survey', 'indicator', 'mediation', 'moderation', 'QCA', 'effect', 'other'] as const
/** Which way a result points. */
export const resultDirections = ['higher', 'lower', 'no difference', 'mixed'] as const
