import type { DocumentText } from '../../../core/document/text.ts'
import { pathOf } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { dayOf, Who } from '../../parts/Who.tsx'
import { useRoute } from '../../routes.ts'
import type { Answer } from './answer.ts'
import { Replies } from './Replies.tsx'

/** What there is to know of a document: where it comes from, how it was read, and what is not found in it any more. */
export function About({ data, text }: { data: Answer; text: DocumentText | undefined }) {
  const { project } = useRoute()
  const problems = text?.problems ?? []
  return (
    <>
      <section>
        <div className="head">
          <h2>About it</h2>
        </div>
        <ul className="soft about">
          <li>
            <Link screen="source" id={data.source.id} query={{ tab: 'documents' }}>
              {data.source.label}
            </Link>{' '}
            {data.file}
          </li>
          {data.replacedBy && (
            <li>
              A better copy has taken its place:{' '}
              <Link screen="document" id={data.replacedBy.id}>
                {data.replacedBy.file}
              </Link>
            </li>
          )}
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
      {data.source.heard && <Replies source={data.source.id} />}
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

/** The beginning of a quote, whole words. */
export const shortened = (quote: string): string => {
  const plain = quote.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ')
  return plain.length > 180 ? `${plain.slice(0, 180).replace(/\s\S*$/, '')} …` : plain
}
