import type { Finding } from '../check/finding.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import type { Names } from '../trail.ts'
import { type Block, type Citations, citedIn, mapRuns, mapSpans, type Span, say } from './blocks.ts'
import { arranged, captioned } from './edits.ts'
import { lettered } from './letters.ts'
import type { PieceNow } from './marks.ts'
import { pieceOf } from './pieces.ts'
import { piecesNow } from './pieces-now.ts'
import type { Section, Source } from './section.ts'
import { agreement } from './sections/agreement.ts'
import { appraisal } from './sections/appraisal.ts'
import { assessment } from './sections/assessment.ts'
import { casesSection, verdictsSection } from './sections/cases.ts'
import { characteristics } from './sections/characteristics.ts'
import { prismaLists, rameses } from './sections/checklists.ts'
import { checks } from './sections/checks.ts'
import { codebook } from './sections/codebook.ts'
import { comparison } from './sections/comparison.ts'
import { configurations } from './sections/configurations.ts'
import { criteria } from './sections/criteria.ts'
import { declarations } from './sections/declarations.ts'
import { definitions } from './sections/definitions.ts'
import { deviations } from './sections/deviations.ts'
import { evaluationFlowSection } from './sections/evaluation-flow.ts'
import { evidence } from './sections/evidence.ts'
import { encountersSection, instrumentsSection, repliesSection, samplingSection } from './sections/fieldwork.ts'
import { flowSection } from './sections/flow.ts'
import { gapsSection } from './sections/gaps.ts'
import { audienceSheet, guidance } from './sections/guidance.ts'
import { indicatorsSection } from './sections/indicators.ts'
import { initialTheory } from './sections/initial-theory.ts'
import { lineageSection } from './sections/lineage.ts'
import { matrixSection } from './sections/matrix.ts'
import { methods } from './sections/methods.ts'
import { ownParticipants } from './sections/participants.ts'
import { phases } from './sections/phases.ts'
import { accountabilitySection, sharedSection } from './sections/practice.ts'
import { prioritisingSection } from './sections/prioritising.ts'
import { quality } from './sections/quality.ts'
import { question } from './sections/question.ts'
import { references } from './sections/references.ts'
import { refinements } from './sections/refinements.ts'
import { searches } from './sections/searches.ts'
import { stakeholderInput } from './sections/stakeholder-input.ts'
import { statements } from './sections/statements.ts'
import { stopping } from './sections/stopping.ts'
import { surveysSection } from './sections/surveys.ts'
import { synthesis } from './sections/synthesis.ts'
import { themes } from './sections/themes.ts'
import { theorySection } from './sections/theory.ts'
import { title } from './sections/title.ts'
import { trailSection } from './sections/trail.ts'
import { truthSection } from './sections/truth.ts'

export interface ReportOptions {
  names?: Names
  /** What the title and the declarations call people, where that is not what the rest calls them. */
  authors?: Names
  events?: readonly Event[]
  findings?: readonly Finding[]
  /** How `given` was narrowed, for what the report reads from earlier moments. */
  narrow?: (state: State) => State
  /** How to cite, given all that is cited. Without it, by author and year. */
  citations?: (cited: readonly Id<'src'>[], state: State) => Citations
}

/** What is read first. */
const opening: readonly Section[] = [title, question, definitions, methods]

/** The order of the RAMESES publication standards (Wong et al. 2013): question, methods, results, discussion, appendices. */
const sections: readonly Section[] = [
  ...opening,
  criteria,
  phases,
  stakeholderInput,
  prioritisingSection,
  searches,
  flowSection,
  appraisal,
  agreement,
  stopping,
  characteristics,
  evaluationFlowSection,
  casesSection,
  ownParticipants,
  encountersSection,
  samplingSection,
  themes,
  initialTheory,
  configurations,
  evidence,
  theorySection,
  matrixSection,
  gapsSection,
  repliesSection,
  indicatorsSection,
  surveysSection,
  truthSection,
  sharedSection,
  accountabilitySection,
  verdictsSection,
  lineageSection,
  refinements,
  synthesis,
  statements,
  comparison,
  guidance,
  assessment,
  deviations,
  declarations,
  codebook,
  instrumentsSection,
  rameses,
  quality,
  prismaLists,
  checks,
]

/** What RAMESES II does not ask an evaluation for: where there is nothing of it, nothing is missing. */
const ofReviews: ReadonlySet<Section> = new Set([
  criteria,
  searches,
  flowSection,
  appraisal,
  agreement,
  characteristics,
  themes,
])
const evaluates = (state: State) => [...state.project.values()][0]?.kind === 'realist evaluation'
const saysNothing = (blocks: readonly Block[]) => blocks.every(({ as }) => as === 'heading' || as === 'note')

/**
 * The report as blocks, every sentence and figure computed from the state: nothing is typed twice. Tables and figures
 * are numbered in order, citations resolved, and the references hold what is cited and nothing else.
 */
export function report(given: State, options: ReportOptions = {}): Block[] {
  const { blocks, state, citations } = written(given, options)
  return resolvedIn(blocks, state, citations)
}

/** The report, and every piece that it has or could have: those that the team leaves out too. */
export function reportWithPieces(given: State, options: ReportOptions = {}): { blocks: Block[]; pieces: PieceNow[] } {
  const { blocks, state, citations, all } = written(given, options)
  const resolved = resolvedIn(blocks, state, citations)
  return { blocks: resolved, pieces: piecesNow(all, resolved, state) }
}

/**
 * The first sections of the report, for whoever waits for the whole: numbered as there. Only a letter or a number of a
 * citation, and a place further down, may still read otherwise in the whole.
 */
export const reportOpening = (given: State, options: ReportOptions = {}): Block[] =>
  sectionsOfReport(opening, given, options, []).blocks

/**
 * One piece of the report alone, numbered as in the whole, with the references that it cites. Undefined where the report
 * has no such piece: `piecesOf` tells which it has. The sheet of an audience of guidance is one too, though not of the whole.
 */
export function reportPiece(given: State, name: string, options: ReportOptions = {}): Block[] | undefined {
  const sheet = audienceSheet(given, name)
  if (sheet) return sectionsOfReport([sheet], given, options, []).blocks
  const { blocks, state, citations, source } = written(given, options)
  const piece = pieceOf(blocks, name)
  if (!piece) return undefined
  const cited = new Set(citedIn(piece))
  const bibliography = citations.bibliography.filter(({ id }) => cited.has(id))
  const all = bibliography.length > 0 ? [...piece, ...references(source, { ...citations, bibliography })] : piece
  return resolvedIn(all, state, citations)
}

/**
 * What some sections of the report say, numbered among themselves, and the state with its letters: those of the works that
 * they cite or that stand `beside` them. For what shows no more than these.
 */
export function sectionsOfReport(
  only: readonly Section[],
  given: State,
  options: ReportOptions,
  beside: readonly Id<'src'>[],
): { blocks: Block[]; state: State } {
  const { body, source } = bodyOf(given, options, beside, only)
  const { state } = source
  const kept = arranged(body, state)
  const citations = citationsOf(state, citedIn(kept), options)
  return { blocks: resolvedIn(numbered(kept), state, citations), state }
}

/** The report before its citations and places are resolved, with what resolves them. */
function written(given: State, options: ReportOptions) {
  const { body, source } = bodyOf(given, options)
  const { state } = source
  const kept = arranged(body, state)
  const citations = citationsOf(state, citedIn(kept), options)
  const last = captioned([...references(source, citations), ...trailSection(source)], state)
  const blocks = numbered([...kept, ...arranged(last, state)])
  return { blocks, state, citations, source, all: [...body, ...last] }
}

/**
 * What the report says before it is numbered, and what it was made from: the state, with a letter on each work that is
 * cited like another, here or by the `beside` that are cited elsewhere. `only` some of its sections, or all.
 */
export function bodyOf(
  given: State,
  options: ReportOptions,
  beside: readonly Id<'src'>[] = [],
  only: readonly Section[] = sections,
): { body: Block[]; source: Source } {
  const { names = new Map(), events = [], findings = [], narrow = (state) => state } = options
  const flowNow = flow(given, options.events && (() => events))
  const told = { names, authors: options.authors ?? names, events, findings, narrow, flow: flowNow }
  const made = (state: State) =>
    only.flatMap((section) => {
      const blocks = section({ ...told, state })
      return ofReviews.has(section) && evaluates(state) && saysNothing(blocks) ? [] : blocks
    })
  const first = made(given)
  // Which works need a letter is known only once it is known which are cited.
  const state = lettered(given, [...new Set([...citedIn(first), ...beside])])
  return { body: captioned(state === given ? first : made(state), state), source: { ...told, state } }
}

/** How these are cited, in the style that is asked for. */
export const citationsOf = (state: State, cited: readonly Id<'src'>[], { citations }: ReportOptions): Citations =>
  citations?.(cited, state) ?? byAuthorAndYear(state, cited)

/** Blocks whose citations read as the style prints them, and whose places are those that are there. */
export function resolvedIn(blocks: readonly Block[], state: State, citations: Citations): Block[] {
  const places = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])))
  const before = { all: new Set<Id<'src'>>(), last: undefined as Id<'src'> | undefined }
  const told = blocks.map((block) =>
    mapRuns(
      mapSpans(block, (span, inNote) => resolved(state, span, { citations, places, before, inNote })),
      withMarksClose,
    ),
  )
  // What stands in notes is known now, and so they can be counted.
  let notes = 0
  return told.map((block) => mapSpans(block, (span) => (span.as === 'footnote' ? { ...span, number: ++notes } : span)))
}

/** Citing without a style: "(Sims 2021; Aunger 2022b)". */
function byAuthorAndYear(state: State, cited: readonly Id<'src'>[]): Citations {
  const label = (id: Id<'src'>) => sourceLabel(state, id)
  return {
    cite(sources, locator) {
      const places = [locator ?? ''].flat()
      return `(${sources.map((id, i) => [label(id), places[i]].filter(Boolean).join(', ')).join('; ')})`
    },
    bibliography: [...cited]
      .sort((a, b) => (label(a) < label(b) ? -1 : 1))
      .map((id) => ({ id, spans: [say(`${label(id)}. ${state.source.get(id)?.reference.title ?? ''}`)] })),
  }
}

/** Tables and figures, each kind numbered in order. */
export function numbered(blocks: readonly Block[]): Block[] {
  const last = { table: 0, figure: 0 }
  return blocks.map((block) =>
    block.as === 'table' || block.as === 'figure' ? { ...block, number: ++last[block.as] } : block,
  )
}

/** The mark of a note follows its word without a blank, whatever was typed before the citation. */
const withMarksClose = (spans: Span[]): Span[] =>
  spans.map((span, i) =>
    span.as === 'text' && spans[i + 1]?.as === 'footnote' ? { ...span, text: span.text.trimEnd() } : span,
  )

interface Resolving {
  citations: Citations
  places: ReadonlySet<string>
  before: { all: Set<Id<'src'>>; last: Id<'src'> | undefined }
  inNote: boolean
}

/** A citation as the style prints it, in a note where it cites in notes; a place that is not there becomes plain words. */
function resolved(state: State, span: Span, { citations, places, before, inNote }: Resolving): Span | Span[] {
  if (span.as === 'place') return places.has(span.to) ? span : say(span.text)
  if (span.as !== 'citation') return span
  const { sources, locator, narrative } = span
  const { cite, numeric, note } = citations
  const named = (id: Id<'src'>) => `${sourceLabel(state, id)}${numeric ? ` ${cite([id])}` : ''}`
  const naming: Span = { ...span, text: narrative ? sources.map(named).join(', ') : cite(sources, locator) }
  if (!note || (narrative && inNote)) return naming
  const spans = note(sources, locator, before)
  for (const id of sources) before.all.add(id)
  before.last = sources.length === 1 ? sources[0] : undefined
  if (inNote) return spans
  return narrative ? [naming, { as: 'footnote', spans }] : { as: 'footnote', spans }
}
