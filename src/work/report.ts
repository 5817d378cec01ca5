import type { Print } from '../adapters/print.ts'
import { reportFile } from '../adapters/report-file.ts'
import { manuscriptOf, pieceOfReport, reportAndPieces } from '../adapters/report-of.ts'
import type { CitationStyle, ReportFormat } from '../core/choices.ts'
import type { Value } from '../core/fact.ts'
import { draftsOf } from '../core/manuscript/drafts.ts'
import { offersOf } from '../core/manuscript/offers.ts'
import { marksToKeep } from '../core/report/marks.ts'
import type { Seen } from '../core/view/view.ts'

/** Which form of the report is wanted, as data that can go to another thread. */
export interface ReportWish {
  of: 'report' | 'manuscript'
  format: ReportFormat
  style?: CitationStyle
  /** One piece alone. */
  piece?: string
  /** As a file: blocks without what only the screen asks for. */
  saved?: boolean
  /** With the marks of what it holds, so that it can be remembered. */
  marks?: boolean
}

export type ReportMade =
  | { ok: true; file: Uint8Array | string; marks?: Value<'reportExport'>['pieces'] }
  | { ok: false; refusal: { code: string; message: string; hint: string } }

/** Makes one form of the report from what one person may see. */
export async function makeReport(seen: Seen, wish: ReportWish, print?: Print): Promise<ReportMade> {
  const { of, format, style, piece, saved } = wish
  const onScreen = format === 'json' && !saved && piece === undefined
  if (of === 'manuscript') {
    const { material, ...told } = manuscriptOf(seen, style)
    if (!onScreen) return painted(told.blocks)
    const offered = { ...told, offers: offersOf(material), drafts: draftsOf(material.source) }
    return { ok: true, file: JSON.stringify(offered) }
  }
  if (piece !== undefined && !wish.marks) return painted(pieceOfReport(seen, piece, style))
  const { blocks, pieces } = reportAndPieces(seen, style)
  if (onScreen) return { ok: true, file: JSON.stringify({ blocks, pieces }) }
  const made = await painted(piece === undefined ? blocks : pieceOfReport(seen, piece, style))
  return made.ok && wish.marks ? { ...made, marks: marksToKeep(pieces, piece) } : made

  async function painted(blocks: ReturnType<typeof pieceOfReport>): Promise<ReportMade> {
    if (!blocks) return { ok: false, refusal: noPiece }
    const at = seen.events().at(-1)?.at
    const file = await reportFile(blocks, format, { print, ...(at && { at }) })
    return typeof file === 'object' && 'code' in file ? { ok: false, refusal: file } : { ok: true, file }
  }
}

const noPiece = {
  code: 'unknown-thing',
  message: 'The report has no such piece.',
  hint: 'Headings, tables and figures of report.json have the names of pieces as their ids.',
}
