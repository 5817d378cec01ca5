import type { ReactNode } from 'react'
import type { Id } from '../../../core/ids.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Link } from '../../parts/Link.tsx'
import type { Place } from '../../routes.ts'

interface Props<R> {
  label: string
  forms: readonly { id: Id<'form'>; name: string }[]
  /** In their order; those that wait for somebody come first, under a heading of their own. */
  rows: readonly R[]
  waits: (row: R) => boolean
  told: (row: R) => string
  here: string | undefined
  place: (to: string) => Place
  /** What waits, how many, and what the others are called. */
  heads: { waiting: string; toDo: number; rest: string }
  /** Said where nothing waits. */
  nothing: string | undefined
  /** Links to the rooms beside. */
  children: ReactNode
}

/** The sources of a form at the side of the room where they are worked on. */
export function Queue<R extends { id: string; label: string }>(props: Props<R>) {
  const { label, forms, rows, waits, told, here, place, heads, nothing, children } = props
  const list = (of: readonly R[]) => (
    <ol>
      {of.map((row) => (
        <li key={row.id}>
          <Link {...place(row.id)} current={row.id === here}>
            <b>{row.label}</b>
            <span className="small">{told(row)}</span>
          </Link>
        </li>
      ))}
    </ol>
  )
  const rest = rows.filter((row) => !waits(row))
  return (
    <nav className="queue" aria-label={label}>
      {forms.length > 1 && (
        <Choice
          name="form"
          label="Form"
          all={forms[0]?.name ?? 'First'}
          options={forms.slice(1).map(({ id, name }) => [id, name] as const)}
        />
      )}
      <div className="head">
        <h2>{heads.waiting}</h2>
        <span className="more num">{heads.toDo || ''}</span>
      </div>
      {list(rows.filter(waits))}
      {nothing && <p className="small soft">{nothing}</p>}
      <p className="small links">{children}</p>
      {rest.length > 0 && (
        <>
          <div className="head">
            <h2>{heads.rest}</h2>
          </div>
          {list(rest)}
        </>
      )}
    </nav>
  )
}
