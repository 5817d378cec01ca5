import { useId, useState } from 'react'
import { downloadMade } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { tellPages } from '../../parts/tell-pages.ts'

const formats = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

/** Guidance to hand out: the sheet of one group, or of all with what each statement rests on. CSV is the table of all. */
export function Share({ sheets }: { sheets: readonly (readonly [piece: string, words: string])[] }) {
  const [what, how] = [useId(), useId()]
  const [sheet, setSheet] = useState('guidance')
  const [format, setFormat] = useState<string>('pdf')
  const [busy, setBusy] = useState(false)
  const piece = format === 'csv' ? 'table-guidance' : sheet
  return (
    <span className="row guidance-share">
      <label className="sr" htmlFor={what}>
        What to print and share
      </label>
      <select
        id={what}
        className="input"
        value={sheet}
        disabled={format === 'csv'}
        onChange={({ target }) => setSheet(target.value)}
      >
        <option value="guidance">All guidance</option>
        {sheets.map(([name, words]) => (
          <option key={name} value={name}>
            {`Sheet: ${words}`}
          </option>
        ))}
      </select>
      <label className="sr" htmlFor={how}>
        Format
      </label>
      <select id={how} className="input" value={format} onChange={({ target }) => setFormat(target.value)}>
        {formats.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      <Button
        busy={busy}
        not={busy ? 'It is being made' : undefined}
        onClick={() => {
          setBusy(true)
          void downloadMade(`report.${format}`, { piece }, 'POST')
            .then(tellPages)
            .finally(() => setBusy(false))
        }}
      >
        Download
      </Button>
    </span>
  )
}
