import { useState } from 'react'
import { useAction } from '../../acting.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { LinkEvidence } from '../configuration/LinkEvidence.tsx'
import type { SourceAnswer } from './answer.ts'

/** What the source says to the theory, configuration by configuration. */
export function Evidence({ source }: { source: SourceAnswer }) {
  const [linking, setLinking] = useState(false)
  useAction('link-evidence', () => setLinking(true))
  return (
    <section className="given">
      {linking ? (
        <LinkEvidence source={{ id: source.id, label: source.label }} close={() => setLinking(false)} />
      ) : (
        <div className="row">
          <ActionButton name="link-evidence" kind="main" />
        </div>
      )}
      {source.evidence.length === 0 && (
        <Empty fact="It says nothing to the theory yet.">Link what it says to a part of a configuration.</Empty>
      )}
      {source.evidence.map(({ id, label, title, pieces }) => (
        <section key={id}>
          <h2>
            <Link screen="configuration" id={id}>
              {label}
            </Link>{' '}
            <span className="soft plain">{title}</span>
          </h2>
          <ul className="pieces">
            {pieces.map((piece) => (
              <li key={piece.id}>
                <StanceMark stance={piece.stance} />
                <div>
                  {piece.quote && <blockquote className="serif">{piece.quote}</blockquote>}
                  {piece.memo && <p className="serif">{piece.memo}</p>}
                  <ReadInPlace passage={piece.passage} />
                  <p className="small faint">
                    {[
                      piece.aside ? 'set aside' : undefined,
                      piece.stance,
                      piece.slots.join(', ') || 'the whole',
                      piece.standing,
                      piece.explicit === false ? 'inferred' : undefined,
                      piece.locator,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
