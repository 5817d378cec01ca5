import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DocumentText } from '../../../core/document/text.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { dayOf, Who } from '../../parts/Who.tsx'
import { useRoute } from '../../routes.ts'
import { Text } from './Text.tsx'
import './document.css'

type Answer = NonNullable<ViewAnswer<'document'>>

/** The words of one document, page by page or turn by turn, with what there is to know of it beside them. */
export default function Document() {
  const { id, project, query } = useRoute()
  const { data, error, isLoading } = useView('document', { id: (id ?? 'doc_0') as Id<'doc'> })
  const text = useQuery<DocumentText, Refused>({
    queryKey: ['document', project, id],
    queryFn: ({ signal }) => read<DocumentText>(pathOf(project, `documents/${id}/text`), signal),
  })
  const place = query.get('place')
  const there = text.data !== undefined
  useEffect(() => {
    if (there && place) document.getElementById('place')?.scrollIntoView({ block: 'center' })
  }, [there, place])
  if (!data)
    return (
      <Waiting
        title="Document"
        error={
          error ??
          (isLoading
            ? null
            : { code: 'unknown-thing', message: 'There is no such document.', hint: 'Look at Documents.' })
        }
      />
    )
  return (
    <Sheet title={data.source.label} className="document" side={<Side data={data} text={text.data} />}>
      <header className="top">
        <p className="soft">
          <Link screen="source" id={data.source.id} query={{ tab: 'documents' }}>
            {data.source.label}
          </Link>{' '}
          {data.file}
        </p>
        <h1>{data.source.title}</h1>
        {data.replacedBy && (
          <p className="note">
            A better copy has taken its place:{' '}
            <Link screen="document" id={data.replacedBy.id}>
              {data.replacedBy.file}
            </Link>
            .
          </p>
        )}
      </header>
      {text.error ? (
        <p className="soft">{text.error.message}</p>
      ) : text.data ? (
        <Text read={text.data} place={place ? Number(place) : undefined} words={query.get('find') ?? ''} />
      ) : (
        <div className="skeleton" aria-busy="true" />
      )}
    </Sheet>
  )
}

function Side({ data, text }: { data: Answer; text: DocumentText | undefined }) {
  const { project } = useRoute()
  const problems = text?.problems ?? []
  return (
    <>
      <section>
        <div className="head">
          <h2>About it</h2>
        </div>
        <ul className="soft about">
          {data.pages > 0 && <li>{data.pages === 1 ? 'One page' : `${data.pages} pages`}</li>}
          {data.note && <li>{data.note}</li>}
          {data.attached && (
            <li>
              Attached on {dayOf(data.attached.at)} by <Who id={data.attached.by.id} full />
            </li>
          )}
          {data.replaces && (
            <li>
              In the place of{' '}
              <Link screen="document" id={data.replaces.id}>
                {data.replaces.file}
              </Link>
            </li>
          )}
          <li>
            <a href={pathOf(project, `documents/${data.id}/file`)} download={data.file}>
              Save the file
            </a>
          </li>
        </ul>
      </section>
      {problems.length > 0 && (
        <section>
          <div className="head">
            <h2>To know of its words</h2>
          </div>
          <ul className="soft">
            {problems.map(({ what, page }) => (
              <li key={what}>
                {what} {page && `First on page ${page}.`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.marked.length > 0 && (
        <section>
          <div className="head">
            <h2>Excerpts</h2>
            <span className="more num">{data.marked.length}</span>
          </div>
          <ul className="excerpts">
            {data.marked.map(({ id, quote, start, pages, distance }) => (
              <li key={id}>
                <Link
                  screen="document"
                  id={data.id}
                  query={{ place: start === undefined ? undefined : String(start) }}
                  className="serif"
                >
                  {shortened(quote)}
                </Link>
                <span className="small faint">
                  {pages[0] && ` p. ${pages[0].page}`}
                  {distance && `, ${distance} characters differ here`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.lost.length > 0 && (
        <section>
          <div className="head">
            <h2>Not found in this copy</h2>
            <span className="more num">{data.lost.length}</span>
          </div>
          <p className="small soft">They were marked in an earlier copy, and stand there as they did.</p>
          <ul className="excerpts">
            {data.lost.map(({ id, quote, pages }) => (
              <li key={id}>
                <span className="serif">{shortened(quote)}</span>
                <span className="small faint">{pages[0] && ` was on p. ${pages[0].page}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const shortened = (quote: string): string => {
  const plain = quote.replace(/\s+/g, ' ')
  return plain.length > 180 ? `${plain.slice(0, 180).replace(/\s\S*$/, '')} …` : plain
}
