import {
  ClipboardList,
  FileText,
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
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { ViewAnswer } from '../core/view/views.ts'

type Counts = ViewAnswer<'frame'>['counts']

/** A screen: its name, and its place in the navigation if it has one of its own (`under`: it lights another's). */
export interface Screen {
  label: string
  show: LazyExoticComponent<ComponentType>
  nav?: 1 | 2 | 3 | 4 | 'foot'
  icon?: LucideIcon
  count?: (counts: Counts) => string | number | undefined
  under?: string
  /** A room of work: the navigation is a rail. */
  rail?: true
}

export const screens: Record<string, Screen> = {
  overview: { label: 'Overview', nav: 1, icon: House, show: lazy(() => import('./screens/overview/Overview.tsx')) },
  protocol: {
    label: 'Protocol',
    nav: 1,
    icon: ScrollText,
    show: lazy(() => import('./screens/protocol/Protocol.tsx')),
  },
  library: {
    label: 'Library',
    nav: 1,
    icon: LibraryBig,
    count: (counts) => counts.library,
    show: lazy(() => import('./screens/library/Library.tsx')),
  },
  source: { label: 'Source', under: 'library', show: lazy(() => import('./screens/source/Source.tsx')) },
  imports: { label: 'Imports', under: 'library', show: lazy(() => import('./screens/imports/Imports.tsx')) },
  duplicates: {
    label: 'Duplicates',
    under: 'library',
    show: lazy(() => import('./screens/duplicates/Duplicates.tsx')),
  },
  documents: { label: 'Documents', under: 'library', show: lazy(() => import('./screens/documents/Documents.tsx')) },
  document: {
    label: 'Document',
    under: 'library',
    rail: true,
    show: lazy(() => import('./screens/document/Document.tsx')),
  },
  searches: { label: 'Searches', under: 'library', show: lazy(() => import('./screens/searches/Searches.tsx')) },
  records: { label: 'Records', under: 'library', show: lazy(() => import('./screens/records/Records.tsx')) },
  studies: { label: 'Studies', under: 'library', show: lazy(() => import('./screens/studies/Studies.tsx')) },
  cluster: { label: 'Cluster', under: 'library', show: lazy(() => import('./screens/cluster/Cluster.tsx')) },
  record: { label: 'Record', under: 'library', show: lazy(() => import('./screens/record/Record.tsx')) },
  screen: {
    label: 'Screen',
    nav: 2,
    icon: ListChecks,
    rail: true,
    show: lazy(() => import('./screens/screen/Screen.tsx')),
  },
  stopping: { label: 'May we stop?', under: 'screen', show: lazy(() => import('./screens/stopping/Stopping.tsx')) },
  agreement: { label: 'Agreement', under: 'conflicts', show: lazy(() => import('./screens/agreement/Agreement.tsx')) },
  conflicts: {
    label: 'Conflicts',
    nav: 2,
    icon: GitPullRequestClosed,
    show: lazy(() => import('./screens/conflicts/Conflicts.tsx')),
  },
  passages: {
    label: 'Look here next',
    under: 'codebook',
    show: lazy(() => import('./screens/passages/Passages.tsx')),
  },
  codebook: {
    label: 'Codebook',
    nav: 2,
    icon: Tags,
    count: (counts) => counts.codes || undefined,
    show: lazy(() => import('./screens/codebook/Codebook.tsx')),
  },
  appraise: {
    label: 'Appraise',
    nav: 2,
    icon: Scale,
    show: lazy(() => import('./screens/appraise/Appraise.tsx')),
  },
  extract: {
    label: 'Extract',
    nav: 2,
    icon: ClipboardList,
    rail: true,
    show: lazy(() => import('./screens/extract/Extract.tsx')),
  },
  reconcile: { label: 'Reconcile', under: 'extract', show: lazy(() => import('./screens/reconcile/Reconcile.tsx')) },
  characteristics: {
    label: 'Characteristics',
    under: 'extract',
    show: lazy(() => import('./screens/characteristics/Characteristics.tsx')),
  },
  forms: { label: 'Forms', under: 'extract', show: lazy(() => import('./screens/forms/Forms.tsx')) },
  query: { label: 'Ask for passages', under: 'codebook', show: lazy(() => import('./screens/query/Query.tsx')) },
  coding: { label: 'Second coding', under: 'codebook', show: lazy(() => import('./screens/coding/Coding.tsx')) },
  compare: { label: 'Compare coding', under: 'codebook', show: lazy(() => import('./screens/coding/Compare.tsx')) },
  theory: {
    label: 'Theory',
    nav: 3,
    icon: Waypoints,
    count: (counts) => counts.theory,
    show: lazy(() => import('./screens/theory/Theory.tsx')),
  },
  configuration: {
    label: 'Configuration',
    under: 'theory',
    rail: true,
    show: lazy(() => import('./screens/configuration/Configuration.tsx')),
  },
  juxtapose: { label: 'Side by side', under: 'theory', show: lazy(() => import('./screens/juxtapose/Juxtapose.tsx')) },
  substantive: {
    label: 'Formal theories',
    under: 'theory',
    show: lazy(() => import('./screens/substantive/Substantive.tsx')),
  },
  'bring-theory': {
    label: 'Bring in configurations',
    under: 'theory',
    show: lazy(() => import('./screens/bring-theory/BringTheory.tsx')),
  },
  lineage: {
    label: 'Lineage',
    nav: 3,
    icon: GitMerge,
    count: (counts) => counts.lineage,
    show: lazy(() => import('./screens/lineage/Lineage.tsx')),
  },
  meetings: { label: 'Meetings', under: 'lineage', show: lazy(() => import('./screens/meetings/Meetings.tsx')) },
  matrix: { label: 'Matrix', nav: 3, icon: Grid3x3, show: lazy(() => import('./screens/matrix/Matrix.tsx')) },
  web: {
    label: 'Web of causes',
    nav: 3,
    icon: Spline,
    rail: true,
    show: lazy(() => import('./screens/causes/Causes.tsx')),
  },
  insights: {
    label: 'Gaps',
    nav: 3,
    icon: SearchX,
    show: lazy(() => import('./screens/insights/Insights.tsx')),
  },
  versions: {
    label: 'Versions',
    nav: 3,
    icon: Milestone,
    count: (counts) => counts.versions || undefined,
    show: lazy(() => import('./screens/versions/Versions.tsx')),
  },
  prioritise: {
    label: 'Together',
    nav: 3,
    icon: UsersRound,
    count: (counts) => counts.waiting,
    show: lazy(() => import('./screens/prioritise/Prioritise.tsx')),
  },
  input: {
    label: 'Stakeholder input',
    under: 'prioritise',
    show: lazy(() => import('./screens/input/Input.tsx')),
  },
  comments: { label: 'Comments', under: 'prioritise', show: lazy(() => import('./screens/comments/Comments.tsx')) },
  report: { label: 'Report', nav: 4, icon: FileText, show: lazy(() => import('./screens/report/Report.tsx')) },
  checklist: { label: 'Checklists', under: 'report', show: lazy(() => import('./screens/checklist/Checklist.tsx')) },
  quality: { label: 'Quality standards', under: 'report', show: lazy(() => import('./screens/quality/Quality.tsx')) },
  manuscript: {
    label: 'Manuscript',
    under: 'report',
    show: lazy(() => import('./screens/manuscript/Manuscript.tsx')),
  },
  trail: { label: 'Trail', nav: 4, icon: History, show: lazy(() => import('./screens/trail/Trail.tsx')) },
  settings: {
    label: 'People and settings',
    nav: 'foot',
    icon: Settings2,
    show: lazy(() => import('./screens/settings/Settings.tsx')),
  },
  help: { label: 'Help and keys', show: lazy(() => import('./screens/help/Help.tsx')), under: 'settings' },
}
