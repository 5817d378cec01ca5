import { X } from 'lucide-react'
import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { setQuery } from '../../routes.ts'

/** What one source says to one configuration, in words: a cell of the matrix opened. */
export function Words({ source, configuration }: { source: string; configuration: string }) {
  const { data } = useView('source', { id: source as Id<'src'> })
  const given = data?.evidence.find((one) => one.id === configuration)
  if (!data || data.id !== source || !given) return null
  return (
    <section className="cell-words">
      <div className="head">
        <h2>
          <Link screen="source" id={data.id} query={{ tab: 'evidence' }}>
            {data.label}
          </Link>
        </h2>
        <span className="more">
          <Button kind="quiet" only icon={X} title="Close" onClick={() => setQuery({ cell: undefined })}>
            Close
          </Button>
        </span>
      </div>
      <p className="soft">{data.value.reference.title}</p>
      <p>
        on{' '}
        <Link screen="configuration" id={given.id}>
          {given.label === given.title ? given.title : `${given.label} ${given.title}`}
        </Link>
      </p>
      <ul>
        {given.pieces.map((piece) => (
          <li key={piece.id}>
            <p>
              <span aria-hidden="true">
                <StanceMark stance={piece.stance} />
              </span>{' '}
              {piece.stance} {piece.slots.join(', ') || 'the whole'}
            </p>
            {piece.quote && <blockquote className="serif">{piece.quote}</blockquote>}
            <ReadInPlace passage={piece.passage} />
            {piece.memo && <p className="serif">{piece.memo}</p>}
            <p className="small faint">
              {[
                piece.aside ? 'set aside' : undefined,
                piece.standing,
                piece.explicit === false ? 'inferred' : undefined,
                piece.locator,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
