import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { LibraryRow } from '../../../core/view/library.ts'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { type ColumnName, columnOf, type Showing } from './columns.tsx'
import type { Selection } from './selection.ts'

/** As in library.css: wide enough for a finger where one is used. */
const height = matchMedia('(pointer: coarse)').matches ? 44 : 32
const window = 200

interface Props {
  filter: Omit<ViewParams<'library'>, 'from' | 'count'>
  /** The first window, which is there already. */
  first: ViewAnswer<'library'>
  columns: readonly ColumnName[]
  selection: Selection
  showing: Showing
  /** Told which source is at hand. */
  onHere: (source: Id<'src'> | undefined) => void
}

/** The rows in sight of a list of any length. Arrow keys, Page Up and Down, Home and End walk it; Enter opens. */
export function Rows({ filter, first, columns, selection, showing, onHere }: Props) {
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
    <div className="list" role="table" aria-label="Sources" aria-rowcount={first.found + 1} style={grid(columns)}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="entry heads" role="row" aria-rowindex={1} tabIndex={-1}>
        <Head>
          <input
            type="checkbox"
            aria-label="Select all that are shown"
            checked={selection.all}
            onChange={selection.toggleAll}
          />
        </Head>
        <Head>Source</Head>
        {columns.map((name) => (
          <Head key={name} num={columnOf(name).num}>
            {columnOf(name).words}
          </Head>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="scroll" role="rowgroup" ref={scroll} onKeyDown={walk} onBlur={() => setAt(undefined)}>
        <div role="presentation" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <Row
              key={index}
              {...{ index, start, columns, selection, showing }}
              row={rowAt(index)}
              onFocus={() => {
                setAt(index)
                onHere(rowAt(index)?.id)
              }}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** The grid of a row; on narrow screens library.css takes columns away. */
const grid = (columns: readonly ColumnName[]): CSSProperties =>
  ({
    '--columns': ['1.25rem', 'minmax(7rem, 11rem)', ...columns.map((name) => columnOf(name).width)].join(' '),
  }) as CSSProperties

interface RowProps extends Pick<Props, 'columns' | 'selection' | 'showing'> {
  row: LibraryRow | undefined
  index: number
  start: number
  onFocus: () => void
}

const Row = ({ row, index, start, onFocus, columns, selection, showing }: RowProps) => (
  // biome-ignore lint/a11y/useSemanticElements: see Rows
  <div
    className={row && selection.has(row.id) ? 'entry chosen' : 'entry'}
    role="row"
    tabIndex={-1}
    aria-rowindex={index + 2}
    aria-selected={row ? selection.has(row.id) : undefined}
    data-at={index}
    style={{ transform: `translateY(${start}px)` }}
    onFocus={onFocus}
  >
    <Cell>
      {row && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select ${row.label}`}
          checked={selection.has(row.id)}
          onChange={() => selection.toggle(row.id)}
        />
      )}
    </Cell>
    <Cell>
      {row && (
        <Link screen="source" id={row.id}>
          {row.label}
        </Link>
      )}
    </Cell>
    {columns.map((name) => {
      const { cell, title, num, bad } = columnOf(name)
      const look = num ? 'num' : name === 'title' ? undefined : row && bad?.(row) ? 'bad' : 'soft'
      return (
        <Cell key={name} className={look} title={row && title?.(row)}>
          {row && cell(row, showing)}
        </Cell>
      )
    })}
  </div>
)

const Cell = (props: { children: React.ReactNode; className?: string | undefined; title?: string | undefined }) => (
  // biome-ignore lint/a11y/useSemanticElements: see Rows
  <span role="cell" {...props} />
)

const Head = ({ children, num }: { children: React.ReactNode; num?: boolean | undefined }) => (
  // biome-ignore lint/a11y/useSemanticElements: see Rows
  <span role="columnheader" tabIndex={-1} className={num ? 'num' : undefined}>
    {children}
  </span>
)
