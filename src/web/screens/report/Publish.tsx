import { useId, useState } from 'react'
import { useAction, writable } from '../../acting.ts'
import { downloadMade, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { KeepPrivate } from '../../parts/KeepPrivate.tsx'
import { Link } from '../../parts/Link.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import './publish.css'

/** The review as a site: how much of a passage it prints, what is kept private, and the site itself. */
export function Publish() {
  const { data } = useView('publishing', {})
  useAction('download-site', () => void downloadMade('site.zip', {}, 'POST'))
  if (!data) return null
  const { project, quoteWords, usual, privateInReport, withheld } = data
  return (
    <section className="publish" aria-label="Publish">
      <h2>Publish</h2>
      <p className="soft">
        A site to read without a server: no names, no files, no words of those who took part, none that you keep
        private.
      </p>
      {project && <Length key={quoteWords} project={project} value={quoteWords ?? usual} was={quoteWords} />}
      {withheld.length > 0 && (
        <details>
          <summary>{withheld.length} kept private</summary>
          <ul>
            {withheld.map(({ id, value, label, place }) => (
              <li key={id}>
                <Link {...place}>{label}</Link>
                {value.because && <span className="soft"> {value.because}</span>}
                <KeepPrivate thing={value.thing} what={label} withheld={{ id, value }} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {project && withheld.length > 0 && (
        <Toggle
          label="In our report, private words too"
          value={privateInReport}
          save={(from, to) => saveField('project.described', project, 'privateInReport')(from || null, to || null)}
        />
      )}
      <ActionButton name="download-site">Site</ActionButton>
    </section>
  )
}

/** How many words of a passage are printed. */
function Length({
  project,
  value,
  was,
}: {
  project: Parameters<typeof saveField>[1]
  value: number
  was: number | undefined
}) {
  const id = useId()
  const may = writable.use()
  const [words, setWords] = useState(String(value))
  const save = () => {
    const n = Number(words)
    if (words.trim() === '' || !Number.isInteger(n) || n < 0 || n > 500) return setWords(String(value))
    if (n !== value) void saveField('project.described', project, 'quoteWords')(was ?? null, n)
  }
  return (
    <div className="length">
      <label htmlFor={id}>Words of a passage</label>
      <input
        id={id}
        className="input num"
        type="number"
        min={0}
        max={500}
        value={words}
        readOnly={!may}
        onChange={({ target }) => setWords(target.value)}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
    </div>
  )
}
