import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import type { ViewParams } from '../../../core/view/views.ts'
import { download, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { fieldNames } from '../record/field-names.ts'
import type { Selection } from './selection.ts'

type Asked = ViewParams<'leaving'>
type Format = Asked['format']

const formats: Record<Format, { words: string; for: string }> = {
  ris: { words: 'RIS', for: 'Zotero, EndNote, Mendeley, Rayyan, Covidence' },
  nbib: { words: 'NBIB', for: 'as PubMed writes it' },
  bibtex: { words: 'BibTeX', for: 'LaTeX, JabRef' },
  'csl-json': { words: 'CSL-JSON', for: 'Zotero, pandoc' },
  'endnote-xml': { words: 'EndNote XML', for: 'EndNote' },
  csv: { words: 'CSV', for: 'R, Python, any spreadsheet' },
  tsv: { words: 'TSV', for: 'with tabs between' },
  xlsx: { words: 'Excel', for: 'XLSX' },
}

interface Props {
  narrowed: Record<string, string | undefined>
  selection: Selection
  close: () => void
}

/** What is selected, or else what is shown, as a file; with what the format has no place for, before it is saved. */
export function ExportSources({ narrowed, selection, close }: Props) {
  const id = useId()
  const [format, setFormat] = useState<Format>('ris')
  const named = selection.asked()
  const asked = { ...narrowed, ...named } as Omit<Asked, 'format'>
  const { data } = useView('leaving', { format, ...asked }, { when: named !== undefined })
  const save = () => {
    if (!data || data.sources === 0) return
    const query = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
    download(`sources/${format}`, Object.fromEntries(query))
  }
  const number = data?.sources.toLocaleString('en-GB')
  return (
    <Panel label="Export sources" className="export-sources" submit={save} close={close}>
      <div className="row">
        <label htmlFor={id}>
          {data ? (
            <>
              Export <b className="strong num">{number}</b> {data.sources === 1 ? 'source' : 'sources'} as
            </>
          ) : (
            'Export as'
          )}
        </label>
        <select id={id} className="input" value={format} onChange={(event) => setFormat(event.target.value as Format)}>
          {Object.entries(formats).map(([name, { words, for: use }]) => (
            <option key={name} value={name}>
              {words}: {use}
            </option>
          ))}
        </select>
        <Button submit icon={Download} not={data?.sources === 0 ? 'Nothing is chosen.' : undefined}>
          Download
        </Button>
        <Button kind="quiet" onClick={close}>
          Done
        </Button>
      </div>
      {named === undefined ? (
        <p className="small err" role="alert">
          More sources are selected one by one than can be named. Give them a tag, and export what has the tag.
        </p>
      ) : (
        <p className="small soft" role="status">
          {data && data.inexpressible.length > 0
            ? `${formats[format].words} has no place for: ${data.inexpressible
                .map(
                  ({ field, sources }) =>
                    `${(fieldNames[field] ?? field).toLowerCase()} (${sources} ${sources === 1 ? 'source' : 'sources'})`,
                )
                .join(', ')}. `
            : data && 'Nothing of their references is left out. '}
          What was decided and their tags go along as keywords, which Retroduce reads back:{' '}
          <code>retroduce: tag = key paper</code>.
        </p>
      )}
    </Panel>
  )
}
