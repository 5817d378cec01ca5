import { type KeyboardEvent, useEffect, useRef } from 'react'
import { stances } from '../../../core/choices.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Cell } from './Cell.tsx'
import { Words } from './Words.tsx'
import './matrix.css'

export type MatrixAnswer = ViewAnswer<'matrix'>
type Row = MatrixAnswer['rows'][number]

const sorts: Record<string, (a: Row, b: Row) => number> = {
  year: (a, b) => (b.year ?? 0) - (a.year ?? 0),
  used: (a, b) => b.used - a.used,
}

/** Which source speaks to which configuration, or to which link. Arrow keys walk the cells, Enter opens the words. */
export default function Matrix() {
  const { query } = useRoute()
  const { data, error } = useView('matrix', {})
  if (!data) return <Waiting title="Matrix" error={error} />
  const by = query.get('by') === 'links' ? 'links' : 'slots'
  const order = sorts[query.get('sort') ?? '']
  const rows = order ? [...data.rows].sort(order) : data.rows
  const open = query.get('cell')?.split('.')
  const built = rows.filter((row) => row.built).length
  if (data.columns.length === 0 || rows.length === 0)
    return (
      <Sheet title="Matrix">
        <h1>Which source speaks to which part</h1>
        <Empty fact="Nothing to cross yet." next>
          It fills as evidence is linked from sources to configurations.
        </Empty>
      </Sheet>
    )
  return (
    <Sheet
      title="Matrix"
      className="matrix"
      side={open?.[0] && open[1] ? <Words source={open[0]} configuration={open[1]} /> : undefined}
    >
      <div className="title">
        <h1>Which source speaks to which part</h1>
        <span className="push row">
          <Switch
            label="What a column is"
            value={by}
            onChange={(next) => setQuery({ by: next === 'links' ? next : undefined })}
            options={[
              ['slots', 'Configurations'],
              ['links', 'Links'],
            ]}
          />
          <select
            className="input"
            aria-label="Order of sources"
            value={query.get('sort') ?? ''}
            onChange={(event) => setQuery({ sort: event.target.value })}
          >
            <option value="">by author</option>
            <option value="year">newest first</option>
            <option value="used">most used first</option>
          </select>
        </span>
      </div>
      <p className="legend">
        <span className="kind">Place is the {by === 'slots' ? 'slot' : 'link'}, shape the stance:</span>
        {stances.map((stance) => (
          <span key={stance} className="kind">
            <span aria-hidden="true">
              <StanceMark stance={stance} />
            </span>{' '}
            {stance}
          </span>
        ))}
        {built > 0 && <span className="kind">built: also used to build the theory ({built})</span>}
      </p>
      <Grid data={data} rows={rows} by={by} />
    </Sheet>
  )
}

function Grid({ data, rows, by }: { data: MatrixAnswer; rows: readonly Row[]; by: 'slots' | 'links' }) {
  const table = useRef<HTMLTableElement>(null)
  const cell = useRoute().query.get('cell')
  const at = useRef({ row: 0, column: 0 })
  // One cell is in the tab order at a time; arrows move it.
  const rove = (row: number, column: number, focus = true) => {
    const to = table.current?.querySelector<HTMLElement>(`[data-cell="${row}.${column}"]`)
    if (!to) return
    for (const old of table.current?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? []) old.tabIndex = -1
    to.tabIndex = 0
    at.current = { row, column }
    if (focus) to.focus()
  }
  // The words open beside the grid, which gets narrower: the cell they belong to stays in sight and in the tab order.
  useEffect(() => {
    const opened = cell ? table.current?.querySelector<HTMLElement>('.now') : undefined
    if (!opened) return
    const [row = 0, column = 0] = (opened.dataset.cell ?? '').split('.').map(Number)
    at.current = { row, column }
    opened.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cell])
  useEffect(() => rove(at.current.row, at.current.column, false))
  const walk = (event: KeyboardEvent) => {
    const { row, column } = at.current
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
    if (!to) return
    event.preventDefault()
    rove(...to)
  }
  return (
    <div className="scroller">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that arrow keys walk is a grid */}
      <table className="mx" role="grid" ref={table} onKeyDown={walk} aria-label="Source by configuration">
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
          {rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row">
                <Link screen="source" id={row.id}>
                  {row.label}
                </Link>
                {row.built && <span className="built">built</span>}
              </th>
              {data.columns.map((column, c) => (
                <Cell
                  key={column.id}
                  row={row}
                  column={column}
                  by={by}
                  cell={row.cells[c]}
                  place={`${r}.${c}`}
                  now={cell === `${row.id}.${column.id}`}
                  onFocus={() => {
                    at.current = { row: r, column: c }
                  }}
                />
              ))}
              <td className="num">{row.used || ''}</td>
            </tr>
          ))}
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

const Letters = ({ column, by }: { column: MatrixAnswer['columns'][number]; by: 'slots' | 'links' }) => (
  <span className="letters">
    {column.slots.flatMap((slot) => {
      const links = column.links.filter((link) => link.slot === slot.key)
      return (by === 'slots' ? [{ id: slot.key, text: slot.word }] : links).map(({ id, text }) => (
        <span key={id} className={slot.role} title={text}>
          {slot.label.replace(/^M-/, '')}
        </span>
      ))
    })}
  </span>
)
