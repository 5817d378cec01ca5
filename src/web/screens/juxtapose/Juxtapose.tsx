import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Configurations, Pieces } from './Columns.tsx'
import { Move } from './Move.tsx'
import { Syntheses } from './Syntheses.tsx'
import './juxtapose.css'

/** Evidence, sources or configurations side by side, and the move that is made on them together. */
export default function Juxtapose() {
  const { query } = useRoute()
  const may = writable.use()
  const of = query.get('of') ?? ''
  const { data, error } = useView('juxtaposed', { of, on: (query.get('on') ?? undefined) as Id<'cmoc'> | undefined })
  if (!data) return <Waiting title="Side by side" error={error} />
  const nothing = data.configurations.length + data.evidence.length === 0
  return (
    <Sheet title="Side by side" className="juxtapose">
      <header className="top">
        <h1>Side by side</h1>
        <p className="soft">
          {data.about.map((one, i) => (
            <span key={one.id}>
              {i > 0 && ', '}
              <Link screen="configuration" id={one.id}>
                {one.label === one.title ? one.title : `${one.label} ${one.title}`}
              </Link>
            </span>
          ))}
        </p>
      </header>
      {nothing ? (
        <Empty fact="Nothing is laid side by side.">
          Tick pieces of evidence on a configuration and press J, or take two configurations from what contradicts or
          looks alike under <Link screen="insights">Gaps</Link>.
        </Empty>
      ) : (
        <>
          {data.configurations.length > 0 && <Configurations all={data.configurations} />}
          {data.evidence.length > 0 && <Pieces all={data.evidence} />}
          {may && data.pieces.length > 0 && <Move key={of} beside={data} />}
          {data.syntheses.length > 0 && (
            <section>
              <h2>What was made of it</h2>
              <Syntheses all={data.syntheses} />
            </section>
          )}
        </>
      )}
    </Sheet>
  )
}
