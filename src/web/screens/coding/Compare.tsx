import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { navigate, type Place, useRoute } from '../../routes.ts'
import { CodingTabs } from '../codebook/CodingTabs.tsx'
import type { Opened } from './answer.ts'
import { Met } from './Met.tsx'
import './compare.css'

/** What two coders made of the same document, side by side, and what they agree on; once their second coding is opened. */
export default function Compare() {
  const { id, query } = useRoute()
  const { data, error } = useView('comparing', {
    id: id as Id<'scd'> | undefined,
    document: (query.get('document') || undefined) as Id<'doc'> | undefined,
    first: (query.get('first') || undefined) as Id<'per'> | undefined,
    second: (query.get('second') || undefined) as Id<'per'> | undefined,
  })
  const opened = data?.there && !data.hidden ? (data as Opened) : undefined
  const place = (document: string): Place => ({
    screen: 'compare',
    id: opened?.id,
    query: { document, first: query.get('first') ?? undefined, second: query.get('second') ?? undefined },
  })
  const documents = opened?.documents ?? []
  const at = documents.findIndex((one) => one.id === opened?.document)
  const go = (to: string | undefined) => (to ? () => navigate(place(to)) : undefined)
  useAction('next-compared-document', go(documents[at + 1]?.id))
  useAction('previous-compared-document', go(documents[at - 1]?.id))
  if (!data) return <Waiting title="Compare coding" error={error} />
  const [here] = documents.slice(Math.max(0, at))
  return (
    <Sheet title="Compare coding" className="coding compare written">
      <CodingTabs here="coding" />
      <div className="title">
        <h1>{data.there ? data.name : 'Compare coding'}</h1>
        {data.there && (
          <Link screen="coding" id={data.id} className="small">
            How far they agree
          </Link>
        )}
      </div>
      {!data.there && (
        <Empty fact="Nothing is coded twice yet.">
          Begin a <Link screen="coding">second coding</Link>; when it is opened, it is compared here.
        </Empty>
      )}
      {data.there && data.hidden && (
        <Empty fact="It is coded blind.">What its coders marked is compared when it is opened.</Empty>
      )}
      {opened && (
        <>
          {opened.coders.length > 2 && (
            <Tabs
              label="Two coders"
              tabs={pairsOf(opened.coders).map(([first, second]) => ({
                screen: 'compare',
                id: opened.id,
                query: { document: opened.document, first: first.id, second: second.id },
                words: `${first.name} and ${second.name}`,
                here: first.id === opened.first.id && second.id === opened.second.id,
              }))}
            />
          )}
          <nav className="documents" aria-label="Documents">
            {documents.map((one) => (
              <Link key={one.id} {...place(one.id)} current={one.id === here?.id}>
                <b>{one.label}</b> <span className="small soft">{one.file}</span>{' '}
                <span className="small soft">{standing(one)}</span>
              </Link>
            ))}
          </nav>
          {here && opened.rows.length > 0 ? (
            <Met key={`${here.id}${opened.first.id}${opened.second.id}`} data={opened} />
          ) : (
            <Empty fact={here ? 'Neither coded a passage of this document.' : 'Its sources have no document.'}>
              {documents.length > 1 ? 'Go on with another document.' : 'There is nothing to compare.'}
            </Empty>
          )}
        </>
      )}
    </Sheet>
  )
}

const standing = ({ differences, open }: Opened['documents'][number]): string =>
  differences === 0
    ? 'nothing differs'
    : open === 0
      ? 'all agreed'
      : `${open} of ${differences} ${differences === 1 ? 'difference' : 'differences'} open`

const pairsOf = <T,>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]))
