import { memo } from 'react'
import { Link } from '../../parts/Link.tsx'
import type { MatrixAnswer, Row as RowAnswer } from './answer.ts'
import { Cell } from './Cell.tsx'

interface RowProps {
  row: RowAnswer
  at: number
  columns: MatrixAnswer['columns']
  by: 'slots' | 'links'
  /** The configuration whose cell is open. */
  opened: string | undefined
}

/** One source: its name, a cell for each configuration, and how many it speaks to. */
export const Row = memo(({ row, at, columns, by, opened }: RowProps) => {
  const filled = new Map(row.cells.map((cell) => [cell.column, cell]))
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">
        <Link screen="source" id={row.id}>
          {row.label}
        </Link>
        {row.built && <span className="built">built</span>}
      </th>
      {columns.map((column, c) => (
        <Cell
          key={column.id}
          source={row.label}
          column={column}
          by={by}
          cell={filled.get(c)}
          place={`${at}.${c}`}
          now={opened === column.id}
        />
      ))}
      <td className="num">{row.used || ''}</td>
    </tr>
  )
})

/** What stands in the places of a column: its slots, or its links. */
export const Letters = ({ column, by }: { column: MatrixAnswer['columns'][number]; by: 'slots' | 'links' }) => (
  <span className="slot-letters">
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
