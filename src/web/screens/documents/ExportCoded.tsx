import { Download } from 'lucide-react'
import { useState } from 'react'
import { download, downloadMade } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import './theirs.css'

const formats = [
  ['exchange.qdpx', 'What is coded, for NVivo, ATLAS.ti, MAXQDA, QualCoder (.qdpx)'],
  ['codebook.qdc', 'The codes alone (.qdc)'],
  ['annotations.jsonld', 'All excerpts as W3C annotations (JSON-LD)'],
] as const

/** What is coded, for other programs; names of people go along only where one leaves them in. */
export function ExportCoded({ close }: { close: () => void }) {
  const [format, setFormat] = useState<(typeof formats)[number][0]>('exchange.qdpx')
  const [names, setNames] = useState(true)
  const save = () => {
    if (format === 'annotations.jsonld') download(format)
    else void downloadMade(format, format === 'exchange.qdpx' && !names ? { names: '0' } : {}, 'POST')
    close()
  }
  return (
    <Panel label="Export what is coded" className="export-coded" submit={save} close={close}>
      <fieldset className="options">
        <legend className="label">Export</legend>
        {formats.map(([file, words]) => (
          <label key={file} className="row">
            <input type="radio" name="format" checked={format === file} onChange={() => setFormat(file)} />
            {words}
          </label>
        ))}
      </fieldset>
      {format === 'exchange.qdpx' && (
        <label className="row">
          <input type="checkbox" checked={names} onChange={({ target }) => setNames(target.checked)} />
          With names of people, so that others see who coded
        </label>
      )}
      <p className="row acts">
        <Button kind="main" submit icon={Download}>
          Save
        </Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
      </p>
    </Panel>
  )
}
