import {
  ClipboardList,
  Compass,
  FileText,
  FlaskConical,
  GitMerge,
  GitPullRequestClosed,
  Grid3x3,
  History,
  House,
  LibraryBig,
  ListChecks,
  type LucideIcon,
  Milestone,
  Scale,
  ScrollText,
  SearchX,
  Settings2,
  Spline,
  Tags,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import type { ViewAnswer } from '../core/view/views.ts'
import { type Later, later } from './later.ts'

type Counts = ViewAnswer<'frame'>['counts']

/** A screen: its name, and its place in the navigation if it has one of its own (`under`: it lights another's). */
export interface Screen {
  label: string
  show: Later
  nav?: 1 | 2 | 3 | 4 | 'foot'
  icon?: LucideIcon
  count?: (counts: Counts) => string | number | undefined
  under?: string
  /** A room of work: the navigation is a rail. */
  rail?: true
}

export const screens: Record<string, Screen> = {
  overview: { label: 'Overview', nav: 1, icon: House, show: later(() => import('./screens/overview/Overview.tsx')) },
  protocol: {
    label: 'Protocol',
    nav: 1,
    icon: ScrollText,
    show: later(() => import('./screens/protocol/Protocol.tsx')),
  },
  library: {
    label: 'Library',
    nav: 1,
    icon: LibraryBig,
    count: (counts) => counts.library,
    show: later(() => import('./screens/library/Library.tsx')),
  },
  source: { label: 'Source', under: 'library', show: later(() => import('./screens/source/Source.tsx')) },
  imports: { label: 'Imports', under: 'library', show: later(() => import('./screens/imports/Imports.tsx')) },
  duplicates: {
    label: 'Duplicates',
    under: 'library',
    show: later(() => import('./screens/duplicates/Duplicates.tsx')),
  },
  documents: { label: 'Documents', under: 'library', show: later(() => import('./screens/documents/Documents.tsx')) },
  document: {
    label: 'Document',
    under: 'library',
    rail: true,
    show: later(() => import('./screens/document/Document.tsx')),
  },
  searches: { label: 'Searches', under: 'library', show: later(() => import('./screens/searches/Searches.tsx')) },
  records: { label: 'Records', under: 'library', show: later(() => import('./screens/records/Records.tsx')) },
  studies: { label: 'Studies', under: 'library', show: later(() => import('./screens/studies/Studies.tsx')) },
  cluster: { label: 'Cluster', under: 'library', show: later(() => import('./screens/cluster/Cluster.tsx')) },
  record: { label: 'Record', under: 'library', show: later(() => import('./screens/record/Record.tsx')) },
  screen: {
    label: 'Screen',
    nav: 2,
    icon: ListChecks,
    rail: true,
    show: later(() => import('./screens/screen/Screen.tsx')),
  },
  stopping: { label: 'May we stop?', under: 'screen', show: later(() => import('./screens/stopping/Stopping.tsx')) },
  agreement: { label: 'Agreement', under: 'conflicts', show: later(() => import('./screens/agreement/Agreement.tsx')) },
  conflicts: {
    label: 'Conflicts',
    nav: 2,
    icon: GitPullRequestClosed,
    show: later(() => import('./screens/conflicts/Conflicts.tsx')),
  },
  passages: {
    label: 'Look here next',
    under: 'codebook',
    show: later(() => import('./screens/passages/Passages.tsx')),
  },
  codebook: {
    label: 'Codebook',
    nav: 2,
    icon: Tags,
    count: (counts) => counts.codes || undefined,
    show: later(() => import('./screens/codebook/Codebook.tsx')),
  },
  appraise: {
    label: 'Appraise',
    nav: 2,
    icon: Scale,
    show: later(() => import('./screens/appraise/Appraise.tsx')),
  },
  extract: {
    label: 'Extract',
    nav: 2,
    icon: ClipboardList,
    rail: true,
    show: later(() => import('./screens/extract/Extract.tsx')),
  },
  reconcile: { label: 'Reconcile', under: 'extract', show: later(() => import('./screens/reconcile/Reconcile.tsx')) },
  characteristics: {
    label: 'Characteristics',
    under: 'extract',
    show: later(() => import('./screens/characteristics/Characteristics.tsx')),
  },
  forms: { label: 'Forms', under: 'extract', show: later(() => import('./screens/forms/Forms.tsx')) },
  query: { label: 'Ask for passages', under: 'codebook', show: later(() => import('./screens/query/Query.tsx')) },
  coding: { label: 'Second coding', under: 'codebook', show: later(() => import('./screens/coding/Coding.tsx')) },
  compare: { label: 'Compare coding', under: 'codebook', show: later(() => import('./screens/coding/Compare.tsx')) },
  theory: {
    label: 'Theory',
    nav: 3,
    icon: Waypoints,
    count: (counts) => counts.theory,
    show: later(() => import('./screens/theory/Theory.tsx')),
  },
  configuration: {
    label: 'Configuration',
    under: 'theory',
    rail: true,
    show: later(() => import('./screens/configuration/Configuration.tsx')),
  },
  juxtapose: { label: 'Side by side', under: 'theory', show: later(() => import('./screens/juxtapose/Juxtapose.tsx')) },
  substantive: {
    label: 'Formal theories',
    under: 'theory',
    show: later(() => import('./screens/substantive/Substantive.tsx')),
  },
  'bring-theory': {
    label: 'Bring in configurations',
    under: 'theory',
    show: later(() => import('./screens/bring-theory/BringTheory.tsx')),
  },
  lineage: {
    label: 'Lineage',
    nav: 3,
    icon: GitMerge,
    count: (counts) => counts.lineage,
    show: later(() => import('./screens/lineage/Lineage.tsx')),
  },
  meetings: { label: 'Meetings', under: 'lineage', show: later(() => import('./screens/meetings/Meetings.tsx')) },
  matrix: { label: 'Matrix', nav: 3, icon: Grid3x3, show: later(() => import('./screens/matrix/Matrix.tsx')) },
  web: {
    label: 'Web of causes',
    nav: 3,
    icon: Spline,
    rail: true,
    show: later(() => import('./screens/causes/Causes.tsx')),
  },
  insights: {
    label: 'Gaps',
    nav: 3,
    icon: SearchX,
    show: later(() => import('./screens/insights/Insights.tsx')),
  },
  versions: {
    label: 'Versions',
    nav: 3,
    icon: Milestone,
    count: (counts) => counts.versions || undefined,
    show: later(() => import('./screens/versions/Versions.tsx')),
  },
  'bring-back': {
    label: 'Bring back',
    under: 'versions',
    show: later(() => import('./screens/bring-back/BringBack.tsx')),
  },
  prioritise: {
    label: 'Together',
    nav: 3,
    icon: UsersRound,
    count: (counts) => counts.waiting,
    show: later(() => import('./screens/prioritise/Prioritise.tsx')),
  },
  input: {
    label: 'Stakeholder input',
    under: 'prioritise',
    show: later(() => import('./screens/input/Input.tsx')),
  },
  comments: { label: 'Comments', under: 'prioritise', show: later(() => import('./screens/comments/Comments.tsx')) },
  cases: {
    label: 'Evaluate',
    nav: 3,
    icon: FlaskConical,
    count: (counts) => counts.cases || undefined,
    show: later(() => import('./screens/cases/Cases.tsx')),
  },
  guidance: {
    label: 'Guidance',
    nav: 3,
    icon: Compass,
    show: later(() => import('./screens/guidance/Guidance.tsx')),
  },
  interviews: {
    label: 'Interviews',
    under: 'cases',
    show: later(() => import('./screens/interviews/Interviews.tsx')),
  },
  interview: {
    label: 'Interview',
    under: 'cases',
    show: later(() => import('./screens/interview/Interview.tsx')),
  },
  surveys: {
    label: 'Surveys',
    under: 'cases',
    show: later(() => import('./screens/surveys/Surveys.tsx')),
  },
  assessment: {
    label: 'Assessment',
    under: 'guidance',
    show: later(() => import('./screens/assessment/Assessment.tsx')),
  },
  shared: {
    label: 'Shared intelligence',
    under: 'cases',
    show: later(() => import('./screens/practice/Shared.tsx')),
  },
  accountability: {
    label: 'Accountability',
    under: 'cases',
    show: later(() => import('./screens/practice/Accountability.tsx')),
  },
  truth: { label: 'Truth table', under: 'cases', show: later(() => import('./screens/truth/Truth.tsx')) },
  indicators: {
    label: 'Indicators',
    under: 'cases',
    show: later(() => import('./screens/indicators/Indicators.tsx')),
  },
  participants: {
    label: 'Participants',
    under: 'cases',
    show: later(() => import('./screens/participants/Participants.tsx')),
  },
  report: { label: 'Report', nav: 4, icon: FileText, show: later(() => import('./screens/report/Report.tsx')) },
  pieces: { label: 'Pieces of the report', under: 'report', show: later(() => import('./screens/pieces/Pieces.tsx')) },
  checklist: { label: 'Checklists', under: 'report', show: later(() => import('./screens/checklist/Checklist.tsx')) },
  quality: { label: 'Quality standards', under: 'report', show: later(() => import('./screens/quality/Quality.tsx')) },
  manuscript: {
    label: 'Manuscript',
    under: 'report',
    show: later(() => import('./screens/manuscript/Manuscript.tsx')),
  },
  pseudonyms: {
    label: 'Pseudonyms',
    under: 'library',
    show: later(() => import('./screens/pseudonyms/Pseudonyms.tsx')),
  },
  person: { label: 'What is stored', under: 'settings', show: later(() => import('./screens/person/Person.tsx')) },
  merge: { label: 'Merge a copy', under: 'trail', show: later(() => import('./screens/merge/Merge.tsx')) },
  collisions: {
    label: 'Collisions',
    under: 'trail',
    show: later(() => import('./screens/collisions/Collisions.tsx')),
  },
  trail: { label: 'Trail', nav: 4, icon: History, show: later(() => import('./screens/trail/Trail.tsx')) },
  settings: {
    label: 'People and settings',
    nav: 'foot',
    icon: Settings2,
    show: later(() => import('./screens/settings/Settings.tsx')),
  },
  help: { label: 'Help and keys', show: later(() => import('./screens/help/Help.tsx')), under: 'settings' },
}
