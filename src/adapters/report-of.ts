import { check } from '../core/check/check.ts'
import type { Block, Citations } from '../core/report/blocks.ts'
import { type CslItem, toCsl } from '../core/report/csl.ts'
import { report } from '../core/report/report.ts'
import type { Seen } from '../core/view/view.ts'
import { formatCitations } from './citations.ts'

/** The report of what one person may see at one moment, with checks, and citations in a CSL style. */
export const reportOf = ({ state, people, events }: Seen): Block[] =>
  report(state, {
    names: people,
    events: events(),
    findings: check(state),
    citations: (cited) => harvard(cited.flatMap((id) => toCsl(state, id) ?? [])),
  })

/** Formatting a hundred references takes most of a second, and they seldom change between two readings. */
let formatted: { key: string; citations: Citations } | undefined
function harvard(items: CslItem[]): Citations {
  const key = JSON.stringify(items)
  if (formatted?.key !== key) formatted = { key, citations: formatCitations(items) }
  return formatted.citations
}
