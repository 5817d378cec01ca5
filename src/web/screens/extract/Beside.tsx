import { useRef } from 'react'
import { useAction } from '../../acting.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Link } from '../../parts/Link.tsx'
import { navigate } from '../../routes.ts'
import type { SourceInHand } from './answer.ts'

/** What can be read of the source while the form is filled in: its documents, and passages that were marked. */
export function Beside({ source }: { source: SourceInHand }) {
  const [first] = source.documents
  const excerpts = useRef<HTMLHeadingElement>(null)
  useAction('open-document', first ? () => navigate({ screen: 'document', id: first.id }) : undefined)
  useAction('to-excerpts', source.excerpts.length > 0 ? () => excerpts.current?.focus() : undefined)
  return (
    <aside className="beside" aria-label="To read beside it">
      <section>
        <h2>Documents {first && <ActionKey name="open-document" />}</h2>
        {first ? (
          <ul>
            {source.documents.map(({ id, file }) => (
              <li key={id}>
                <Link screen="document" id={id}>
                  {file}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="small soft">
            None is attached.{' '}
            <Link screen="source" id={source.id} query={{ tab: 'documents' }}>
              Attach one
            </Link>
          </p>
        )}
      </section>
      <section>
        <h2 ref={excerpts} tabIndex={-1}>
          Marked passages {source.excerpts.length > 0 && <ActionKey name="to-excerpts" />}
        </h2>
        {source.excerpts.length === 0 && <p className="small soft">None is marked.</p>}
        <ul className="passages">
          {source.excerpts.map(({ id, quote, page, document }) => (
            <li key={id}>
              <q className="serif">{quote}</q>{' '}
              <span className="small faint">
                {page && `p. ${page} `}
                {document && (
                  <Link screen="document" id={document} query={{ find: quote.slice(0, 60) }}>
                    in its document
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
