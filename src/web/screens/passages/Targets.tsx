import { useState } from 'react'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'

/** What passages can be looked for: configurations with their links, and codes. */
export function Targets() {
  const { data, error } = useView('targets', {})
  const [words, setWords] = useState('')
  if (!data) return <Waiting title="Look here next" error={error} />
  const fits = (...said: (string | undefined)[]) => said.join(' ').toLowerCase().includes(words.trim().toLowerCase())
  const configurations = data.configurations.filter((one) =>
    fits(one.label, one.title, ...one.links.map(({ text }) => text)),
  )
  const codes = data.codes.filter((one) => fits(one.name, one.parent))
  const nothing = data.configurations.length + data.codes.length === 0
  return (
    <Sheet title="Look here next" className="targets">
      <header className="top">
        <h1>Look here next</h1>
        <p className="soft">
          Pick what you look for. Passages of all documents that are most likely to speak to it are put forward, one at
          a time, with the words that made it so.
        </p>
      </header>
      {data.documents === 0 ? (
        <Empty fact="No document has words yet.">
          Attach full texts on the <Link screen="documents">Documents</Link> screen; then there is something to look
          through.
        </Empty>
      ) : nothing ? (
        <Empty fact="There is nothing to look for yet.">
          Form a configuration on the <Link screen="theory">Theory</Link> screen, or a code in the{' '}
          <Link screen="codebook">Codebook</Link>.
        </Empty>
      ) : (
        <>
          <input
            className="input"
            type="search"
            aria-label="Find a configuration, link or code"
            placeholder="Configuration, link or code"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {configurations.length > 0 && <h2>Configurations</h2>}
          <ul className="target-list">
            {configurations.map((one) => (
              <li key={one.id}>
                <Link screen="passages" id={one.id}>
                  <b className="strong">{one.label}</b> {one.title !== one.label && <span>{one.title}</span>}
                  <span className="push small faint num">{one.excerpts || ''}</span>
                </Link>
                <ul>
                  {one.links.map((link) => (
                    <li key={link.id}>
                      <Link screen="passages" id={link.id}>
                        <Role slot={link.slot} /> <span>{link.text}</span>
                        <span className="push small faint num">{link.excerpts || ''}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {codes.length > 0 && <h2>Codes</h2>}
          <ul className="target-list">
            {codes.map((one) => (
              <li key={one.id}>
                <Link screen="passages" id={one.id}>
                  {one.parent && <span className="faint">{one.parent} / </span>}
                  <span>{one.name}</span>
                  <span className="push small faint num">{one.excerpts || ''}</span>
                </Link>
              </li>
            ))}
          </ul>
          {configurations.length + codes.length === 0 && <p className="soft">Nothing is called so.</p>}
        </>
      )}
    </Sheet>
  )
}
