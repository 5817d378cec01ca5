import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { abstractOf, useRecords } from '../record/use-records.ts'
import { namesTo } from '../source/names.ts'

/** The source at hand, beside the list: what one needs to see to know it. */
export function Peek({ id, terms }: { id: Id<'src'> | undefined; terms: readonly string[] }) {
  const { data } = useView('source', { id: id ?? 'src_none' }, { when: id !== undefined })
  const records = useRecords(data?.records.map((record) => record.id) ?? [])
  if (!id || !data) return <p className="soft">Walk the list with the arrow keys; the source at hand shows here.</p>
  const { reference } = data.value
  const abstract = reference.abstract ?? abstractOf(records)
  const keywords = reference.keywords ?? records?.find((record) => record.reference.keywords)?.reference.keywords
  return (
    <article className="peek">
      <h2>
        <Link screen="source" id={id}>
          <Marked text={reference.title} terms={terms} />
        </Link>
      </h2>
      <p className="small soft">
        <Marked text={namesTo(reference.author)} terms={terms} />
      </p>
      <p className="small soft">
        {[reference.container, reference.year, reference.volume, reference.pages].filter(Boolean).join(' · ')}
      </p>
      {abstract ? (
        <p className="serif">
          <Marked text={abstract} terms={terms} />
        </p>
      ) : (
        <p className="faint">No abstract.</p>
      )}
      {keywords && <p className="small soft">{keywords.join(' · ')}</p>}
      {data.records.length > 0 && (
        <ul className="small">
          {data.records.map((record) => (
            <li key={record.id}>
              <Link screen="record" id={record.id}>
                {record.database}, record {record.position}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
