import { check } from '../core/check/check.ts'
import { type CitationStyle, isCitationStyle } from '../core/choices.ts'
import { sheetBlocks } from '../core/fieldwork/sheet.ts'
import type { Id } from '../core/ids.ts'
import { type Manuscript, manuscript } from '../core/manuscript/manuscript.ts'
import { reported } from '../core/project/published.ts'
import { mayHaveAll } from '../core/project/seen-by.ts'
import { remember } from '../core/remember.ts'
import type { Block, Citations } from '../core/report/blocks.ts'
import { type CslItem, toCsl } from '../core/report/csl.ts'
import type { PieceNow } from '../core/report/marks.ts'
import { type ReportOptions, report, reportOpening, reportPiece, reportWithPieces } from '../core/report/report.ts'
import { searchSupplement } from '../core/report/search-supplement.ts'
import { type SiteFile, site } from '../core/site/site.ts'
import { get, type State } from '../core/state.ts'
import type { Seen } from '../core/view/view.ts'
import { formatCitations } from './citations.ts'
import { readStyle } from './csl/style.ts'

/**
 * The report of what one person may see at one moment, with checks, and citations in the style that is asked for, else
 * in the project's, and without what is kept private (`reported`). `names` are what people are called everywhere but in the title, where that is not what they are
 * called; `narrow` is how the state was narrowed beyond that.
 */
export const reportOf = (seen: Seen, asked?: Style, otherwise: Otherwise = {}): Block[] =>
  report(reported(seen.state, seen.now), optionsOf(seen, asked, otherwise))

interface Otherwise {
  names?: Seen['people'] | undefined
  narrow?: (state: State) => State
}

/** The report with every piece that it has or could have. */
export const reportAndPieces = (seen: Seen, asked?: Style): { blocks: Block[]; pieces: PieceNow[] } =>
  reportWithPieces(reported(seen.state, seen.now), optionsOf(seen, asked))

/** The first sections of it, which are there at once. */
export const openingOf = (seen: Seen, asked?: Style): Block[] =>
  reportOpening(reported(seen.state, seen.now), withoutFindings(seen, asked))

/** One piece of it alone, by its name; undefined where there is none. */
export const pieceOfReport = (seen: Seen, name: string, asked?: Style): Block[] | undefined =>
  kitAlone(seen, name) ?? reportPiece(reported(seen.state, seen.now), name, optionsOf(seen, asked))

/** A kit by itself is taken along and written on: with lines, and without the numbers that its tables have in the report. */
function kitAlone({ state }: Seen, name: string): Block[] | undefined {
  const id = /^instrument-(ins_[^/]+)$/.exec(name)?.[1] as Id<'ins'> | undefined
  const kit = get(state, 'instrument', id)
  return kit && sheetBlocks(state, kit, name, { lines: true })
}

/** The manuscript, with what is wrong in it and what its texts can draw on; see `reportOf`. */
export const manuscriptOf = (seen: Seen, asked?: Style, otherwise: Otherwise = {}): Manuscript =>
  manuscript(reported(seen.state, seen.now), optionsOf(seen, asked, otherwise))

/** Every search with its strategy, of what one person may see. */
export const searchSupplementOf = ({ state, now, people }: Seen): Block[] =>
  searchSupplement(reported(state, now), people)

const optionsOf = (seen: Seen, asked: Style | undefined, otherwise?: Otherwise): ReportOptions => ({
  ...withoutFindings(seen, asked, otherwise),
  findings: check(reported(seen.state, seen.now)),
})

function withoutFindings(
  { now, people, events }: Seen,
  asked: Style | undefined,
  { names, narrow }: Otherwise = {},
): ReportOptions {
  return {
    names: names ?? people,
    ...(names && { authors: people }),
    events: events(),
    narrow: narrow ?? ((then) => reported(then, now)),
    citations: (cited, lettered) => citationsOf(lettered, cited, asked),
  }
}

/**
 * The review as a folder of pages, from what one person may see: without the team's names unless they are asked for, and
 * without whatever was marked private.
 */
export const siteOf = ({ state, viewer, people, events }: Seen, asked?: Style, named = false): SiteFile[] =>
  site(state, {
    events: events(),
    names: named ? people : undefined,
    whole: mayHaveAll(state, viewer),
    citations: (cited, open) => citationsOf(open, cited, asked),
  })

/** A style that comes with Retroduce, the id of one that was brought into the project, or a text of its own. */
export type Style = CitationStyle | Id<'sty'> | { csl: string }

/** Whether a style can be asked for by this name in a project. */
export const isStyleOf = (state: State, name: string | undefined): name is CitationStyle | Id<'sty'> =>
  isCitationStyle(name) || (name !== undefined && get(state, 'citationStyle', name as Id<'sty'>) !== undefined)

function citationsOf(state: State, cited: readonly Id<'src'>[], asked?: Style): Citations {
  const named = [...state.project.values()][0]?.style
  return inStyle(
    cited.flatMap((id) => toCsl(state, id) ?? []),
    usable(state, asked ?? (isStyleOf(state, named) ? named : undefined)),
  )
}

/** What the processor is given. A style that was brought and cannot be used gives way to the usual one. */
function usable(state: State, asked: Style | undefined): CitationStyle | { csl: string } | undefined {
  if (asked === undefined || typeof asked === 'object' || isCitationStyle(asked)) return asked
  const read = readStyle(get(state, 'citationStyle', asked)?.csl ?? '')
  if ('same' in read) return read.same
  return 'csl' in read ? { csl: read.csl } : undefined
}

/** Formatting a hundred references takes most of a second, and they seldom change between two readings. */
const formatted = new Map<string, Citations>()
function inStyle(items: CslItem[], style?: CitationStyle | { csl: string }): Citations {
  const key = JSON.stringify([style, items])
  const citations = formatted.get(key) ?? formatCitations(items, style)
  // The beginning of a report and the whole, and those of another project.
  remember(formatted, key, citations, 4)
  return citations
}
