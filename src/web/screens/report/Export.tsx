import { useId, useState } from 'react'
import { isReportFormat, type ReportFormat, reportFormats } from '../../../core/choices.ts'
import type { Block } from '../../../core/report/blocks.ts'
import { type Piece, piecesOf } from '../../../core/report/pieces.ts'
import { downloadMade } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { formatNames } from './format-names.ts'

/** The whole report or one piece of it, in any format; those that hold one table or figure are offered for such alone. */
export function Export({ blocks, query }: { blocks: readonly Block[]; query: Record<string, string> }) {
  const [name, setName] = useState('')
  const [asked, setFormat] = useState<ReportFormat>('docx')
  const [busy, setBusy] = useState(false)
  const [piece, format] = [useId(), useId()]
  const pieces = piecesOf(blocks).filter(({ kind }) => kind !== 'listing')
  const kind = pieces.find((one) => one.name === name)?.kind
  const formats = reportFormats.filter((one) => fits(one, kind))
  const chosen = formats.includes(asked) ? asked : 'docx'
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={piece}>
          What to download
        </label>
        <select id={piece} className="input" value={kind ? name : ''} onChange={({ target }) => setName(target.value)}>
          <option value="">The whole report</option>
          {pieces.map((one) => (
            <option key={one.name} value={one.name}>
              {labelOf(one)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="label" htmlFor={format}>
          Format
        </label>
        <select
          id={format}
          className="input"
          value={chosen}
          onChange={({ target }) => isReportFormat(target.value) && setFormat(target.value)}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {formatNames[one]}
            </option>
          ))}
        </select>
      </div>
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
