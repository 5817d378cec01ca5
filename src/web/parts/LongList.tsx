import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import './long-list.css'

/** As in long-list.css: high enough for a finger where one is used. */
const height = matchMedia('(pointer: coarse)').matches ? 44 : 32
/** How many rows are asked for at once. */
const windowSize = 200

export interface ListColumn<R> {
  name: string
  head: ReactNode
  width: string
  num?: boolean | undefined
  cell: (row: R) => ReactNode
  /** The whole of what may be cut off. */
  title?: ((row: R) => string | undefined) | undefined
  look?: ((row: R) => string | undefined) | undefined
}

/** Some rows of a list, from a place in it. */
interface Window<R> {
  from: number
  rows: readonly R[]
}

interface Props<R> {
  label: string
  count: number
  columns: readonly ListColumn<R>[]
  /** The windows that begin at these places; called as a hook, while the list scrolls. */
  useWindows: (top: number, low: number) => readonly (Window<R> | undefined)[]
  chosen?: (row: R) => boolean
  /** Told which row is at hand. */
  onHere?: (row: R | undefined) => void
}

/**
 * The rows in sight of a list of any length. Arrow keys, Page Up and Down, Home and End walk it; Enter follows the first
 * link of a row.
 */
export function LongList<R>({ label, count, columns, useWindows, chosen, onHere }: Props<R>) {
  const scroll = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number>()
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
  })
  const items = rows.getVirtualItems()
  const top = Math.floor((items[0]?.index ?? 0) / windowSize) * windowSize
  const low = Math.floor((items.at(-1)?.index ?? 0) / windowSize) * windowSize
  const windows = useWindows(top, low)
  const rowAt = (index: number): R | undefined => {
    for (const part of windows) {
      const row = part?.rows[index - part.from]
      if (part && index >= part.from && row !== undefined) return row
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
      End: count - 1,
    }
    const to = steps[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = Math.min(Math.max(to, 0), count - 1)
    rows.scrollToIndex(next)
    setAt(next)
  }
  const grid = { '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows come and go, and a table element cannot hold a window of them
    <div className="list" role="table" aria-label={label} aria-rowcount={count + 1} style={grid}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="entry heads" role="row" aria-rowindex={1} tabIndex={-1}>
        {columns.map(({ name, head, num }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <span key={name} role="columnheader" tabIndex={-1} className={num ? 'num' : undefined}>
            {head}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="scroll" role="rowgroup" ref={scroll} onKeyDown={walk} onBlur={() => setAt(undefined)}>
        <div role="presentation" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index)
            const here = () => {
              setAt(index)
              onHere?.(rowAt(index))
            }
            return <Row key={index} {...{ index, start, columns, row }} chosen={row && chosen?.(row)} onFocus={here} />
          })}
        </div>
      </div>
    </div>
  )
}

interface RowProps<R> {
  row: R | undefined
  index: number
  start: number
  columns: readonly ListColumn<R>[]
  chosen: boolean | undefined
  onFocus: () => void
}

const Row = <R,>({ row, index, start, columns, chosen, onFocus }: RowProps<R>) => (
  // biome-ignore lint/a11y/useSemanticElements: see above
  <div
    className={chosen ? 'entry chosen' : 'entry'}
    role="row"
    tabIndex={-1}
    aria-rowindex={index + 2}
    aria-selected={chosen}
    data-at={index}
    style={{ transform: `translateY(${start}px)` }}
    onFocus={onFocus}
  >
    {columns.map(({ name, cell, title, look, num }) => (
      // biome-ignore lint/a11y/useSemanticElements: see above
      <span
        key={name}
        role="cell"
        className={[num && 'num', row !== undefined && look?.(row)].filter(Boolean).join(' ') || undefined}
        title={row === undefined ? undefined : title?.(row)}
      >
        {row !== undefined && cell(row)}
      </span>
    ))}
  </div>
)
