import type { ReportFormat } from '../core/choices.ts'
import { svg } from '../core/diagram/svg.ts'
import type { Block } from '../core/report/blocks.ts'
import { cellsOf } from '../core/report/cells.ts'
import type { House } from '../core/report/docx/package.ts'
import { reportHtml } from '../core/report/html.ts'
import { reportLatex } from '../core/report/latex.ts'
import { reportMarkdown } from '../core/report/markdown.ts'
import { figurePng, writeDocx } from './docx-write.ts'
import { workbookOf } from './formats/xlsx-write.ts'
import { printSheet } from './one-page.ts'
import type { Print } from './print.ts'
import { writeTable } from './write-table.ts'

/** The media type of each format. */
export const reportTypes: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  tex: 'application/x-tex; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  json: 'application/json',
}

export interface Painting {
  /** The styles of another Word document, for DOCX. */
  house?: House
  /** When the last event was recorded: the day that a DOCX bears. */
  at?: string
  /** What prints a PDF here. */
  print?: Print | undefined
  /** It is to stand on one page. */
  sheet?: boolean
}

interface Refused {
  code: string
  message: string
  hint: string
}

/**
 * A report, or a piece of it, as a file. CSV holds one table, SVG and PNG one figure: of more it is refused. PDF is
 * printed by what `print` is, and refused where there is nothing that prints.
 */
export async function reportFile(
  blocks: readonly Block[],
  format: ReportFormat,
  { house, at, print, sheet = false }: Painting = {},
): Promise<Uint8Array | string | Refused> {
  switch (format) {
    case 'html':
      return reportHtml(blocks, { sheet })
    case 'md':
      return reportMarkdown(blocks)
    case 'tex':
      return reportLatex(blocks)
    case 'json':
      return JSON.stringify({ blocks })
    case 'docx':
      return writeDocx(blocks, { ...(house && { house }), ...(at && { at }) })
    case 'xlsx':
      return workbookOfTables(blocks)
    case 'csv': {
      const [table, ...more] = tablesIn(blocks)
      if (!table || more.length > 0) return notOne('CSV', 'table', more.length + (table ? 1 : 0))
      const { heads, rows } = cellsOf(table)
      return writeTable('csv', [heads, ...rows])
    }
    case 'svg':
    case 'png': {
      const [figure, ...more] = blocks.flatMap((block) => (block.as === 'figure' ? [block] : []))
      if (!figure || more.length > 0) return notOne(format.toUpperCase(), 'figure', more.length + (figure ? 1 : 0))
      return format === 'svg' ? svg(figure.scene, { id: figure.id }) : figurePng(figure)
    }
    case 'pdf': {
      if (!print)
        return {
          code: 'no-printer',
          message: 'There is no Chromium or Chrome here that could print a PDF.',
          hint: 'Install one, name it in CHROMIUM, or print the HTML report from your browser.',
        }
      return (
        (sheet ? (await printSheet(reportHtml(blocks, { sheet }), print))?.file : await print(reportHtml(blocks))) ?? {
          code: 'no-printer',
          message: 'The browser of this machine printed nothing.',
          hint: 'Print the HTML report from your browser.',
        }
      )
    }
  }
}

const tablesIn = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.as === 'table' ? [block] : []))

const notOne = (format: string, kind: 'table' | 'figure', many: number): Refused => ({
  code: 'does-not-fit',
  message: `${format} holds one ${kind}; here ${many === 0 ? 'is none' : `are ${many}`}.`,
  hint: `Name a piece that is one ${kind}, or take ${kind === 'table' ? 'xlsx' : 'html'}.`,
})

/** One sheet a table, and before them a list of what they hold. */
function workbookOfTables(blocks: readonly Block[]): Promise<Uint8Array> {
  const sheets = tablesIn(blocks).map((table) => ({
    name: `${table.number ?? ''} ${table.caption}`.trim(),
    caption: `Table ${table.number ?? ''}. ${table.caption}`,
    ...cellsOf(table),
  }))
  const list = sheets.map(({ caption, rows, heads }) => [caption, rows.length, heads.length])
  return workbookOf([{ name: 'Tables', heads: ['Table', 'Rows', 'Columns'], rows: list }, ...sheets])
}
