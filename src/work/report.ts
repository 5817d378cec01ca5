import type { Print } from '../adapters/print.ts'
import { reportFile } from '../adapters/report-file.ts'
import { manuscriptOf, openingOf, pieceOfReport, reportAndPieces, siteOf } from '../adapters/report-of.ts'
import { writeArchive } from '../adapters/write-archive.ts'
import type { CitationStyle, ReportFormat } from '../core/choices.ts'
import type { Command } from '../core/command.ts'
import type { Event, Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { draftsOf } from '../core/manuscript/drafts.ts'
import { offersOf } from '../core/manuscript/offers.ts'
import { marksToKeep } from '../core/report/marks.ts'
import { isSheet } from '../core/report/sheets.ts'
import type { Seen } from '../core/view/view.ts'
import { freshId } from './fresh-id.ts'
import { packOf } from './pack.ts'

/** What is wanted, as data that can go to another thread: a form of the report, the supplement, or the site as an archive. */
export type Wanted =
  | ReportWish
  | { of: 'supplement'; named: boolean; style?: CitationStyle | Id<'sty'> }
  | { of: 'site'; named: boolean }

/** Which form of the report. */
export interface ReportWish {
  of: 'report' | 'manuscript'
  format: ReportFormat
  style?: CitationStyle | Id<'sty'>
  /** One piece alone. */
  piece?: string
  /** Its first sections alone. */
  opening?: boolean
  /** As a file: blocks without what only the screen asks for. */
  saved?: boolean
  /** With the marks of what it holds, so that it can be remembered. */
  marks?: boolean
}

export type ReportMade =
  | {
      ok: true
      file: Uint8Array | string
      /** How far the journal was. */
      seq: number
      /** On how many pages a sheet stands that is to stand on one. */
      pages?: number
      marks?: Value<'reportExport'>['pieces']
    }
  | { ok: false; refusal: { code: string; message: string; hint: string } }

/** Makes what is wanted from what one person may see. */
export async function makeReport(seen: Seen, wish: Wanted, print?: Print): Promise<ReportMade> {
  const { seq } = seen.state
  if (wish.of === 'site') {
    const encoder = new TextEncoder()
    const pages = siteOf(seen, undefined, wish.named)
    const parts = pages.map(({ path, text }) => ({ path, bytes: async () => encoder.encode(text) }))
    return { ok: true, seq, file: await whole(writeArchive(parts)) }
  }
  if (wish.of === 'supplement') {
    const { of: _, ...options } = wish
    const made = await packOf(seen, options)
    return 'code' in made ? { ok: false, refusal: made } : { ok: true, seq, file: await whole(made) }
  }
  const { of, format, style, piece, opening, saved } = wish
  const onScreen = format === 'json' && !saved && piece === undefined
  if (of === 'manuscript') {
    const { material, ...told } = manuscriptOf(seen, style)
    if (!onScreen) return painted(told.blocks)
    const offered = { ...told, offers: offersOf(material), drafts: draftsOf(material.source) }
    return { ok: true, seq, file: JSON.stringify(offered) }
  }
  if (opening) return { ok: true, seq, file: JSON.stringify({ blocks: openingOf(seen, style) }) }
  if (piece !== undefined && !wish.marks) return painted(pieceOfReport(seen, piece, style))
  const { blocks, pieces } = reportAndPieces(seen, style)
  if (onScreen) return { ok: true, seq, file: JSON.stringify({ blocks, pieces }) }
  const made = await painted(piece === undefined ? blocks : pieceOfReport(seen, piece, style))
  return made.ok && wish.marks ? { ...made, marks: marksToKeep(pieces, piece) } : made

  async function painted(blocks: ReturnType<typeof pieceOfReport>): Promise<ReportMade> {
    if (!blocks) return { ok: false, refusal: noPiece }
    const at = seen.events().at(-1)?.at
    const sheet = of === 'report' && isSheet(piece)
    const file = await reportFile(blocks, format, { print, sheet, ...(at && { at }) })
    return typeof file === 'object' && 'code' in file ? { ok: false, refusal: file } : { ok: true, seq, file }
  }
}

/**
 * The change by which the project of these events remembers that a report was given out: in which form, and what each piece said.
 */
export function exported(
  by: Id<'per'>,
  held: Omit<Value<'reportExport'>, 'by' | 'event'>,
  events: readonly Event[],
): Command {
  const event = events[held.seq - 1]?.id
  const to = { ...held, ...(event && { event }), by }
  return { do: 'change', changes: [{ type: 'report.exported', id: freshId('xpt'), from: null, to }] }
}

async function whole(pieces: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

const noPiece = {
  code: 'unknown-thing',
  message: 'The report has no such piece.',
  hint: 'Headings, tables and figures of report.json have the names of pieces as their ids.',
}
