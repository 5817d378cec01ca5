import { useState } from 'react'
import { isReportFormat, type ReportFormat, reportFormats } from '../../../core/choices.ts'
import type { Block } from '../../../core/report/blocks.ts'
import { type Piece, piecesOf } from '../../../core/report/pieces.ts'
import { downloadMade } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { formatNames } from './format-names.ts'

/** The whole report or one piece of it, in any format; those that hold one table or figure are offered for such alone. */
export function Export({ blocks, query }: { blocks: readonly Block[]; query: Record<string, string> }) {
  const [name, setName] = useState('')
  const [asked, setFormat] = useState<ReportFormat>('docx')
  const [busy, setBusy] = useState(false)
  const pieces = piecesOf(blocks).filter(({ kind }) => kind !== 'listing')
  const kind = pieces.find((one) => one.name === name)?.kind
  const formats = reportFormats.filter((one) => fits(one, kind))
  const chosen = formats.includes(asked) ? asked : 'docx'
  return (
    <>
      <OneOf
        label="What to download"
        value={kind ? name : ''}
        options={[['', 'The whole report'], ...pieces.map((one) => [one.name, labelOf(one)] as const)]}
        set={setName}
      />
      <OneOf
        label="Format"
        value={chosen}
        options={formats.map((one) => [one, formatNames[one]] as const)}
        set={(one) => isReportFormat(one) && setFormat(one)}
      />
      <Button
        busy={busy}
        not={busy ? 'It is being made' : undefined}
        onClick={() => {
          setBusy(true)
          void downloadMade(`report.${chosen}`, { ...query, ...(kind && { piece: name }) }, 'POST').finally(() =>
            setBusy(false),
          )
        }}
      >
        Download
      </Button>
    </>
  )
}

function fits(format: ReportFormat, kind: Piece['kind'] | undefined): boolean {
  if (format === 'csv') return kind === 'table'
  if (format === 'svg' || format === 'png') return kind === 'figure'
  return format !== 'xlsx' || kind !== 'figure'
}

const labelOf = ({ kind, number, title }: Piece): string =>
  kind === 'part' ? title : `\u2003${kind === 'table' ? 'Table' : 'Figure'} ${number ?? ''}. ${title}`
