import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { LibraryRow } from '../../../core/view/library.ts'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { outcomeWords } from './Filters.tsx'

/** As in library.css: wide enough for a finger where one is used. */
const height = matchMedia('(pointer: coarse)').matches ? 44 : 32
const window = 200

interface Props {
  filter: Omit<ViewParams<'library'>, 'from' | 'count'>
  /** The first window, which is there already. */
  first: ViewAnswer<'library'>
}

/** The rows in sight of a list of any length. Arrow keys, Page Up and Down, Home and End walk it; Enter opens. */
export function Rows({ filter, first }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number>()
  const rows = useVirtualizer({
    count: first.found,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
  })
  const items = rows.getVirtualItems()
  const top = Math.floor((items[0]?.index ?? 0) / window) * window
  const low = Math.floor((items.at(-1)?.index ?? 0) / window) * window
  const upper = useView('library', { ...filter, from: String(top) }, { when: top > 0 }).data
  const lower = useView('library', { ...filter, from: String(low) }, { when: low > top }).data
  const rowAt = (index: number): LibraryRow | undefined => {
    for (const part of [first, upper, lower]) {
      const row = part?.rows[index - part.from]
      if (part && index >= part.from && row) return row
    }
    return undefined
  }

  useEffect(() => {
    if (at !== undefined)
      scroll.current?.querySelector<HTMLElement>(`[data-at="${at}"] a`)?.focus({ preventScroll: true })
  })
  const walk = (event: KeyboardEvent) => {
    const here = at ?? -1
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? height) / height) - 1)
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: first.found - 1,
    }
    const to = steps[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = Math.min(Math.max(to, 0), first.found - 1)
    rows.scrollToIndex(next)
    setAt(next)
  }

  if (first.found === 0) return <Empty fact="No source passes these filters.">Take one away, or show all.</Empty>
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows come and go, and a table element cannot hold a window of them
    <div className="list" role="table" aria-label="Sources" aria-rowcount={first.found + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="entry heads" role="row" aria-rowindex={1} tabIndex={-1}>
        {['Source', 'Title', 'Kind', 'Came to', 'Used for', 'CMOCs'].map((words) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <span key={words} role="columnheader" tabIndex={-1}>
            {words}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="scroll" role="rowgroup" ref={scroll} onKeyDown={walk} onBlur={() => setAt(undefined)}>
        <div role="presentation" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <Row key={index} row={rowAt(index)} index={index} start={start} onFocus={() => setAt(index)} />
          ))}
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  row: LibraryRow | undefined
  index: number
  start: number
  onFocus: () => void
}

const Row = ({ row, index, start, onFocus }: RowProps) => (
  // biome-ignore lint/a11y/useSemanticElements: see Rows
  <div
    className="entry"
    role="row"
    tabIndex={-1}
    aria-rowindex={index + 2}
    data-at={index}
    style={{ transform: `translateY(${start}px)` }}
    onFocus={onFocus}
  >
    <Cell>
      {row && (
        <Link screen="source" id={row.id}>
          {row.label}
        </Link>
      )}
    </Cell>
    <Cell title={row?.title}>{row?.title}</Cell>
    <Cell className="soft">{row?.kind}</Cell>
    <Cell className={row?.at?.outcome === 'conflict' ? 'bad' : 'soft'}>
      {row?.at && `${row.at.stage}, ${outcomeWords[row.at.outcome]}`}
    </Cell>
    <Cell className="soft">{row?.uses.join(', ')}</Cell>
    <Cell className="num">{row && row.configurations > 0 ? row.configurations : ''}</Cell>
  </div>
)

const Cell = (props: { children: React.ReactNode; className?: string; title?: string | undefined }) => (
  // biome-ignore lint/a11y/useSemanticElements: see Rows
  <span role="cell" {...props} />
)
