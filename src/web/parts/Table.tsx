import type { ReactNode } from 'react'
import { inPlace } from './in-place.ts'
import { Scrolling } from './Scrolling.tsx'

interface Props {
  /** Says what the table holds; read aloud, not shown. */
  label: string
  head: readonly { words: ReactNode; num?: boolean; width?: string; sort?: 'ascending' | 'descending' | 'none' }[]
  /** The rows, as `tr`. */
  children: ReactNode
  /** One row of words when there are none. */
  empty?: ReactNode
}

/** A table with a hairline under its head and between its rows. */
export const Table = ({ label, head, children, empty }: Props) => (
  <Scrolling label={label} className="tabled">
    <table>
      <caption className="sr">{label}</caption>
      <thead>
        <tr>
          {inPlace(head, ({ words, num, width, sort }) => (
            <th scope="col" aria-sort={sort} className={num ? 'num' : undefined} style={width ? { width } : undefined}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {empty ? (
          <tr>
            <td colSpan={head.length} className="soft">
              {empty}
            </td>
          </tr>
        ) : (
          children
        )}
      </tbody>
    </table>
  </Scrolling>
)
