import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from '../../parts/Link.tsx'
import { usePrinting } from '../../parts/printing.ts'
import { setQuery, useRoute } from '../../routes.ts'
import type { MatrixAnswer, Row as RowAnswer } from './answer.ts'
import { Letters, Row } from './Row.tsx'

/** With more rows than this the grid scrolls by itself under its head, and only the rows in sight are drawn. */
const many = 80
/** As in matrix.css. */
const height = 26

interface Props {
  data: MatrixAnswer
  rows: readonly RowAnswer[]
  by: 'slots' | 'links'
}

/** Sources down, configurations across. One cell is in the tab order at a time; arrows move it, Enter opens its words. */
export function Grid({ data, rows, by }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const opened = useRoute().query.get('cell')
  const at = useRef({ row: 0, column: 0 })
  /** A cell that is to have the focus as soon as it is drawn. */
  const wanted = useRef(false)
  const printing = usePrinting()
  const tall = rows.length > many && !printing
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    enabled: tall,
  })
  const items = virtual.getVirtualItems()
  const [first, end] = tall ? [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1] : [0, rows.length]
  const cellAt = ({ row, column }: typeof at.current) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}.${column}"]`)

  // The words open beside the grid, which gets narrower: the cell they belong to stays in sight and in the tab order.
  useEffect(() => {
    const now = opened ? table.current?.querySelector<HTMLElement>('.now') : undefined
    if (!now) return
    at.current = placeOf(now) ?? at.current
    now.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [opened])
  useEffect(() => {
    const to = cellAt(at.current)
    if (!to) return
    for (const old of table.current?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? []) old.tabIndex = -1
    to.tabIndex = 0
    if (wanted.current) to.focus()
    wanted.current = false
  })

  const rove = (row: number, column: number) => {
    if (row < 0 || column < 0 || row >= rows.length || column >= data.columns.length) return
    at.current = { row, column }
    const to = cellAt(at.current)
    if (to) return focusOn(to, table.current)
    wanted.current = true
    virtual.scrollToIndex(row)
  }
  const open = (place: { row: number; column: number } | undefined) => {
    const row = place && rows[place.row]
    const column = place && data.columns[place.column]
    if (!row || !column || !row.cells.some((cell) => cell.column === place.column)) return
    const cell = `${row.id}.${column.id}`
    setQuery({ cell: cell === opened ? undefined : cell })
  }
  const press = (event: KeyboardEvent) => {
    const place = placeOf(event.target)
    if (!place) return
    const { row, column } = place
    const steps: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [row, 0],
      End: [row, data.columns.length - 1],
      PageUp: [0, column],
      PageDown: [rows.length - 1, column],
    }
    const to = steps[event.key]
    if (!to && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (to) rove(...to)
    else open(place)
  }
  return (
    <div className={tall ? 'scroller tall' : 'scroller'} ref={scroller}>
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementToInteractiveRole: a table that arrow keys walk is a grid */}
      <table
        className="mx"
        role="grid"
        ref={table}
        aria-label="Source by configuration"
        aria-rowcount={rows.length + 2}
        onKeyDown={press}
        onFocus={(event) => {
          at.current = placeOf(event.target) ?? at.current
        }}
        onClick={(event) => open(placeOf(event.target))}
      >
        {/* biome-ignore-end lint/a11y/noNoninteractiveElementToInteractiveRole: as above */}
        <thead>
          <tr>
            <th scope="col">{rows.length === 1 ? '1 source' : `${rows.length} sources`}</th>
            {data.columns.map((column) => (
              <th key={column.id} scope="col">
                <Link screen="configuration" id={column.id} title={column.title}>
                  {column.number ? `${column.number} ` : ''}
                  {column.title}
                </Link>
                <Letters column={column} by={by} />
              </th>
            ))}
            <th scope="col" className="num">
              CMOCs
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {rows.slice(first, end).map((row, i) => (
            <Row
              key={row.id}
              row={row}
              at={first + i}
              columns={data.columns}
              by={by}
              opened={opened?.startsWith(`${row.id}.`) ? opened.slice(row.id.length + 1) : undefined}
            />
          ))}
          <Gap rows={rows.length - end} />
        </tbody>
        <tfoot>
          <tr className="sum">
            <th scope="row">Sources</th>
            {data.columns.map((column) => (
              <td key={column.id} className="num">
                {column.sources}
              </td>
            ))}
            <td className="num">{data.links}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const Gap = ({ rows }: { rows: number }) =>
  rows > 0 ? (
    <tr>
      <td style={{ height: rows * height }} />
    </tr>
  ) : null

/** Row and column of the cell that something stands in. */
function placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : undefined
  const [row, column] = (cell?.dataset.cell ?? '').split('.').map(Number)
  return row !== undefined && column !== undefined ? { row, column } : undefined
}

function focusOn(cell: HTMLElement, table: HTMLElement | null): void {
  for (const old of table?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? []) old.tabIndex = -1
  cell.tabIndex = 0
  cell.focus()
}
