import { check } from '../core/check/check.ts'
import type { Block } from '../core/report/blocks.ts'
import { toCsl } from '../core/report/csl.ts'
import { report } from '../core/report/report.ts'
import type { Seen } from '../core/view/view.ts'
import { formatCitations } from './citations.ts'

/** The report of what one person may see at one moment, with its citations in a CSL style. */
export const reportOf = ({ state, people, events }: Seen): Block[] =>
  report(state, {
    names: people,
    events: events(),
    findings: check(state),
    citations: (cited) => formatCitations(cited.flatMap((id) => toCsl(state, id) ?? [])),
  })
