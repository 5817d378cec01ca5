import type { z } from 'zod'
import { agreement } from './agreement.ts'
import { appraise } from './appraise.ts'
import { assessment } from './assessment.ts'
import { biography } from './biography.ts'
import { caseView } from './case.ts'
import { cases } from './cases.ts'
import { characteristics } from './characteristics.ts'
import { check } from './check.ts'
import { checklist } from './checklist.ts'
import { code, codebook, merging } from './codebook.ts'
import { coding } from './coding.ts'
import { collisions } from './collisions.ts'
import { commentCounts, comments } from './comments.ts'
import { comparing } from './comparing.ts'
import { components, configuration, configurations } from './configuration.ts'
import { conflicts } from './conflicts.ts'
import { document, documents } from './documents.ts'
import { evaluationFlow } from './evaluation-flow.ts'
import { exports } from './exports.ts'
import { extraction } from './extraction.ts'
import { forms } from './forms.ts'
import { frame } from './frame.ts'
import { guidance } from './guidance.ts'
import { imports } from './imports.ts'
import { indicators } from './indicators.ts'
import { input } from './input.ts'
import { draftSearch, insights } from './insights.ts'
import { instrument } from './instrument.ts'
import { interview } from './interview.ts'
import { interviews } from './interviews.ts'
import { joins } from './joins.ts'
import { juxtaposed } from './juxtaposed.ts'
import { leaving } from './leaving.ts'
import { leftBehind } from './left-behind.ts'
import { library, passing } from './library.ts'
import { lineage } from './lineage.ts'
import { manuscript } from './manuscript.ts'
import { marking } from './marking.ts'
import { matching } from './matching.ts'
import { matrix } from './matrix.ts'
import { meetings } from './meetings.ts'
import { overview } from './overview.ts'
import { pair } from './pair.ts'
import { palette } from './palette.ts'
import { participants } from './participants.ts'
import { passages, targets } from './passages.ts'
import { accountability, shared } from './practice.ts'
import { prioritising } from './prioritising.ts'
import { protocol } from './protocol.ts'
import { publishing } from './publishing.ts'
import { quality } from './quality.ts'
import { query } from './query.ts'
import { quotable } from './quotable.ts'
import { reconciliation } from './reconciliation.ts'
import { records } from './records.ts'
import { result } from './result.ts'
import { screen } from './screen.ts'
import { cluster, search, searches } from './searches.ts'
import { source } from './source.ts'
import { stopping } from './stopping.ts'
import { studies, study } from './studies.ts'
import { substantive } from './substantive.ts'
import { survey, surveyDraft, surveyPage } from './survey.ts'
import { surveys } from './surveys.ts'
import { theory } from './theory.ts'
import { trail } from './trail.ts'
import { truth } from './truth.ts'
import { comparison, versions } from './versions.ts'
import type { View } from './view.ts'
import { cause, causes, paths, web } from './web.ts'

/** Every read the server offers, by name: GET /api/p/:project/views/:name. */
export const views = {
  frame,
  palette,
  quotable,
  overview,
  check,
  protocol,
  trail,
  library,
  passing,
  leaving,
  imports,
  documents,
  document,
  marking,
  passages,
  targets,
  pair,
  records,
  joins,
  studies,
  study,
  searches,
  search,
  cluster,
  screen,
  stopping,
  agreement,
  collisions,
  conflicts,
  codebook,
  coding,
  comparing,
  query,
  code,
  merging,
  appraise,
  source,
  forms,
  extraction,
  reconciliation,
  characteristics,
  theory,
  web,
  cause,
  causes,
  paths,
  publishing,
  manuscript,
  configuration,
  configurations,
  components,
  juxtaposed,
  substantive,
  lineage,
  biography,
  leftBehind,
  matching,
  meetings,
  matrix,
  insights,
  draftSearch,
  versions,
  comparison,
  prioritising,
  comments,
  commentCounts,
  input,
  checklist,
  quality,
  exports,
  cases,
  evaluationFlow,
  case: caseView,
  interviews,
  interview,
  instrument,
  indicators,
  guidance,
  assessment,
  participants,
  shared,
  accountability,
  truth,
  surveys,
  survey,
  surveyDraft,
  surveyPage,
  result,
}

export type ViewName = keyof typeof views
export type ViewParams<N extends ViewName> = z.input<(typeof views)[N]['params']>
export type ViewAnswer<N extends ViewName> = ReturnType<(typeof views)[N]['answer']>
export type AnyView = View<z.ZodType, unknown>
