import { useQuery } from '@tanstack/react-query'
import type { Find } from '../../../work/find.ts'
import { pathOf, type Refused, read } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { useRoute } from '../../routes.ts'

type Answer = Extract<Find, { ok: true }>

/** Where words stand in the documents, the best first, each place one press from its page. */
export function Found({ words }: { words: string }) {
  const { project, at } = useRoute()
  const query = new URLSearchParams({ text: words, ...(at && { at }) })
  const { data, error, isLoading } = useQuery<Answer, Refused>({
    queryKey: ['view', project, at ?? 'now', 'find', words],
    queryFn: ({ signal }) => read<Answer>(pathOf(project, `find?${query}`), signal),
  })
  if (error) return <Empty fact={error.message}>{error.hint}</Empty>
  if (isLoading || !data) return <div className="skeleton" aria-busy="true" />
  if (data.documents === 0)
    return (
      <Empty fact="These words stand in no document.">
        Try fewer words, or the beginning of one with an asterisk: leader*
      </Empty>
    )
  return (
    <section aria-label="Found in documents">
      <p className="small soft" role="status">
        In {data.documents === 1 ? 'one document' : `${data.documents.toLocaleString('en-GB')} documents`}
        {data.documents > data.found.length && `; the best ${data.found.length} are shown`}.
      </p>
      <ol className="found">
        {data.found.map(({ document, label, file, pages, passages }) => (
          <li key={document}>
            <p>
              <Link screen="document" id={document} query={{ find: words }}>
                {label}
              </Link>{' '}
              <span className="small faint">
                {file}
                {pages > 1 && `, in ${pages} places`}
              </span>
            </p>
            <ul className="places">
              {passages.map(({ start, page, label: called, before, words: said, after }) => (
                <li key={start} className="serif">
                  <Link
                    screen="document"
                    id={document}
                    query={{ place: String(start), find: words }}
                    className="small faint"
                  >
                    {page === undefined ? 'there' : `p. ${called ?? page}`}
                  </Link>{' '}
                  {before}
                  <mark>{said}</mark>
                  {after}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
