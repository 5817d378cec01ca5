import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { AddSource } from './AddSource.tsx'
import { Filters } from './Filters.tsx'
import { Rows } from './Rows.tsx'
import './library.css'

export const filterNames = ['kind', 'stage', 'outcome', 'use', 'text', 'sort'] as const

/** Every source of the project, by what it is, how far it came and what it was used for. */
export default function Library() {
  const { query } = useRoute()
  const [adding, setAdding] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  useAction('add-source', () => setAdding(true))
  useAction('find-source', () => page.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus())
  const filter = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? undefined]))
  const { data, error } = useView('library', filter)
  if (!data) return <Waiting title="Library" error={error} />
  const filtered = filterNames.some((name) => name !== 'sort' && query.get(name))
  const clear = () => setQuery(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && adding && setAdding(false)
  return (
    <Sheet title="Library" bare>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what is open inside */}
      <div className="library" ref={page} onKeyDown={leave}>
        <div className="title">
          <h1>{data.total === 1 ? 'One source' : `${data.total.toLocaleString('en-GB')} sources`}</h1>
          {filtered && (
            <span className="soft" role="status">
              {data.found.toLocaleString('en-GB')} shown
            </span>
          )}
          <span className="push">
            <ActionButton name="add-source" kind="main" icon={Plus} />
          </span>
        </div>
        {adding && <AddSource close={() => setAdding(false)} />}
        {data.total === 0 ? (
          <Empty fact="No source yet.">
            Add one by hand. Each source has a page with its reference and its stages.
          </Empty>
        ) : (
          <>
            <Filters kinds={data.kinds} stages={data.stages} clear={filtered ? clear : undefined} />
            <Rows key={JSON.stringify(filter)} filter={filter} first={data} />
          </>
        )}
      </div>
    </Sheet>
  )
}
