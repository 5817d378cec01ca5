import { check } from '../core/check/check.ts'
import { type CitationStyle, isCitationStyle } from '../core/choices.ts'
import type { Block, Citations } from '../core/report/blocks.ts'
import { type CslItem, toCsl } from '../core/report/csl.ts'
import { type ReportOptions, report, reportPiece } from '../core/report/report.ts'
import type { Seen } from '../core/view/view.ts'
import { formatCitations } from './citations.ts'

/**
 * The report of what one person may see at one moment, with checks, and citations in the style that is asked for, else
 * in the project's.
 */
/** `names` are what people are called everywhere but in the title, where that is not what they are called. */
export const reportOf = (seen: Seen, asked?: CitationStyle, names?: Seen['people']): Block[] =>
  report(seen.state, { ...optionsOf(seen, asked), ...(names && { names, authors: seen.people }) })

/** One piece of it alone, by its name; undefined where there is none. */
export const pieceOfReport = (seen: Seen, name: string, asked?: CitationStyle): Block[] | undefined =>
  reportPiece(seen.state, name, optionsOf(seen, asked))

function optionsOf({ state, people, events }: Seen, asked: CitationStyle | undefined): ReportOptions {
  const named = [...state.project.values()][0]?.style
  const style = asked ?? (isCitationStyle(named) ? named : undefined)
  return {
    names: people,
    events: events(),
    findings: check(state),
    citations: (cited) =>
      inStyle(
        cited.flatMap((id) => toCsl(state, id) ?? []),
        style,
      ),
  }
}

/** Formatting a hundred references takes most of a second, and they seldom change between two readings. */
let formatted: { key: string; citations: Citations } | undefined
function inStyle(items: CslItem[], style?: CitationStyle): Citations {
  const key = JSON.stringify([style, items])
  if (formatted?.key !== key) formatted = { key, citations: formatCitations(items, style) }
  return formatted.citations
}
