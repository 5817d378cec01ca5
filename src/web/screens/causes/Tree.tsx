import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Drawing } from '../../../core/diagram/causes/drawing.ts'
import { type Row, rowsOf } from './rows.ts'

interface Props {
  drawing: Drawing
  chosen: string | undefined
  choose: (id: string) => void
  /** Folds or unfolds a band. */
  fold: (band: string) => void
}

/** As in causes.css. */
const height = matchMedia('(pointer: coarse)').matches ? 44 : 28

/**
 * What the canvas shows, as a tree: arrow keys walk and unfold it, Enter chooses and shows. Only the rows in sight are
 * drawn; how many there are is said.
 */
export function Tree({ drawing, chosen, choose, fold }: Props) {
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string>()
  const rows = useMemo(() => rowsOf(drawing, unfolded), [drawing, unfolded])
  const here = Math.max(
    0,
    rows.findIndex((row) => row.id === (at ?? chosen)),
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 8,
  })
  // What is chosen on the canvas is unfolded here and comes into sight.
  useEffect(() => {
    if (!chosen) return
    setAt(chosen)
    const owners =
      drawing.boxes.find((box) => box.id === chosen)?.configurations ??
      drawing.arrows.filter((one) => one.id === chosen).flatMap(({ configuration }) => configuration ?? [])
    const [owner] = owners
    if (owner) setUnfolded((before) => (owners.some((one) => before.has(one)) ? before : new Set([...before, owner])))
  }, [chosen, drawing])
  useEffect(() => {
    if (rows[here]?.id === chosen) virtual.scrollToIndex(here)
  }, [rows, here, chosen, virtual])
  const turn = (row: Row) => {
    if (row.level === 1) return fold(row.id)
    if (row.level === 2)
      setUnfolded((before) =>
        before.has(row.id) ? new Set([...before].filter((one) => one !== row.id)) : new Set([...before, row.id]),
      )
  }
  const go = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (!row) return
    setAt(row.id)
    virtual.scrollToIndex(rows.indexOf(row))
  }
  const press = (event: KeyboardEvent) => {
    const row = rows[here]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const above = rows.slice(0, here).findLastIndex(({ level }) => level < row.level)
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(here + 1),
      ArrowUp: () => go(here - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      PageDown: () => go(here + 10),
      PageUp: () => go(here - 10),
      ArrowRight: () => (row.open === false ? turn(row) : go(here + 1)),
      ArrowLeft: () => (row.open ? turn(row) : above >= 0 && go(above)),
      Enter: () => choose(row.id),
      ' ': () => choose(row.id),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const items = virtual.getVirtualItems()
  const drawn = items.some(({ index }) => index === here)
  return (
    <div
      ref={scroll}
      className="causes-tree"
      role="tree"
      aria-label="The web as a list"
      tabIndex={0}
      aria-activedescendant={drawn ? `${id}-${here}` : undefined}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
            <div
              key={row.id}
              id={`${id}-${index}`}
              role="treeitem"
              tabIndex={-1}
              className={index === here ? 'causes-row here' : 'causes-row'}
              aria-level={row.level}
              aria-setsize={row.of}
              aria-posinset={row.nth}
              aria-expanded={row.open}
              aria-selected={row.id === chosen}
              style={{ transform: `translateY(${start}px)` }}
              title={row.note ? `${row.words}; ${row.note}` : row.words}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setAt(row.id)
                scroll.current?.focus({ preventScroll: true })
                choose(row.id)
              }}
            >
              {row.open !== undefined && (
                <span
                  className="causes-fold"
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation()
                    setAt(row.id)
                    turn(row)
                  }}
                >
                  {row.open ? '▾' : '▸'}
                </span>
              )}
              <span className="causes-words">{row.words}</span>
              {row.note && <span className="sr">; {row.note}</span>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
